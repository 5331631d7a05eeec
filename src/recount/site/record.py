"""Where a record lives, and opening it: the right file, a version this program understands, one writer at a time.

For: every command that needs a record. Not for: what stands in it. A record is a SQLite file that carries
our mark, or a PostgreSQL database; `demo` is a reserved name.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from recount.errors import BadInput
from recount.site.database import IN_MEMORY, is_postgres, people_file
from recount.site.routing import PEOPLE, RECORD
from recount.site.starting import bring_up_to_date, start_django
from recount.site.statistics import take_statistics
from recount.vocabulary.sentences import refusal

DEMO = "demo"
# The mark of our files in SQLite's header ("RCNT"), so that no other program's database is taken for a record.
APPLICATION_ID = 0x52434E54
SQLITE_HEADER = b"SQLite format 3\x00"
_MARK_AT = 68


@dataclass(frozen=True)
class RecordAddress:
    """The name by which a person called a record, and the file or database it means."""

    name: str
    database: str

    @property
    def on_postgres(self) -> bool:
        """Tell whether it is a team's database."""
        return is_postgres(self.database)

    @property
    def path(self) -> Path:
        """The file of the record."""
        return Path(self.database)

    @property
    def people(self) -> Path:
        """The file of the people who work on it: accounts and sessions, apart from the record."""
        return Path(people_file(self.database))

    @property
    def secret(self) -> Path:
        """The file with the key of the server that serves this record."""
        return data_folder() / "server.key" if self.on_postgres else self.path.with_suffix(".key")

    @property
    def files(self) -> Path:
        """The folder that keeps the bytes of this record's reports."""
        return data_folder() / "files" if self.on_postgres else self.path.with_suffix(".files")

    def exists(self) -> bool:
        """Tell whether there is a record; a server's answer is asked for only when it is opened."""
        return self.on_postgres or self.path.exists()


def data_folder() -> Path:
    """Give the user's data folder (XDG), where records without a path live."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "recount"


def locate(record: str | None) -> RecordAddress:
    """Find what a `--record` value means: a name, a path, or a postgres:// address.

    Without a value: RECOUNT_RECORD, else `recount.sqlite3` in the data folder.
    """
    wanted = record or os.environ.get("RECOUNT_RECORD") or "recount"
    if is_postgres(wanted):
        return RecordAddress(wanted.rsplit("/", 1)[-1], wanted)
    if "://" in wanted:
        raise BadInput(
            f"{wanted.partition('://')[0]}:// is no kind of record.",
            "A record is a file, or a PostgreSQL database.",
            "Name a file, or an address that begins with postgres://.",
        )
    if "/" in wanted or wanted.endswith((".sqlite3", ".sqlite", ".db")):
        return RecordAddress(Path(wanted).stem, str(Path(wanted).expanduser().resolve()))
    return RecordAddress(wanted, str(data_folder() / f"{wanted}.sqlite3"))


def opened() -> RecordAddress:
    """Give the record on which Django was started."""
    database = os.environ.get("RECOUNT_DATABASE", IN_MEMORY)
    return RecordAddress(database.rsplit("/", 1)[-1].removesuffix(".sqlite3"), database)


def open_record(address: RecordAddress, *, create: bool = False) -> None:
    """Start Django on a record, adding tables that it lacks.

    Raises: BadInput when there is no record (unless `create`), the file is no record, or a newer program
    wrote it; nothing is changed then.
    """
    if not address.exists() and not create:
        raise no_record(address)
    if not address.on_postgres:
        _check_file(address.path)
        _make_private(address.path)
    start_django(address.database)
    if bring_up_to_date(RECORD, address.name):
        _leave_our_mark(address)


def open_people(address: RecordAddress) -> None:
    """Open the database of the people beside an open record, as a server needs it; readable by its owner alone."""
    if not address.on_postgres:
        _make_private(address.people)
    bring_up_to_date(PEOPLE, address.name)


def no_record(address: RecordAddress) -> BadInput:
    """Say that there is no record yet, and what can be done."""
    return BadInput(
        f"There is no record at {address.database}.",
        "This command answers from a record.",
        "Use `--record demo` to look around, or `recount capture FILE` to begin a record of your own.",
    )


@contextmanager
def open_for_writing(address: RecordAddress, *, create: bool = False) -> Iterator[None]:
    """Open a record and hold it for writing; a second process is refused instead of changing it by halves.

    Raises: BadInput as `open_record` does, and when another process is writing.
    """
    if address.on_postgres:
        open_record(address, create=create)
        with held_for_writing(address):
            yield
        return
    if not address.exists() and not create:
        raise no_record(address)
    with sole_writer(address):
        open_record(address, create=create)
        yield
        take_statistics()


@contextmanager
def held_for_writing(address: RecordAddress) -> Iterator[None]:
    """Hold an open record for writing; what is kept in memory has no other process.

    Raises: BadInput when another process is writing.
    """
    if address.database == IN_MEMORY:
        yield
        return
    with _advisory_lock(address) if address.on_postgres else sole_writer(address):
        yield


@contextmanager
def sole_writer(address: RecordAddress) -> Iterator[None]:
    """Hold the file of a record for writing, whether it is open or only about to be made."""
    with _lock_file(address.path) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _busy(address) from None
        yield


@contextmanager
def _advisory_lock(address: RecordAddress) -> Iterator[None]:
    """Hold PostgreSQL's own lock with our mark as its number; it ends with the connection at the latest."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [APPLICATION_ID])
        if not cursor.fetchone()[0]:
            raise _busy(address)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [APPLICATION_ID])


def _busy(address: RecordAddress) -> BadInput:
    return refusal("site.busy", name=address.name)


def _lock_file(path: Path) -> TextIO:
    """Open the lock beside a record, making its folder where there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.with_suffix(".lock").open("w")
    except OSError as error:
        raise _cannot_write(path, error) from None


def _cannot_write(path: Path, error: OSError) -> BadInput:
    return BadInput(
        f"Nothing can be written in {path.parent} ({error.strerror}).",
        "A record is kept in a file, with a lock beside it.",
        "Choose another place with --record or XDG_DATA_HOME, or change its permissions.",
    )


def _check_file(path: Path) -> None:
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return
    if not path.is_file() or not _has_our_mark(path):
        raise BadInput(
            f"{path} is no record of Recount.",
            "Opening it could damage what another program keeps there.",
            "Name a record's file, or a new path to begin one.",
        )


def _make_private(path: Path) -> None:
    """Let nobody but its owner read a record's file: it may name people whom it endangers (R28)."""
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise _cannot_write(path, error) from None


def _has_our_mark(path: Path) -> bool:
    """Read the mark where SQLite keeps it, without opening the database."""
    with path.open("rb") as file:
        header = file.read(_MARK_AT + 4)
    return header.startswith(SQLITE_HEADER) and header[_MARK_AT:] == APPLICATION_ID.to_bytes(4)


def _leave_our_mark(address: RecordAddress) -> None:
    from django.db import connection

    if not address.on_postgres:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
