"""The bytes of a file of places: opened, unpacked, hashed, and read as lines.

For: one pass over files that may be large. Not for: what the lines mean.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from recount.errors import BadInput

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_BLOCK = 1 << 20


def hash_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes as they lie there.

    Raises: BadInput when the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None
    return digest.hexdigest()


@contextmanager
def lines_of(path: Path) -> Iterator[Iterator[str]]:
    """Open a file of places as lines with their ends; `.gz` is unpacked, whatever the file is called.

    Raises: BadInput when it cannot be read, holds nothing, is a .zip, broken, or no UTF-8.
    """
    head = _head(path)
    if not head.strip():
        raise _unreadable(path, "it is empty")
    if head.startswith(_ZIP):
        raise _unreadable(path, "it is a .zip archive; unpack it and name the file in it")
    opener = gzip.open if head.startswith(_GZIP) else Path.open
    with cast("IO[bytes]", opener(path, "rb")) as file:
        yield _checked(path, io.TextIOWrapper(file, encoding="utf-8-sig", newline=""))


def _checked(path: Path, text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    try:
        for line in text:
            number += 1
            if "\0" in line:
                raise _unreadable(path, f"line {number} holds bytes that are no text")
            yield line
    except UnicodeDecodeError:
        raise _unreadable(path, f"it is no UTF-8 after line {number}") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise _unreadable(path, f"its compression is broken after line {number}") from None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(64)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None


def _unreadable(path: Path, why: str) -> BadInput:
    return BadInput(
        f"{path} cannot be read as a file of places: {why}.",
        "Only whole text files in UTF-8 can be taken in; nothing was changed.",
        "Give the file as its publisher offers it, plain or as .gz.",
    )
