"""What the reports of a publisher show of it: how much, how fast, how often overtaken, and on whose word.

For: the profile. Not for: what people say of it (`recount.workbench.publishers.profile`). It is counted over its latest
claims, so that a page takes as long for a monitor of ten years as for a new one: how many are copies, how often another
is quoted (R8), how often a count was superseded (R9), how many days lie between an event and its report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from statistics import median

from django.db.models import F, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.claims.counts import read_chain
from recount.claims.models import ClaimRecord
from recount.incidents.models import Link, Toll
from recount.reports.models import Publisher, Report, publishers_by_name
from recount.vocabulary.folding import fold
from recount.vocabulary.words import ClaimKind, LinkState
from recount.workbench.people.rights import visible_incidents, visible_reports
from recount.workbench.words import in_language

LATEST = 2_000
_MOST_SOURCES, _MOST_REPORTS = 6, 8


class LeansOn(BaseModel):
    """Somebody on whose word claims of a publisher stand, with their key where they are a publisher, and how often."""

    model_config = ConfigDict(frozen=True)

    name: str
    key: str | None
    claims: int


class ReportLine(BaseModel):
    """One report by key, title and day of publication as precise as it is known."""

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    published: str


class Shown(BaseModel):
    """What the reports of a publisher show of it; `latest` says over how many of its claims of events it was counted.

    `totals` counts its claims over many events, which stand in no incident and so cannot be superseded in one.
    """

    model_config = ConfigDict(frozen=True)

    reports: int
    copies: int
    copied_by: int
    totals: int
    latest: int
    quotes_others: int
    leans_on: list[LeansOn]
    accepted: int
    superseded: int
    days_to_report: float | None
    newest: list[ReportLine]


def shown_by_reports(publisher: Publisher, request: HttpRequest) -> Shown:
    """Count what the reports of a publisher show, as far as who asks may see them."""
    reports = visible_reports(request)
    own = reports.filter(publisher=publisher)
    claims = _claims(own)
    links = _accepted([pk for pk, *_ in claims], request)
    others = list(_others(publisher, [chain for _, _, chain, _, _ in claims]))
    return Shown(
        reports=own.count(),
        copies=own.filter(copy_of__isnull=False).count(),
        copied_by=reports.filter(copy_of__publisher=publisher).exclude(publisher=publisher).count(),
        totals=ClaimRecord.objects.filter(report__in=own, kind=ClaimKind.AGGREGATE).count(),
        latest=len(claims),
        quotes_others=len(others),
        leans_on=_counted(others),
        accepted=len(links),
        superseded=_superseded({key for pk, key, *_ in claims if pk in links}, set(links.values())),
        days_to_report=_days_to_report(claims),
        newest=list(_newest(own)),
    )


Claimed = tuple[int, str, str, date | None, date | None]


def _claims(own: QuerySet[Report]) -> list[Claimed]:
    latest = ClaimRecord.objects.filter(report__in=own, kind=ClaimKind.CASUALTY).order_by("-pk")[:LATEST]
    return list(latest.values_list("pk", "key", "told_by", "day", "report__published_end"))


def _days_to_report(claims: list[Claimed]) -> float | None:
    days = [(published - day).days for *_, day, published in claims if day and published and published >= day]
    return median(days) if days else None


def _others(publisher: Publisher, chains: list[str]) -> Iterator[str]:
    """Give the innermost source of each claim that names another (R8)."""
    own = {fold(name) for name in publisher.names()}
    for chain in chains:
        told_by = read_chain(chain)
        if told_by and fold(told_by[-1].name) not in own:
            yield told_by[-1].name


def _counted(names: list[str]) -> list[LeansOn]:
    """Count those who are quoted, each publisher once under whatever name, the most quoted first."""
    known = publishers_by_name() if names else {}
    found = {name: known.get(fold(name)) for name in set(names)}
    told = Counter(_called(name, found[name]) for name in names)
    return [LeansOn(name=name, key=key, claims=number) for (name, key), number in told.most_common(_MOST_SOURCES)]


def _called(name: str, publisher: Publisher | None) -> tuple[str, str | None]:
    if publisher is None:
        return name, None
    return in_language(publisher.name_en, publisher.name_ar), publisher.key


def _accepted(claims: list[int], request: HttpRequest) -> dict[int, int]:
    """Give the incident into which each claim was accepted."""
    incidents = visible_incidents(request)
    links = Link.objects.filter(claim__in=claims, state=LinkState.ACCEPT, incident__in=incidents)
    return dict(links.order_by().values_list("claim", "incident"))


def _superseded(claims: set[str], incidents: set[int]) -> int:
    tolls = Toll.objects.filter(incident__in=incidents).order_by().values_list("superseded", flat=True)
    return len(claims & {claim for superseded in tolls for claim in superseded})


def _newest(own: QuerySet[Report]) -> Iterator[ReportLine]:
    newest = own.order_by(F("published_end").desc(nulls_last=True), "-pk")[:_MOST_REPORTS]
    for key, title, published in newest.values_list("key", "title", "published"):
        yield ReportLine(key=key, title=title or key, published=published)
