"""The map that needs no script: borders, and one circle for all incidents of a mesh, drawn as SVG.

For: browsers without a script, paper, and the moment before the moving map is there. Not for: looking closer. Circles
grow with the number of incidents; a mesh is never finer than what is known of its incidents. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, radians, sqrt

import numpy as np
from pydantic import BaseModel, ConfigDict

from recount.releases.public.borders import Window, borders
from recount.workbench.columns import Floats, Numbers
from recount.workbench.map.gathering import Spots
from recount.workbench.map.grades import SEVERAL, UNGRADED
from recount.workbench.map.standing import GRADES, NO_GRADE

WIDTH, HEIGHT = 900, 460
_MESH = 18
# A mesh has one number: its row, and where it stands in it.
_ROW = 1_000
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


def drawn(spots: Spots, counts: Numbers) -> Drawing | None:
    """Draw incidents, `counts` a row a spot and a column a grade; None where there is nothing to draw."""
    here = counts.any(axis=1)
    if not here.any():
        return None
    lon, lat = spots.lon[here], spots.lat[here]
    window = _window(lon, lat)
    wide, tall = WIDTH / (window.east - window.west) / _MESH, HEIGHT / (window.north - window.south) / _MESH
    across, down = np.rint((lon - window.west) * wide), np.rint((window.north - lat) * tall)
    circles = list(_circles((down * _ROW + across).astype(np.int64), counts[here]))
    return Drawing(**window._asdict(), land=_land(window), circles=circles)


def _circles(meshes: Numbers, counts: Numbers) -> Iterator[Circle]:
    """Draw a circle for each mesh, the largest first; `meshes` and `counts` have a row a spot."""
    graded = np.stack([np.bincount(meshes, weights=column) for column in counts.T], axis=1)
    sums = graded.sum(axis=1)
    each = np.flatnonzero(sums)
    most = sums.max()
    for at in each[np.argsort(-sums[each], kind="stable")].tolist():
        count = int(sums[at])
        yield Circle(
            x=at % _ROW * _MESH,
            y=at // _ROW * _MESH,
            radius=round(2.5 + _MOST_RADIUS * sqrt(count / most) / 2, 1),
            count=count,
            grade=_word(np.flatnonzero(graded[at]).tolist()),
        )


def _word(grades: list[int]) -> str:
    """Name the one grade of a mesh, where it has one."""
    if len(grades) > 1:
        return SEVERAL
    return UNGRADED if grades[0] == NO_GRADE else str(GRADES[grades[0]])


def _window(lons: Floats, lats: Floats) -> Window:
    """Frame the spots in the shape of the drawing, rounded so that a new incident seldom moves the borders."""
    west, east, south, north = float(lons.min()), float(lons.max()), float(lats.min()), float(lats.max())
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
