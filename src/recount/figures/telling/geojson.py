"""A figure as GeoJSON: its incidents as points no finer than may be told, from the same count as its rows (R19, R28).

For: `recount figure --format geojson`, and maps of a release. Not for: exact points, which stay in the record: a place
that is known more closely than a quarter is told as one, and that of a hospital or a camp as a town. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from recount.figures.figure import Figure
from recount.figures.summing.counted import CountedIncident
from recount.figures.summing.sums import group_of
from recount.vocabulary.reader import term
from recount.vocabulary.words import InfrastructureType, PlacePrecision

# What could lead somebody to people who have to be found by nobody.
_SHELTERING = frozenset({InfrastructureType.HEALTHCARE, InfrastructureType.CAMP})
_FINEST, _FINEST_SHELTER = PlacePrecision.NEIGHBOURHOOD, PlacePrecision.TOWN
_KM_A_DEGREE = 111.2


class Placed(NamedTuple):
    """Where an incident lies in the record: degrees of WGS 84, how closely that is known, and what was hit there."""

    lat: float | None
    lon: float | None
    precision: PlacePrecision
    objects: frozenset[str] = frozenset()


def as_geojson(figure: Figure, incidents: Iterable[CountedIncident], places: Mapping[str, Placed]) -> dict[str, Any]:
    """Give a FeatureCollection of the incidents inside a figure, with the figure itself beside; `places` is by code.

    An incident without a point has the geometry null.
    """
    features = [_feature(each, figure, places.get(each.code)) for each in incidents]
    return {"type": "FeatureCollection", "features": features, "figure": figure.as_json()}


def coarsened(placed: Placed) -> tuple[float, float, PlacePrecision] | None:
    """Give a point on the grid of the precision that may be told: (longitude, latitude, that precision).

    The grid's meshes are twice as wide as the precision is close, so that nobody can tell where in one it was.
    """
    if placed.lat is None or placed.lon is None:
        return None
    told = _told(placed)
    mesh = 2 * float(term(told).detail("radius_km") or 0) / _KM_A_DEGREE
    if not mesh:
        return None
    lat, lon = (round(round(value / mesh) * mesh, 3) for value in (placed.lat, placed.lon))
    return max(-180.0, min(180.0, lon)), max(-90.0, min(90.0, lat)), told


def _told(placed: Placed) -> PlacePrecision:
    finest = _FINEST_SHELTER if placed.objects & _SHELTERING else _FINEST
    ranks = list(PlacePrecision)
    return max(placed.precision, finest, key=ranks.index)


def _feature(incident: CountedIncident, figure: Figure, placed: Placed | None) -> dict[str, Any]:
    point = coarsened(placed) if placed else None
    geometry = {"type": "Point", "coordinates": [point[0], point[1]]} if point else None
    span = incident.tolls.get(group_of(figure.declaration))
    return {
        "type": "Feature",
        "id": incident.code,
        "geometry": geometry,
        "properties": {
            "code": incident.code,
            "start": incident.start.isoformat() if incident.start else None,
            "end": incident.end.isoformat() if incident.end else None,
            "governorate": incident.governorate,
            "precision": str(point[2]) if point else None,
            "grade": incident.grade,
            "parties": sorted(incident.parties),
            "low": span.low if span else None,
            "high": span.high if span else None,
            "high_open": span.high_open if span else False,
        },
    }
