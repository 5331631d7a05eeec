"""The reading page: a report's text with every claim in place, and each claim with what was decided about it.

For: the views of this step. Not for: deciding (`recount.workbench.reading.acting`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.schema import Claim
from recount.incidents.deciding.assessed import Standing, standings, waiting_in
from recount.incidents.deciding.assessing import WHY
from recount.incidents.models import Decision
from recount.places.gazetteer import Gazetteer
from recount.places.record import record_gazetteer
from recount.reports.models import Report
from recount.vocabulary.reader import label
from recount.vocabulary.words import AsideReason, CaptureState, ClaimKind, ClaimWork, DecisionKind, TextKind
from recount.workbench.answering import Answer
from recount.workbench.linking.reasons import percent_of, reasons_of
from recount.workbench.people.rights import visible_incidents
from recount.workbench.reading.marking import Span, Stretch, marked
from recount.workbench.reading.telling import Fact, facts, headline
from recount.workbench.words import in_language, in_words, language, say

NEW = "new"


class WayRow(BaseModel):
    """An incident into which a claim may be accepted, with score and reason."""

    code: str
    title: str
    score: float | None
    reason: str
    same_event: bool

    @property
    def percent(self) -> int | None:
        """Give the score in percent, as people read it."""
        return percent_of(self.score)


class ClaimRow(BaseModel):
    """One claim as it stands on the page; `claim` is the claim itself."""

    model_config = ConfigDict(frozen=True)

    key: str
    kind: ClaimKind
    work: ClaimWork
    headline: str
    start: int
    end: int
    quote: str
    facts: list[Fact]
    incidents: list[str]
    ways: list[WayRow]
    usual_way: str
    decision: int | None
    decided_by: str
    decided_at: datetime | None
    reason: str
    by_hand: bool
    instead: str | None
    claim: Claim

    @property
    def is_figure(self) -> bool:
        """Tell whether it is a figure that belongs to no incident (R4)."""
        return self.kind in AGGREGATE_KINDS

    @property
    def waits(self) -> bool:
        """Tell whether nobody has decided about it."""
        return self.work is ClaimWork.WAITING

    @property
    def can_be_decided(self) -> bool:
        """Tell whether it stands, so that it can be accepted or set aside."""
        return self.work not in (ClaimWork.REPLACED, ClaimWork.SET_ASIDE)


class ReadingPage(Answer):
    """A report and its claims; `chosen` is the key of the claim that the address names, or of the first that waits."""

    rows: list[ClaimRow]
    report: str
    title: str
    publisher: str
    published: str
    captured_on: date | None
    url: str
    report_language: str
    state: CaptureState
    text_kind: TextKind
    problems: list[str]
    text: str
    chosen: str
    seen: int
    undo: int | None
    undone: str
    set_aside: int | None

    @property
    def stretches(self) -> Iterable[Stretch]:
        """Give the text cut where standing claims begin and end."""
        return marked(self.text, (Span(row.key, row.kind, row.start, row.end) for row in self.standing))

    @property
    def standing(self) -> list[ClaimRow]:
        """Give the claims without those in whose place another stands."""
        return [row for row in self.rows if row.work is not ClaimWork.REPLACED]

    @property
    def replaced(self) -> list[ClaimRow]:
        """Give what the reader made of words that a person has read anew."""
        return [row for row in self.rows if row.work is ClaimWork.REPLACED]

    @property
    def waiting(self) -> int:
        """Count the claims about which nobody has decided."""
        return sum(row.waits for row in self.rows)

    @property
    def kinds(self) -> list[ClaimKind]:
        """Give the kinds of claims on this page, for the key to the colours."""
        return list(dict.fromkeys(row.kind for row in self.standing))

    @property
    def is_our_summary(self) -> bool:
        """Tell whether the text is our summary and not the words of the report."""
        return bool(self.text) and self.text_kind is TextKind.OUR_SUMMARY

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Give the reasons for which a claim is set aside."""
        return [(str(why), label(why, language())) for why in AsideReason]


def reading_page(request: HttpRequest, report: Report) -> ReadingPage:
    """Give the page of a report, with the claim that the address names in front."""
    found = standings(report)
    rows = claim_rows(request, found)
    undone = _undoable(request, report)
    return ReadingPage(
        rows=rows,
        report=report.key,
        title=report.title or report.key,
        publisher=_publisher(report),
        published=report.published,
        captured_on=report.captured_at.date() if report.captured_at else None,
        url=report.url,
        report_language=report.language,
        state=report.state,
        text_kind=report.text_kind,
        problems=[in_words(problem) for problem in report.problems],
        text=report.text,
        chosen=_chosen(request.GET.get("claim", ""), rows),
        seen=Decision.objects.order_by("-id").values_list("id", flat=True).first() or 0,
        undo=undone.pk if undone else None,
        undone=_undone(undone) if undone else "",
        set_aside=_set_aside(report),
    )


def claim_rows(request: HttpRequest, found: Iterable[Standing]) -> list[ClaimRow]:
    """Give claims as rows; incidents that who asks may not know of are left out."""
    gazetteer = record_gazetteer()
    found = list(found)
    named = {incident.pk for one in found for incident in (*one.incidents, *(way.incident for way in one.ways))}
    known = set(visible_incidents(request).filter(pk__in=named).values_list("pk", flat=True))
    return [_row(one, gazetteer, known) for one in found]


def next_waiting(found: list[Standing], after: str) -> str:
    """Give the key of the claim that waits next after this one, going round once; empty where none does."""
    keys = [one.row.key for one in found]
    at = keys.index(after) if after in keys else -1
    ahead = [*found[at + 1 :], *found[: at + 1]]
    return next((one.row.key for one in waiting_in(ahead)), "")


def _row(one: Standing, gazetteer: Gazetteer, known: set[int]) -> ClaimRow:
    claim = one.row.claim
    ways = [
        WayRow(
            code=way.incident.code,
            title=in_language(way.incident.title_en, way.incident.title_ar),
            score=way.score,
            reason=reasons_of(way.reason).line or say("reading.told_here"),
            same_event=way.same_event,
        )
        for way in one.ways
        if way.incident.pk in known
    ]
    decision = one.decision
    return ClaimRow(
        key=one.row.key,
        kind=claim.kind,
        work=one.work,
        headline=headline(claim),
        start=claim.quote.start,
        end=claim.quote.end,
        quote=claim.quote.text,
        facts=facts(claim, gazetteer),
        incidents=[incident.code for incident in one.incidents if incident.pk in known],
        ways=ways,
        usual_way="" if one.row.is_figure else _usual_way(claim, ways),
        decision=decision.pk if decision else None,
        decided_by=decision.signed_by if decision else "",
        decided_at=decision.signed_at if decision else None,
        reason=_reason(decision) if decision else "",
        by_hand=one.by_hand is not None,
        instead=one.instead,
        claim=claim,
    )


def _usual_way(claim: Claim, ways: list[WayRow]) -> str:
    """Say where a claim goes unless somebody chooses: with its event, to the likeliest incident, else to a new one."""
    likely = next((way.code for way in ways if way.same_event or way.score is not None), "")
    if likely:
        return likely
    has_place = any(where.place for where in claim.event_places())
    return NEW if has_place or not ways else ways[0].code


def _reason(decision: Decision) -> str:
    why = decision.value.get(WHY)
    said = label(AsideReason(why), language()) if why in set(AsideReason) else ""
    return ": ".join(dict.fromkeys(filter(None, (said, decision.reason))))


def _chosen(wanted: str, rows: list[ClaimRow]) -> str:
    if any(row.key == wanted for row in rows):
        return wanted
    return next((row.key for row in rows if row.waits), rows[0].key if rows else "")


def _undoable(request: HttpRequest, report: Report) -> Decision | None:
    """Give the decision that the address offers to take back, if it still stands and is about this report."""
    named = request.GET.get("undo", "")
    found = Decision.objects.filter(pk=int(named), retired_by__isnull=True).first() if named.isdecimal() else None
    if found is None:
        return None
    about = found.report_id or (found.claim.report_id if found.claim else None)
    return found if about == report.pk else None


def _undone(decision: Decision) -> str:
    subject = headline(decision.claim.claim) if decision.claim else say("reading.the_report")
    return say("reading.done", what=label(decision.kind, language()), subject=subject)


def _set_aside(report: Report) -> int | None:
    rows = report.decisions.filter(kind=DecisionKind.SET_ASIDE, retired_by__isnull=True).order_by("-id")
    return rows.values_list("id", flat=True).first()


def _publisher(report: Report) -> str:
    if report.publisher is None:
        return ""
    return in_language(report.publisher.name_en, report.publisher.name_ar)
