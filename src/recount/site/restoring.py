"""Records that come from elsewhere: a new one that stands only when it is whole, and a look into another's file.

For: `recount restore` and `recount merge`. Not for: what is carried (`recount.releases.keeping`).
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from recount.errors import BadInput
from recount.site.record import SQLITE_HEADER, RecordAddress, open_for_writing, open_record, sole_writer
from recount.site.statistics import take_statistics

if TYPE_CHECKING:
    from recount.releases.keeping.merging import Taken


@contextmanager
def restored_into(address: RecordAddress) -> Iterator[RecordAddress]:
    """Open a new, empty record to fill; it takes its place only when all went well, and else leaves nothing.

    Raises: BadInput when there is a record already.
    """
    if address.on_postgres:
        with open_for_writing(address, create=True):
            yield address
        return
    _must_be_new(address)
    draft = RecordAddress(address.name, str(address.path.with_suffix(".draft")))
    with sole_writer(address):
        _remove(draft.path)
        open_record(draft, create=True)
        try:
            yield draft
            take_statistics()
            _close()
            draft.path.replace(address.path)
        finally:
            _close()
            _remove(draft.path)
            _remove_unless_restored(address)


def other_record(path: Path, passphrase: Callable[[], str]) -> Callable[[], Taken]:
    """Give what reads another record once ours is open: its own file, or a backup, which needs its passphrase.

    The other one is not changed. Raises: BadInput when there is no such file, it is neither, or it cannot be read.
    """
    if not path.is_file():
        raise BadInput(
            f"There is no file {path}.",
            "A merge takes in the file of a record, or a backup.",
            "Name one; `recount backup FILE` writes one.",
        )
    with path.open("rb") as file:
        is_record = file.read(len(SQLITE_HEADER)) == SQLITE_HEADER
    if is_record:
        taken = _from_copy(path)
        return lambda: taken
    return lambda: _from_backup(path, passphrase())


def _from_backup(path: Path, passphrase: str) -> Taken:
    from recount.releases.keeping.taking import taken_from_backup

    return taken_from_backup(path, passphrase)


def _from_copy(path: Path) -> Taken:
    """Read a record through a copy, so that a newer form of tables is made in the copy alone."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "other.sqlite3"
        _copy(path, copy)
        open_record(RecordAddress(path.stem, str(copy)))
        try:
            from recount.releases.keeping.merging import raw_rows
            from recount.releases.keeping.taking import taken_with_files

            return taken_with_files(raw_rows(), RecordAddress(path.stem, str(path)).files)
        finally:
            _close()


def _copy(path: Path, copy: Path) -> None:
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _must_be_new(address: RecordAddress) -> None:
    taken = [path for path in (address.path, address.files, address.people) if path.exists()]
    if taken:
        raise BadInput(
            f"There is a record already: {taken[0]}.",
            "Restoring never overwrites what is there.",
            "Name a new record with --record, or bring the two together with `recount merge`.",
        )


def _close() -> None:
    from django.db import connections

    connections.close_all()


def _remove_unless_restored(address: RecordAddress) -> None:
    """Leave no files and no accounts of a record that did not come about."""
    if not address.path.exists():
        shutil.rmtree(address.files, ignore_errors=True)
        address.people.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
