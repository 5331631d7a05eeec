"""Starting Django on a database, and adding the tables that it lacks.

For: opening a record (`recount.site.record`). Not for: finding out which record is meant, or whether a file is one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from recount.errors import BadInput
from recount.site.database import database_settings, people_settings

_SETTINGS_OF: dict[str, Callable[[str], dict[str, Any]]] = {"default": database_settings, "people": people_settings}


def start_django(database: str) -> None:
    """Start Django on a database, or turn a Django that runs already to it. Raises: BadInput without a driver."""
    os.environ["RECOUNT_DATABASE"] = database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recount.site.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.db import connections

    try:
        if not settings.configured or not django.apps.apps.ready:
            django.setup()
    except ImproperlyConfigured as error:
        raise BadInput(
            f"This record lives in PostgreSQL, whose driver is not installed ({str(error).splitlines()[0]}).",
            "The default installation is kept small, for records in a file.",
            "Install the extra `postgres` (psycopg) into the environment of Recount.",
        ) from None
    for alias in connections:
        _turn(alias, _SETTINGS_OF[alias](database))


def _turn(alias: str, wanted: dict[str, Any]) -> None:
    """Turn one connection to another database; a file and a server have connections of different kinds."""
    from django.db import connections

    connections[alias].close()
    settings = connections.databases[alias]
    is_of_another_kind = settings["ENGINE"] != wanted["ENGINE"]
    settings.update(wanted)
    if is_of_another_kind:
        del connections[alias]
    else:
        connections[alias].settings_dict.update(settings)


def bring_up_to_date(alias: str, name: str) -> bool:
    """Add the tables that the database `alias` of the record `name` lacks, and tell whether there were any.

    Raises: BadInput when it does not answer, or when a newer version wrote it.
    """
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    try:
        executor = MigrationExecutor(connections[alias])
    except OperationalError as error:
        raise BadInput(
            f"The record {name} does not answer ({str(error).strip().splitlines()[0]}).",
            "Nothing can be read from it or kept in it.",
            "Check the address and that the database server runs.",
        ) from None
    unknown = set(executor.recorder.applied_migrations()) - set(executor.loader.disk_migrations)
    if any(_is_kept_in(alias, app) for app, _ in unknown):
        raise BadInput(
            f"The record {name} was written by a newer version of Recount.",
            "This version does not know its form and could damage it.",
            "Update Recount, then open the record again.",
        )
    return _migrate(executor, alias)


def _migrate(executor: Any, alias: str) -> bool:
    """Run the migrations of the apps that this database keeps, and of no others, and index what can be searched."""
    from django.db import connections

    from recount.remembering.changes import draw_up_changes, watched_tables
    from recount.reports.search.indexing import draw_up_search

    leaves = [leaf for leaf in executor.loader.graph.leaf_nodes() if _is_kept_in(alias, leaf[0])]
    plan = executor.migration_plan(leaves)
    if plan:
        executor.migrate(leaves, plan)
        draw_up_search(alias)
    draw_up_changes(connections[alias], watched_tables(lambda app: _is_kept_in(alias, app)))
    return bool(plan)


def _is_kept_in(alias: str, app: str) -> bool:
    from recount.site.routing import RECORD, belongs_to_record

    return belongs_to_record(app) == (alias == RECORD)
