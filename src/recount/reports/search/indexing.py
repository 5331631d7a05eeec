"""Drawing up the index of every table that can be searched, after tables were made or changed.

For: opening a record, and the tests' own. Not for: searching. Which tables there are follows from the models.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models, router

from recount.reports.search import postgres, sqlite
from recount.reports.search.folded import COLUMN, FoldedField, folded

_AT_ONCE = 500


def searchable(database: str) -> Iterator[type[models.Model]]:
    """Give the models of a database whose rows can be found by words."""
    for model in apps.get_models():
        has_folded = any(isinstance(field, FoldedField) for field in model._meta.concrete_fields)
        if has_folded and router.allow_migrate_model(database, model):
            yield model


def draw_up_search(database: str) -> None:
    """Make what is missing of the index of a database, and leave what is there."""
    connection = connections[database]
    draw_up = sqlite.draw_up if connection.vendor == "sqlite" else postgres.draw_up
    for model in searchable(database):
        _fold_again(model, database)
        draw_up(connection, model._meta.db_table)


def _fold_again(model: type[models.Model], database: str) -> None:
    """Fill the column in rows that were kept before there was one."""
    rows: Any = model._base_manager.using(database)
    waiting = list(rows.filter(**{COLUMN: ""}).values_list("pk", flat=True))
    for start in range(0, len(waiting), _AT_ONCE):
        some = list(rows.filter(pk__in=waiting[start : start + _AT_ONCE]))
        for row in some:
            setattr(row, COLUMN, folded(row.findable()))
        rows.bulk_update(some, [COLUMN])


def draw_up_search_after_migrating(using: str, **_: Any) -> None:
    """Do so when Django has migrated a database."""
    draw_up_search(using)
