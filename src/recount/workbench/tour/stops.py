"""The stops of the tour: which pages it leads over, in which order, and what it follows.

For: the page of the tour, and the bar on each page that it leads over. Not for: what those pages show. The tour follows
the incident of the demo record that most claims tell of, so nothing here hangs on one code; it needs no script and no
memory, since the address says at which stop one is (`?tour=2`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from recount.incidents.models import Incident
from recount.reports.models import Report
from recount.site.record import DEMO, opened
from recount.vocabulary.words import IncidentStatus, LinkRole, LinkState
from recount.workbench.people.rights import visible_incidents, visible_reports

KEY = "tour"


@dataclass(frozen=True)
class Stop:
    """One stop: its name in the words, the page that it stands on, and the part of that page that it tells of."""

    name: str
    path: str
    part: str = ""


def stops(request: HttpRequest) -> list[Stop]:
    """Give the stops of the tour for who asks; none where the record is not the demo."""
    found = _followed(visible_incidents(request)) if opened().name == DEMO else None
    if found is None:
        return []
    return list(_stops(found, _told_by(found, visible_reports(request))))


def _stops(found: Incident, report: Report | None) -> Iterator[Stop]:
    if report is not None:
        yield from _stop("report", "reading:report", report.key)
    yield from _stop("range", "incidents:one", found.code, part="ranges")
    yield from _stop("origins", "incidents:one", found.code, part="origins")
    yield from _stop("grade", "incidents:one", found.code, part="graded")
    for name, page in (("figures", "figures:figure"), ("check", "check:check"), ("public", "public:start")):
        yield from _stop(name, page)


def _stop(name: str, page: str, *row: str, part: str = "") -> Iterator[Stop]:
    """Give a stop, nothing where there is no such page."""
    try:
        yield Stop(name, reverse(page, args=row), part)
    except NoReverseMatch:
        return


def _followed(incidents: QuerySet[Incident]) -> Incident | None:
    evidence = Q(links__state=LinkState.ACCEPT, links__role=LinkRole.EVIDENCE)
    graded = incidents.filter(status=IncidentStatus.ACTIVE, grade__decision__isnull=False)
    return graded.annotate(told=Count("links", filter=evidence)).order_by("-told", "code").first()


def _told_by(found: Incident, reports: QuerySet[Report]) -> Report | None:
    of_it = Q(claims__links__incident=found, claims__links__state=LinkState.ACCEPT)
    return reports.annotate(says=Count("claims", filter=of_it)).filter(says__gt=0).order_by("-says", "key").first()
