"""Opening a release: the same code that reads the record reads the frozen rows, as long as the release is open.

For: figures, frames and comparisons of a release. Not for: changing anything; what is written while a release is open
goes nowhere. The rows are set up in a database in memory, which stands in for the record in this thread alone; those
of a table are set up when it is first asked for, because most figures ask for few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler

from recount.errors import BadInput
from recount.releases.freezing.content import rows_in
from recount.releases.freezing.models import FrozenFile, Release
from recount.releases.keeping.rows import Row, add_rows, tables

_IN_MEMORY = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}


def find_release(name: str) -> Release:
    """Find a release by its name, its number, or the beginning of its hash.

    Raises: BadInput when there is none, or several.
    """
    found = list(Release.objects.filter(name=name))
    if not found and name.isdecimal():
        found = list(Release.objects.filter(number=int(name)))
    if not found and len(name) >= 8:
        found = list(Release.objects.filter(sha256__startswith=name.lower()))
    if len(found) == 1:
        return found[0]
    known = ", ".join(Release.objects.order_by("number").values_list("name", flat=True))
    raise BadInput(
        f"There is no one release {name!r}.",
        "A figure that names a release must come from that one (R21).",
        f"Name one of: {known}." if known else "Freeze one: `recount release create`.",
    )


@contextmanager
def opened(release: Release) -> Iterator[Release]:
    """Let the frozen rows stand in for the record inside; the record itself is untouched.

    Raises: BadInput when a frozen file is no longer what was frozen.
    """
    with standing_in({label: rows_in(content_of(sha256)) for label, sha256 in inside_of(release).items()}):
        yield release


@contextmanager
def standing_in(content: Mapping[str, Iterable[Row]]) -> Iterator[None]:
    """Let these rows stand in for the record inside; those of a table are read when it is first asked for."""
    record = connections[DEFAULT_DB_ALIAS]
    memory = ConnectionHandler({DEFAULT_DB_ALIAS: dict(_IN_MEMORY)})[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = memory
    try:
        _make_tables()
        with memory.execute_wrapper(_Filling(content)):
            yield
    finally:
        connections[DEFAULT_DB_ALIAS] = record
        memory.close()


def inside_of(release: Release) -> dict[str, str]:
    """Give the hash of each frozen table by its label."""
    return {each["table"]: each["sha256"] for each in release.manifest["inside"]}


def content_of(sha256: str) -> bytes:
    """Give the bytes of a frozen file. Raises: BadInput when it is not there or was altered."""
    file = FrozenFile.objects.filter(sha256=sha256).first()
    if file is None or not file.stands():
        raise BadInput(
            f"The frozen file {sha256} is {'missing' if file is None else 'altered'}.",
            "A release is worth citing only as long as it is what was frozen (R21).",
            "Restore the record from a backup.",
        )
    return file.content()


class _Filling:
    """Fills a table of the database in memory before the first statement that names it."""

    def __init__(self, content: Mapping[str, Iterable[Row]]) -> None:
        known = tables()
        self._waiting = {known[label]._meta.db_table: label for label in content if label in known}
        self._content, self._models = content, known
        self._named = re.compile(rf"\b({'|'.join(self._waiting) or '$'})\b")

    def __call__(self, execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        """Fill what a statement names, then let it run."""
        for table in set(self._named.findall(sql)):
            label = self._waiting.pop(table, None)
            if label is not None:
                add_rows(self._models[label], self._content[label])
        return execute(sql, *more)


def _make_tables() -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    # What was frozen is whole; tables that are filled one by one refer to others that wait.
    connection.disable_constraint_checking()
    with connection.schema_editor() as editor:
        for model in tables().values():
            if not model._meta.auto_created:
                editor.create_model(model)
    connection.disable_constraint_checking()
