"""Which report is read next: the oldest in the record that nobody has assessed.

For: the key `n` and the first page of this step. Not for: the list of reports (`recount.workbench.inbox`).
"""

from __future__ import annotations

from django.db.models import QuerySet

from recount.incidents.deciding.assessed import reports_by_work
from recount.reports.models import Report
from recount.vocabulary.words import ReportWork
from recount.workbench.answering import Answer


class NothingToRead(Answer):
    """That no report waits to be read."""


def next_report(reports: QuerySet[Report], after: str = "") -> Report | None:
    """Give the next report with a text that nobody has assessed, after the one of this key, going round once."""
    waiting = reports_by_work(reports.exclude(text=""), ReportWork.NOT_YET_ASSESSED).order_by("pk")
    at = reports.filter(key=after).values_list("pk", flat=True).first() if after else None
    ahead = waiting.filter(pk__gt=at).first() if at else None
    return ahead or waiting.exclude(pk=at or 0).first()
