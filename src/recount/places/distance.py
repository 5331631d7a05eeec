"""How far apart two points of the earth are.

For: comparing places and incidents. Not for: areas, routes or projections.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the WGS 84 ellipsoid."""


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance in km between two points in WGS 84 degrees, right to 0.5 % (haversine)."""
    height, width = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    chord = sin(height) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(width) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
