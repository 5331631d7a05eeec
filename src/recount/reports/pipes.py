"""Reads pipes and devices, which have no size and may never say anything.

For: `recount read <(command)`, `/dev/stdin`, and a refusal instead of an endless wait. Not for: files with a size.
"""

from __future__ import annotations

import os
import select
import stat
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from recount.errors import BadInput

SECONDS: Final = 20.0
_AT_ONCE: Final = 65536
_PATIENCE: Final = 0.02


class Pipe:
    """An open pipe or device; `read` waits for what is written, but not for ever."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Without waiting: a pipe would not even open before somebody writes to it.
        self._descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._has_begun = not stat.S_ISFIFO(os.fstat(self._descriptor).st_mode)

    def __enter__(self) -> Self:
        """Stay open inside the block."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Close."""
        os.close(self._descriptor)

    def read(self, most: int) -> bytes:
        """Give up to `most` bytes, fewer only at the end. Raises: BadInput when nothing comes for SECONDS."""
        pieces: list[bytes] = []
        left = most
        while left > 0:
            piece = self._next(min(left, _AT_ONCE))
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def _next(self, most: int) -> bytes:
        """Give what comes next, empty at the end; a pipe that nobody has opened yet has not ended, but not begun."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            ready, _, _ = select.select([self._descriptor], [], [], max(0.0, until - time.monotonic()))
            piece = os.read(self._descriptor, most) if ready else b""
            if piece or (ready and self._has_begun):
                self._has_begun = True
                return piece
            time.sleep(_PATIENCE)
        raise BadInput(
            f"{self._path} is a pipe or device, and nothing came out of it for {SECONDS:g} seconds.",
            "A report is read to its end, and this one may never begin.",
            "Give a file, or start what writes to it first.",
        )
