"""Workers beside a server: processes of their own, begun when there is work, ended with the server.

For: `recount serve`. Not for: what it does (`recount.jobs.working`). Where no server allowed it, as in commands and
tests, no process is ever begun.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 10
# Seconds. A worker that breaks off sooner would do so again at once.
SHORTEST: Final = 2.0


class Beside:
    """Processes beside this one, at most one for each kind of work, so that one long work keeps no other waiting.

    A worker that is killed leaves its work in the middle: another is begun, which takes it up. One that breaks off
    within `shortest` seconds is not followed by another until there is new work.
    """

    def __init__(self, shortest: float = SHORTEST) -> None:
        self._shortest = shortest
        self._commands: Mapping[str, Sequence[str]] = {}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def allowed(self, commands: Mapping[str, Sequence[str]]) -> Iterator[None]:
        """Allow workers, by kind, as long as this lasts; they end with it, and pieces in hand are done another time."""
        self._commands = commands
        try:
            yield
        finally:
            self._commands = {}
            self._end()

    def wake(self, kind: str) -> None:
        """Let a worker for this kind begin, where one is allowed and none runs."""
        with self._one_at_a_time:
            running = self._processes.get(kind)
            if kind in self._commands and (running is None or running.poll() is not None):
                self._processes[kind] = process = subprocess.Popen(self._commands[kind], stdin=subprocess.PIPE)
                threading.Thread(target=self._mind, args=(kind, process), daemon=True).start()

    def _mind(self, kind: str, process: subprocess.Popen[bytes]) -> None:
        """Wait for the end of a worker, and begin another where it did not end by itself."""
        begun = time.monotonic()
        if process.wait() != 0 and time.monotonic() - begun >= self._shortest:
            self.wake(kind)

    def _end(self) -> None:
        with self._one_at_a_time:
            running = [process for process in self._processes.values() if process.poll() is None]
            for process in running:
                process.terminate()
            for process in running:
                _wait_for(process)


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


beside = Beside()
