"""What the record holds, in a few numbers that are counted at once.

For: the first page. Not for: the ledger, which looks at every claim (`recount.workbench.home.balance`).
"""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Min
from pydantic import BaseModel, ConfigDict

from recount.claims.models import ClaimRecord
from recount.incidents.models import Decision, Incident, Link
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import IncidentStatus, LinkState
from recount.workbench.answering import Answer
from recount.workbench.words import say


class Holding(BaseModel):
    """How many of one thing the record holds."""

    model_config = ConfigDict(frozen=True)

    what: str
    number: int

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


class Holdings(Answer):
    """What the record holds, what waits for a person, and the days that its incidents span."""

    rows: list[Holding]
    proposed_links: int
    ungraded_incidents: int
    first_day: date | None
    last_day: date | None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was brought in yet."""
        return not any(row.number for row in self.rows)

    @property
    def nothing_waits(self) -> bool:
        """Tell whether everything that was brought in has been looked at."""
        return not self.proposed_links and not self.ungraded_incidents


def held() -> Holdings:
    """Count what the open record holds."""
    active = Incident.objects.filter(status=IncidentStatus.ACTIVE)
    span = active.aggregate(first=Min("start"), last=Max("end"))
    numbers = {
        "reports": Report.objects.count(),
        "publishers": Publisher.objects.count(),
        "claims": ClaimRecord.objects.count(),
        "incidents": active.count(),
        "decisions": Decision.objects.count(),
    }
    return Holdings(
        rows=[Holding(what=what, number=number) for what, number in numbers.items()],
        proposed_links=Link.objects.filter(state=LinkState.PROPOSED).count(),
        ungraded_incidents=active.filter(grade__isnull=True).count(),
        first_day=span["first"],
        last_day=span["last"],
    )
