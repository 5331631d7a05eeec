"""Where an incident happened, as a still map: an area as wide as the place is uncertain, over borders (R7).

For: the page of an incident, without a script and on paper; a script lets it move. Not for: public pages, whose places
are coarser (`recount.releases.public.mapping`). An area is never drawn smaller than can be seen, and its size is told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
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
# Pixels that a name takes beside another.
_NAME_WIDTH, _NAME_HEIGHT, _NAME_BELOW = 90, 30, 20
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
    frame = _Frame(place.lat, place.lon, radius)
    scale_km = _round_number(WIDTH * _SCALE_SHARE / frame.pixels_a_km)
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        paths=[frame.path(ring) for ring in borders(frame.window)],
        x=WIDTH / 2,
        y=HEIGHT / 2,
        radius=frame.radius,
        label_y=frame.label_y,
        around=_around(place, frame),
        scale=round(scale_km * frame.pixels_a_km, 1),
        scale_km=scale_km,
    )


class _Frame:
    """From degrees to the picture, around an area; plain, with the width of a degree as at its point."""

    def __init__(self, lat: float, lon: float, radius_km: float) -> None:
        self.lat, self.lon = lat, lon
        self.pixels_a_km = WIDTH / (2 * max(radius_km * _TIMES_AS_WIDE, _LEAST_KM))
        self.radius = round(max(radius_km * self.pixels_a_km, _LEAST_RADIUS), 1)
        self.label_y = min(HEIGHT / 2 + self.radius + _NAME_BELOW, HEIGHT - _NAME_BELOW)
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
    """Give some towns around it for those who do not know the land: cities first, those of the record before others."""
    towns = sorted((*_of_record(frame.window), *_shipped(frame.window)), key=lambda town: _TOWNS.index(town.kind))
    kept = [Spot(x=WIDTH / 2, y=HEIGHT / 2, name=""), Spot(x=WIDTH / 2, y=frame.label_y, name="")]
    for town in towns:
        spot = Spot(x=frame.x(town.lon), y=frame.y(town.lat), name=town.name, lat=town.lat, lon=town.lon)
        if town.key != place.key and _fits(spot) and not any(_touch(spot, other) for other in kept):
            kept.append(spot)
    return kept[2 : _AROUND + 2]


@dataclass(frozen=True)
class _Town:
    key: str
    name: str
    kind: PlacePrecision
    lat: float
    lon: float


def _of_record(window: Window) -> Iterator[_Town]:
    within = Place.objects.filter(
        lat__range=(window.south, window.north), lon__range=(window.west, window.east), kind__in=_TOWNS
    )
    told = within.order_by("pk").values_list("key", "name_en", "name_ar", "kind", "lat", "lon")
    for key, en, ar, kind, lat, lon in told[: _AROUND * 4]:
        if lat is not None and lon is not None:
            yield _Town(key, in_language(en, ar), PlacePrecision(kind), lat, lon)


def _shipped(window: Window) -> Iterator[_Town]:
    for place in Gazetteer.shipped():
        lat, lon = place.lat, place.lon
        if place.kind not in _TOWNS or lat is None or lon is None:
            continue
        if window.south <= lat <= window.north and window.west <= lon <= window.east:
            yield _Town(place.id, in_language(place.name_en, place.name_ar), place.kind, lat, lon)


def _touch(one: Spot, other: Spot) -> bool:
    """Tell whether the names of two spots would lie over each other."""
    return abs(one.x - other.x) <= _NAME_WIDTH and abs(one.y - other.y) <= _NAME_HEIGHT


def _fits(spot: Spot) -> bool:
    return 60 < spot.x < WIDTH - 60 and 24 < spot.y < HEIGHT - 40


def _round_number(most: float) -> int:
    """Give the largest of 1, 2, 5, 10, 20, 50 ... that is not above a number."""
    size = 10 ** max(math.floor(math.log10(max(most, 1))), 0)
    return int(next(step * size for step in _STEPS if step * size <= max(most, 1)))
