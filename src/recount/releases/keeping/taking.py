"""Reading another record: from a backup, without opening it as one's own.

For: merging. Not for: restoring a backup (`recount.releases.keeping.backup`).
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from recount.releases.keeping.archive import ABOUT, check_about, reading
from recount.releases.keeping.backup import keep_file
from recount.releases.keeping.merging import Taken
from recount.releases.keeping.rows import Row
from recount.releases.keeping.sealing import unsealed
from recount.reports.store import HASH, ContentStore


def taken_from_backup(path: Path, passphrase: str) -> Taken:
    """Read the rows of a sealed file; its kept files are read again when they are wanted. Raises: BadInput."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with unsealed(path, passphrase) as stream:
        for piece in reading(stream):
            if piece.name == ABOUT:
                check_about(piece.json())
            elif piece.table is not None:
                rows[piece.table] += piece.rows()
    return Taken(dict(rows), lambda folder: _keep_files(path, passphrase, folder))


def taken_with_files(rows: dict[str, list[Row]], files: Path) -> Taken:
    """Give rows that were read from a record, with the folder of its kept files."""
    return Taken(rows, lambda folder: _copy_files(files, folder))


def _keep_files(path: Path, passphrase: str, folder: Path) -> int:
    problems: list[str] = []
    with unsealed(path, passphrase) as stream:
        pieces = (piece for piece in reading(stream) if piece.sha256 is not None)
        return sum(keep_file(ContentStore(folder), piece, problems) for piece in pieces)


def _copy_files(source: Path, folder: Path) -> int:
    store = ContentStore(folder)
    found = [path for path in sorted(source.glob("??/??/*")) if HASH.fullmatch(path.name)]
    new = [path for path in found if not store.path(path.name).exists()]
    for path in new:
        store.put(path.read_bytes())
    return len(new)
