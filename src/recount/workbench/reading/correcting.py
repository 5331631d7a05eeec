"""The page on which a claim is corrected or written by hand, with the places that its words may mean.

For: the form, filled in with what stands there or with what was sent and refused. Not for: keeping it
(`recount.workbench.reading.acting`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from recount.claims.models import ClaimRecord
from recount.claims.schema import Claim, Where
from recount.errors import BadInput
from recount.incidents.models import Decision
from recount.places.gazetteer import Gazetteer
from recount.places.record import record_gazetteer
from recount.reports.models import Report
from recount.workbench.answering import Answer, Problem
from recount.workbench.reading.fields import Group, Input, groups_of
from recount.workbench.reading.marking import words_around
from recount.workbench.reading.telling import place_name
from recount.workbench.words import say

Sent = Mapping[str, str]


class Choice(BaseModel):
    """A place that words of the report may mean; `chosen` where it is the one that stands."""

    model_config = ConfigDict(frozen=True)

    place: str
    name: str
    around: str
    lat: float | None
    lon: float | None
    score: float
    chosen: bool

    @property
    def sure(self) -> str:
        """Say how sure the machine is of it."""
        return say("reading.sure", n=round(100 * self.score))


class CorrectingPage(Answer):
    """A claim as a form."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    report: str
    title: str
    claim: str | None
    quote: str
    quote_start: int
    text: str
    before: str
    after: str
    groups: list[Group]
    seen: int

    @property
    def shown(self) -> list[Group]:
        """Give what stands in the claim, and room for what recorders add most often."""
        return [group for group in self.groups if not group.is_new or group.name.partition("-")[0] in _OFTEN]

    @property
    def others(self) -> list[Group]:
        """Give the rest, which is folded away."""
        return [group for group in self.groups if group not in self.shown]


_OFTEN = ("casualties", "when", "where")
_AROUND = 160


def correcting_page(
    report: Report, row: ClaimRecord, sent: Sent | None = None, problem: BadInput | None = None
) -> CorrectingPage:
    """Give the form of a claim, with what was sent in its fields where it could not be kept."""
    return _page(report, row.claim, row.claim.quote.text, row.claim.quote.start, sent=sent, problem=problem)


def new_claim_page(report: Report, asked: Sent, problem: BadInput | None = None) -> CorrectingPage:
    """Give an empty form; `quote` and `quote_start` are the words that were marked."""
    start = asked.get("quote_start", "")
    at = int(start) if start.isdecimal() else 0
    return _page(report, None, asked.get("quote", ""), at, sent=asked if problem else None, problem=problem)


def _page(
    report: Report, claim: Claim | None, quote: str, start: int, *, sent: Sent | None, problem: BadInput | None
) -> CorrectingPage:
    before, after = words_around(report.text, start, start + len(quote), _AROUND)
    groups = groups_of(claim)
    return CorrectingPage(
        report=report.key,
        title=report.title or report.key,
        claim=claim.id if claim else None,
        quote=quote,
        quote_start=start,
        text=report.text,
        before=before,
        after=after,
        groups=[_with_places(_filled(group, sent) if sent else group) for group in groups],
        seen=Decision.objects.order_by("-id").values_list("id", flat=True).first() or 0,
        problem=Problem.of(problem) if problem else None,
    )


def _with_places(group: Group) -> Group:
    return replace(group, places=place_choices(group.where)) if group.where else group


def _filled(group: Group, sent: Sent) -> Group:
    """Put what was sent into the fields, so that nothing has to be typed again."""
    inputs = [_with(one, sent) for one in group.inputs]
    return replace(group, inputs=inputs, groups=[_filled(each, sent) for each in group.groups])


def _with(one: Input, sent: Sent) -> Input:
    return replace(one, value=sent.get(one.name, one.value))


def place_choices(where: Where) -> list[Choice]:
    """Give the places that the words of a claim may mean: the one that stands, then the others, best first."""
    gazetteer = record_gazetteer()
    standing = [(where.place, where.lat, where.lon, where.score)] if where.place else []
    others = [(one.place, one.lat, one.lon, one.score) for one in where.alternatives if one.place != where.place]
    return [
        Choice(
            place=place,
            name=place_name(place, gazetteer),
            around=_around(place, gazetteer),
            lat=lat,
            lon=lon,
            score=score,
            chosen=place == where.place,
        )
        for place, lat, lon, score in [*standing, *others]
    ]


def _around(place: str, gazetteer: Gazetteer) -> str:
    around = gazetteer.governorate_of(place) if place in gazetteer else None
    return place_name(around.id, gazetteer) if around and around.id != place else ""
