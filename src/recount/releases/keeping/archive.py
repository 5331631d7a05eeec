"""What a backup holds: every row of every table, every kept file, and the sums of it all, in one stream.

For: backing up, restoring and merging, a piece at a time. Not for: encryption (`recount.releases.keeping.sealing`).

A tar: `about.json`; `rows/TABLE/NUMBER.jsonl`, tables after those that they refer to; `files/SHA256`;
`people.sqlite3` where it was asked for; `sums.json`, the SHA-256 of each of them, at the end.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from recount.errors import BadInput
from recount.releases.keeping.rows import Row

FORMAT = 1
ABOUT, ROWS, FILES, PEOPLE, SUMS = "about.json", "rows", "files", "people.sqlite3", "sums.json"
_PIECE = 1 << 20


@dataclass
class ArchiveWriter:
    """Adds pieces to an archive and remembers their sums."""

    tar: tarfile.TarFile
    sums: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: bytes) -> None:
        """Add a piece that is in memory."""
        self.sums[name] = hashlib.sha256(content).hexdigest()
        self.tar.addfile(_entry(name, len(content)), BytesIO(content))

    def add_json(self, name: str, content: object) -> None:
        """Add a piece as JSON."""
        self.add(name, json.dumps(content, ensure_ascii=False, sort_keys=True).encode())

    def add_rows(self, table: str, number: int, rows: list[Row]) -> None:
        """Add some rows of a table."""
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
        self.add(f"{ROWS}/{table}/{number:06}.jsonl", "".join(lines).encode())

    def add_file(self, name: str, path: Path) -> str:
        """Add a file from the disk and give its SHA-256; it is read twice and never held in memory."""
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            self.tar.addfile(_entry(name, path.stat().st_size), file)
        self.sums[name] = sha256
        return sha256


@contextmanager
def writing(stream: BinaryIO) -> Iterator[ArchiveWriter]:
    """Write an archive into a stream; its sums come last."""
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.GNU_FORMAT) as tar:
        writer = ArchiveWriter(tar)
        yield writer
        writer.add_json(SUMS, dict(sorted(writer.sums.items())))


@dataclass(frozen=True)
class Piece:
    """One piece of an archive; `content` is read once, from beginning to end."""

    name: str
    content: BinaryIO

    @property
    def table(self) -> str | None:
        """Name the table whose rows these are; None for another piece."""
        parts = self.name.split("/")
        return parts[1] if parts[0] == ROWS and len(parts) == 3 else None

    @property
    def sha256(self) -> str | None:
        """Give the SHA-256 under which a kept file was carried; None for another piece."""
        parts = self.name.split("/")
        return parts[1] if parts[0] == FILES and len(parts) == 2 else None

    def rows(self) -> list[Row]:
        """Read the rows."""
        return [json.loads(line) for line in self.content.read().splitlines()]

    def json(self) -> Any:
        """Read the piece as JSON."""
        return json.loads(self.content.read())

    def pieces(self) -> Iterator[bytes]:
        """Read the bytes a piece at a time."""
        while content := self.content.read(_PIECE):
            yield content


class _Hashed:
    """A stream that is hashed as it is read."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._hash = stream, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read some bytes."""
        content: bytes = self._stream.read(size)
        self._hash.update(content)
        return content

    def finish(self) -> str:
        """Read what is left and give the SHA-256 of all."""
        while self.read(_PIECE):
            pass
        return self._hash.hexdigest()


def reading(stream: BinaryIO) -> Iterator[Piece]:
    """Give the pieces of an archive in their order, and check their sums at the end.

    Raises: BadInput when it is no archive of ours, of a newer form, or not what its sums say; who keeps pieces before
    the end keeps them in a transaction.
    """
    sums: dict[str, str] = {}
    told: dict[str, str] | None = None
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for entry in tar:
            source = _Hashed(tar.extractfile(entry))
            piece = Piece(entry.name, source)  # type: ignore[arg-type]
            if entry.name == SUMS:
                told = piece.json()
                continue
            yield piece
            sums[entry.name] = source.finish()
    if told != sums:
        raise _damaged(sorted(set(sums.items()) ^ set((told or {}).items())))


def check_about(about: Any) -> dict[str, Any]:
    """Check what an archive says of itself. Raises: BadInput when this program does not know its form."""
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise BadInput(
            "The backup has a form that this version does not know.",
            "Restoring it by guess could lose part of it.",
            "Update Recount, then try again.",
        )
    return about


def _damaged(differing: list[tuple[str, str]]) -> BadInput:
    names = sorted({name for name, _ in differing})
    return BadInput(
        f"The backup is not what its sums say: {', '.join(names[:5]) or SUMS}.",
        "Something in it was changed or lost; nothing was kept.",
        "Take another copy of it.",
    )


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry
