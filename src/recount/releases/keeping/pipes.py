"""Letting two that each want to lead work together: one writes a stream while another, in a thread, reads it.

For: sealing and unsealing what is too big for memory. Not for: what flows through.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO


class _Worker(threading.Thread):
    """Does one thing with a stream, closes it, and keeps what went wrong."""

    def __init__(self, work: Callable[[BinaryIO], object], stream: BinaryIO) -> None:
        super().__init__(daemon=True)
        self.work, self.stream = work, stream
        self.problem: OSError | ValueError | None = None

    def run(self) -> None:
        """Do it."""
        try:
            self.work(self.stream)
        except (OSError, ValueError) as problem:
            self.problem = problem
        finally:
            _close(self.stream)


@contextmanager
def piped_into(read: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
    """Give a stream to write; `read` takes it in at the same time. Raises: what `read` raised."""
    source, sink = _pipe()
    with _working(read, source):
        try:
            yield sink
        finally:
            _close(sink)


@contextmanager
def piped_from(write: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
    """Give a stream to read; `write` fills it at the same time. Raises: what `write` raised."""
    source, sink = _pipe()
    with _working(write, sink):
        try:
            yield source
            # What is left is read to its end, so that a fault at the end of it is found as well.
            while source.read(1 << 16):
                pass
        finally:
            _close(source)


@contextmanager
def _working(work: Callable[[BinaryIO], object], stream: BinaryIO) -> Iterator[None]:
    worker = _Worker(work, stream)
    worker.start()
    try:
        yield
    finally:
        worker.join()
    if worker.problem is not None:
        raise worker.problem


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    source, sink = os.pipe()
    return os.fdopen(source, "rb"), os.fdopen(sink, "wb")


def _close(stream: BinaryIO) -> None:
    """Close a stream, also when nobody is left at its other end."""
    with suppress(BrokenPipeError):
        stream.close()
