"""The public map: a still picture of coarsened points over borders, each point drawn as wide as it is uncertain (R7).

For: the page of places. Not for: exact places, which do not come in here: the projection has none. Pure.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.releases.public.borders import Ring, Window, borders
from recount.releases.public.projection import PublicIncident, PublicPlace
from recount.vocabulary.reader import Language

WIDTH = 800.0
_AROUND = 0.35
_LEAST_AROUND = 0.6
_LABELS = 14
_LETTER, _LINE = 7.5, 16.0


@dataclass(frozen=True)
class Spot:
    """One point of the grid: where it stands in the picture, how wide it is drawn, and how many incidents it holds."""

    x: float
    y: float
    radius: float
    incidents: int
    name: str
    labelled: bool = False

    @property
    def label_y(self) -> float:
        """Give where its name stands, above it."""
        return round(self.y - self.radius - 4, 1)


@dataclass(frozen=True)
class Picture:
    """A map: its size, the lines of borders as SVG paths, its spots."""

    width: float
    height: float
    paths: Sequence[str]
    spots: Sequence[Spot]


def picture(incidents: Iterable[PublicIncident], language: Language) -> Picture | None:
    """Draw the map of incidents that have a point; None where none has."""
    grouped: dict[tuple[float, float], list[PublicPlace]] = defaultdict(list)
    for incident in incidents:
        place = incident.place
        if place is not None and place.lat is not None and place.lon is not None:
            grouped[place.lat, place.lon].append(place)
    if not grouped:
        return None
    frame = _Frame(_window(grouped))
    spots = [frame.spot(lat, lon, places, language) for (lat, lon), places in sorted(grouped.items())]
    paths = [frame.path(ring) for ring in borders(frame.window)]
    return Picture(WIDTH, frame.height, paths, _labelled(spots))


def _window(points: Iterable[tuple[float, float]]) -> Window:
    lats, lons = zip(*points, strict=True)
    tall, wide = max(lats) - min(lats), max(lons) - min(lons)
    up, across = max(tall * _AROUND, _LEAST_AROUND), max(wide * _AROUND, _LEAST_AROUND)
    return Window(min(lons) - across, min(lats) - up, max(lons) + across, max(lats) + up)


class _Frame:
    """From degrees to the picture: plain, with the width of a degree as at the middle of the map."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.scale = WIDTH / (window.east - window.west)
        self.stretch = 1 / math.cos(math.radians((window.north + window.south) / 2))
        self.height = round((window.north - window.south) * self.scale * self.stretch, 1)

    def x(self, lon: float) -> float:
        return round((lon - self.window.west) * self.scale, 1)

    def y(self, lat: float) -> float:
        return round((self.window.north - lat) * self.scale * self.stretch, 1)

    def path(self, ring: Ring) -> str:
        return "M" + "L".join(f"{self.x(lon)} {self.y(lat)}" for lon, lat in ring) + "Z"

    def spot(self, lat: float, lon: float, places: Sequence[PublicPlace], language: Language) -> Spot:
        uncertain = max(place.grid for place in places) / 2 * self.scale
        names = [place.name.in_language(language) for place in places]
        name = max(sorted(set(names)), key=names.count)
        radius = round(max(uncertain, 3 + 2 * math.sqrt(len(places))), 1)
        return Spot(self.x(lon), self.y(lat), radius, len(places), name)


def _labelled(spots: Sequence[Spot]) -> list[Spot]:
    """Name the spots that hold most, as long as names do not run into each other."""
    taken: list[tuple[float, float, float, float]] = []
    named: set[Spot] = set()
    for spot in sorted(spots, key=lambda spot: (-spot.incidents, spot.name, spot.x)):
        half = len(spot.name) * _LETTER / 2
        top = spot.y - spot.radius - _LINE
        box = (spot.x - half, top, spot.x + half, top + _LINE)
        free = not any(_overlap(box, other) for other in taken)
        if free and len(named) < _LABELS and top > 0 and box[0] > 0 and box[2] < WIDTH:
            taken.append(box)
            named.add(spot)
    return [Spot(each.x, each.y, each.radius, each.incidents, each.name, each in named) for each in spots]


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
