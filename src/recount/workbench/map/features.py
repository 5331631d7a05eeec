"""The incidents of a map as GeoJSON, written while they are read.

For: the file that the map gives. Not for: the map itself. A point is told on the grid of its precision, and that of a
hospital or a camp as a town (R28), as in figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from recount.figures.telling.geojson import Placed, coarsened
from recount.incidents.models import Incident
from recount.vocabulary.words import PlacePrecision

_COLUMNS = (
    *("code", "start", "end", "place_precision", "place__lat", "place__lon", "place__key", "grade__airwars"),
    "infrastructure",
)


def feature_collection(incidents: QuerySet[Incident]) -> Iterator[str]:
    """Write a FeatureCollection, an incident a line; one without a point has the geometry null."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for row in incidents.values(*_COLUMNS).iterator(chunk_size=2_000):
        yield before + json.dumps(_feature(row), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    objects = frozenset(row["infrastructure"] or ())
    precision = row["place_precision"] or PlacePrecision.UNRESOLVED
    point = coarsened(Placed(row["place__lat"], row["place__lon"], precision, objects))
    return {
        "type": "Feature",
        "id": row["code"],
        "geometry": {"type": "Point", "coordinates": [point[0], point[1]]} if point else None,
        "properties": {
            "code": row["code"],
            "start": row["start"].isoformat() if row["start"] else None,
            "end": row["end"].isoformat() if row["end"] else None,
            "precision": str(point[2]) if point else None,
            "grade": row["grade__airwars"],
        },
    }
