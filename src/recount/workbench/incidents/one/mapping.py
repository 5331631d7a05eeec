"""Where an incident happened, as a still map: an area as wide as the place is uncertain, over borders (R7).

For: the page of an incident, without a script and on paper; a script lets it move. Not for: public pages, whose places
are coarser (`recount.releases.public.mapping`). An area is never drawn smaller than can be seen, and its size is told.
"""

from __future__ import annotations

import math

from recount.incidents.models import Incident
from recount.places.models import Place
from recount.releases.public.borders import Ring, Window, borders
from recount.vocabulary.reader import term
from recount.vocabulary.words import PlacePrecision
from recount.workbench.incidents.one.shapes import Picture, PlaceRow, Spot
from recount.workbench.words import in_language

WIDTH, HEIGHT = 640.0, 400.0
KM_A_DEGREE = 111.2
_LEAST_KM, _TIMES_AS_WIDE = 60.0, 4.0
_LEAST_RADIUS = 5.0
_AROUND = 6
_SCALE_SHARE = 0.3
_STEPS = (5, 2, 1)
_TOWNS = (PlacePrecision.CITY, PlacePrecision.TOWN)


def place_of(incident: Incident) -> PlaceRow | None:
    """Give the place of an incident with its still map; None where no place is known."""
    place = incident.place
    if place is None:
        return None
    around = place.governorate
    radius = radius_km(incident.place_precision)
    return PlaceRow(
        key=place.key,
        name_en=place.name_en,
        name_ar=place.name_ar,
        around_en=around.name_en if around else "",
        around_ar=around.name_ar if around else "",
        lat=place.lat,
        lon=place.lon,
        radius_km=radius,
        picture=picture(place, radius),
    )


def radius_km(precision: str) -> float | None:
    """Give how far the true spot typically lies from the point; None where nobody knows."""
    found: float | None = term(PlacePrecision(precision)).detail("radius_km")
    return found


def picture(place: Place, radius: float | None) -> Picture | None:
    """Draw the map; None for a place without a point or without a size."""
    if place.lat is None or place.lon is None or radius is None:
        return None
    frame = _Frame(place.lat, place.lon, max(radius * _TIMES_AS_WIDE, _LEAST_KM))
    scale_km = _round_number(WIDTH * _SCALE_SHARE / frame.pixels_a_km)
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        paths=[frame.path(ring) for ring in borders(frame.window)],
        x=WIDTH / 2,
        y=HEIGHT / 2,
        radius=round(max(radius * frame.pixels_a_km, _LEAST_RADIUS), 1),
        around=_around(place, frame),
        scale=round(scale_km * frame.pixels_a_km, 1),
        scale_km=scale_km,
    )


class _Frame:
    """From degrees to the picture, around a point; plain, with the width of a degree as at that point."""

    def __init__(self, lat: float, lon: float, half_km: float) -> None:
        self.lat, self.lon = lat, lon
        self.pixels_a_km = WIDTH / (2 * half_km)
        self.up = KM_A_DEGREE * self.pixels_a_km
        self.across = self.up * max(math.cos(math.radians(lat)), 0.05)
        wide, tall = WIDTH / 2 / self.across, HEIGHT / 2 / self.up
        self.window = Window(lon - wide, lat - tall, lon + wide, lat + tall)

    def x(self, lon: float) -> float:
        return round(WIDTH / 2 + (lon - self.lon) * self.across, 1)

    def y(self, lat: float) -> float:
        return round(HEIGHT / 2 - (lat - self.lat) * self.up, 1)

    def path(self, ring: Ring) -> str:
        return "M" + "L".join(f"{self.x(lon)} {self.y(lat)}" for lon, lat in ring) + "Z"


def _around(place: Place, frame: _Frame) -> list[Spot]:
    """Give some towns around it that the record knows, for those who do not know the land."""
    window = frame.window
    rows = Place.objects.filter(
        lat__range=(window.south, window.north), lon__range=(window.west, window.east), kind__in=_TOWNS
    ).exclude(pk=place.pk)
    spots = [
        Spot(x=frame.x(row.lon or 0), y=frame.y(row.lat or 0), name=_name(row), lat=row.lat or 0, lon=row.lon or 0)
        for row in rows[: _AROUND * 4]
    ]
    kept: list[Spot] = [Spot(x=WIDTH / 2, y=HEIGHT / 2, name="")]
    for spot in spots:
        if all(abs(spot.x - other.x) > 80 or abs(spot.y - other.y) > 26 for other in kept) and _fits(spot):
            kept.append(spot)
    return kept[1 : _AROUND + 1]


def _fits(spot: Spot) -> bool:
    return 60 < spot.x < WIDTH - 60 and 24 < spot.y < HEIGHT - 40


def _name(row: Place) -> str:
    return in_language(row.name_en, row.name_ar)


def _round_number(most: float) -> int:
    """Give the largest of 1, 2, 5, 10, 20, 50 ... that is not above a number."""
    size = 10 ** max(math.floor(math.log10(max(most, 1))), 0)
    return int(next(step * size for step in _STEPS if step * size <= max(most, 1)))
