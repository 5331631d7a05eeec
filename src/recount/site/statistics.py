"""What SQLite knows of its own tables, by which it chooses an index.

For: a record that has grown. Not for: figures, or PostgreSQL, which does this by itself.
"""

from __future__ import annotations

from typing import Any

# Rows looked at in each index. A word of few is thought to stand in no more rows than these, so that fewer would make
# an index on words look better than one on days or places; of a million claims it takes a third of a second.
_LOOKED_AT = 100_000
# A table is looked at again when it has grown so many times.
_GROWN = 4


def take_statistics() -> list[str]:
    """Look again at the tables of the open record that have grown fourfold since, and name them.

    A record on PostgreSQL, and one that did not grow, is left alone.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        known = _known(cursor)
        grown = [name for name in _tables(connection) if _rows(cursor, name) > _GROWN * known.get(name, 0)]
        if grown:
            cursor.execute(f"PRAGMA analysis_limit = {_LOOKED_AT}")
        for name in grown:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(name)}")
    return grown


def _tables(connection: Any) -> list[str]:
    tables: list[str] = connection.introspection.django_table_names(only_existing=True)
    return sorted(tables)


def _known(cursor: Any) -> dict[str, int]:
    """Give the rows that each table had when it was looked at."""
    cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
    if cursor.fetchone() is None:
        return {}
    cursor.execute("SELECT tbl, stat FROM sqlite_stat1")
    known: dict[str, int] = {}
    for name, told in cursor.fetchall():
        known[name] = max(known.get(name, 0), int(told.split()[0]))
    return known


def _rows(cursor: Any, table: str) -> int:
    """Give the number of the last row, which is found at once; a table is at most so large."""
    cursor.execute(f'SELECT max(rowid) FROM "{table}"')  # noqa: S608 (a name of our own models)
    return int(cursor.fetchone()[0] or 0)
