"""A person at a terminal: types commands, reads what comes back, in a home of their own.

For: tests of the commands as a newcomer meets them, in a process of their own. Not for: anything that a function
called in the test could show.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "src"
PATIENCE = 180


@dataclass(frozen=True)
class Answer:
    """What came back: the exit status, and what was printed where."""

    status: int
    printed: str
    said: str

    def json(self) -> Any:
        """Read what was printed as JSON."""
        return json.loads(self.printed)


@dataclass(frozen=True)
class Newcomer:
    """Somebody with a home; `folder` is where their records live."""

    home: Path

    @property
    def folder(self) -> Path:
        """Give the folder of the records."""
        return self.home / "data" / "recount"

    def types(self, *words: object, **environment: str) -> Answer:
        """Type a command and wait for what comes back."""
        process = self.begins(*words, **environment)
        printed, said = process.communicate(timeout=PATIENCE)
        return Answer(process.returncode, printed, said)

    def begins(self, *words: object, **environment: str) -> subprocess.Popen[str]:
        """Type a command and do not wait."""
        return subprocess.Popen(
            [sys.executable, "-m", "recount", *map(str, words)],
            env={**self._environment(), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.home,
        )

    def keeps(self) -> dict[str, bytes]:
        """Give every file of the records with its bytes, locks left out."""
        kept = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.suffix != ".lock")
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in kept}

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("RECOUNT_", "DJANGO_"))}
        own = {"HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data"), "PYTHONPATH": str(SOURCE)}
        return {**inherited, **own, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
