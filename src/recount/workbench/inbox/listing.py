"""The queue of reports as rows, and where all reports are as totals that add up.

For: the page of the inbox. Not for: finding (`recount.workbench.inbox.finding`) or bringing in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel

from recount.incidents.capturing.bringing import BRING
from recount.incidents.deciding.assessed import Progress, progress_of
from recount.incidents.deciding.progress import reports_at_work
from recount.jobs.models import Job
from recount.remembering import while_record_stands
from recount.reports.models import Report
from recount.vocabulary.words import CaptureState, JobState, ReportWork
from recount.workbench.answering import Answer
from recount.workbench.inbox.finding import NEWEST, OLDEST, found
from recount.workbench.look.forms import choices, date_field, search_field
from recount.workbench.paging import in_form, paged
from recount.workbench.people.rights import rights_of, visible_reports
from recount.workbench.seeking import Sought, asked_in
from recount.workbench.words import in_language, say

# Beyond this a list says that there are more (ruling 14).
MOST_COUNTED = 10_000
_AT_ONCE = 500


class ReportRow(BaseModel):
    """One report in the queue."""

    key: str
    title: str
    publisher: str
    published: str
    came: datetime | None
    state: CaptureState
    work: ReportWork
    claims: int
    waiting: int


class Filters(forms.Form):
    """The keys of the address as fields."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="%s")
        orders = [("", say("inbox.newest")), (OLDEST, say("inbox.oldest"))]
        self.fields |= {
            "q": search_field(say("inbox.search"), say("inbox.search_hint")),
            "work": forms.ChoiceField(label=say("inbox.work"), choices=choices(ReportWork), required=False),
            "state": forms.ChoiceField(label=say("inbox.state"), choices=choices(CaptureState), required=False),
            "from": date_field(say("inbox.from")),
            "to": date_field(say("inbox.to")),
            "sort": forms.ChoiceField(label=say("inbox.order"), choices=orders, required=False),
        }


class Queue(Sought):
    """The reports that an address asks for, and the long work that goes on."""

    fields = Filters

    rows: list[ReportRow]
    jobs: list[tuple[int, int, int]]

    @property
    def has_days_of_coming(self) -> bool:
        """Tell whether any report that is shown was captured on a known day; of others a reference alone is kept."""
        return any(row.came for row in self.rows)


class Part(BaseModel):
    """How many reports are in one state; `key` is the key of the address by which they are listed."""

    key: str
    word: str
    number: int


class Totals(Answer):
    """Where all reports are, by the work of people and by what was kept; each adds up to all."""

    rows: list[Part]
    total: int

    @property
    def by_work(self) -> list[tuple[ReportWork, int]]:
        """Give how many reports people have come how far with."""
        return [(ReportWork(part.word), part.number) for part in self.rows if part.key == "work"]

    @property
    def by_state(self) -> list[tuple[CaptureState, int]]:
        """Give how many reports were kept in which state."""
        return [(CaptureState(part.word), part.number) for part in self.rows if part.key == "state"]


def queued(request: HttpRequest) -> Queue:
    """List the reports that the address of the request asks for. Raises: BadInput."""
    wanted = found(visible_reports(request), request.GET.dict())
    reports, paging = paged(wanted, request, most=MOST_COUNTED, with_parts=_with_publisher)
    asked = {key: value for key, value in asked_in(request).items() if value != NEWEST}
    under_way = Job.objects.filter(kind=BRING, state__in=(JobState.WAITING, JobState.RUNNING))
    jobs = list(under_way.values_list("pk", "done", "total")[:5])
    return Queue(asked=asked, paging=paging, jobs=jobs, **in_form(request, _rows(reports)))


def _with_publisher(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.select_related("publisher").defer("text", "folded", "publisher__folded")


def totalled(request: HttpRequest) -> Totals:
    """Count where all reports are that who asks may know of; counted anew when the record has changed."""
    groups = rights_of(request).groups
    return _totals(groups if groups is None else frozenset(groups))


@while_record_stands()
def _totals(groups: frozenset[str] | None) -> Totals:
    counted = reports_at_work(groups)
    by_work = [Part(key="work", word=work, number=counted[work]) for work in ReportWork]
    states = Report.objects.all().seen_by(groups).order_by("state").values_list("state").annotate(number=Count("pk"))
    by_state = [Part(key="state", word=state, number=number) for state, number in states]
    return Totals(rows=[*by_work, *by_state], total=sum(part.number for part in by_state))


def _rows(reports: Iterable[Report]) -> Iterable[ReportRow]:
    ahead = iter(reports)
    while some := list(islice(ahead, _AT_ONCE)):
        progress = progress_of(some)
        for report in some:
            yield _row(report, progress[report.pk])


def _row(report: Report, progress: Progress) -> ReportRow:
    publisher = report.publisher
    name = in_language(publisher.name_en, publisher.name_ar) if publisher else ""
    return ReportRow(
        key=report.key,
        title=report.title or report.key,
        publisher=name,
        published=report.published,
        came=report.captured_at,
        state=report.state,
        work=progress.work,
        claims=progress.claims,
        waiting=progress.waiting,
    )
