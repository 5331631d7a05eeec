"""The worker beside a server: a process of its own, begun when there is work, ended with the server.

For: `recount serve`. Not for: what it does (`recount.jobs.working`). Where no server allowed it, as in commands and
tests, no process is ever begun.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 10


class Beside:
    """A process beside this one, at most one at a time."""

    def __init__(self) -> None:
        self._command: Sequence[str] = ()
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def allowed(self, command: Sequence[str]) -> Iterator[None]:
        """Allow a worker as long as this lasts; it ends with it, and the piece in hand is done anew another time."""
        self._command = command
        try:
            yield
        finally:
            self._command = ()
            self._end()

    def wake(self) -> None:
        """Let a worker begin, where one is allowed and none runs."""
        with self._one_at_a_time:
            if self._command and (self._process is None or self._process.poll() is not None):
                self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE)

    def _end(self) -> None:
        with self._one_at_a_time:
            if self._process is None or self._process.poll() is not None:
                return
            self._process.terminate()
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


beside = Beside()
