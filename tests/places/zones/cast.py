"""Invented maps of a flat square of ground: two parties, a hole, an island. No map of anybody's front."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Ring = list[list[float]]


def square(west: float, south: float, east: float, north: float) -> Ring:
    """Give a closed ring around a square."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(party: str | None, *rings: Ring, **properties: Any) -> dict[str, Any]:
    """Give a feature of one polygon, its first ring the outer one."""
    said = {"party": party} if party is not None else {}
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": said | properties, "geometry": geometry}


def write(folder: Path, *features: Any, **more: Any) -> Path:
    """Write a GeoJSON file of these features."""
    path = folder / "zones.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)} | more), encoding="utf-8")
    return path


# The west is the government's with an enclave of the opposition in it, the east is of ISIS; the border runs at 40 E.
ENCLAVE = square(38.4, 34.4, 38.6, 34.6)
WEST, EAST = square(38, 34, 40, 36), square(40, 34, 42, 36)
EAST_AND_WEST = (feature("syria_gov", WEST, ENCLAVE), feature("opposition", ENCLAVE), feature("isis", EAST))
