"""What people have made of a report: each claim with what was decided about it and where it may go.

For: the queue of reports and the page on which they are read. Not for: deciding (`incidents.deciding.assessing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from recount.claims.models import ClaimRecord
from recount.incidents.deciding.decisions import INSTEAD, INSTEAD_OF
from recount.incidents.models import Decision, Incident, Link
from recount.reports.models import Report
from recount.vocabulary.words import ClaimWork, DecisionKind, IncidentStatus, LinkState, ReportWork

_NONE: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Way:
    """An incident that a claim may be accepted into; no score where another claim of the report stands in it."""

    incident: Incident
    score: float | None
    reason: str
    same_event: bool = False


@dataclass(frozen=True)
class Standing:
    """A claim as it stands: what was decided, by which decision, in which incidents it is, into which it may go."""

    row: ClaimRecord
    work: ClaimWork
    decision: Decision | None
    incidents: tuple[Incident, ...]
    ways: tuple[Way, ...]
    by_hand: Decision | None = None
    instead: str | None = None


def standings(report: Report) -> list[Standing]:
    """Give every claim of a report as it stands, in the order of the text."""
    rows = list(report.claims.select_related("report"))
    links: dict[int, list[Link]] = {}
    for link in Link.objects.filter(claim__in=rows).select_related("incident__place", "decision").order_by("-score"):
        links.setdefault(link.claim_id, []).append(link)
    decided: dict[int | None, list[Decision]] = {}
    for decision in Decision.objects.filter(claim__in=rows, retired_by__isnull=True).order_by("id"):
        decided.setdefault(decision.claim_id, []).append(decision)
    events = _events(rows, decided)
    found = [_standing(row, links, decided, events) for row in rows]
    return sorted(found, key=lambda one: (one.row.document["quote"]["start"], one.row.document["quote"]["end"]))


def waiting_in(found: Iterable[Standing]) -> list[Standing]:
    """Give the claims about which nobody has decided yet."""
    return [one for one in found if one.work is ClaimWork.WAITING]


def reports_by_work(reports: QuerySet[Report], work: ReportWork) -> QuerySet[Report]:
    """Keep the reports with which people have come this far; every report is in exactly one of the four."""
    return reports.filter(is_at(work))


def is_at(work: ReportWork) -> Q:
    """Say of a report how far people have come with it, as a condition of the database."""
    claims = ClaimRecord.objects.filter(report=OuterRef("pk"))
    standing = Decision.objects.filter(retired_by__isnull=True)
    accepted = Exists(claims.filter(links__state=LinkState.ACCEPT))
    whole = Exists(standing.filter(report=OuterRef("pk"), kind=DecisionKind.SET_ASIDE))
    decided = Exists(standing.filter(claim__report=OuterRef("pk")))
    aside = standing.filter(claim=OuterRef("pk"), kind=DecisionKind.SET_ASIDE)
    each = decided & ~Exists(claims.filter(~Exists(aside)))
    conditions = {
        ReportWork.LINKED: Q(accepted),
        ReportWork.SET_ASIDE: ~Q(accepted) & Q(whole | each),
        ReportWork.READ: ~Q(accepted) & ~Q(whole) & Q(decided) & ~Q(each),
        ReportWork.NOT_YET_ASSESSED: ~Q(accepted) & ~Q(whole) & ~Q(decided),
    }
    return conditions[work]


def _standing(
    row: ClaimRecord,
    links: Mapping[int, Sequence[Link]],
    decided: Mapping[int | None, Sequence[Decision]],
    events: Mapping[int, str],
) -> Standing:
    own, said = links.get(row.pk, ()), decided.get(row.pk, _NONE)
    work, decision = _work_and_decision(row, own, said)
    written = next((one for one in said if one.kind == DecisionKind.CORRECT), None)
    return Standing(
        row=row,
        work=work,
        decision=decision,
        incidents=tuple(link.incident for link in own if link.state == LinkState.ACCEPT),
        ways=tuple(_ways(row, links, events)) if not row.is_figure else (),
        by_hand=written,
        instead=decision.value.get(INSTEAD) if decision else None,
    )


def _work_and_decision(
    row: ClaimRecord, links: Sequence[Link], said: Sequence[Decision]
) -> tuple[ClaimWork, Decision | None]:
    """Say how a claim stands, and by which decision."""
    accepted = [link.decision for link in links if link.state == LinkState.ACCEPT]
    if accepted:
        return ClaimWork.ACCEPTED, accepted[0]
    last = {kind: next((one for one in reversed(said) if one.kind == kind), None) for kind in DecisionKind}
    aside = last[DecisionKind.SET_ASIDE]
    if aside is not None:
        return (ClaimWork.REPLACED if aside.value.get(INSTEAD) else ClaimWork.SET_ASIDE), aside
    if row.is_figure and last[DecisionKind.ACCEPT] is not None:
        return ClaimWork.ACCEPTED, last[DecisionKind.ACCEPT]
    unsure = last[DecisionKind.UNSURE]
    return (ClaimWork.UNSURE, unsure) if unsure is not None else (ClaimWork.WAITING, None)


def _events(rows: Sequence[ClaimRecord], decided: Mapping[int | None, Sequence[Decision]]) -> dict[int, str]:
    """Say of each claim of which event it tells: by the first claim of that event, whoever wrote it."""
    replaced = {
        row.key: decision.value.get(INSTEAD_OF)
        for row in rows
        for decision in decided.get(row.pk, _NONE)
        if decision.kind == DecisionKind.CORRECT
    }
    return {row.pk: row.document.get("same_event_as") or replaced.get(row.key) or row.key for row in rows}


def _ways(row: ClaimRecord, links: Mapping[int, Sequence[Link]], events: Mapping[int, str]) -> Iterable[Way]:
    """Give where a claim may go: where claims of its event went, what was proposed, where the report's others went."""
    siblings = {
        link.incident_id: Way(link.incident, None, "", same_event=events[claim] == events[row.pk])
        for claim, of_claim in links.items()
        for link in sorted(of_claim, key=lambda one: one.pk)
        if claim != row.pk and link.state == LinkState.ACCEPT and link.incident.status == IncidentStatus.ACTIVE
    }
    proposed = [link for link in links.get(row.pk, ()) if link.state == LinkState.PROPOSED]
    yield from (way for way in siblings.values() if way.same_event)
    yield from (
        Way(link.incident, link.score, link.reason)
        for link in proposed
        if not (link.incident_id in siblings and siblings[link.incident_id].same_event)
    )
    known = {link.incident_id for link in proposed}
    yield from (way for pk, way in siblings.items() if not way.same_event and pk not in known)


@dataclass(frozen=True)
class Progress:
    """How far people have come with a report: its state of work, its claims, and how many of them wait."""

    work: ReportWork
    claims: int
    waiting: int


def progress_of(reports: Sequence[Report]) -> dict[int, Progress]:
    """Say of each of a few reports how far people have come with it, by the rules of `reports_by_work`."""
    rows = dict(ClaimRecord.objects.filter(report__in=reports).order_by().values_list("pk", "report_id"))
    links = Link.objects.filter(claim__in=rows).order_by()
    accepted = set(links.filter(state=LinkState.ACCEPT).values_list("claim_id", flat=True))
    doubted = set(links.filter(state=LinkState.UNSURE).values_list("claim_id", flat=True))
    standing = Decision.objects.filter(retired_by__isnull=True).order_by()
    said = list(standing.filter(claim__in=rows).values_list("claim_id", "kind"))
    whole = standing.filter(report__in=reports, kind=DecisionKind.SET_ASIDE).values_list("report_id", flat=True)
    decided = _Decided(
        accepted=accepted,
        aside={claim for claim, kind in said if kind == DecisionKind.SET_ASIDE},
        whole=set(whole),
        touched={rows[claim] for claim, _ in said if claim is not None},
    )
    settled = accepted | doubted | {claim for claim, kind in said if kind != DecisionKind.CORRECT}
    own: dict[int, set[int]] = {report.pk: set() for report in reports}
    for claim, report in rows.items():
        own[report].add(claim)
    return {
        report: Progress(decided.work_of(report, claims), len(claims), len(claims - settled))
        for report, claims in own.items()
    }


@dataclass(frozen=True)
class _Decided:
    """What was decided about a few reports: claims accepted and set aside, reports set aside and looked at."""

    accepted: set[int]
    aside: set[int | None]
    whole: set[int | None]
    touched: set[int]

    def work_of(self, report: int, claims: set[int]) -> ReportWork:
        """Say how far people have come with one report."""
        if claims & self.accepted:
            return ReportWork.LINKED
        if report in self.whole or (report in self.touched and claims <= self.aside):
            return ReportWork.SET_ASIDE
        return ReportWork.READ if report in self.touched else ReportWork.NOT_YET_ASSESSED
