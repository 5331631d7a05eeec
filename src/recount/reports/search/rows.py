"""Rows that have the words of a search, by the index of whichever database keeps the record.

For: `.matching(q)` on reports, claims, incidents, places and publishers. Not for: making the index
(`recount.reports.search.indexing`), or showing where the words stand (`recount.reports.search.snippets`).
"""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db import connections, models
from django.db.models.expressions import RawSQL

from recount.reports.search.asked import Asked
from recount.reports.search.sqlite import parts_table

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)
Statement = tuple[str, list[Any]]


class FindableRows(models.QuerySet[Row_co]):
    """Rows of a model with a folded column."""

    def matching(self, text: str, most: int | None = None) -> Self:
        """Keep the rows that have every word of a search, as a part of a word or, below three letters, as a word.

        `most` looks no further than so many rows, the newest first. A search without words keeps all rows.
        """
        asked = Asked.read(text)
        return self if asked.is_empty else self.filter(pk__in=RawSQL(*numbers_of(self.model, asked, self.db, most)))  # noqa: S611 (table names are the models' own, words are parameters)


def numbers_of(model: type[models.Model], asked: Asked, database: str, most: int | None) -> Statement:
    """Give the statement that finds the numbers of rows, the newest first where only `most` are looked for."""
    on_sqlite = connections[database].vendor == "sqlite"
    statement, values = (_on_sqlite if on_sqlite else _on_postgres)(model._meta.db_table, asked)
    if most is None:
        return statement, values
    return f"{statement} ORDER BY {'rowid' if on_sqlite else 'id'} DESC LIMIT %s", [*values, most]


def _on_sqlite(table: str, asked: Asked) -> Statement:
    parts = parts_table(table)
    return f"SELECT rowid FROM {parts} WHERE {parts} MATCH %s", [_all_of(asked.in_columns)]  # noqa: S608


def _all_of(pieces: list[str]) -> str:
    return " AND ".join(f'"{piece}"' for piece in pieces)


def _on_postgres(table: str, asked: Asked) -> Statement:
    conditions = " AND ".join(["folded LIKE %s"] * len(asked.in_columns))
    return f"SELECT id FROM {table} WHERE {conditions}", [f"%{part}%" for part in asked.in_columns]  # noqa: S608
