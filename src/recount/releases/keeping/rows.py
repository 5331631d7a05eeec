"""Every table of the record as plain rows, read from its models, so that a new table is carried without being named.

For: backups, frozen releases and merging. Not for: what a row means, or people's accounts, which stand in a database of
their own. A row is what JSON can hold: `{column: value}`, days and times in ISO 8601, bytes in base64.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, models, router

from recount.reports.search.folded import follows_from_others

Row = dict[str, Any]
Model = type[models.Model]

CHUNK = 2_000
_OURS = "recount."


def tables() -> dict[str, Model]:
    """Give the models of the record by label (`incidents.decision`), each after those that it refers to.

    The tables between many and many are among them. What the router keeps in another database is not.
    """
    known = {model._meta.label_lower: model for model in _models()}
    order = TopologicalSorter({label: sorted(_referred(model, known)) for label, model in sorted(known.items())})
    return {label: known[label] for label in order.static_order()}


def columns(model: Model) -> list[models.Field[Any, Any]]:
    """Give the columns of a table, its number among them, but not what is made from the others for searching."""
    return [field for field in model._meta.concrete_fields if not follows_from_others(field)]


def rows_of(model: Model) -> Iterator[Row]:
    """Give every row of a table in the order of its numbers, as `{column: value}`."""
    fields = columns(model)
    names = [field.attname for field in fields]
    stored = model._base_manager.order_by("pk").values_list(*names)
    for values in stored.iterator(chunk_size=CHUNK):
        yield {name: to_json(value) for name, value in zip(names, values, strict=True)}


def add_rows(model: Model, rows: Iterable[Mapping[str, Any]]) -> int:
    """Add rows as they are, their numbers kept, and give how many; columns that are not known are passed over.

    A column that a row does not have takes the default of its model. The caller opens the transaction.
    """
    fields = {field.attname: field for field in columns(model)}
    added = 0
    for chunk in chunks(rows, CHUNK):
        made = [
            model(**{name: from_json(fields[name], value) for name, value in row.items() if name in fields})
            for row in chunk
        ]
        model._base_manager.bulk_create(made)
        added += len(made)
    return added


def count_on(used: Iterable[Model]) -> None:
    """Let new rows be numbered after those that came with numbers of their own."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(used))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def to_json(value: Any) -> Any:
    """Give a value of a column as JSON can hold it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return str(value) if isinstance(value, str) else value


def from_json(field: models.Field[Any, Any], value: Any) -> Any:
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
