"""From incidents to sums: rows, total and overlap of a figure, without a database.

For: the arithmetic of R14, R15, R19, R20. Not for: finding the incidents (`figures.choosing.selection`), or ratios
and shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from recount.figures.asking.declaration import OF_VICTIMS, PEOPLE, Declaration
from recount.figures.figure import UNASSESSED, Joint, Overlap, Row, Sum, Tally, TooLoose, Total
from recount.figures.summing.cells import OVERLAPPING, Cell, Cells, rank
from recount.figures.summing.counted import Counted, CountedIncident
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.incidents.adjudicating.status import CIVILIAN_OR_NOT
from recount.vocabulary.parties import folded_members
from recount.vocabulary.words import AirwarsGrade, Dimension, Measure, Party, VictimClass

__all__ = ["CountedIncident", "group_of", "overlap", "rows", "tally", "total"]


def group_of(declaration: Declaration) -> Counted:
    """Give what a declaration counts: a group of victims, or things; of incidents, the victims whose toll is known."""
    if declaration.measure in (Measure.STRIKES, Measure.FACILITIES):
        return declaration.measure
    return Group(declaration.outcome, declaration.who, declaration.category)


def tally(incidents: Sequence[CountedIncident], declaration: Declaration, group: Counted) -> Tally:
    """Sum the incidents of one cell: what the declared grades let in, and what stands beside it (R14, R20)."""
    inside = _inside(incidents, declaration)
    unspecified = _unspecified_beside(inside, declaration, group)
    return Tally(
        **_sum(inside, declaration, group).model_dump(),
        unspecified_low=unspecified.low if unspecified else None,
        unspecified_high=unspecified.high if unspecified else None,
        unspecified_open=bool(unspecified and unspecified.high_open),
        contested=sum(incident.grade is AirwarsGrade.CONTESTED for incident in incidents),
        codes=sorted(incident.code for incident in inside),
    )


def total(incidents: Sequence[CountedIncident], declaration: Declaration, too_loose: TooLoose) -> Total:
    """Sum every incident once, with each grade that the declaration leaves out beside the total (R15, R20)."""
    group = group_of(declaration)
    by_grade: dict[AirwarsGrade | None, list[CountedIncident]] = defaultdict(list)
    for each in incidents:
        by_grade[each.grade].append(each)
    beside = {
        str(grade or UNASSESSED): _sum(by_grade[grade], declaration, group)
        for grade in (*AirwarsGrade, None)
        if grade not in declaration.grades
    }
    return Total(
        **tally(incidents, declaration, group).model_dump(),
        from_mixed=_from_mixed(_inside(incidents, declaration), group),
        beside=beside,
        too_loose=too_loose,
    )


def rows(incidents: Sequence[CountedIncident], declaration: Declaration) -> list[Row]:
    """Part the incidents into the declared cells; an incident of several parties stands in the row of each (R15)."""
    if not declaration.by:
        return []
    cells: dict[Cell, list[CountedIncident]] = defaultdict(list)
    standing = Cells(declaration)
    for incident in incidents:
        for cell, counted in standing.of(incident):
            cells[cell].append(counted)
    made = [
        Row(cell=_in_order({**dict(cell), **parts}, declaration), tally=tally(members, declaration, group))
        for cell, members in cells.items()
        for parts, group in _groups_of(members, declaration)
    ]
    told = [row for row in made if row.tally.incidents or row.tally.contested]
    return sorted(told, key=lambda row: [rank(*said) for said in row.cell.items()])


def overlap(incidents: Sequence[CountedIncident], declaration: Declaration) -> Overlap:
    """Measure what is alleged to more than one party: how far rows by party exceed the total (R15)."""
    inside = _inside(incidents, declaration)
    own = folded_members(declaration.party) if declaration.party else frozenset()
    shared = [each for each in inside if (each.parties - own if own else len(each.parties) > 1)]
    together: dict[tuple[Party, ...], list[CountedIncident]] = {}
    for incident in shared:
        together.setdefault(tuple(sorted(incident.parties, key=list(Party).index)), []).append(incident)
    group = group_of(declaration)
    return Overlap(
        **_sum(shared, declaration, group).model_dump(),
        additive=not _of_victims(declaration) and not _counted_twice(inside, declaration),
        codes=sorted(incident.code for incident in shared),
        joint=[
            Joint(**_sum(members, declaration, group).model_dump(), parties=list(parties))
            for parties, members in sorted(together.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        ],
    )


def _counted_twice(incidents: Iterable[CountedIncident], declaration: Declaration) -> bool:
    """Tell whether any incident stands in several rows; under some dimensions none can."""
    if not any(dimension in OVERLAPPING for dimension in declaration.by):
        return False
    standing = Cells(declaration)
    return any(len({cell for cell, _ in standing.of(incident)}) > 1 for incident in incidents)


def _inside(incidents: Iterable[CountedIncident], declaration: Declaration) -> list[CountedIncident]:
    grades = declaration.grades
    return [incident for incident in incidents if incident.grade in grades]


def _sum(incidents: Sequence[CountedIncident], declaration: Declaration, group: Counted) -> Sum:
    ranges = _ranges(incidents, group)
    known, unknown = _span(ranges), len(incidents) - len(ranges)
    if declaration.measure is Measure.INCIDENTS:
        return Sum(low=len(incidents), high=len(incidents), incidents=len(incidents), unknown_toll=unknown)
    return Sum(
        low=known.low if known else None,
        high=known.high if known else None,
        high_open=known.high_open if known else False,
        incidents=len(incidents),
        unknown_toll=unknown,
    )


def _unspecified_beside(inside: Iterable[CountedIncident], declaration: Declaration, group: Counted) -> Range | None:
    if (
        not isinstance(group, Group)
        or declaration.measure not in PEOPLE
        or group.victim_class is VictimClass.UNSPECIFIED
    ):
        return None
    return _span(_ranges(inside, group._replace(victim_class=VictimClass.UNSPECIFIED)))


def _ranges(incidents: Iterable[CountedIncident], group: Counted) -> list[Range]:
    spans = [incident.tolls.get(group) for incident in incidents]
    return [span for span in spans if span is not None]


def _span(known: Sequence[Range]) -> Range | None:
    """Add up ranges end by end; an open low end adds nothing, an open high end opens the sum."""
    if not known:
        return None
    lows = [each.low for each in known if each.low is not None]
    return Range(sum(lows) if lows else None, sum(each.high for each in known), any(each.high_open for each in known))


def _from_mixed(incidents: Iterable[CountedIncident], group: Counted) -> int:
    """Count the incidents in which a total of civilians and combatants together leaves the number of either open."""
    if not isinstance(group, Group) or group.victim_class not in CIVILIAN_OR_NOT:
        return 0
    mixed = group._replace(victim_class=VictimClass.MIXED)
    stated = [each.tolls for each in incidents if mixed in each.tolls]
    return sum(tolls.get(group) == replace(tolls[mixed], low=0) for tolls in stated)


def _groups_of(
    incidents: Sequence[CountedIncident], declaration: Declaration
) -> Iterator[tuple[dict[Dimension, str | None], Counted]]:
    """Give what is declared, or with a dimension of victims each group of which any count is known."""
    parted, declared = _of_victims(declaration), group_of(declaration)
    if not parted or not isinstance(declared, Group):
        yield {}, declared
        return
    known = {group for incident in incidents for group in incident.tolls if isinstance(group, Group)}
    for group in {declared, *known}:
        values = dict(zip(OF_VICTIMS, group, strict=True))
        if all(values[each] == said for each, said in zip(OF_VICTIMS, declared, strict=True) if each not in parted):
            yield {each: str(values[each]) for each in parted}, group


def _of_victims(declaration: Declaration) -> list[Dimension]:
    return [dimension for dimension in declaration.by if dimension in OF_VICTIMS]


def _in_order(cell: Mapping[Dimension, str | None], declaration: Declaration) -> dict[Dimension, str | None]:
    return {dimension: cell[dimension] for dimension in declaration.by}
