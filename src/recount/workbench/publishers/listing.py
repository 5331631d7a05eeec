"""The list of publishers as data: names, kind, mark of reliability, what they count, how many reports there are.

For: the page, its JSON and its CSV. Not for: one publisher (`recount.workbench.publishers.profile`).
"""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.reports.models import Publisher
from recount.vocabulary.words import PublisherKind, Reliability
from recount.workbench.paging import paged
from recount.workbench.people.rights import visible_reports
from recount.workbench.publishers.forms import Filters
from recount.workbench.seeking import Sought, asked_in
from recount.workbench.words import in_language


class PublisherRow(BaseModel):
    """One publisher; `reports` and `copies` count the reports that who asks may see."""

    model_config = ConfigDict(frozen=True)

    key: str
    name_en: str
    name_ar: str
    kind: PublisherKind
    reliability: Reliability
    languages: list[str]
    counts: str
    reports: int
    copies: int

    @property
    def name(self) -> str:
        """Give the name in the language of the page, where it has one."""
        return in_language(self.name_en, self.name_ar)


class PublisherList(Sought):
    """The publishers that an address asks for."""

    fields = Filters

    rows: list[PublisherRow]


def listed(request: HttpRequest) -> PublisherList:
    """List the publishers that the address asks for, by name."""
    asked = asked_in(request)
    rows, paging = paged(_found(asked), request)
    publishers = list(rows)
    reports = _reports(request, publishers)
    return PublisherList(
        asked=asked, paging=paging, rows=[_row(each, *reports.get(each.pk, (0, 0))) for each in publishers]
    )


def _found(asked: dict[str, str]) -> QuerySet[Publisher]:
    publishers: QuerySet[Publisher] = Publisher.objects.order_by("name_en", "key")
    for word in asked.get("q", "").split():
        named = Q(name_en__icontains=word) | Q(name_ar__icontains=word) | Q(aliases__icontains=word)
        publishers = publishers.filter(named | Q(key__icontains=word))
    for key in ("kind", "reliability"):
        if asked.get(key):
            publishers = publishers.filter(**{key: asked[key]})
    return publishers


def _reports(request: HttpRequest, publishers: list[Publisher]) -> dict[int, tuple[int, int]]:
    found = visible_reports(request).filter(publisher__in=publishers).order_by().values("publisher")
    counted = found.annotate(number=Count("pk"), number_of_copies=Count("copy_of"))
    return {row["publisher"]: (row["number"], row["number_of_copies"]) for row in counted if row["publisher"]}


def _row(publisher: Publisher, reports: int, copies: int) -> PublisherRow:
    return PublisherRow(
        key=publisher.key,
        name_en=publisher.name_en,
        name_ar=publisher.name_ar,
        kind=publisher.kind,
        reliability=publisher.reliability,
        languages=publisher.languages,
        counts=str(publisher.profile.get("counts", "")),
        reports=reports,
        copies=copies,
    )
