"""Borders for the map: the bundled world atlas, cut to what a map shows.

For: `recount.releases.public.mapping`. Not for: the moving map of the workbench, or who holds which ground. Borders are
Natural Earth's and no statement of ours. Pure: a file in, rings of degrees out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

ATLAS_FILE = (
    Path(__file__).parents[2] / "workbench" / "look" / "static" / "vendor" / "world-atlas" / "countries-50m.json"
)
Ring = list[tuple[float, float]]


class Window(NamedTuple):
    """A stretch of the earth in WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, ring: Ring) -> bool:
        """Tell whether a ring reaches into it."""
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        return min(lons) <= self.east and max(lons) >= self.west and min(lats) <= self.north and max(lats) >= self.south


def borders(window: Window) -> list[Ring]:
    """Give the rings of countries that reach into a window; none where the atlas is not installed."""
    return [ring for ring in _rings() if window.meets(ring)] if ATLAS_FILE.exists() else []


@cache
def _rings() -> list[Ring]:
    """Read the atlas (TopoJSON): arcs of differences on a grid, put together into rings."""
    atlas: dict[str, Any] = json.loads(ATLAS_FILE.read_text(encoding="utf-8"))
    arcs = [_degrees(arc, atlas["transform"]) for arc in atlas["arcs"]]
    shapes = atlas["objects"]["countries"]["geometries"]
    return [_joined(ring, arcs) for shape in shapes for ring in _rings_of(shape)]


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * scale_x + move_x, y * scale_y + move_y) for x, y in steps]


def _rings_of(shape: dict[str, Any]) -> Iterator[list[int]]:
    kind, arcs = shape.get("type"), shape.get("arcs", [])
    if kind == "Polygon":
        yield from arcs
    elif kind == "MultiPolygon":
        for polygon in arcs:
            yield from polygon


def _joined(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs end to end; a number below zero means the arc of its complement, walked backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring
