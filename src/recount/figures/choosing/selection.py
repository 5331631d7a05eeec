"""Finding the incidents that a figure counts: one pass over the record, nothing added up.

For: turning rows of the record into `CountedIncident`, as they stand or as they stood on a day. Not for: arithmetic
(`figures.summing.sums`). Incidents that were merged, split or withdrawn are not counted; their codes lead on elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.scope import Scope
from recount.figures.choosing.zoning import Stood, zones_of
from recount.figures.earlier.corrections import stood_before
from recount.figures.earlier.history import Past, ended_after
from recount.figures.summing.counted import CountedIncident, Ranges
from recount.figures.summing.harm import harm_found
from recount.figures.summing.tolls import TollsOf, asks_objects
from recount.incidents.models import Incident, IncidentRows, PartyAttribution
from recount.places.zones.models import ZoneVersion
from recount.places.zones.record import source_of_zones
from recount.reports.access import Groups
from recount.vocabulary.parties import folded_members
from recount.vocabulary.words import AirwarsGrade, Dimension, IncidentStatus, Party, PlacePrecision

_COLUMNS = (
    "id",
    "code",
    "start",
    "end",
    "place__key",
    "place__kind",
    "place__governorate__key",
    "grade__airwars",
    "grade__imported_from",
    "grade__decision",
)


@dataclass(frozen=True)
class Selected:
    """The incidents that may count, and the maps of zones that they were set on."""

    incidents: list[CountedIncident]
    maps: Sequence[ZoneVersion] | None = None


def select(declaration: Declaration, scope: Scope | None, groups: Groups = None) -> Selected:
    """Give the incidents that lie, or may lie, in the declared place and window, of any grade.

    With `groups`, only those that these access groups may see are counted.

    Raises: BadInput when zones are asked for and which map is meant is not clear (R22).
    """
    past = Past(declaration.as_of) if declaration.as_of else None
    incidents = _asked(declaration, scope, past).seen_by(groups)
    stood = stood_before(past.corrected()) if past else {}
    by_zone = Dimension.ZONE in declaration.by
    zoned = zones_of(incidents, source_of_zones(declaration.zones), stood) if by_zone else None
    judged = _judged(incidents, past)
    rows = [row for row in _rows(incidents, stood, declaration, scope) if past is None or past.knew(row["id"])]
    own = folded_members(declaration.party) if declaration.party else frozenset(Party)
    tolls = TollsOf(incidents, declaration, past)
    counted = [
        _counted(row, judged, tolls, zoned.zones.get(row["id"]) if zoned else None)
        for row in rows
        if declaration.party is None or own & judged.parties.get(row["id"], set())
    ]
    return Selected(counted, zoned.maps if zoned else None)


def _rows(
    incidents: IncidentRows, stood: Stood, declaration: Declaration, scope: Scope | None
) -> Iterator[Mapping[str, Any]]:
    """Give the incidents, with corrections taken back; one that then lies elsewhere or at another time is left out."""
    # What stands as a list takes longest to read; it is read where a figure counts objects.
    columns = (*_COLUMNS, "infrastructure") if asks_objects(declaration) else _COLUMNS
    for row in incidents.order_by("code").values(*columns):
        if row["id"] not in stood:
            yield row
        elif _may_lie(corrected := {**row, **stood[row["id"]]}, declaration, scope):
            yield corrected


def _may_lie(row: Mapping[str, Any], declaration: Declaration, scope: Scope | None) -> bool:
    start, end = _days(row["start"], row["end"])
    ended_before = end is not None and declaration.start is not None and end < declaration.start.start
    began_after = start is not None and declaration.end is not None and start > declaration.end.end
    is_elsewhere = scope is not None and row["place__key"] not in {*scope.inside, *scope.around, None}
    return not (ended_before or began_after or is_elsewhere)


@dataclass(frozen=True)
class _Judged:
    """Who is alleged, and the grades where they are those of a day gone by."""

    parties: Mapping[int, set[Party]]
    grades: Mapping[int, AirwarsGrade] | None


def _asked(declaration: Declaration, scope: Scope | None, past: Past | None) -> IncidentRows:
    active = Q(status=IncidentStatus.ACTIVE)
    incidents = Incident.objects.filter(active)
    if past is not None and declaration.as_of is not None:
        counted = Incident.objects.filter(active | ended_after(declaration.as_of)).values("pk")
        incidents = Incident.objects.filter(pk__in=counted)
    elif declaration.party is not None:
        alleged = PartyAttribution.objects.filter(party__in=folded_members(declaration.party))
        incidents = incidents.filter(pk__in=alleged.values("incident"))
    may_lie = Q()
    if scope is not None:
        may_lie &= Q(place__key__in=scope.inside | scope.around) | Q(place=None)
    if declaration.start is not None:
        may_lie &= ~Q(end__lt=declaration.start.start)
    if declaration.end is not None:
        may_lie &= ~Q(start__gt=declaration.end.end)
    stood_elsewhere = Q(pk__in=past.corrected().order_by().values("incident")) if past else Q(pk=None)
    return incidents.filter(may_lie | stood_elsewhere) if may_lie else incidents


def _judged(incidents: QuerySet[Incident], past: Past | None) -> _Judged:
    if past is None:
        return _Judged(_parties(incidents), None)
    alleged = past.parties()
    return _Judged({incident: set(parties) for incident, parties in alleged.items()}, past.grades(alleged))


def _parties(incidents: QuerySet[Incident]) -> Mapping[int, set[Party]]:
    parties: dict[int, set[Party]] = defaultdict(set)
    rows = PartyAttribution.objects.filter(incident__in=incidents.values("pk"))
    for incident, party in rows.order_by().values_list("incident", "party"):
        parties[incident].add(Party(party))
    return parties


def _counted(row: Mapping[str, Any], judged: _Judged, tolls: TollsOf, zone: str | None) -> CountedIncident:
    start, end = _days(row["start"], row["end"])
    pk, objects = row["id"], tolls.objects(row["id"], row.get("infrastructure", ()))
    ranges: Ranges = tolls.ranges(pk, objects)
    return CountedIncident(
        code=row["code"],
        start=start,
        end=end,
        place=row["place__key"],
        governorate=_governorate(row),
        grade=_grade(row) if judged.grades is None else judged.grades.get(pk),
        parties=frozenset(judged.parties.get(pk, ())),
        tolls=ranges,
        zone=zone,
        harm=harm_found(ranges) if tolls.by_harm else None,
        objects=objects,
        monitors=tolls.monitors(pk),
    )


def _days(start: date | None, end: date | None) -> tuple[date | None, date | None]:
    return start or end, end or start


def _governorate(row: Mapping[str, Any]) -> str | None:
    is_one = row["place__kind"] is PlacePrecision.GOVERNORATE
    governorate: str | None = row["place__key"] if is_one else row["place__governorate__key"]
    return governorate


def _grade(row: Mapping[str, Any]) -> AirwarsGrade | None:
    """Give the grade that was signed or imported; a mere proposal is no grade (R17, ruling 7)."""
    graded = row["grade__imported_from"] or row["grade__decision"] is not None
    grade: AirwarsGrade | None = row["grade__airwars"] if graded else None
    return grade
