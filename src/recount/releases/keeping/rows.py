"""Every table of the record as plain rows, read from its models, so that a new table is carried without being named.

For: backups, frozen releases and merging. Not for: what a row means, or people's accounts, which stand in a database of
their own. A row is what JSON can hold: `{column: value}`, days and times in ISO 8601, bytes in base64.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from graphlib import TopologicalSorter
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, models, router

from recount.incidents.adding import insert
from recount.places.models import Place
from recount.reports.search.folded import folded, follows_from_others
from recount.storage import WordField

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field

Row = dict[str, Any]
Model = type[models.Model]

CHUNK = 2_000
_REMEMBERED = 10_000
_OURS = "recount."


def tables() -> dict[str, Model]:
    """Give the models of the record by label (`incidents.decision`), each after those that it refers to.

    The tables between many and many are among them. What the router keeps in another database is not.
    """
    known = {model._meta.label_lower: model for model in _models()}
    order = TopologicalSorter({label: sorted(_referred(model, known)) for label, model in sorted(known.items())})
    return {label: known[label] for label in order.static_order()}


def columns(model: Model) -> list[Field]:
    """Give the columns of a table, its number among them, but not what is made from the others for searching."""
    return [field for field in model._meta.concrete_fields if not follows_from_others(field)]


def rows_of(model: Model) -> Iterator[Row]:
    """Give every row of a table in the order of its numbers, as `{column: value}`.

    Values are read as the database holds them and not made objects of the model first: a record has them by the
    hundred thousand, and a sentence that is kept with its key stays one.
    """
    fields = columns(model)
    names, read = [field.attname for field in fields], [reader_of(field) for field in fields]
    with connection.chunked_cursor() as cursor:
        cursor.execute(_selection(model, fields))
        while some := cursor.fetchmany(CHUNK):
            for values in some:
                yield {name: each(value) for name, each, value in zip(names, read, values, strict=True)}


def add_rows(model: Model, rows: Iterable[Mapping[str, Any]]) -> int:
    """Add rows as they are, their numbers kept, and give how many; columns that are not known are passed over.

    A column that a row does not have takes the default of its model, and so does the one that searches look through
    (`fold_again`). The caller opens the transaction. Raises: ValidationError for a value that is none of its column.
    """
    fields = {field.attname: field for field in columns(model)}
    added = 0
    for chunk in chunks(rows, CHUNK):
        for given, alike in groupby(chunk, key=tuple):
            known = [fields[name] for name in given if name in fields]
            write = [(field.attname, writer_of(field)) for field in known]
            insert(model, known, ([each(row[name]) for name, each in write] for row in alike))
        added += len(chunk)
    return added


def fold_again(models_added: Iterable[Model]) -> None:
    """Make the column that searches look through, of rows that were added as they are."""
    for model in models_added:
        for field in filter(follows_from_others, model._meta.concrete_fields):
            _fold_again(model, field)


def _fold_again(model: Model, field: Field) -> None:
    table, column, number = _quoted(model._meta.db_table, field.column, model._meta.pk.column)
    statement = f"UPDATE {table} SET {column} = %s WHERE {number} = %s"  # noqa: S608
    near = [field.name for field in columns(model) if field.related_model is Place]
    found: Any = model._base_manager.order_by("pk").select_related(*near).iterator(chunk_size=CHUNK)
    for chunk in chunks(found, CHUNK):
        with connection.cursor() as cursor:
            cursor.executemany(statement, [(folded(row.findable()), row.pk) for row in chunk])


def count_on(used: Iterable[Model]) -> None:
    """Let new rows be numbered after those that came with numbers of their own."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(used))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def reader_of(field: Field) -> Callable[[Any], Any]:
    """Give what turns a value as the database gives it into what JSON can hold."""
    kind = next((kind for kind in _READ if isinstance(field, kind)), None)
    return _READ[kind] if kind else _as_it_is


def writer_of(field: Field) -> Callable[[Any], Any]:
    """Give what turns a value that JSON holds into one that is ready for the database."""
    if isinstance(field, _THE_SAME_IN_JSON) and not isinstance(field, WordField):
        return _as_it_is

    def written(value: Any) -> Any:
        return field.get_db_prep_save(from_json(field, value), connection)

    return written if isinstance(field, models.JSONField | models.BinaryField) else lru_cache(_REMEMBERED)(written)


def _as_it_is(value: Any) -> Any:
    return value


def _document(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _moment(value: datetime | None) -> str | None:
    """Write a time; a database that keeps no zone keeps the time in UTC."""
    return None if value is None else (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _packed(value: bytes | memoryview | None) -> str | None:
    return None if value is None else base64.b64encode(bytes(value)).decode("ascii")


# The first that a column is, counts: a time is a day as well.
_READ: Mapping[type[Field], Callable[[Any], Any]] = {
    models.JSONField: _document,
    models.DateTimeField: _moment,
    models.DateField: _day,
    models.BinaryField: _packed,
}
_THE_SAME_IN_JSON = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.ForeignKey)


def _selection(model: Model, fields: Iterable[Field]) -> str:
    table, number, *names = _quoted(model._meta.db_table, model._meta.pk.column, *(field.column for field in fields))
    return f"SELECT {', '.join(names)} FROM {table} ORDER BY {number}"  # noqa: S608


def _quoted(*names: str | None) -> list[str]:
    return [connection.ops.quote_name(name or "") for name in names]


def from_json(field: Field, value: Any) -> Any:
    """Give back the value of a column. Raises: ValidationError when it is none."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)


def chunks(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Part rows into lists of at most `size`."""
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk


def _models() -> Iterator[Model]:
    for model in apps.get_models(include_auto_created=True):
        ours = model.__module__.startswith(_OURS)
        if ours and model._meta.managed and router.allow_migrate_model(DEFAULT_DB_ALIAS, model):
            yield model


def _referred(model: Model, known: Mapping[str, Model]) -> Iterator[str]:
    for field in columns(model):
        if isinstance(field, models.ForeignKey):
            label = field.related_model._meta.label_lower
            if label in known and label != model._meta.label_lower:
                yield label
