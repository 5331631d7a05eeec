"""In which cells of a figure an incident stands: by party, time, place, zone, target, monitor (R15, R19, R22).

For: the dimensions of `by` that part incidents. Not for: dimensions that part victims, or sums
(`recount.figures.summing.sums`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from operator import attrgetter
from typing import Any

from recount.figures.asking.declaration import Declaration
from recount.figures.figure import SEVERAL, UNASSESSED
from recount.figures.summing.counted import CountedIncident
from recount.places.zones.containment import Standing
from recount.vocabulary.words import (
    AirwarsGrade,
    Dimension,
    HarmFound,
    InfrastructureType,
    Measure,
    Outcome,
    Party,
    VictimCategory,
    VictimClass,
)

Cell = tuple[tuple[Dimension, str | None], ...]

# What of an incident tells its cell; dimensions of victims part no incidents.
_DAYS = ("start", "end")
_PARTS: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.PARTY: ("parties",),
    Dimension.MONTH: _DAYS,
    Dimension.WEEK: _DAYS,
    Dimension.DAY: _DAYS,
    Dimension.GOVERNORATE: ("governorate",),
    Dimension.PLACE: ("place",),
    Dimension.GRADE: ("grade",),
    Dimension.ZONE: ("zone",),
    Dimension.HARM: ("harm",),
}
# Of these an incident may have several, each with counts of its own.
_OF_MORE = (Dimension.INFRASTRUCTURE, Dimension.MONITOR)
# Dimensions under which one incident may stand in several rows, so that rows are not to be added.
OVERLAPPING = (Dimension.PARTY, Dimension.INFRASTRUCTURE, Dimension.MONITOR)


class Cells:
    """The cells of one figure; those of incidents that have the same days, places and parties are looked up once."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        parts = {part for dimension in declaration.by for part in _PARTS.get(dimension, ())}
        self._parts = attrgetter("grade", *sorted(parts))
        self._by_more = any(dimension in _OF_MORE for dimension in declaration.by)
        self._known: dict[Any, tuple[Cell, ...]] = {}

    def of(self, incident: CountedIncident) -> Iterable[tuple[Cell, CountedIncident]]:
        """Give every cell in which an incident stands, with the incident as it counts there."""
        every = variants(incident, self._declaration) if self._by_more else (incident,)
        return [(cell, variant) for variant in every for cell in self._cells(variant)]

    def _cells(self, incident: CountedIncident) -> tuple[Cell, ...]:
        alike = self._parts(incident)
        if self._by_more:
            alike = (alike, *incident.objects, None, *incident.monitors)
        cells = self._known.get(alike)
        if cells is None:
            cells = self._known[alike] = tuple(cells_of(incident, self._declaration))
        return cells


def variants(incident: CountedIncident, declaration: Declaration) -> Iterable[CountedIncident]:
    """Give an incident once for each of its monitors and kinds of object, with the counts that belong there.

    A row by monitor holds that monitor's own counts; a row by kind of object holds the objects of that kind.
    """
    found = [incident]
    if Dimension.MONITOR in declaration.by and incident.monitors:
        found = [incident.told(own, incident.objects, {key: own}) for key, own in incident.monitors.items()]
    if Dimension.INFRASTRUCTURE in declaration.by and incident.objects:
        found = [_struck(each, kind) for each in found for kind in incident.objects]
    return found


def _struck(incident: CountedIncident, kind: InfrastructureType) -> CountedIncident:
    hit = incident.objects[kind]
    return incident.told({**incident.tolls, Measure.FACILITIES: hit}, {kind: hit}, incident.monitors)


def cells_of(incident: CountedIncident, declaration: Declaration) -> Iterator[Cell]:
    """Give the cells of `by` in which an incident stands: one, or several where it has several parties."""
    dimensions = [dimension for dimension in declaration.by if dimension in _VALUES]
    values = [_VALUES[dimension](incident, declaration) for dimension in dimensions]
    for combination in product(*values):
        yield tuple(zip(dimensions, combination, strict=True))


def _alleged(incident: CountedIncident, declaration: Declaration) -> list[str | None]:
    if declaration.party is not None:
        return [str(declaration.party)]
    return [str(party) for party in incident.parties] or [str(Party.UNKNOWN)]


def _within(incident: CountedIncident, unit: Callable[[date], str]) -> list[str | None]:
    """Give the unit of time that holds an incident; none where it has no days, or ends before it begins (R16)."""
    if incident.start is None or incident.end is None or incident.end < incident.start:
        return [None]
    first = unit(incident.start)
    return [first if incident.end == incident.start or unit(incident.end) == first else SEVERAL]


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _week(day: date) -> str:
    return f"{day:%G-W%V}"


def _own(words: Iterable[str]) -> list[str | None]:
    return [*map(str, words)] or [None]


_VALUES: Mapping[Dimension, Callable[[CountedIncident, Declaration], list[str | None]]] = {
    Dimension.PARTY: _alleged,
    Dimension.MONTH: lambda incident, _: _within(incident, _month),
    Dimension.WEEK: lambda incident, _: _within(incident, _week),
    Dimension.DAY: lambda incident, _: _within(incident, date.isoformat),
    Dimension.GOVERNORATE: lambda incident, _: [incident.governorate],
    Dimension.PLACE: lambda incident, _: [incident.place],
    Dimension.GRADE: lambda incident, _: [incident.grade or UNASSESSED],
    Dimension.ZONE: lambda incident, _: [incident.zone],
    Dimension.HARM: lambda incident, _: [incident.harm],
    Dimension.INFRASTRUCTURE: lambda incident, _: _own(incident.objects),
    Dimension.MONITOR: lambda incident, _: _own(incident.monitors),
}
_ORDERS: Mapping[Dimension, Sequence[str]] = {
    Dimension.PARTY: list(Party),
    Dimension.GRADE: list(AirwarsGrade),
    Dimension.OUTCOME: list(Outcome),
    Dimension.CLASS: list(VictimClass),
    Dimension.CATEGORY: list(VictimCategory),
    Dimension.ZONE: [*Party, *Standing],
    Dimension.HARM: list(HarmFound),
    Dimension.INFRASTRUCTURE: list(InfrastructureType),
}


def rank(dimension: Dimension, value: str | None) -> tuple[bool, int, str]:
    """Order the values of a dimension: as the vocabulary lists them, else by name, what cannot be placed last."""
    order = list(_ORDERS.get(dimension, ()))
    return value is None, order.index(value) if value in order else len(order), value or ""
