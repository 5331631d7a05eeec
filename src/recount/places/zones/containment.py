"""On whose ground a point lay, by one map: held by one party, uncertain near a border, or outside of the map.

For: R7 and R22: a point that is known to 5 km and lies 2 km from a border is on neither side of it. Not for: which map
holds on a day (`recount.places.zones.record`). Pure: polygons and points in, standings out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recount.places.zones.polygons import Numbers, Polygon, km_to, outline
from recount.vocabulary.words import Party


class Standing(StrEnum):
    """How a point stands to a map: on one party's ground, too near a border to say, or on nobody's ground."""

    HELD = "held"
    UNCERTAIN = "uncertain"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Ground:
    """The ground of a point: how it stands, whose it is where that is certain, and why (R7)."""

    standing: Standing
    party: Party | None
    reason: str


class ZoneMap:
    """The zones of one map; several zones of a party are one ground, with one border around it."""

    def __init__(self, zones: Iterable[tuple[Party, Sequence[Polygon]]]) -> None:
        self._polygons: dict[Party, list[Polygon]] = defaultdict(list)
        for party, polygons in zones:
            self._polygons[party] += polygons
        self._borders: Mapping[Party, Numbers] = {party: outline(each) for party, each in self._polygons.items()}

    def ground_at(self, lat: float, lon: float, radius_km: float | None) -> Ground:
        """Tell on whose ground a point lies that is known to `radius_km`; None is a point not known at all.

        Uncertain where parties' zones overlap at the point, or where a border runs within the radius.
        """
        if radius_km is None:
            return Ground(Standing.UNCERTAIN, None, "how closely its place is known is not resolved")
        holders = sorted(party for party, each in self._polygons.items() if any(one.holds(lat, lon) for one in each))
        if len(holders) > 1:
            return Ground(Standing.UNCERTAIN, None, f"the map gives it to {' and '.join(holders)}")
        near = self._nearest_border(lat, lon, radius_km)
        if near is not None:
            km, party = near
            said = f"the border of {party} runs {km:.1f} km off, and the place is known to {radius_km:g} km"
            return Ground(Standing.UNCERTAIN, None, said)
        if not holders:
            return Ground(Standing.OUTSIDE, None, "the map gives it to nobody")
        return Ground(Standing.HELD, holders[0], f"no border of the map runs within {radius_km:g} km")

    def _nearest_border(self, lat: float, lon: float, radius_km: float) -> tuple[float, Party] | None:
        found = ((km_to(border, lat, lon, radius_km), party) for party, border in self._borders.items())
        return min(((km, party) for km, party in found if km is not None), default=None)
