"""Whole columns of a table at once, as numbers.

For: what is told of 100,000 rows on one page. Not for: rows that somebody reads. The database writes each column into
one text; making a Python value of every cell would take three times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Aggregate, Func, IntegerField, QuerySet, TextField
from django.db.models.expressions import RawSQL
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Column(Aggregate):
    """All values of a column in one text, in the order in which the rows are read; no value is missing or empty.

    Columns that are asked for together stand in the same order. No value has a comma in it.
    """

    name = "Column"
    function = "GROUP_CONCAT"
    template = "GROUP_CONCAT(%(expressions)s)"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it as PostgreSQL does."""
        template = "STRING_AGG(CAST(%(expressions)s AS text), ',')"
        return self.as_sql(compiler, connection, template=template, **context)


class DayNumber(Func):
    """The number of a day, counted from 1970-01-01, reckoned by the database."""

    output_field = IntegerField()
    template = "CAST(julianday(%(expressions)s) - 2440587.5 AS INTEGER)"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it as PostgreSQL does."""
        return self.as_sql(compiler, connection, template="(%(expressions)s - DATE '1970-01-01')", **context)


def among(keys: Iterable[int]) -> RawSQL:
    """Ask for any number of rows by their numbers, for `pk__in`: more than one statement may have values."""
    named = list(keys)
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [named])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(named)])


def numbers(text: str | None) -> Numbers:
    """Read a column of whole numbers; one without rows has none."""
    return np.fromstring(text, dtype=np.int64, sep=",") if text else np.zeros(0, dtype=np.int64)


def keys_of(rows: QuerySet[Any, Any]) -> Numbers:
    """Give the numbers of rows, in no order."""
    return numbers(rows.order_by().aggregate(keys=Column("pk"))["keys"])
