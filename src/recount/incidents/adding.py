"""Rows added to the record by the thousand, as plain values, without making a model of each.

For: importing what others coded, where a row of a file becomes seven of the record, and taking in whole records.
Not for: rows that are checked at every save (`recount.storage.CheckedModel`), or whose new ids are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field

Values = Mapping[str, Any]
_REMEMBERED = 10_000


def add_rows(model: type[models.Model], rows: Iterable[Values]) -> None:
    """Add rows of a model; each gives the same columns by the names of their attributes, the others take their default.

    Raises: IntegrityError, as the database finds it.
    """
    known = list(rows)
    if not known:
        return
    given = list(known[0])
    fields = {field.attname: field for field in model._meta.local_concrete_fields if not field.primary_key}
    rest = [name for name in fields if name not in given]
    same = [_prepared(fields[name])(fields[name].get_default()) for name in rest]
    prepare = [_prepared(fields[name]) for name in given]
    told = (_in_order(given)(row) for row in known)
    ready = ((*(each(value) for each, value in zip(prepare, values, strict=True)), *same) for values in told)
    _execute(model, [fields[name] for name in (*given, *rest)], ready)


def insert(model: type[models.Model], given: Sequence[Field], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows of values that are ready for the database, in the order of the columns `given`, numbers among them.

    The other columns take their default. Raises: IntegrityError, as the database finds it.
    """
    rest = [field for field in model._meta.local_concrete_fields if field not in given and not field.primary_key]
    same = [_prepared(field)(field.get_default()) for field in rest]
    _execute(model, [*given, *rest], ((*values, *same) for values in rows))


def _execute(model: type[models.Model], fields: Sequence[Field], rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_insert(model, fields), list(rows))


def _in_order(names: list[str]) -> Callable[[Values], tuple[Any, ...]]:
    return itemgetter(*names)


def _insert(model: type[models.Model], fields: Sequence[Field]) -> str:
    name = connection.ops.quote_name
    columns = ", ".join(name(field.column or "") for field in fields)
    return f"INSERT INTO {name(model._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608


def _prepared(field: Any) -> Callable[[Any], Any]:
    """Give what makes a value ready for the database; words and numbers repeat, so that they are remembered."""

    def prepared(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    return prepared if isinstance(field, models.JSONField) else lru_cache(_REMEMBERED)(prepared)
