"""The reports that people have read to the end, as coded reports for `recount eval` (ruling 11).

For: the gold of a record. Not for: what an answer is (`recount.claims.coding`). A report counts as read to the end when
nobody has left a claim of it waiting or unsure. Its answers follow from what people accepted, corrected or added, and
from what they set aside although it was read rightly; what was misread is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from recount.claims.coding import coded
from recount.claims.schema import Claim
from recount.incidents.deciding.assessed import Standing, reports_by_work, standings
from recount.incidents.deciding.assessing import WHY
from recount.reports.models import Report
from recount.vocabulary.words import AsideReason, ClaimWork, ReportWork

_OPEN = (ClaimWork.WAITING, ClaimWork.UNSURE)
_WORKED = (ReportWork.LINKED, ReportWork.READ, ReportWork.SET_ASIDE)


def coded_reports(reports: QuerySet[Report]) -> Iterator[dict[str, Any]]:
    """Give a line of gold for each of these reports that people have read to the end, in the order of their keys."""
    for work in _WORKED:
        for report in reports_by_work(reports.exclude(text=""), work).select_related("publisher").order_by("key"):
            line = coded_report(report)
            if line is not None:
                yield line


def coded_report(report: Report) -> dict[str, Any] | None:
    """Give the line of gold of one report; None while a claim of it is open, or nobody looked at any."""
    found = standings(report)
    if not found or any(one.work in _OPEN for one in found):
        return None
    gold = coded([_claim(one) for one in found if _says_it(one)], report.language)
    if gold is None:
        return None
    known = {
        "published": report.published,
        "publisher": report.publisher.name_en if report.publisher else "",
        "url": report.url,
    }
    return {"id": report.key, "text": report.text, **{name: said for name, said in known.items() if said}, "gold": gold}


def _says_it(one: Standing) -> bool:
    """Tell whether the report says this: what was read rightly stays an answer even where it is no evidence."""
    if one.work is ClaimWork.SET_ASIDE:
        return one.decision is not None and one.decision.value.get(WHY) not in (None, AsideReason.MISREAD)
    return one.work is ClaimWork.ACCEPTED


def _claim(one: Standing) -> Claim:
    return one.row.claim
