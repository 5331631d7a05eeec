"""What stands written in YAML beside the code: words, sentences, lexicons, the demo record.

For: files that ship with Recount, read by the fast reader of PyYAML where it is there. Not for: files that a person
gives, whose faults are told with their line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def written_in(path: Path) -> Any:
    """Give what a file holds, as plain data."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (a safe loader)
