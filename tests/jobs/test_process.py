"""Promises of workers beside a server: one that is killed is followed by another."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from recount.jobs.process import Beside

KIND = "bring"
# Writes a line at each start; the first that begins is killed, the next ends by itself.
WORKER = """
import os, pathlib, signal, sys
starts = pathlib.Path(sys.argv[1])
with starts.open("a") as file:
    file.write("begun\\n")
if starts.read_text().count("begun") == 1:
    os.kill(os.getpid(), signal.SIGKILL)
"""


def soon(holds: Callable[[], bool], within: float = 10) -> bool:
    """Wait until something holds, for some seconds at most."""
    end = time.monotonic() + within
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def begun(starts: Path) -> int:
    """Count the workers that began."""
    return starts.read_text().count("begun") if starts.exists() else 0


def test_a_killed_worker_is_followed_by_another(tmp_path: Path) -> None:
    """Nobody has to look: the work that it left is taken up, and who ended by itself is not followed."""
    starts = tmp_path / "starts"
    beside = Beside(shortest=0)
    with beside.allowed({KIND: (sys.executable, "-c", WORKER, str(starts))}):
        beside.wake(KIND)
        assert soon(lambda: begun(starts) == 2)
        assert not soon(lambda: begun(starts) > 2, within=0.5)


def test_a_worker_that_cannot_work_is_not_begun_over_and_over(tmp_path: Path) -> None:
    """One that breaks off at once would do so again."""
    starts = tmp_path / "starts"
    beside = Beside()
    with beside.allowed({KIND: (sys.executable, "-c", WORKER, str(starts))}):
        beside.wake(KIND)
        assert soon(lambda: begun(starts) == 1)
        assert not soon(lambda: begun(starts) > 1, within=0.5)
