"""Rows as the database gives them, without a Django field looking at each value: words, days and lists stay plain.

For: figures that read some hundred thousand rows. Not for: single rows, or columns whose values a field alone can read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

_AT_ONCE = 2_000
_DAYS, _LISTS = 40_000, 4_096


@dataclass
class Read:
    """How many rows were read."""

    rows: int = 0


_reading: ContextVar[Read | None] = ContextVar("reading", default=None)


def plain(rows: QuerySet[Any, tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a `values_list`."""
    try:
        statement, values = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return
    with connections[rows.db].cursor() as cursor:
        cursor.execute(statement, values)
        read = _reading.get()
        while some := cursor.fetchmany(_AT_ONCE):
            if read is not None:
                read.rows += len(some)
            yield from some


@contextmanager
def reading(read: Read) -> Iterator[None]:
    """Let what is read inside be counted, so that somebody who waits sees it grow."""
    before = _reading.set(read)
    try:
        yield
    finally:
        _reading.reset(before)


def day_of(value: str | date | None) -> date | None:
    """Read a day, which SQLite keeps as a text."""
    return _day(value) if isinstance(value, str) else value


def list_of(value: str | list[str] | None) -> tuple[str, ...]:
    """Read a list of words, which is kept as JSON."""
    return _list(value) if isinstance(value, str) else tuple(value or ())


@lru_cache(_DAYS)
def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


@lru_cache(_LISTS)
def _list(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value) or ())
