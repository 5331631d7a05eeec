"""Which tables of the record have changed, and which rows: counted by the database itself, whoever writes.

For: keeping what is made of some tables alone (`recount.remembering.kept`), and making anew only what was touched
(`recount.remembering.standing`). Not for: the history of the record, which its decisions are. SQLite drops the triggers
of a table that a migration makes anew; they are made again, and everything kept before is forgotten. On PostgreSQL
nothing is counted, because writers would wait for each other's counts; there the whole record is one.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import OperationalError

from recount.remembering.record import is_in_memory

_TABLES = (
    "CREATE TABLE IF NOT EXISTS record_changes (name TEXT PRIMARY KEY, number INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS record_touched "
    "(seq INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, row INTEGER NOT NULL)",
)
# Under this name stands a number that is another after every time in which changes may not have been counted.
_SINCE = ""
# So many touched rows are told of; who comes later than that makes everything anew.
MOST_TOLD = 50_000
_ACTS = {"INSERT": ("new",), "UPDATE": ("old", "new"), "DELETE": ("old",)}

Touches = Mapping[str, str]
"""Subjects that a row belongs to, each with the column that names the row of that subject."""


class Mark(NamedTuple):
    """How far somebody has followed the changes of a record: which count it is, and the last touched row."""

    since: int
    last: int


def tables_state(models: Sequence[str]) -> str:
    """Name the state of some tables, another after every change of one of them; empty where nobody can tell."""
    if not _can_tell():
        return ""
    counts = dict(_asked("SELECT name, number FROM record_changes", []))
    names = [_SINCE, *(apps.get_model(model)._meta.db_table for model in models)]
    if not counts.keys() >= set(names):
        return ""
    return " ".join([str(connection.settings_dict["NAME"]), *(f"{name}:{counts[name]}" for name in names)])


def touched_since(mark: Mark | None) -> tuple[Mark | None, Mapping[str, set[int]] | None]:
    """Give how far changes go now, and what was touched since an earlier mark, by subject; None for perhaps anything.

    Without a mark nobody can tell, and nothing can be kept.
    """
    if not _can_tell():
        return None, None
    since = next(_asked("SELECT number FROM record_changes WHERE name = %s", [_SINCE]), None)
    if since is None:
        return None, None
    ends = next(_asked("SELECT min(seq), max(seq) FROM record_touched", []))
    now = Mark(since[0], ends[1] or 0)
    if mark is None or mark.since != now.since or mark.last > now.last or mark.last + 1 < (ends[0] or 0):
        return now, None
    touched: dict[str, set[int]] = {}
    told = "SELECT subject, row FROM record_touched WHERE seq > %s AND seq <= %s"
    for subject, row in _asked(told, [mark.last, now.last]):
        touched.setdefault(subject, set()).add(row)
    return now, touched


def draw_up_changes(record: BaseDatabaseWrapper, tables: Mapping[str, Touches]) -> None:
    """Let every table count its changes from now on, where one does not yet; a record that is only read stays as it is.

    `tables` gives the subjects to which the rows of each table belong.
    """
    if record.vendor != "sqlite":
        return
    wanted = {name: statement for table, touches in tables.items() for name, statement in _triggers(table, touches)}
    with record.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        if wanted.items() <= dict(cursor.fetchall()).items():
            return
        try:
            _begin(cursor, tables, wanted)
        except OperationalError:
            return


def watched_tables(belongs: Callable[[str], bool]) -> dict[str, Touches]:
    """Give every table of the rooms that belong to a record, with the subjects that its model says it touches."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: getattr(model, "touches", {}) for model in models if belongs(model._meta.app_label)}


def _begin(cursor: Any, tables: Iterable[str], triggers: Mapping[str, str]) -> None:
    for statement in _TABLES:
        cursor.execute(statement)
    for name in (_SINCE, *tables):
        cursor.execute("INSERT OR IGNORE INTO record_changes VALUES (%s, 0)", [name])
    cursor.execute("UPDATE record_changes SET number = %s WHERE name = %s", [secrets.randbits(60), _SINCE])
    for name, statement in triggers.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(statement)


def _triggers(table: str, touches: Touches) -> Iterator[tuple[str, str]]:
    for act, rows in _ACTS.items():
        name = f"{table}_{act.lower()}_counted"
        told = "".join(_telling(subject, f"{row}.{column}") for subject, column in touches.items() for row in rows)
        count = f"UPDATE record_changes SET number = number + 1 WHERE name = '{table}';"  # noqa: S608
        yield name, f"CREATE TRIGGER {name} AFTER {act} ON {table} BEGIN {count} {told}END"


def _telling(subject: str, column: str) -> str:
    tell = f"INSERT INTO record_touched(subject, row) SELECT '{subject}', {column} WHERE {column} IS NOT NULL;"
    forget = f"DELETE FROM record_touched WHERE seq <= (SELECT max(seq) FROM record_touched) - {MOST_TOLD};"  # noqa: S608
    return f"{tell} {forget} "


def _can_tell() -> bool:
    is_file = connection.vendor == "sqlite" and not is_in_memory(str(connection.settings_dict["NAME"]))
    return is_file and not connection.in_atomic_block


def _asked(statement: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        try:
            cursor.execute(statement, values)
        except OperationalError:
            return
        yield from cursor.fetchall()
