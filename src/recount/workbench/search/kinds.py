"""What a search looks through: each kind of row, which of them somebody may see, and how a result of it is told.

For: `recount.workbench.search.answer`. Not for: which words a row is found by; each model says that itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from pydantic import BaseModel, ConfigDict

from recount.checks.phrasing import day_words
from recount.claims.models import ClaimRecord
from recount.incidents.models import Incident
from recount.places.models import Place
from recount.reports.models import Publisher, Report
from recount.reports.search.asked import Asked
from recount.reports.search.rows import FindableRows
from recount.reports.search.snippets import Piece, marked, snippet
from recount.vocabulary.reader import label
from recount.workbench.people.rights import hidden_reports, visible_incidents, visible_reports
from recount.workbench.words import language, say

_BETWEEN = " · "


class Hit(BaseModel):
    """One row that was found: its name, the words around what was found, where it can be opened."""

    model_config = ConfigDict(frozen=True)

    kind: str
    key: str
    title: list[Piece]
    about: str
    words: list[Piece]
    to: str

    @property
    def parts(self) -> list[str]:
        """Give what is said about it part by part, so that no direction of writing turns them round."""
        return self.about.split(_BETWEEN) if self.about else []


@dataclass(frozen=True)
class Kind:
    """One kind of row; `rows` gives those that who asks may see, `told` makes a result of one."""

    key: str
    rows: Callable[[HttpRequest], FindableRows[Any]]
    told: Callable[[Any, Asked], Hit]

    @property
    def name(self) -> str:
        """Name it in the language of the page."""
        names = {
            "incidents": say("search.incidents"),
            "reports": say("search.reports"),
            "claims": say("search.claims"),
            "places": say("search.places"),
            "publishers": say("search.publishers"),
        }
        return names[self.key]


def _address(name: str, *keys: str, asked: str = "") -> str:
    """Give the address of a page; nothing where there is no such page."""
    try:
        return reverse(name, args=keys) + asked
    except NoReverseMatch:
        return ""


def _visible_claims(request: HttpRequest) -> FindableRows[Any]:
    claims = ClaimRecord.objects.select_related("report").defer("report__text", "report__folded", "folded")
    return claims.exclude(report__in=hidden_reports(request))


def _report(row: Report, asked: Asked) -> Hit:
    publisher = (language() == "ar" and row.publisher.name_ar) or row.publisher.name_en if row.publisher else ""
    return Hit(
        kind="reports",
        key=row.key,
        title=marked(row.title or row.key, asked),
        about=_BETWEEN.join(filter(None, [publisher, row.published])),
        words=snippet(row.text, asked),
        to=_address("reading:report", row.key),
    )


def _claim(row: ClaimRecord, asked: Asked) -> Hit:
    return Hit(
        kind="claims",
        key=row.key,
        title=snippet(row.document["quote"]["text"], asked),
        about=row.report.title or row.report.key,
        words=[],
        to=_address("reading:report", row.report.key, asked=f"?{urlencode({'claim': row.key})}#claim-{row.key}"),
    )


def _incident(row: Incident, asked: Asked) -> Hit:
    title = (language() == "ar" and row.title_ar) or row.title_en
    place = row.place
    where = ((language() == "ar" and place.name_ar) or place.name_en) if place else ""
    return Hit(
        kind="incidents",
        key=row.code,
        title=marked(title, asked),
        about=_BETWEEN.join(filter(None, [row.code, day_words(row.start, language()) if row.start else "", where])),
        words=[],
        to=_address("incidents:one", row.code),
    )


def _place(row: Place, asked: Asked) -> Hit:
    name, other = (row.name_ar or row.name_en, row.name_en) if language() == "ar" else (row.name_en, row.name_ar)
    return Hit(
        kind="places",
        key=row.key,
        title=marked(name, asked),
        about=other if other != name else "",
        words=[],
        to=_address("incidents:list", asked=f"?place={row.key}"),
    )


def _publisher(row: Publisher, asked: Asked) -> Hit:
    name = (language() == "ar" and row.name_ar) or row.name_en
    to = _address("publishers:one", row.key)
    about = _BETWEEN.join([label(row.kind, language()), label(row.reliability, language())])
    return Hit(kind="publishers", key=row.key, title=marked(name, asked), about=about, words=[], to=to)


def _incident_rows(request: HttpRequest) -> FindableRows[Any]:
    rows: FindableRows[Any] = visible_incidents(request)  # type: ignore[assignment]
    return rows.select_related("place").defer("folded", "place__folded")


def _report_rows(request: HttpRequest) -> FindableRows[Any]:
    rows: FindableRows[Any] = visible_reports(request)  # type: ignore[assignment]
    return rows.select_related("publisher").defer("folded", "publisher__folded")


KINDS = (
    Kind("incidents", _incident_rows, _incident),
    Kind("reports", _report_rows, _report),
    Kind("claims", _visible_claims, _claim),
    Kind("places", lambda _: Place.objects.defer("folded"), _place),
    Kind("publishers", lambda _: Publisher.objects.defer("folded"), _publisher),
)
