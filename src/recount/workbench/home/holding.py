"""What the record holds and what waits in it, in a few numbers that are counted at once.

For: the first page. Only what who asks may know of is counted, and nothing beyond ruling 14. Not for: the ledger, which
accounts for every claim (`recount.workbench.home.balance`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from pydantic import BaseModel, ConfigDict

from recount.claims.models import ClaimRecord
from recount.incidents.deciding.awaiting import at_stage
from recount.incidents.deciding.progress import reports_at_work
from recount.incidents.models import Decision, Incident, Link
from recount.remembering import while_record_stands
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import IncidentStatus, LinkState, ReportWork, ReviewStage
from recount.workbench.answering import Answer
from recount.workbench.home.seen import sees_everything
from recount.workbench.people.rights import (
    hidden_claims,
    hidden_incidents,
    hidden_reports,
    rights_of,
    visible_incidents,
    visible_reports,
)
from recount.workbench.words import say

# Beyond this a number says that there are more (ruling 14).
MOST_COUNTED = 10_000


class Counted(BaseModel):
    """How many of one thing there are; `more` says that there are more than were counted."""

    model_config = ConfigDict(frozen=True)

    what: str
    number: int
    more: bool = False


class Holding(Counted):
    """How many of one thing the record holds."""

    @property
    def name(self) -> str:
        """Name the thing in the language of the page."""
        names = {
            "reports": say("home.reports"),
            "publishers": say("home.publishers"),
            "claims": say("home.claims"),
            "incidents": say("home.incidents"),
            "decisions": say("home.decisions"),
        }
        return names[self.what]

    @property
    def address(self) -> str:
        """Give the page on which they are listed; empty where there is none."""
        pages = {"reports": "inbox:queue", "publishers": "publishers:list", "incidents": "incidents:list"}
        return reverse(pages[self.what]) if self.what in pages else ""


class Waiting(Counted):
    """How many of one thing wait for a person, with the page on which they are worked on."""

    @property
    def words(self) -> str:
        """Say in the language of the page how many wait of what."""
        return {
            "inbox": say("home.unread", n=self.number),
            "linking": say("home.proposed_links", n=self.number),
            "grade": say("home.ungraded", n=self.number),
            "review": say("home.to_review", n=self.number),
            "release": say("home.to_release", n=self.number),
        }[self.what]

    @property
    def about(self) -> str:
        """Say what a person does with them."""
        return {
            "inbox": say("home.unread_about"),
            "linking": say("home.proposed_links_about"),
            "grade": say("home.ungraded_about"),
            "review": say("home.to_review_about"),
            "release": say("home.to_release_about"),
        }[self.what]

    @property
    def address(self) -> str:
        """Give the page on which they are listed."""
        return {
            "inbox": f"{reverse('inbox:queue')}?work={ReportWork.NOT_YET_ASSESSED}",
            "linking": reverse("linking:waiting"),
            "grade": f"{reverse('incidents:list')}?stage={ReviewStage.NOT_GRADED}",
            "review": f"{reverse('incidents:list')}?stage={ReviewStage.WAITING_FOR_REVIEW}",
            "release": f"{reverse('incidents:list')}?stage={ReviewStage.REVIEWED}",
        }[self.what]


class Holdings(Answer):
    """What the record holds, what waits for a person, and the days that its incidents span."""

    rows: list[Holding]
    waiting: list[Waiting]
    first_day: date | None
    last_day: date | None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was brought in yet."""
        return not any(row.number for row in self.rows)


def held(request: HttpRequest) -> Holdings:
    """Count what the open record holds for who asks."""
    incidents = visible_incidents(request).filter(status=IncidentStatus.ACTIVE).order_by()
    span = incidents.aggregate(first=Min("start"), last=Max("end"))
    return Holdings(
        rows=[Holding(**_count(what, rows)) for what, rows in _held(request).items()],
        waiting=list(_waiting_for(request)),
        first_day=span["first"],
        last_day=span["last"],
    )


def _held(request: HttpRequest) -> dict[str, QuerySet[Any]]:
    incidents, reports = visible_incidents(request), visible_reports(request)
    claims, decisions = ClaimRecord.objects.all(), Decision.objects.all()
    publishers = Publisher.objects.all()
    if not sees_everything(request):
        claims = claims.exclude(report__in=hidden_reports(request))
        any_of, seen_of = (rows.order_by().filter(publisher=OuterRef("pk")) for rows in (Report.objects.all(), reports))
        publishers = publishers.filter(~Exists(any_of) | Exists(seen_of))
        decisions = _of_visible(request)
    active = incidents.filter(status=IncidentStatus.ACTIVE)
    return {
        "reports": reports,
        "publishers": publishers,
        "claims": claims,
        "incidents": active,
        "decisions": decisions,
    }


def _of_visible(request: HttpRequest) -> QuerySet[Decision]:
    """Keep the decisions that are about nothing which who asks may not know of."""
    hidden = hidden_incidents(request), hidden_reports(request), hidden_claims(request)
    return Decision.objects.exclude(incident__in=hidden[0]).exclude(report__in=hidden[1]).exclude(claim__in=hidden[2])


def _waiting_for(request: HttpRequest) -> tuple[Waiting, ...]:
    return _counted(None if sees_everything(request) else frozenset(rights_of(request).groups or ()))


@while_record_stands()
def _counted(groups: frozenset[str] | None) -> tuple[Waiting, ...]:
    """Count what waits for the members of these groups, and leave out what nothing waits for."""
    unread = Waiting(what="inbox", **_most(reports_at_work(groups)[ReportWork.NOT_YET_ASSESSED]))
    counted = (unread, *(Waiting(**_count(what, rows)) for what, rows in _waiting(groups).items()))
    return tuple(each for each in counted if each.number)


def _waiting(groups: frozenset[str] | None) -> dict[str, QuerySet[Any]]:
    incidents = Incident.objects.all().seen_by(groups)
    return {
        "linking": _proposed(groups),
        "grade": at_stage(incidents, ReviewStage.NOT_GRADED),
        "review": at_stage(incidents, ReviewStage.WAITING_FOR_REVIEW),
        "release": at_stage(incidents, ReviewStage.REVIEWED),
    }


def _proposed(groups: frozenset[str] | None) -> QuerySet[Link]:
    incidents = Incident.objects.order_by().hidden_from(groups)
    claims = ClaimRecord.objects.order_by().filter(report__in=Report.objects.order_by().hidden_from(groups))
    return Link.objects.filter(state=LinkState.PROPOSED).exclude(incident__in=incidents).exclude(claim__in=claims)


def _count(what: str, rows: QuerySet[Any]) -> dict[str, Any]:
    return {"what": what, **_most(rows.order_by()[: MOST_COUNTED + 1].count())}


def _most(counted: int) -> dict[str, Any]:
    return {"number": min(counted, MOST_COUNTED), "more": counted > MOST_COUNTED}
