"""`./recount test`: every test on SQLite, then again on PostgreSQL what touches the record.

For: one command that says whether Recount stands. Arguments go on to pytest: `./recount test -k ledger`. Not for:
simulations and long runs, which are marked `slow` (`./recount test -m slow`).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import NoPostgres, private_cluster

WORKERS = "2"
# The workers share the cores already; small matrices reckoned by several threads each only wait for one another.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
NOTHING_TO_RUN = 5
INTERRUPTED = 130
ENDED = 143


@dataclass(frozen=True)
class Part:
    """How one part of the tests ended."""

    name: str
    status: int
    said: str

    def __str__(self) -> str:
        """Give the part as a line of the summary."""
        return f"{self.name}: {self.said}"


def main(arguments: Sequence[str]) -> int:
    """Run both parts; the exit status is 0 only where neither failed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
    try:
        parts = [run("SQLite", ":memory:", arguments), on_postgres(arguments)]
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    print(f"\n{'. '.join(map(str, parts))}.")
    if all(part.status == NOTHING_TO_RUN for part in parts):
        return NOTHING_TO_RUN
    return next((part.status for part in parts if part.status not in (0, NOTHING_TO_RUN)), 0)


def on_postgres(arguments: Sequence[str]) -> Part:
    """Run what touches the record on a cluster of our own; where there can be none, say so aloud."""
    try:
        with private_cluster() as address:
            return run("PostgreSQL", address, arguments)
    except NoPostgres as missing:
        return Part("PostgreSQL", 0, f"SKIPPED. {str(missing).rstrip('.')}")


def run(name: str, database: str, arguments: Sequence[str]) -> Part:
    """Run the tests on one database."""
    print(f"\nOn {name}", flush=True)
    began = time.monotonic()
    environment = {**ONE_THREAD, **os.environ, "RECOUNT_DATABASE": database}
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, *arguments]
    status = subprocess.run(command, env=environment, cwd=Path(__file__).parents[1], check=False).returncode
    words = {0: "passed", NOTHING_TO_RUN: "nothing to run"}
    return Part(name, status, f"{words.get(status, 'FAILED')} in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
