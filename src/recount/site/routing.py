"""Which database keeps what: the record in one, the people who work on it in another.

For: Django's router, and telling the rooms of the record from the rest. Not for: addresses (`recount.site.database`).
Accounts, sessions, passkeys and lock-outs never stand in the record, so that a record can be copied or exchanged
without anybody's password.
"""

from __future__ import annotations

from functools import cache
from typing import Any

RECORD, PEOPLE = "default", "people"


@cache
def belongs_to_record(app: str) -> bool:
    """Tell whether an installed app, by its label, is a room of the record."""
    from django.apps import apps

    from recount.site.settings import INSTALLED_APPS

    try:
        return apps.get_app_config(app).name in INSTALLED_APPS
    except LookupError:
        return False


class PeopleApart:
    """Sends the rooms of the record to the record, and every other app to the people's database."""

    def db_for_read(self, model: Any, **_: Any) -> str:
        """Name the database that keeps rows of this model."""
        return RECORD if belongs_to_record(model._meta.app_label) else PEOPLE

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        """Let each database have its own tables only."""
        return (db == RECORD) == belongs_to_record(app_label)
