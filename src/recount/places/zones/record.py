"""Which map of the record holds on a day, and on whose ground points lay by it: from what is kept, else worked out.

For: shares by zone, which name the map that they stand on (R22). Not for: incidents; a point is a point here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from recount.errors import BadInput
from recount.places.zones.containment import Ground, Standing, ZoneMap
from recount.places.zones.models import Containment, Zone, ZoneVersion
from recount.places.zones.polygons import Numbers, Polygon
from recount.vocabulary.sentences import refusal, tell
from recount.vocabulary.words import Party

_FEW = 100
MOST_DAYS = 31
"""For how many days a map holds where its maker names no last day and no later map follows: fronts move."""


@dataclass(frozen=True, order=True)
class Spot:
    """A point of WGS 84 degrees, and how closely it is known in km."""

    lat: float
    lon: float
    radius_km: float


class MapsOf:
    """The maps of one source, each holding from its own day until the next."""

    def __init__(self, source: str) -> None:
        # Of two maps of one day the one that was imported last holds.
        latest = {version.as_of: version for version in ZoneVersion.objects.filter(source=source).order_by("id")}
        self._days = sorted(latest)
        self._latest = latest

    def on(self, first: date, last: date) -> list[ZoneVersion] | None:
        """Give the maps that hold from one day to another; None where no map speaks for some of the days."""
        found = {self._on(day) for day in (first, *(day for day in self._days if first < day <= last), last)}
        return None if None in found else sorted((each for each in found if each), key=lambda each: each.as_of)

    def _on(self, day: date) -> ZoneVersion | None:
        at = bisect_right(self._days, day) - 1
        if at < 0:
            return None
        version = self._latest[self._days[at]]
        until = version.until or version.as_of + timedelta(days=MOST_DAYS)
        return version if day <= until else None


def source_of_zones(asked: str | None) -> str:
    """Give the source of maps that is meant; the only one of the record goes without saying.

    Raises: BadInput when the record has no map, none of that source, or several and none was named (R22).
    """
    sources = sorted(set(ZoneVersion.objects.values_list("source", flat=True)))
    if asked in sources:
        return str(asked)
    if asked is None and len(sources) == 1:
        return sources[0]
    if not sources:
        raise refusal("places.zones.no_map")
    asked_for = "no_such" if asked else "several"
    parts = (asked_for, "matters", "remedy")
    raise BadInput(*(tell(f"places.zones.which_map.{part}", asked=asked, sources=sources) for part in parts))


def grounds(version: ZoneVersion, spots: Collection[Spot]) -> Mapping[Spot, Ground]:
    """Tell on whose ground each spot lay by a map: what is kept stands, the rest is worked out and not kept."""
    kept = _kept(version, spots if len(spots) <= _FEW else None)
    missing = {spot for spot in spots if spot not in kept}
    return {**kept, **_worked_out(version, missing)} if missing else kept


def keep_grounds(version: ZoneVersion, spots: Iterable[Spot]) -> int:
    """Work out and keep on whose ground each spot lay that is not kept yet; give how many that were."""
    missing = set(spots) - set(_kept(version))
    rows = [
        Containment(
            version=version,
            lat=spot.lat,
            lon=spot.lon,
            radius_km=spot.radius_km,
            standing=ground.standing,
            party=ground.party,
            reason=ground.reason[:300],
        )
        for spot, ground in sorted(_worked_out(version, missing).items())
    ]
    Containment.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return len(rows)


def _kept(version: ZoneVersion, spots: Collection[Spot] | None = None) -> dict[Spot, Ground]:
    """Give what is kept of a map, of a few spots only where they are named."""
    columns = ("lat", "lon", "radius_km", "standing", "party", "reason")
    kept = Containment.objects.filter(version=version)
    some = kept if spots is None else kept.filter(lat__in={spot.lat for spot in spots})
    rows = some.order_by().values_list(*columns)
    return {
        Spot(lat, lon, radius): Ground(Standing(standing), party, reason)
        for lat, lon, radius, standing, party, reason in rows
    }


def _worked_out(version: ZoneVersion, spots: Iterable[Spot]) -> dict[Spot, Ground]:
    zones = _zone_map(version.pk, version.sha256)
    return {spot: zones.ground_at(spot.lat, spot.lon, spot.radius_km) for spot in spots}


@lru_cache(maxsize=8)
def _zone_map(version: int, _: str) -> ZoneMap:
    """Build the map of a version; its zones never change, and the hash tells versions of two records apart."""
    rows = Zone.objects.filter(version=version).values_list("party", "polygons")
    return ZoneMap(
        (Party(party), [Polygon(tuple(map(_ring, rings))) for rings in polygons]) for party, polygons in rows
    )


def _ring(positions: list[list[float]]) -> Numbers:
    return np.array(positions, dtype=np.float64)
