"""The incidents that a map is asked for, of any day, as columns: which spot, when and of which grade.

For: the map, the line of time and the counts beside them, of 100,000 incidents at once. Not for: reading them
(`recount.workbench.map.standing`). What was gathered is kept until the record changes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from django.http import HttpRequest
from numpy.typing import NDArray

from recount.places.models import Place
from recount.remembering import Kept, while_tables_stand
from recount.vocabulary.reader import term
from recount.workbench.columns import Floats, Numbers, keys_of
from recount.workbench.map.choosing import OF_TIME, chosen_at_any_time, without
from recount.workbench.map.standing import GRADES, NO_DAY, PRECISIONS, Standing, standing_incidents
from recount.workbench.people.rights import rights_of

NO_SPOT = -1
_KEPT = 12


@dataclass(frozen=True)
class Spots:
    """Places as closely as they are known for some incidents: degrees of WGS 84, and how far off they may be, in km."""

    place: Numbers
    lon: Floats
    lat: Floats
    radius_km: Floats


@dataclass(frozen=True)
class Points:
    """Incidents as columns: the number of the spot, first and last day, grade; and the spots."""

    spots: Spots
    spot: Numbers
    first: Numbers
    last: Numbers
    grade: Numbers
    drawn: dict[Any, Any] = field(default_factory=dict)

    def within(self, least: int, most: int) -> NDArray[np.bool_]:
        """Tell of each whether it lies in a window of days; one without a day lies in every one, as in the list."""
        here: NDArray[np.bool_] = (self.first == NO_DAY) | ((self.first <= most) & (self.last >= least))
        return here

    @cached_property
    def etag(self) -> str:
        """Name what the columns say, so that a browser that has them is not sent them again."""
        return f'"{sha256(self.as_bytes).hexdigest()[:32]}"'

    @cached_property
    def as_bytes(self) -> bytes:
        """Write the columns for the script of the map: the length of a head, the head, and each column as it says.

        The head is JSON and names each column, how many numbers it has, and whether they are whole. A number has four
        bytes, the least one first.
        """
        spots, whole, broken = self.spots, "<i4", "<f4"
        columns = {
            **{"place": (spots.place, whole), "lon": (spots.lon, broken), "lat": (spots.lat, broken)},
            **{"radius_km": (spots.radius_km, broken), "spot": (self.spot, whole), "first": (self.first, whole)},
            **{"last": (self.last, whole), "grade": (self.grade, whole)},
        }
        head = {
            "grades": [str(grade) for grade in GRADES],
            "columns": [[name, len(column), kind == whole] for name, (column, kind) in columns.items()],
        }
        written = json.dumps(head).encode()
        written += b" " * (-len(written) % 4)
        told = [column.astype(kind).tobytes() for column, kind in columns.values()]
        return b"".join([len(written).to_bytes(4, "little"), written, *told])


_points = Kept[Points](_KEPT)


def points_for(request: HttpRequest) -> Points:
    """Give the incidents that the address asks for, of any day, as columns. Raises: BadInput."""
    asked = {key: value for key, value in without(request.GET, *OF_TIME, "page", "sort").items() if value}
    groups = rights_of(request).groups
    if not asked and groups is None:
        return _every_point()
    key = json.dumps([sorted(asked.items()), groups if groups is None else sorted(groups)])
    return _points.get(key, lambda: _gathered(standing_incidents().of(keys_of(chosen_at_any_time(request)))))


@while_tables_stand("incidents.incident", "incidents.grade", "places.place", most=2)
def _every_point() -> Points:
    return _gathered(standing_incidents())


def _gathered(standing: Standing) -> Points:
    spots, spot = _spots_of(standing)
    return Points(spots, spot, standing.first, standing.last, standing.grade)


def _spots_of(standing: Standing) -> tuple[Spots, Numbers]:
    """Give the spots of incidents, and the number of the spot of each."""
    where, lon, lat = _places()
    radii, known = _radii(), len(PRECISIONS)
    at = np.searchsorted(where, standing.place).clip(max=max(len(where) - 1, 0))
    placed = (where[at] == standing.place) & (radii[standing.precision] > 0) if len(where) else at < 0
    spot = at * known + standing.precision
    is_taken = np.bincount(spot[placed], minlength=len(where) * known) > 0
    taken = np.flatnonzero(is_taken)
    here = taken // known
    number = np.where(placed, (np.cumsum(is_taken) - 1)[spot] if len(where) else NO_SPOT, NO_SPOT)
    return Spots(where[here], lon[here], lat[here], radii[taken % known]), number


@while_tables_stand("places.place", most=2)
def _places() -> tuple[Numbers, Floats, Floats]:
    """Give the places that have a point, by their numbers, with longitude and latitude."""
    placed = Place.objects.filter(lat__isnull=False, lon__isnull=False).order_by("pk")
    rows = np.array(list(placed.values_list("pk", "lon", "lat")), dtype=np.float64).reshape(-1, 3)
    return rows[:, 0].astype(np.int64), rows[:, 1].round(4), rows[:, 2].round(4)


def _radii() -> Floats:
    return np.array([float(term(each).detail("radius_km") or 0) for each in PRECISIONS])
