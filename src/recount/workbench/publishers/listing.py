"""The list of publishers as data: names, kind, mark of reliability, what they count, how many reports there are.

For: the page, its JSON and its CSV. Not for: one publisher (`recount.workbench.publishers.profile`).
"""

from __future__ import annotations

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.reports.models import Publisher
from recount.vocabulary.words import PublisherKind, Reliability
from recount.workbench.paging import paged
from recount.workbench.people.rights import visible_reports
from recount.workbench.publishers.forms import Filters
from recount.workbench.seeking import Sought, asked_in, no_order
from recount.workbench.words import in_language, language

USUAL_SORT = "name"
_SORTS = {"name": "called", "kind": "kind", "reliability": "reliability", "reports": "number_of_reports"}


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

    @property
    def usual_sort(self) -> str:
        """Give the order that goes without saying."""
        return USUAL_SORT


def listed(request: HttpRequest) -> PublisherList:
    """List the publishers that the address asks for, in its order. Raises: BadInput for an order that there is not."""
    asked = asked_in(request)
    rows, paging = paged(_sorted(_found(asked), asked.get("sort") or USUAL_SORT, request), request)
    publishers = list(rows)
    reports = _reports(request, publishers)
    return PublisherList(
        asked=asked, paging=paging, rows=[_row(each, *reports.get(each.pk, (0, 0))) for each in publishers]
    )


def _found(asked: dict[str, str]) -> QuerySet[Publisher]:
    publishers: QuerySet[Publisher] = Publisher.objects.order_by()
    for word in asked.get("q", "").split():
        named = Q(name_en__icontains=word) | Q(name_ar__icontains=word) | Q(aliases__icontains=word)
        publishers = publishers.filter(named | Q(key__icontains=word))
    for key in ("kind", "reliability"):
        if asked.get(key):
            publishers = publishers.filter(**{key: asked[key]})
    return publishers


def _sorted(publishers: QuerySet[Publisher], wanted: str, request: HttpRequest) -> QuerySet[Publisher]:
    """Put in order; the name decides between equals."""
    name = wanted.removeprefix("-")
    if name not in _SORTS:
        raise no_order(wanted, _SORTS)
    called = NullIf("name_ar", Value("")) if language() == "ar" else None
    publishers = publishers.annotate(called=Lower(Coalesce(called, "name_en") if called else "name_en"))
    if name == "reports":
        own = visible_reports(request).order_by().filter(publisher=OuterRef("pk")).values("publisher")
        number = own.annotate(number=Count("pk")).values("number")
        publishers = publishers.annotate(number_of_reports=Coalesce(Subquery(number), 0))
    ordered = F(_SORTS[name])
    return publishers.order_by(ordered.desc() if wanted.startswith("-") else ordered.asc(), "called", "key")


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
