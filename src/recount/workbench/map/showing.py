"""What the page of the map shows: the still map, the line of time, how many are not on the map, and the table.

For: the page, its JSON and its CSV. Not for: which incidents these are (`recount.workbench.map.choosing`). The table
has the incidents of the map and those without a place, so that nothing is lost between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.http import HttpRequest

from recount.incidents.models import Incident
from recount.places.models import Place
from recount.reports.dates import PartialDate
from recount.vocabulary.words import PlacePrecision
from recount.workbench.answering import Answer
from recount.workbench.columns import Numbers
from recount.workbench.incidents.finding import USUAL_SORT
from recount.workbench.incidents.forms import Filters
from recount.workbench.incidents.listing import IncidentRow, told_of, with_parts
from recount.workbench.map.choosing import chosen, without
from recount.workbench.map.drawing import Drawing, drawn
from recount.workbench.map.gathering import NO_SPOT, Points, points_for
from recount.workbench.map.grades import Look, looks
from recount.workbench.map.standing import NO_DAY, NO_GRADE
from recount.workbench.map.timeline import Bar, bars
from recount.workbench.paging import in_form, paged
from recount.workbench.seeking import Sought, asked_in
from recount.workbench.words import in_language

_FIRST = date(1970, 1, 1)
_AT_ONE_PLACE = 12
MOST_NAMES = 200


class MapRow(IncidentRow):
    """One incident of the map: a row of the list, and how closely its place is known."""

    place_precision: PlacePrecision


class MapPage(Sought):
    """The incidents that an address asks for, where and when; `query` are its keys without its days."""

    fields = Filters

    query: str
    on_map: int
    without_place: int
    without_day: int
    timeline: list[Bar]
    still: Drawing | None
    rows: list[MapRow]

    @property
    def grade_key(self) -> list[Look]:
        """Give the legend of grades."""
        return looks()

    @property
    def usual_sort(self) -> str:
        """Name the order in which the table stands unless another is asked for."""
        return USUAL_SORT

    @property
    def most(self) -> int:
        """Give the largest number on this page, to which the bars are drawn."""
        return max((row.killed_high or row.killed_low or 0 for row in self.rows), default=0)

    @property
    def keys(self) -> str:
        """Give the keys without days, to go before those of a bar in an address."""
        return f"{self.query}&" if self.query else ""


class AtPlace(Answer):
    """The incidents at one place, the first of them."""

    name: str
    place: str
    rows: list[MapRow]
    more: int


def shown_on_map(request: HttpRequest) -> MapPage:
    """Show what the address asks for. Raises: BadInput."""
    points = points_for(request)
    first, last = _day(request, "from"), _day(request, "to")
    window = (first.start if first else None, last.end if last else None)
    picture = _picture(points, *window)
    incidents, paging = paged(chosen(request), request, with_parts=with_parts)
    return MapPage(
        asked=asked_in(request),
        query=without(request.GET, "from", "to", "page", "sort").urlencode(),
        on_map=picture.on_map,
        without_place=picture.without_place,
        without_day=picture.without_day,
        timeline=picture.timeline,
        still=picture.still,
        paging=paging,
        **in_form(request, _rows(incidents)),
    )


@dataclass(frozen=True)
class _Picture:
    """What is drawn and counted for a window of days."""

    on_map: int
    without_place: int
    without_day: int
    timeline: list[Bar]
    still: Drawing | None


def _picture(points: Points, first: date | None, last: date | None) -> _Picture:
    """Draw a window once; it is kept with the points."""
    if (first, last) not in points.drawn:
        spot, grade = _shown(points, first, last)
        placed = spot != NO_SPOT
        kinds, many = NO_GRADE + 1, len(points.spots.place)
        counts = np.bincount(spot[placed] * kinds + grade[placed], minlength=many * kinds).reshape(many, kinds)
        points.drawn[first, last] = _Picture(
            on_map=int(counts.sum()),
            without_place=int((~placed).sum()),
            without_day=int((points.first == NO_DAY).sum()),
            timeline=bars(points.first[points.first != NO_DAY], first, last),
            still=drawn(points.spots, counts),
        )
    picture: _Picture = points.drawn[first, last]
    return picture


def at_place(request: HttpRequest, place: Place) -> AtPlace:
    """Show the incidents that the address asks for at a place. Raises: BadInput."""
    here = chosen(request).filter(place=place)
    total = here.count()
    rows = list(_rows(with_parts(here)[:_AT_ONE_PLACE]))
    return AtPlace(name=in_language(place.name_en, place.name_ar), place=place.key, rows=rows, more=total - len(rows))


def names_of(request: HttpRequest) -> dict[str, str]:
    """Name the places that `place` in the address numbers, in the language of the page; no more than a map can show."""
    asked = [int(each) for each in request.GET.getlist("place")[:MOST_NAMES] if each.isascii() and each.isdigit()]
    named = Place.objects.filter(pk__in=asked).values_list("pk", "name_en", "name_ar")
    return {str(pk): in_language(english, arabic) for pk, english, arabic in named}


def _day(request: HttpRequest, key: str) -> PartialDate | None:
    written = request.GET.get(key)
    return PartialDate.parse(written) if written else None


def _shown(points: Points, first: date | None, last: date | None) -> tuple[Numbers, Numbers]:
    """Give spot and grade of each incident of a window."""
    if first is None and last is None:
        return points.spot, points.grade
    here = points.within(_number(first or date.min), _number(last or date.max))
    return points.spot[here], points.grade[here]


def _number(day: date) -> int:
    return (day - _FIRST).days


def _rows(incidents: Iterable[Incident]) -> Iterable[MapRow]:
    for incident in incidents:
        yield MapRow(**told_of(incident), place_precision=incident.place_precision)
