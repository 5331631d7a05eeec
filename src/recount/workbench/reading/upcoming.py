"""Which report is read next: the oldest in the record that nobody has assessed.

For: the key `n` and the first page of this step. Not for: the list of reports (`recount.workbench.inbox`).
"""

from __future__ import annotations

from recount.incidents.deciding.assessed import reports_by_work
from recount.remembering import while_record_stands
from recount.reports.access import Groups
from recount.reports.models import Report
from recount.vocabulary.words import ReportWork
from recount.workbench.answering import Answer


class NothingToRead(Answer):
    """That no report waits to be read."""


def next_report(groups: Groups, after: str = "") -> Report | None:
    """Give the next report with a text that nobody has assessed, after the one of this key, going round once.

    It is one that the members of `groups` may know of.
    """
    number = _next(groups if groups is None else frozenset(groups), after)
    return Report.objects.filter(pk=number).first() if number else None


@while_record_stands(most=64)
def _next(groups: frozenset[str] | None, after: str) -> int | None:
    reports = Report.objects.all().seen_by(groups)
    waiting = reports_by_work(reports.exclude(text=""), ReportWork.NOT_YET_ASSESSED).order_by("pk")
    numbers = waiting.values_list("pk", flat=True)
    at = reports.filter(key=after).values_list("pk", flat=True).first() if after else None
    ahead = numbers.filter(pk__gt=at).first() if at else None
    return ahead or numbers.exclude(pk=at or 0).first()
