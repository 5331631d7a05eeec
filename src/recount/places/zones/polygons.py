"""Polygons of a map: whether one can be used, whether a point lies in it, and how far off its border runs.

For: rings of WGS 84 degrees as GeoJSON gives them (longitude first), with holes. Not for: projections, areas, or
polygons across the 180th meridian. Pure: numbers in, answers out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recount.places.distance import EARTH_RADIUS_KM

Numbers = NDArray[np.float64]
KM_A_DEGREE = EARTH_RADIUS_KM * radians(1)
_FEWEST = 4
_PAIRS_AT_ONCE = 2_000_000


class BrokenPolygon(Exception):
    """Why a polygon cannot be used."""


@dataclass(frozen=True, eq=False)
class Polygon:
    """An outer ring and its holes; each ring is closed, an array of (longitude, latitude)."""

    rings: tuple[Numbers, ...]

    @cached_property
    def edges(self) -> Numbers:
        """Give every stretch of the border as (longitude, latitude, longitude, latitude)."""
        return np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in self.rings])

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Give the least and the greatest longitude and latitude: west, south, east, north."""
        west, south = self.rings[0].min(axis=0)
        east, north = self.rings[0].max(axis=0)
        return float(west), float(south), float(east), float(north)

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies in the polygon and in none of its holes (even-odd rule)."""
        west, south, east, north = self.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
        x1, y1, x2, y2 = self.edges.T
        spans = (y1 > lat) != (y2 > lat)
        crossings = (x2[spans] - x1[spans]) * (lat - y1[spans]) / (y2[spans] - y1[spans]) + x1[spans]
        return bool(np.count_nonzero(lon < crossings) % 2)


def km_to(edges: Numbers, lat: float, lon: float, within_km: float) -> float | None:
    """Give how many km off the nearest of these edges runs; None where none is within `within_km`.

    On the plane that touches the earth at the point: right to 1 % within 100 km.
    """
    # A degree of longitude is shorter than one of latitude; at the poles it is nothing.
    width = KM_A_DEGREE * max(cos(radians(lat)), 1e-6)
    near = _near(edges, lat, lon, within_km / KM_A_DEGREE, within_km / width)
    if not len(near):
        return None
    ends = (near - np.array([lon, lat, lon, lat])) * np.array([width, KM_A_DEGREE, width, KM_A_DEGREE])
    nearest = _nearest_to_origin(ends)
    return nearest if nearest <= within_km else None


def _near(edges: Numbers, lat: float, lon: float, high: float, wide: float) -> Numbers:
    x1, y1, x2, y2 = edges.T
    beside = (np.maximum(x1, x2) < lon - wide) | (np.minimum(x1, x2) > lon + wide)
    above = (np.maximum(y1, y2) < lat - high) | (np.minimum(y1, y2) > lat + high)
    return np.asarray(edges[~(beside | above)])


def _nearest_to_origin(ends: Numbers) -> float:
    start, along = ends[:, :2], ends[:, 2:] - ends[:, :2]
    length = np.einsum("ij,ij->i", along, along)
    at = np.clip(-np.einsum("ij,ij->i", start, along) / np.where(length > 0, length, 1), 0, 1)
    foot = start + along * at[:, None]
    return float(np.sqrt(np.einsum("ij,ij->i", foot, foot)).min())


def read_polygon(rings: Any) -> Polygon:
    """Read one polygon of GeoJSON.

    Raises: BrokenPolygon where a ring is open, too short, has no area, leaves the earth or crosses itself or another
    ring, or where a hole lies outside.
    """
    if not isinstance(rings, list) or not rings:
        raise BrokenPolygon("it has no ring")
    polygon = Polygon(tuple(_ring(ring, number) for number, ring in enumerate(rings, 1)))
    outer = Polygon(polygon.rings[:1])
    crossing = _crossing(polygon.edges)
    if crossing is not None:
        raise BrokenPolygon(f"its border crosses itself near longitude {crossing[0]:.4f}, latitude {crossing[1]:.4f}")
    for number, hole in enumerate(polygon.rings[1:], 2):
        if not any(outer.holds(lat, lon) for lon, lat in _inner_points(hole)):
            raise BrokenPolygon(f"ring {number} is a hole outside of its polygon")
    return polygon


def _inner_points(ring: Numbers) -> Iterator[tuple[float, float]]:
    """Give points of a ring that do not all lie on a border shared with the outer ring."""
    for lon, lat in [*ring, ring[:-1].mean(axis=0)]:
        yield float(lon), float(lat)


def _ring(positions: Any, number: int) -> Numbers:
    try:
        ring = np.array([position[:2] for position in positions], dtype=np.float64)
    except (TypeError, ValueError, KeyError):
        raise BrokenPolygon(f"ring {number} is no list of positions") from None
    if ring.ndim != 2 or ring.shape[0] < _FEWEST or ring.shape[1] != 2:
        raise BrokenPolygon(f"ring {number} has fewer than four positions of two numbers")
    if not np.isfinite(ring).all() or (np.abs(ring) > (180, 90)).any():
        raise BrokenPolygon(f"ring {number} leaves the earth (longitude first, then latitude)")
    if (ring[0] != ring[-1]).any():
        raise BrokenPolygon(f"ring {number} does not end where it begins")
    ring = ring[np.concatenate([[True], (ring[1:] != ring[:-1]).any(axis=1)])]
    if len(ring) < _FEWEST or not _doubled_area(ring):
        raise BrokenPolygon(f"ring {number} encloses nothing")
    return np.asarray(ring)


def _doubled_area(ring: Numbers) -> float:
    x, y = (ring - ring[0]).T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))


def _crossing(edges: Numbers) -> tuple[float, float] | None:
    """Find a point where two edges cross each other in their midst; touching ends are no crossing."""
    edges = edges[np.argsort(np.minimum(edges[:, 0], edges[:, 2]), kind="stable")]
    west, east = np.minimum(edges[:, 0], edges[:, 2]), np.maximum(edges[:, 0], edges[:, 2])
    # Edge i meets in longitude only the edges behind it up to `last`.
    last = np.searchsorted(west, east, side="right")
    for first, second in _pairs(last):
        one, other = edges[first], edges[second]
        crossed = _cross(one, other)
        if crossed.any():
            at = int(np.argmax(crossed))
            return _meeting(one[at], other[at])
    return None


def _pairs(last: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    counts = last - np.arange(len(last)) - 1
    begin = 0
    ends = np.cumsum(counts)
    while begin < len(last):
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + _PAIRS_AT_ONCE, side="right")))
        some = counts[begin:end]
        first = np.repeat(np.arange(begin, end), some)
        offset = np.arange(len(first)) - np.repeat(np.cumsum(some) - some, some)
        yield first, first + 1 + offset
        begin = end


def _cross(one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    a, b, c, d = one[:, :2], one[:, 2:], other[:, :2], other[:, 2:]
    return (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)


def _side(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
    along, to = end - start, point - start
    return np.asarray(np.sign(along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0]))


def _meeting(one: Numbers, other: Numbers) -> tuple[float, float]:
    (x1, y1, x2, y2), (x3, y3, x4, y4) = one, other
    slope = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4)
    at = ((x1 - x3) * (y3 - y4) - (y1 - y3) * (x3 - x4)) / slope
    return float(x1 + at * (x2 - x1)), float(y1 + at * (y2 - y1))


def outline(polygons: Sequence[Polygon]) -> Numbers:
    """Give the outer border of several polygons: edges that two of them share lie within and are left out."""
    edges = np.concatenate([polygon.edges for polygon in polygons])
    turned = (edges[:, 0] > edges[:, 2]) | ((edges[:, 0] == edges[:, 2]) & (edges[:, 1] > edges[:, 3]))
    same_way = np.where(turned[:, None], edges[:, [2, 3, 0, 1]], edges)
    kept, times = np.unique(same_way, axis=0, return_counts=True)
    return np.asarray(kept[times % 2 == 1])
