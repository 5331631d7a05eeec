"""On whose ground an incident lay on its day: its point, the map that holds, and what that map says (R7, R22).

For: `--by zone`, and keeping what was worked out with the version of the map. Not for: geometry
(`recount.places.zones`), or who did it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db.models import Q, QuerySet

from recount.incidents.models import ImportedRow, Incident
from recount.places.zones.containment import Standing
from recount.places.zones.models import ZoneVersion
from recount.places.zones.record import MapsOf, Spot, grounds, keep_grounds
from recount.vocabulary.reader import term
from recount.vocabulary.words import IncidentStatus, PlacePrecision

Stood = Mapping[int, Mapping[str, Any]]
"""By incident, columns that stood otherwise on the day of which a figure speaks."""
_COLUMNS = ("id", "start", "end", "place__lat", "place__lon", "place__kind", "place_precision")
_AS_THEY_STAND: Stood = MappingProxyType({})


@dataclass(frozen=True)
class Zoned:
    """The zone of each incident, None where it has no point, no day or no map, and the maps this stands on."""

    zones: Mapping[int, str | None]
    maps: Sequence[ZoneVersion]


@dataclass(frozen=True)
class _Sighting:
    incident: int
    spot: Spot
    maps: Sequence[ZoneVersion]


def zones_of(incidents: QuerySet[Incident], source: str, stood: Stood = _AS_THEY_STAND) -> Zoned:
    """Give the zone of each incident by the maps of one source: a party, or `uncertain` or `outside`.

    `stood` says where and when incidents lay before they were corrected.
    An incident of several days is held only where every map of those days says the same.
    """
    sightings = list(_sightings(incidents, MapsOf(source), stood))
    found: dict[int, list[str]] = defaultdict(list)
    maps = {version.pk: version for sighting in sightings for version in sighting.maps}
    by_map: dict[int, list[_Sighting]] = defaultdict(list)
    for sighting in sightings:
        for version in sighting.maps:
            by_map[version.pk].append(sighting)
    for pk, here in by_map.items():
        version = maps[pk]
        known = grounds(version, {sighting.spot for sighting in here})
        for sighting in here:
            ground = known[sighting.spot]
            found[sighting.incident].append(str(ground.party or ground.standing))
    zones = {incident: said[0] if len(set(said)) == 1 else str(Standing.UNCERTAIN) for incident, said in found.items()}
    return Zoned(zones, sorted(maps.values(), key=lambda version: (version.as_of, version.pk)))


def keep_all_grounds(versions: Iterable[ZoneVersion]) -> int:
    """Work out and keep on whose ground every incident of the record lay by these maps; give how many points."""
    wanted: dict[int, set[Spot]] = defaultdict(set)
    new = {version.pk: version for version in versions}
    everything = Incident.objects.filter(status=IncidentStatus.ACTIVE)
    for source in {version.source for version in new.values()}:
        for sighting in _sightings(everything, MapsOf(source)):
            for version in sighting.maps:
                wanted[version.pk].add(sighting.spot)
    return sum(keep_grounds(version, wanted[pk]) for pk, version in new.items())


def _sightings(incidents: QuerySet[Incident], maps: MapsOf, stood: Stood = _AS_THEY_STAND) -> Iterable[_Sighting]:
    points = _stated_points(incidents)
    holding: dict[tuple[date, date], Sequence[ZoneVersion] | None] = {}
    for row in incidents.order_by().values_list(*_COLUMNS):
        pk, start, end, lat, lon, kind, precision = _as_it_stood(row, stood)
        days = (start or end, end or start)
        spot = _spot(points.get(pk), (lat, lon), kind, precision)
        if spot is None or days[0] is None or days[0] > days[1]:
            continue
        if days not in holding:
            holding[days] = maps.on(*days)
        yield from (_Sighting(pk, spot, held) for held in [holding[days]] if held)


def _as_it_stood(row: tuple[Any, ...], stood: Stood) -> tuple[Any, ...]:
    if row[0] not in stood:
        return row
    return tuple(stood[row[0]].get(column, value) for column, value in zip(_COLUMNS, row, strict=True))


def _stated_points(incidents: QuerySet[Incident]) -> Mapping[int, tuple[float, float]]:
    """Give the points that other recorders stated of incidents, those on the earth."""
    on_earth = Q(lat__range=(-90, 90), lon__range=(-180, 180))
    rows = ImportedRow.objects.filter(on_earth, incident__in=incidents.values("pk")).exclude(lat=0, lon=0)
    return {
        pk: (lat, lon) for pk, lat, lon in rows.order_by("-id").values_list("incident", "lat", "lon") if lat and lon
    }


def _spot(
    stated: tuple[float, float] | None,
    of_place: tuple[float | None, float | None],
    kind: PlacePrecision | None,
    precision: PlacePrecision,
) -> Spot | None:
    """Give the point of an incident and how closely it is known: the point of a city is no closer than the city."""
    if stated is not None:
        radius = _radius(precision) or _radius(kind)
        return Spot(*stated, radius) if radius else None
    lat, lon = of_place
    radii = [radius for radius in (_radius(kind), _radius(precision)) if radius]
    return Spot(lat, lon, max(radii)) if radii and lat is not None and lon is not None else None


def _radius(precision: PlacePrecision | None) -> float | None:
    radius: float | None = term(precision).detail("radius_km") if precision else None
    return radius
