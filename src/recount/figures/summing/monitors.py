"""Monitors side by side, each with the unit it counts by its own profile (R11).

For: rows by monitor. Not for: adding them up; two monitors count different things of the same dead.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.figures.figure import Row
from recount.reports.models import Publisher, publishers_by_name
from recount.vocabulary.folding import fold
from recount.vocabulary.words import Dimension


def with_units(rows: Sequence[Row]) -> list[Row]:
    """Give the rows with what each monitor says that it counts; None where its profile does not say."""
    by_key = {publisher.key: publisher for publisher in Publisher.objects.all()}
    by_name = publishers_by_name()
    return [row.model_copy(update={"unit": _unit(row.cell[Dimension.MONITOR], by_key, by_name)}) for row in rows]


def key_of_monitor(name: str) -> str:
    """Give the key of a monitor by any of its names; a name that is no publisher's is its own key."""
    found = publishers_by_name().get(fold(name))
    return found.key if found else name


def _unit(monitor: str | None, by_key: dict[str, Publisher], by_name: dict[str, Publisher]) -> str | None:
    publisher = by_key.get(monitor or "") or by_name.get(fold(monitor or ""))
    said = publisher.profile.get("counts") if publisher else None
    return str(said) if said else None
