"""How far people have come with every report, kept in memory and asked again of those that a decision touched.

For: totals over all reports. Not for: a list of some of them (`recount.incidents.deciding.assessed.reports_by_work`,
whose rules these are).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from django.db.models import Case, Value, When

from recount.claims.models import CLAIM, ClaimRecord
from recount.incidents.deciding.assessed import is_at
from recount.incidents.deciding.decisions import RETIRED, Decision
from recount.incidents.lots import lots
from recount.remembering import Standing
from recount.reports.access import Groups
from recount.reports.models import REPORT, Report
from recount.vocabulary.words import ReportWork

_LIKELIEST = (ReportWork.LINKED, ReportWork.NOT_YET_ASSESSED, ReportWork.READ, ReportWork.SET_ASIDE)


def reports_at_work(groups: Groups = None) -> Counter[ReportWork]:
    """Count the reports that these access groups may see by how far people have come with them."""
    work, hidden = _standing.now(), Report.objects.all().hidden_from(groups).values_list("pk", flat=True)
    return Counter(work.values()) - Counter(work[pk] for pk in hidden if pk in work)


def _read(numbers: Collection[int] | None) -> Mapping[int, ReportWork]:
    """Ask of all reports, or of some."""
    # A report is asked until it is found, not of each of the four.
    at = Case(*(When(is_at(work), then=Value(work)) for work in _LIKELIEST))
    rows = Report.objects.order_by().annotate(at=at).values_list("pk", "at")
    asked = [rows] if numbers is None else [rows.filter(pk__in=some) for some in lots(numbers)]
    return {pk: ReportWork(word) for pk, word in chain.from_iterable(asked)}


def _themselves(reports: Collection[int]) -> Collection[int]:
    return reports


def _of_claims(claims: Collection[int]) -> Iterator[int]:
    for some in lots(claims):
        yield from ClaimRecord.objects.filter(pk__in=some).values_list("report", flat=True)


def _of_decisions(decisions: Collection[int]) -> Iterator[int]:
    for some in lots(decisions):
        about = Decision.objects.filter(pk__in=some).order_by().values_list("report", "claim__report")
        yield from (report for row in about for report in row if report)


_standing: Standing[ReportWork] = Standing(_read, {REPORT: _themselves, CLAIM: _of_claims, RETIRED: _of_decisions})
