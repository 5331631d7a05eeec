"""Which reports the inbox shows and in which order, by the keys of its address.

For: the queue. Not for: showing a row (`recount.workbench.inbox.listing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from django.db.models import Q, QuerySet

from recount.incidents.deciding.assessed import reports_by_work
from recount.reports.dates import PartialDate
from recount.reports.models import Report
from recount.vocabulary.words import CaptureState, ReportWork
from recount.workbench.seeking import no_order, none_of

Word = TypeVar("Word", bound=StrEnum)
NEWEST, OLDEST = "-came", "came"


def found(reports: QuerySet[Report], asked: Mapping[str, str]) -> QuerySet[Report]:
    """Keep the reports that an address asks for, in its order. Raises: BadInput for a key that is wrong."""
    for word in asked.get("q", "").split():
        named = Q(publisher__name_en__icontains=word) | Q(publisher__name_ar__icontains=word)
        reports = reports.filter(Q(title__icontains=word) | Q(url__icontains=word) | Q(key=word) | named)
    if asked.get("state"):
        reports = reports.filter(state=_word(CaptureState, asked["state"], "state"))
    if asked.get("from"):
        reports = reports.filter(published_end__gte=PartialDate.parse(asked["from"]).start)
    if asked.get("to"):
        reports = reports.filter(published_start__lte=PartialDate.parse(asked["to"]).end)
    if asked.get("work"):
        reports = reports_by_work(reports, _word(ReportWork, asked["work"], "work"))
    return reports.order_by(_order(asked.get("sort") or NEWEST))


def _order(wanted: str) -> str:
    if wanted not in (NEWEST, OLDEST):
        raise no_order(wanted, (NEWEST, OLDEST))
    return wanted.replace("came", "pk")


def _word(words: type[Word], value: str, key: str) -> Word:
    try:
        return words(value)
    except ValueError:
        raise none_of(key, value, words) from None
