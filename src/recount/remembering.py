"""Keeping what was made of the record until the record changes.

For: what takes long to make of many rows and is asked for again and again: names of publishers, the gazetteer, counts.
Not for: rows that somebody changes, or anything that hangs on the clock. What stands in memory has no state that could
be told, and inside a transaction nobody knows whether it has changed; nothing is kept then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import connection

Asked = ParamSpec("Asked")
Made = TypeVar("Made")

_IN_MEMORY = (":memory:", "mode=memory")
# The head of SQLite's log has other salts each time the log begins anew.
_HEAD = 32


def record_state() -> str:
    """Name the state of the open record, another after every change; empty where nobody can tell."""
    if connection.in_atomic_block:
        return ""
    return _of_postgres() if connection.vendor == "postgresql" else _of_file(str(connection.settings_dict["NAME"]))


def while_record_stands(most: int = 8) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Keep what a function gives, for each of its last `most` arguments, as long as the record does not change.

    What it gives is shared, so it is only looked at; its arguments can be hashed.
    """

    def decorate(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
        kept = Kept[Made](most)

        @wraps(make)
        def remembered(*args: Asked.args, **keys: Asked.kwargs) -> Made:
            return kept.get((args, tuple(sorted(keys.items()))), lambda: make(*args, **keys))

        return remembered

    return decorate


class Kept(Generic[Made]):
    """The last of what was made, by what was asked and the state in which the record was."""

    def __init__(self, most: int) -> None:
        self.most, self.lock = most, Lock()
        self.found: OrderedDict[Any, Made] = OrderedDict()

    def get(self, asked: Any, make: Callable[[], Made]) -> Made:
        """Give what was made for this in this state of the record, and make it where it is not there."""
        state = record_state()
        if not state:
            return make()
        key = (state, asked)
        with self.lock:
            if key in self.found:
                self.found.move_to_end(key)
                return self.found[key]
        made = make()
        with self.lock:
            self.found[key] = made
            while len(self.found) > self.most:
                self.found.popitem(last=False)
        return made


def _of_postgres() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), pg_current_snapshot()::text")
        return " ".join(map(str, cursor.fetchone()))


def _of_file(name: str) -> str:
    """Read the times and lengths of the file and of its log, and the head of the log.

    The file itself and its `-shm` are never opened here: SQLite holds locks on both, and a process that closes a file
    loses every lock that it holds on it. The log bears no lock.
    """
    if any(part in name for part in _IN_MEMORY):
        return ""
    stats = [path.stat() for path in (Path(name), Path(f"{name}-wal")) if path.exists()]
    log = _beginning(Path(f"{name}-wal"))
    return f"{name} {log} " + " ".join(f"{stat.st_ino}:{stat.st_mtime_ns}:{stat.st_size}" for stat in stats)


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return opened.read(_HEAD).hex()
    except FileNotFoundError:
        return ""
