"""The state in which the open record is: another name after every change of anything.

For: keeping what was made of the record (`recount.remembering.kept`). Not for: which table changed
(`recount.remembering.changes`). What stands in memory has no state that could be told, and inside a transaction nobody
knows whether it has changed.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection

_IN_MEMORY = (":memory:", "mode=memory")
# The head of SQLite's log has other salts each time the log begins anew.
_HEAD = 32


def record_state() -> str:
    """Name the state of the open record, another after every change; empty where nobody can tell."""
    if connection.in_atomic_block:
        return ""
    return _of_postgres() if connection.vendor == "postgresql" else _of_file(str(connection.settings_dict["NAME"]))


def is_in_memory(name: str) -> bool:
    """Tell whether a database of SQLite has no file."""
    return any(part in name for part in _IN_MEMORY)


def _of_postgres() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), pg_current_snapshot()::text")
        return " ".join(map(str, cursor.fetchone()))


def _of_file(name: str) -> str:
    """Read the times and lengths of the file and of its log, and the head of the log.

    The file itself and its `-shm` are never opened here: SQLite holds locks on both, and a process that closes a file
    loses every lock that it holds on it. The log bears no lock.
    """
    if is_in_memory(name):
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
