"""Events from the record: one row an incident with its day, its point, and what may choose or match it.

For: telling what followed strikes (`recount.estimates.aftermath`, which knows no record). Not for: maps or lists for
readers; an incident is reported harm, so that strikes of which nobody reported harm are not among these events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.choice import chosen
from recount.figures.figure import UNASSESSED
from recount.figures.summing.counted import CountedIncident
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.models import Incident
from recount.reports.access import Groups
from recount.vocabulary.words import Party, PlacePrecision, VictimCategory

# Looser places cannot stand inside a radius of some kilometres.
LOOSEST: Final = PlacePrecision.CITY
ID: Final = "incident"
COLUMNS: Final = (
    "timestamp",
    "lon",
    "lat",
    ID,
    "party",
    "kind",
    "infrastructure",
    "grade",
    "governorate",
    "killed_low",
    "killed_high",
)
JOINED: Final = " + "
_ABOUT: Final = ("code", "place__lon", "place__lat", "place_precision", "strike_type", "infrastructure")
_NEAR: Final = frozenset(list(PlacePrecision)[: list(PlacePrecision).index(LOOSEST) + 1])


@dataclass(frozen=True)
class RecordEvents:
    """Rows of text under `header`, which begins with `COLUMNS`; `left_out` counts incidents by what they lack."""

    rows: tuple[tuple[str, ...], ...]
    rules: Mapping[str, Any]
    left_out: Mapping[str, int]
    header: tuple[str, ...] = COLUMNS


def events_of(declaration: Declaration, groups: Groups = None) -> RecordEvents:
    """Give the events of the record that is open: incidents of one day, whose place is a city or closer.

    `party` joins those alleged together by ` + ` (R15), `infrastructure` the kinds of object hit; `killed_low` and
    `killed_high` are of the declared class, empty where unknown (R14).
    Raises: BadInput when the declared place is not one place.
    """
    found = chosen(declaration, groups)
    about = {row["code"]: row for row in Incident.objects.order_by().values(*_ABOUT)}
    dated = [each for each in found.incidents if each.start is not None and each.start == each.end]
    placed = [each for each in dated if _is_near(about[each.code])]
    left_out = {
        **found.left_out,
        "without_one_day": len(found.incidents) - len(dated),
        "without_a_place_close_enough": len(dated) - len(placed),
    }
    rows = tuple(tuple(_cells(each, about[each.code], declaration)) for each in placed)
    rules = {"loosest_place": str(LOOSEST), **declaration.keys()}
    return RecordEvents(rows, rules, left_out)


def _is_near(about: Mapping[str, Any]) -> bool:
    return about["place__lat"] is not None and about["place_precision"] in _NEAR


def _cells(incident: CountedIncident, about: Mapping[str, Any], declaration: Declaration) -> Iterator[str]:
    killed = incident.tolls.get(Group(declaration.outcome, declaration.who, VictimCategory.TOTAL))
    yield incident.start.isoformat() if incident.start else ""
    yield from (str(about["place__lon"]), str(about["place__lat"]), incident.code)
    yield JOINED.join(sorted(incident.parties)) or str(Party.UNKNOWN)
    yield str(about["strike_type"])
    yield JOINED.join(sorted(about["infrastructure"]))
    yield str(incident.grade or UNASSESSED)
    yield incident.governorate or ""
    yield _written(killed.low if killed else None)
    yield _written(killed.high if killed and not killed.high_open else None)


def _written(count: int | None) -> str:
    return "" if count is None else str(count)
