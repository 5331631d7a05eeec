"""The state of the record, as something that is another after every change.

For: keeping what was reckoned until the record changes. Not for: what has changed. A record in memory has no state, and
nothing is kept for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connection

from recount.site.database import IN_MEMORY


def record_state() -> str:
    """Name the state of the open record; empty where nobody can tell."""
    return _of_postgres() if connection.vendor == "postgresql" else _of_file(str(connection.settings_dict["NAME"]))


def _of_postgres() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), pg_current_snapshot()::text")
        return " ".join(map(str, cursor.fetchone()))


def _of_file(name: str) -> str:
    """Read the times of the file and of the log before it; every change moves one of them."""
    if IN_MEMORY in name or "mode=memory" in name:
        return ""
    stats: list[Any] = [path.stat() for path in (Path(name), Path(f"{name}-wal")) if path.exists()]
    return f"{name} " + " ".join(f"{stat.st_ino}:{stat.st_mtime_ns}:{stat.st_size}" for stat in stats)
