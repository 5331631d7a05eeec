"""The log of decisions of an incident, each with what it changed: what stood before, what stands after (R17).

For: the page of an incident. Not for: what a decision does (`incidents.deciding.signing`). The log holds every decision
that changed the incident: about it, its claims, its reports, and the merges and splits that led to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Any

from recount.incidents.deciding.two_people import WATCHING, change_queries
from recount.incidents.models import Decision, Incident
from recount.vocabulary.reader import label
from recount.vocabulary.words import (
    AirwarsGrade,
    AsideReason,
    AttributionStatus,
    Credibility,
    DecisionKind,
    HarmGrade,
    LinkRole,
    Outcome,
    Party,
    PlacePrecision,
    ResponsePosition,
    ReviewFinding,
    SettlingMethod,
    StrikeStatus,
    StrikeType,
    TimePrecision,
    VictimCategory,
    VictimClass,
)
from recount.workbench.incidents.one.shapes import Change, LogRow, Signed
from recount.workbench.words import language, say

MOST = 200
_WORDS: dict[str, type[StrEnum]] = {
    "harm": HarmGrade,
    "imported": AirwarsGrade,
    "party": Party,
    "role": LinkRole,
    "finding": ReviewFinding,
    "outcome": Outcome,
    "victim_class": VictimClass,
    "category": VictimCategory,
    "method": SettlingMethod,
    "position": ResponsePosition,
    "mark": Credibility,
    "why": AsideReason,
    "precision": TimePrecision,
    "place_precision": PlacePrecision,
    "strike_type": StrikeType,
}
_STATUS = {DecisionKind.ATTRIBUTE: AttributionStatus, DecisionKind.STRIKE: StrikeStatus}
# What says which thing a decision is about, and so does not change with it.
_WHICH = ("party", "outcome", "victim_class", "category")


def decisions_about(incident: Incident) -> list[Decision]:
    """Give the decisions that changed an incident or watched over it, the last first, at most `MOST`."""
    every = Decision.objects.order_by()
    queries = [*change_queries(every, incident), every.filter(incident=incident, kind__in=WATCHING)]
    keys = {key for query in queries for key in query.order_by("-id").values_list("id", flat=True)[:MOST]}
    rows = Decision.objects.filter(pk__in=keys).order_by("-id")
    return list(rows.select_related("claim", "report").prefetch_related("retires", "retired_by"))[:MOST]


def signatures(decisions: Collection[Decision]) -> dict[int, Signed]:
    """Give who signed each decision, by its number."""
    return {
        row.pk: Signed(number=row.pk, by=row.signed_by, at=row.signed_at, rule=row.rule, reason=row.reason)
        for row in decisions
    }


def log_of(decisions: Collection[Decision], hidden: Collection[str], unseen: Collection[str]) -> list[LogRow]:
    """Write the log without what is about hidden claims and unseen reports."""
    return [
        _row(row)
        for row in decisions
        if not (row.claim and row.claim.key in hidden) and not (row.report and row.report.key in unseen)
    ]


def _row(row: Decision) -> LogRow:
    return LogRow(
        number=row.pk,
        kind=row.kind,
        about=row.claim.key if row.claim else row.report.key if row.report else _which(row.value),
        by=row.signed_by,
        at=row.signed_at,
        rule=row.rule,
        reason=row.reason,
        is_retired=bool(row.retired_by.all()),
        changes=list(_changes(row)),
    )


def _which(value: Mapping[str, Any]) -> str:
    return " · ".join(label(_WORDS[name](value[name]), language()) for name in _WHICH if value.get(name))


def _changes(row: Decision) -> Iterator[Change]:
    """Give what stood before and what stands after, field by field."""
    before, after = _before(row), row.value
    if "after" in row.value:
        before, after = row.value["before"], row.value["after"]
    for name in dict.fromkeys([*before, *after]):
        then, now = _said(row, name, before.get(name)), _said(row, name, after.get(name))
        if name not in _WHICH and then != now:
            yield Change(what=_name(name), before=then, after=now)


def _before(row: Decision) -> Mapping[str, Any]:
    """Give the value of the decision of the same kind that this one retired."""
    retired = [each for each in row.retires.all() if each.kind == row.kind]
    value: Mapping[str, Any] = max(retired, key=lambda each: each.pk).value if retired else {}
    return value


def _said(row: Decision, name: str, value: Any) -> str:
    words = _STATUS.get(DecisionKind(row.kind)) if name == "status" else _WORDS.get(name)
    if value in (None, "", [], {}):
        return ""
    if words and str(value) in set(words):
        return label(words(str(value)), language())
    if isinstance(value, dict):
        return "; ".join(f"{key}: {' '.join(map(str, said))}" for key, said in value.items())
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(field: str) -> str:
    """Name a field of a decision in the language of the page; one that is not known keeps its name."""
    names = {
        "harm": say("incidents.harm"),
        "imported": say("incidents.carried_over"),
        "source": say("incidents.carried_from"),
        "status": say("incidents.status"),
        "role": say("incidents.role"),
        "finding": say("incidents.finding"),
        "low": say("incidents.low"),
        "high": say("incidents.high"),
        "method": say("incidents.method"),
        "hierarchy": say("incidents.hierarchy"),
        "position": say("incidents.position"),
        "claim": say("incidents.claim"),
        "mark": say("incidents.credibility"),
        "into": say("incidents.into"),
        "with": say("incidents.together_with"),
        "publisher": say("incidents.publisher"),
        "title_en": say("incidents.title_en"),
        "title_ar": say("incidents.title_ar"),
        "start": say("incidents.from"),
        "end": say("incidents.to"),
        "place": say("incidents.place"),
        "precision": say("incidents.precision"),
        "place_precision": say("incidents.place_precision"),
        "strike_type": say("incidents.strike_type"),
        "why": say("incidents.reason"),
    }
    return names.get(field, field)
