"""The incidents of a map as columns: where, how closely, when and of which grade, read in one pass.

For: the map, the line of time and the counts beside them, of 100,000 incidents at once. Not for: titles, which the
table reads for one page. What was gathered is kept until the record changes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Func, IntegerField
from django.http import HttpRequest

from recount.places.models import Place
from recount.remembering import Kept, record_state
from recount.vocabulary.reader import term
from recount.vocabulary.words import AirwarsGrade, PlacePrecision
from recount.workbench.map.choosing import OF_TIME, chosen_at_any_time, without
from recount.workbench.people.rights import rights_of

GRADES = list(AirwarsGrade)
NO_GRADE = len(GRADES)
_KEPT = 12


class DayNumber(Func):
    """The number of a day, counted from 1970-01-01, reckoned by the database."""

    output_field = IntegerField()
    template = "CAST(julianday(%(expressions)s) - 2440587.5 AS INTEGER)"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it as PostgreSQL does."""
        return self.as_sql(compiler, connection, template="(%(expressions)s - DATE '1970-01-01')", **context)


class Spot(NamedTuple):
    """One place as closely as it is known for some incidents: degrees of WGS 84, and how far off it may be, in km."""

    place: int
    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True)
class Points:
    """Incidents as columns: the number of the spot (-1 for none), first and last day (None for none), grade."""

    spots: list[Spot]
    spot: list[int]
    start: list[int | None]
    end: list[int | None]
    grade: list[int]
    etag: str = ""
    drawn: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def without_spot(self) -> int:
        """Count the incidents that no map can show."""
        return self.spot.count(-1)

    def as_json(self) -> bytes:
        """Write the columns for the script of the map; an end is written only where it is another day."""
        return self._json

    @cached_property
    def _json(self) -> bytes:
        ends = {str(i): end for i, (start, end) in enumerate(zip(self.start, self.end, strict=True)) if end != start}
        content = {
            "place": [spot.place for spot in self.spots],
            "lon": [spot.lon for spot in self.spots],
            "lat": [spot.lat for spot in self.spots],
            "radius_km": [spot.radius_km for spot in self.spots],
            "grades": [str(grade) for grade in GRADES],
            "spot": self.spot,
            "start": self.start,
            "ends": ends,
            "grade": self.grade,
        }
        return json.dumps(content, separators=(",", ":")).encode()


_points = Kept[Points](_KEPT)


def points_for(request: HttpRequest) -> Points:
    """Give the incidents that the address asks for, of any day, as columns. Raises: BadInput."""
    groups = rights_of(request).groups
    asked = json.dumps(
        [sorted(without(request.GET, *OF_TIME, "page", "sort").items()), groups if groups is None else sorted(groups)]
    )
    state = record_state()
    etag = sha256(f"{state} {asked}".encode()).hexdigest()[:32]
    return _points.get(asked, lambda: _read(request, f'"{etag}"' if state else ""))


def _read(request: HttpRequest, etag: str) -> Points:
    places = _places()
    numbers: dict[tuple[int, str], int] = {}
    spots: list[Spot] = []
    spot: list[int] = []
    start: list[int | None] = []
    end: list[int | None] = []
    grade: list[int] = []
    ranks = {str(each): number for number, each in enumerate(GRADES)}
    radii = {str(each): float(term(each).detail("radius_km") or 0) for each in PlacePrecision}
    for place, precision, first, last, airwars, decision, imported in _rows(request):
        number = numbers.get((place, precision))
        if number is None:
            number = numbers[place, precision] = _number(places.get(place), place, radii[precision], spots)
        spot.append(number)
        start.append(last if first is None else first)
        end.append(first if last is None else last)
        grade.append(ranks.get(airwars, NO_GRADE) if decision or imported else NO_GRADE)
    return Points(spots, spot, start, end, grade, etag)


def _number(at: tuple[float, float] | None, place: int, radius_km: float, spots: list[Spot]) -> int:
    if at is None or not radius_km:
        return -1
    spots.append(Spot(place, at[0], at[1], radius_km))
    return len(spots) - 1


def _places() -> dict[int, tuple[float, float]]:
    placed = Place.objects.filter(lat__isnull=False, lon__isnull=False).order_by()
    return {
        pk: (round(lon, 4), round(lat, 4))
        for pk, lon, lat in _plain(placed.values_list("pk", "lon", "lat"))
        if lon is not None
    }


def _rows(request: HttpRequest) -> Any:
    columns = ("first", "last", "grade__airwars", "grade__decision_id", "grade__imported_from")
    days = chosen_at_any_time(request).annotate(first=DayNumber(F("start")), last=DayNumber(F("end")))
    return _plain(days.values_list("place_id", "place_precision", *columns))


def _plain(rows: Any) -> Any:
    """Fetch rows as the database gives them; making a Python value of each takes longer than reading them."""
    statement, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
