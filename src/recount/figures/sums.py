"""From incidents to sums: rows, total and overlap of a figure, without a database.

For: the arithmetic of R14, R15, R19, R20. Not for: finding the incidents (`recount.figures.selection`), or ratios
and shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from recount.figures.declaration import OF_VICTIMS, Declaration
from recount.figures.figure import UNASSESSED, Joint, Overlap, Row, Sum, Tally, TooLoose, Total
from recount.incidents.adjudication import Group
from recount.incidents.ranges import Range
from recount.incidents.status import CIVILIAN_OR_NOT
from recount.vocabulary.parties import folded_members
from recount.vocabulary.words import AirwarsGrade, Dimension, Measure, Outcome, Party, VictimCategory, VictimClass


@dataclass(frozen=True)
class CountedIncident:
    """An incident as figures count it: its days, its place, its grade, who is alleged, and its ranges.

    `start` and `end` are None where no day is known, `place` and `governorate` are ids, `grade` is None where
    nobody has graded it. A group that has no range in `tolls` is unknown, never 0 (R14).
    """

    code: str
    start: date | None = None
    end: date | None = None
    place: str | None = None
    governorate: str | None = None
    grade: AirwarsGrade | None = None
    parties: frozenset[Party] = frozenset()
    tolls: Mapping[Group, Range] = field(default_factory=dict)


Cell = tuple[tuple[Dimension, str | None], ...]


def group_of(declaration: Declaration) -> Group:
    """Give the victims that a declaration counts."""
    return Group(declaration.outcome, declaration.who, declaration.category)


def tally(incidents: Sequence[CountedIncident], declaration: Declaration, group: Group) -> Tally:
    """Sum the incidents of one cell: what the declared grades let in, and what stands beside it (R14, R20)."""
    inside = _inside(incidents, declaration)
    unspecified = _span(inside, group._replace(victim_class=VictimClass.UNSPECIFIED))
    beside = group.victim_class is not VictimClass.UNSPECIFIED and declaration.measure is not Measure.INCIDENTS
    return Tally(
        **_sum(inside, declaration, group).model_dump(),
        unspecified_low=unspecified.low if unspecified and beside else None,
        unspecified_high=unspecified.high if unspecified and beside else None,
        unspecified_open=bool(unspecified and beside and unspecified.high_open),
        contested=sum(incident.grade is AirwarsGrade.CONTESTED for incident in incidents),
        codes=sorted(incident.code for incident in inside),
    )


def total(incidents: Sequence[CountedIncident], declaration: Declaration, too_loose: TooLoose) -> Total:
    """Sum every incident once, with each grade that the declaration leaves out beside the total (R15, R20)."""
    group = group_of(declaration)
    beside = {
        str(grade or UNASSESSED): _sum([each for each in incidents if each.grade is grade], declaration, group)
        for grade in (*AirwarsGrade, None)
        if grade not in declaration.grades
    }
    return Total(
        **tally(incidents, declaration, group).model_dump(),
        from_mixed=sum(_rests_on_mixed(each.tolls, group) for each in _inside(incidents, declaration)),
        beside=beside,
        too_loose=too_loose,
    )


def rows(incidents: Sequence[CountedIncident], declaration: Declaration) -> list[Row]:
    """Part the incidents into the declared cells; an incident of several parties stands in the row of each (R15)."""
    cells: dict[Cell, list[CountedIncident]] = {}
    for incident in incidents:
        for cell in _cells_of(incident, declaration):
            cells.setdefault(cell, []).append(incident)
    made = [
        Row(cell=_in_order({**dict(cell), **parts}, declaration), tally=tally(members, declaration, group))
        for cell, members in cells.items()
        for parts, group in _groups_of(members, declaration)
    ]
    told = [row for row in made if row.tally.incidents or row.tally.contested]
    return sorted(told, key=lambda row: [_rank(*said) for said in row.cell.items()]) if declaration.by else []


def overlap(incidents: Sequence[CountedIncident], declaration: Declaration) -> Overlap:
    """Measure what is alleged to more than one party: how far rows by party exceed the total (R15)."""
    inside = _inside(incidents, declaration)
    own = folded_members(declaration.party) if declaration.party else frozenset()
    shared = [each for each in inside if (each.parties - own if own else len(each.parties) > 1)]
    together: dict[tuple[Party, ...], list[CountedIncident]] = {}
    for incident in shared:
        together.setdefault(tuple(sorted(incident.parties, key=list(Party).index)), []).append(incident)
    group = group_of(declaration)
    counted_twice = Dimension.PARTY in declaration.by and declaration.party is None and bool(shared)
    return Overlap(
        **_sum(shared, declaration, group).model_dump(),
        additive=not counted_twice and not _of_victims(declaration),
        codes=sorted(incident.code for incident in shared),
        joint=[
            Joint(**_sum(members, declaration, group).model_dump(), parties=list(parties))
            for parties, members in sorted(together.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        ],
    )


def _inside(incidents: Iterable[CountedIncident], declaration: Declaration) -> list[CountedIncident]:
    grades = declaration.grades
    return [incident for incident in incidents if incident.grade in grades]


def _sum(incidents: Sequence[CountedIncident], declaration: Declaration, group: Group) -> Sum:
    known = _span(incidents, group)
    unknown = sum(group not in incident.tolls for incident in incidents)
    if declaration.measure is Measure.INCIDENTS:
        return Sum(low=len(incidents), high=len(incidents), incidents=len(incidents), unknown_toll=unknown)
    return Sum(
        low=known.low if known else None,
        high=known.high if known else None,
        high_open=known.high_open if known else False,
        incidents=len(incidents),
        unknown_toll=unknown,
    )


def _span(incidents: Iterable[CountedIncident], group: Group) -> Range | None:
    """Add up ranges end by end; an open low end adds nothing, an open high end opens the sum."""
    known = [incident.tolls[group] for incident in incidents if group in incident.tolls]
    if not known:
        return None
    lows = [each.low for each in known if each.low is not None]
    return Range(sum(lows) if lows else None, sum(each.high for each in known), any(each.high_open for each in known))


def _rests_on_mixed(tolls: Mapping[Group, Range], group: Group) -> bool:
    mixed = tolls.get(group._replace(victim_class=VictimClass.MIXED))
    return mixed is not None and tolls.get(group) == replace(mixed, low=0) and group.victim_class in CIVILIAN_OR_NOT


def _cells_of(incident: CountedIncident, declaration: Declaration) -> Iterator[Cell]:
    dimensions = [dimension for dimension in declaration.by if dimension in _VALUES]
    values = [_VALUES[dimension](incident, declaration) for dimension in dimensions]
    for combination in product(*values):
        yield tuple(zip(dimensions, combination, strict=True))


def _groups_of(
    incidents: Sequence[CountedIncident], declaration: Declaration
) -> Iterator[tuple[dict[Dimension, str | None], Group]]:
    """Give the declared victims, or with a dimension of victims each group of which any count is known."""
    parted, declared = _of_victims(declaration), group_of(declaration)
    known = {group for incident in incidents for group in incident.tolls} if parted else set()
    for group in {declared, *known}:
        values = dict(zip(OF_VICTIMS, group, strict=True))
        if all(values[each] == said for each, said in zip(OF_VICTIMS, declared, strict=True) if each not in parted):
            yield {each: str(values[each]) for each in parted}, group


def _of_victims(declaration: Declaration) -> list[Dimension]:
    return [dimension for dimension in declaration.by if dimension in OF_VICTIMS]


def _in_order(cell: Mapping[Dimension, str | None], declaration: Declaration) -> dict[Dimension, str | None]:
    return {dimension: cell[dimension] for dimension in declaration.by}


def _alleged(incident: CountedIncident, declaration: Declaration) -> list[str | None]:
    if declaration.party is not None:
        return [str(declaration.party)]
    return [str(party) for party in incident.parties] or [str(Party.UNKNOWN)]


def _within(incident: CountedIncident, unit: Callable[[date], str]) -> list[str | None]:
    if incident.start is None or incident.end is None:
        return [None]
    first = unit(incident.start)
    return [first if incident.end == incident.start or unit(incident.end) == first else None]


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _week(day: date) -> str:
    return f"{day:%G-W%V}"


_VALUES: Mapping[Dimension, Callable[[CountedIncident, Declaration], list[str | None]]] = {
    Dimension.PARTY: _alleged,
    Dimension.MONTH: lambda incident, _: _within(incident, _month),
    Dimension.WEEK: lambda incident, _: _within(incident, _week),
    Dimension.DAY: lambda incident, _: _within(incident, date.isoformat),
    Dimension.GOVERNORATE: lambda incident, _: [incident.governorate],
    Dimension.PLACE: lambda incident, _: [incident.place],
    Dimension.GRADE: lambda incident, _: [incident.grade or UNASSESSED],
}
_ORDERS: Mapping[Dimension, Sequence[str]] = {
    Dimension.PARTY: list(Party),
    Dimension.GRADE: list(AirwarsGrade),
    Dimension.OUTCOME: list(Outcome),
    Dimension.CLASS: list(VictimClass),
    Dimension.CATEGORY: list(VictimCategory),
}


def _rank(dimension: Dimension, value: str | None) -> tuple[bool, int, str]:
    order = list(_ORDERS.get(dimension, ()))
    return value is None, order.index(value) if value in order else len(order), value or ""
