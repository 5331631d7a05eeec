"""The evidentiary copies: every file kept under the SHA-256 of its bytes, written once and never touched again.

For: keeping what was collected, giving it back unaltered, and telling whether it still is. Not for: working copies,
extracted text or the log of custody, which stand in the record beside.

Rules: R24 (hashed before anything else, a copy that nobody alters), R27 (verification re-checks every file).
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, NoReturn

from recount.errors import BadInput

HASH: Final = re.compile(r"[0-9a-f]{64}")
READ_ONLY: Final = 0o444
# Evidence can endanger those who gave it: a new store opens to nobody but its owner.
OWNER_ONLY: Final = 0o700
INCOMING: Final = "incoming"


class DamageKind(StrEnum):
    """What can be wrong with a file of the store."""

    ALTERED = "altered"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    STRAY = "stray"


@dataclass(frozen=True)
class Damage:
    """One file that is not what its name says: `name` is its SHA-256, or for a stray file its own name."""

    name: str
    path: Path
    kind: DamageKind


class ContentStore:
    """A folder of files named by the SHA-256 (lower-case hexadecimal) of their bytes, as ab/cd/abcd..."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep `content` and give its SHA-256; what is already kept is left as it is.

        Whoever looks sees the whole file or none, even after a crash. Raises BadInput when the kept copy is damaged:
        it is left in place, for it is evidence too.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        if self.path(sha256).exists():
            self.get(sha256)
        else:
            self._write(content, self.path(sha256))
        return sha256

    def get(self, sha256: str) -> bytes:
        """Give the bytes of this SHA-256, checked as they are read.

        Raises BadInput when they are not here, cannot be read, or are no longer those that were kept.
        """
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            _refuse(f"The store holds no file {sha256}.")
        except OSError as error:
            _refuse(f"The store's file {path} cannot be read ({error.strerror}).")
        if hashlib.sha256(content).hexdigest() != sha256:
            _refuse(f"The store's file {path} no longer has the bytes that were kept.")
        return content

    def path(self, sha256: str) -> Path:
        """Give the place of a file, kept or not; raises BadInput for what is no SHA-256."""
        if not HASH.fullmatch(sha256):
            _refuse(f"{sha256!r} is not a SHA-256 in lower-case hexadecimal.")
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def verify(self, expected: Iterable[str] = ()) -> list[Damage]:
        """Re-read every file and list what is wrong (R27); no damage is an empty list.

        Files whose bytes changed, that cannot be read or do not belong here, then those of `expected` (SHA-256) that
        are missing.
        """
        kept = list(self._files())
        damages = [Damage(path.name, path, kind) for path in kept if (kind := self._damage_of(path))]
        missing = sorted(set(expected) - {path.name for path in kept if not self._is_stray(path)})
        return damages + [Damage(sha256, self.path(sha256), DamageKind.MISSING) for sha256 in missing]

    def _files(self) -> Iterator[Path]:
        for path in sorted(self.folder.rglob("*")):
            if not path.is_dir() and INCOMING not in path.relative_to(self.folder).parts:
                yield path

    def _damage_of(self, path: Path) -> DamageKind | None:
        if self._is_stray(path):
            return DamageKind.STRAY
        try:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return DamageKind.UNREADABLE
        return None if sha256 == path.name else DamageKind.ALTERED

    def _is_stray(self, path: Path) -> bool:
        return HASH.fullmatch(path.name) is None or path != self.path(path.name)

    def _write(self, content: bytes, path: Path) -> None:
        incoming = self.folder / INCOMING
        self.folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        incoming.mkdir(exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=incoming)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fchmod(file.fileno(), READ_ONLY)
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make a new name in `folder` outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse(found: str) -> NoReturn:
    raise BadInput(
        found,
        "A claim stands only as long as the original behind it can be shown unaltered.",
        "Restore the file from a backup; the store itself mends nothing.",
    )
