"""The tour in words: each stop with its text, and the bar that stands on the page of a stop.

For: the page of the tour and Django's context processors. Not for: which stops there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.workbench.answering import Answer
from recount.workbench.tour.stops import KEY, Stop, stops
from recount.workbench.words import say


class StopRow(BaseModel):
    """One stop in words, with the address that leads there."""

    model_config = ConfigDict(frozen=True)

    number: int
    title: str
    text: str
    address: str
    part: str


class Tour(Answer):
    """All stops of the tour."""

    rows: list[StopRow]


class Bar(BaseModel):
    """What stands on the page of a stop: the stop, how many there are, and the stops before and after."""

    here: StopRow
    of: int
    before: StopRow | None
    after: StopRow | None


def tour(request: HttpRequest) -> Tour:
    """Give all stops in the language of the page."""
    return Tour(rows=list(_rows(stops(request))))


def bar(request: HttpRequest) -> dict[str, Any]:
    """Give the frame of a page its bar, where the address says that one is on the tour (a context processor)."""
    asked = request.GET.get(KEY, "")
    if not asked or not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    rows = tour(request).rows
    here = next((row for row in rows if str(row.number) == asked and _is_at(request, row)), None)
    return {"tour": _bar(rows, here)} if here else {}


def _is_at(request: HttpRequest, row: StopRow) -> bool:
    return row.address.partition("?")[0] == request.path


def _bar(rows: list[StopRow], here: StopRow) -> Bar:
    at = here.number - 1
    before = rows[at - 1] if at else None
    after = rows[at + 1] if here.number < len(rows) else None
    return Bar(here=here, of=len(rows), before=before, after=after)


def _rows(found: Iterable[Stop]) -> Iterable[StopRow]:
    for number, stop in enumerate(found, start=1):
        title, text = _words(stop.name)
        address = f"{stop.path}?{KEY}={number}"
        yield StopRow(number=number, title=title, text=text, address=address, part=stop.part)


def _words(name: str) -> tuple[str, str]:
    return {
        "report": (say("tour.report"), say("tour.report_text")),
        "range": (say("tour.range"), say("tour.range_text")),
        "origins": (say("tour.origins"), say("tour.origins_text")),
        "grade": (say("tour.grade"), say("tour.grade_text")),
        "figures": (say("tour.figures"), say("tour.figures_text")),
        "check": (say("tour.check"), say("tour.check_text")),
        "public": (say("tour.public"), say("tour.public_text")),
    }[name]
