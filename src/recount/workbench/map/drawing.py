"""The map that needs no script: borders, and one circle for all incidents of a mesh, drawn as SVG.

For: browsers without a script, paper, and the moment before the moving map is there. Not for: looking closer. Circles
grow with the number of incidents; a mesh is never finer than what is known of its incidents. Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import cos, radians, sqrt

from pydantic import BaseModel, ConfigDict

from recount.releases.public.borders import Window, borders
from recount.workbench.map.gathering import GRADES, NO_GRADE, Spot
from recount.workbench.map.grades import SEVERAL, UNGRADED

WIDTH, HEIGHT = 900, 460
_MESH = 18
_MOST_RADIUS = 24
_MARGIN = 0.08
_LEAST_DEGREES = 1.0


class Circle(BaseModel):
    """All incidents of a mesh: the middle and the radius in units of the drawing, how many, and of which grade."""

    model_config = ConfigDict(frozen=True)

    x: float
    y: float
    radius: float
    count: int
    grade: str = SEVERAL


class Drawing(BaseModel):
    """A still map."""

    model_config = ConfigDict(frozen=True)

    west: float
    south: float
    east: float
    north: float
    land: str
    circles: list[Circle]
    width: int = WIDTH
    height: int = HEIGHT


def drawn(spots: list[Spot], counts: Counter[tuple[int, int]]) -> Drawing | None:
    """Draw incidents, `counts` by the numbers of their spot and grade; None where there is nothing to draw."""
    here = [spots[number] for number, _ in counts]
    if not here:
        return None
    window = _window(here)
    meshes: Counter[tuple[int, int]] = Counter()
    grades: dict[tuple[int, int], set[int]] = defaultdict(set)
    # Reckoned in one go: of 50,000 spots, a call for each takes longer than the sums.
    wide, tall = WIDTH / (window.east - window.west) / _MESH, HEIGHT / (window.north - window.south) / _MESH
    for (number, grade), count in counts.items():
        _, lon, lat, _ = spots[number]
        mesh = round((lon - window.west) * wide), round((window.north - lat) * tall)
        meshes[mesh] += count
        grades[mesh].add(grade)
    return Drawing(**window._asdict(), land=_land(window), circles=list(_circles(meshes, grades)))


def _circles(meshes: Counter[tuple[int, int]], grades: Mapping[tuple[int, int], set[int]]) -> Iterable[Circle]:
    most = max(meshes.values())
    for (x, y), count in meshes.most_common():
        yield Circle(
            x=x * _MESH,
            y=y * _MESH,
            radius=round(2.5 + _MOST_RADIUS * sqrt(count / most) / 2, 1),
            count=count,
            grade=_word(grades[x, y]),
        )


def _word(grades: set[int]) -> str:
    """Name the one grade of a mesh, where it has one."""
    if len(grades) > 1:
        return SEVERAL
    grade = next(iter(grades))
    return UNGRADED if grade == NO_GRADE else str(GRADES[grade])


def _window(spots: list[Spot]) -> Window:
    """Frame the spots in the shape of the drawing, rounded so that a new incident seldom moves the borders."""
    lons, lats = [spot.lon for spot in spots], [spot.lat for spot in spots]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    squeezed = cos(radians(middle_y)) or 1
    tall = max(north - south, (east - west) * squeezed * HEIGHT / WIDTH, _LEAST_DEGREES) * (1 + 2 * _MARGIN)
    wide = tall * WIDTH / HEIGHT / squeezed
    edges = (middle_x - wide / 2, middle_y - tall / 2, middle_x + wide / 2, middle_y + tall / 2)
    return Window(*(round(edge, 2) for edge in edges))


def _at(window: Window, lon: float, lat: float) -> tuple[float, float]:
    x = (lon - window.west) / (window.east - window.west) * WIDTH
    y = (window.north - lat) / (window.north - window.south) * HEIGHT
    return x, y


@lru_cache(maxsize=32)
def _land(window: Window) -> str:
    """Draw the borders as a path, points closer than a unit left out."""
    return " ".join(_path(window, ring) for ring in borders(window))


def _path(window: Window, ring: list[tuple[float, float]]) -> str:
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = _at(window, lon, lat)
        point = (round(min(max(x, -WIDTH), 2 * WIDTH)), round(min(max(y, -HEIGHT), 2 * HEIGHT)))
        if not points or abs(point[0] - points[-1][0]) + abs(point[1] - points[-1][1]) > 1:
            points.append(point)
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
