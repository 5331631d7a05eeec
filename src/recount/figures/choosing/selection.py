"""Finding the incidents that a figure counts: one pass over the record, nothing added up.

For: turning rows of the record into `CountedIncident`, as they stand or as they stood on a day. Not for: arithmetic
(`figures.summing.sums`). Incidents that were merged, split or withdrawn are not counted; their codes lead on elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.scope import Scope
from recount.figures.choosing.standing import standing_incidents
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
)

Zones = Mapping[int, str | None]


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
    zones = zoned.zones if zoned else {}
    if past is None:
        counted = list(_as_they_stand(incidents, declaration, zones))
    else:
        rows = [row for row in _rows(incidents, stood, declaration, scope) if past.knew(row["id"])]
        counted = list(_as_they_stood(rows, past, declaration, TollsOf(incidents, declaration, past), zones))
    return Selected(counted, zoned.maps if zoned else None)


def _as_they_stand(incidents: IncidentRows, declaration: Declaration, zones: Zones) -> Iterator[CountedIncident]:
    """Give the incidents of the record as it is; one that nothing is added to is given as it is kept."""
    standing = standing_incidents()
    numbers = incidents.order_by("code").values_list("pk", flat=True)
    found = {pk: standing[pk] for pk in numbers if pk in standing}
    tolls = TollsOf(incidents, declaration, None, found)
    if not (zones or tolls.differ):
        yield from (stood.counted for stood in found.values())
        return
    for pk, stood in found.items():
        objects = tolls.objects(pk, stood.named)
        ranges = tolls.ranges(pk, objects)
        harm = harm_found(ranges) if tolls.by_harm else None
        monitors = tolls.monitors(pk)
        yield stood.counted._replace(tolls=ranges, zone=zones.get(pk), harm=harm, objects=objects, monitors=monitors)


def _as_they_stood(
    rows: Sequence[Mapping[str, Any]], past: Past, declaration: Declaration, tolls: TollsOf, zones: Zones
) -> Iterator[CountedIncident]:
    parties = past.parties()
    own = folded_members(declaration.party) if declaration.party else frozenset(Party)
    grades = past.grades(parties)
    for row in rows:
        alleged = frozenset(parties.get(row["id"], ()))
        if declaration.party is None or own & alleged:
            yield _counted(row, alleged, grades.get(row["id"]), tolls, zones.get(row["id"]))


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


def _counted(
    row: Mapping[str, Any], parties: frozenset[Party], grade: AirwarsGrade | None, tolls: TollsOf, zone: str | None
) -> CountedIncident:
    start, end = _days(row["start"], row["end"])
    pk, objects = row["id"], tolls.objects(row["id"], row.get("infrastructure", ()))
    ranges: Ranges = tolls.ranges(pk, objects)
    return CountedIncident(
        code=row["code"],
        start=start,
        end=end,
        place=row["place__key"],
        governorate=_governorate(row),
        grade=grade,
        parties=parties,
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
