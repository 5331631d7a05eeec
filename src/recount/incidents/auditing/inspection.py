"""Every violation of consistency in the whole record (R16): in the incidents, and in what others state.

For: `recount audit`. Not for: mending; what a source or another recorder states against itself is kept and shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import F

from recount.claims.models import ClaimRecord
from recount.claims.schema import Claim
from recount.incidents.auditing.consistency import (
    CONSISTENCY,
    Violation,
    check_days,
    check_named,
    check_reports,
    check_tolls,
)
from recount.incidents.auditing.whereabouts import Whereabouts
from recount.incidents.judging.grading import INDEPENDENCE
from recount.incidents.models import Decision, ImportedRow, Incident, Toll
from recount.incidents.origins.circling import quoting_in_circles
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import (
    ClaimKind,
    DecisionKind,
    Hedge,
    IncidentStatus,
    LinkRole,
    LinkState,
    Modality,
    Outcome,
    VictimCategory,
)

_HAPPENED = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)
_NOT_YET = (Modality.PREDICTED, Modality.COUNTERFACTUAL)


def inspect_incidents() -> list[Violation]:
    """Check every active incident: days, place, ranges, named dead, and the days and countries of its reports.

    What stands as another recorder stated it is theirs: `inspect_imports` tells of it.
    """
    active = Incident.objects.filter(status=IncidentStatus.ACTIVE).select_related("place__governorate")
    whereabouts = Whereabouts()
    incidents = active.prefetch_related("tolls", "links__claim__report")
    return [violation for incident in incidents for violation in _inspect(incident, whereabouts)]


def told_at_once(decision: Decision) -> list[Violation]:
    """Give what a person should know who has just linked a claim: that it tells of another country (R16)."""
    claim, incident = decision.claim, decision.incident
    if decision.kind != DecisionKind.ACCEPT or claim is None or incident is None or incident.place is None:
        return []
    return list(Whereabouts().check_country(incident.code, incident.place, claim.key, claim.place))


def inspect_claims() -> list[Violation]:
    """Check what each source states: no part larger than its whole, nothing after the day on which it was told.

    Kept as stated, never repaired.
    """
    parts = [violation for row in ClaimRecord.objects.all() for violation in _parts_above_whole(row.key, row.claim)]
    return [*parts, *_dated_after_report(), *_quoting_in_circles()]


def inspect_imports() -> list[Violation]:
    """Give what cannot be true in the rows of other recorders, as it was flagged when they were imported."""
    flagged = ImportedRow.objects.exclude(flags=[]).order_by("id").values_list("incident__code", "line", "flags")
    return [
        Violation(CONSISTENCY, code, f"line {line}", sentence) for code, line, flags in flagged for sentence in flags
    ]


def _dated_after_report() -> Iterator[Violation]:
    """Give the claims of what had not happened when their report came out; a prediction is none of them."""
    rows = ClaimRecord.objects.filter(kind__in=_HAPPENED, day__gt=F("report__published_end")).select_related("report")
    for row in rows:
        if row.claim.modality not in _NOT_YET:
            told = row.report.published_end
            sentence = tell("incidents.auditing.after_its_report", day=row.day, told=told)
            yield Violation(CONSISTENCY, row.key, f"{row.day} > {told}", sentence)


def _quoting_in_circles() -> Iterator[Violation]:
    for code, circle in quoting_in_circles():
        sentence = tell("incidents.auditing.in_circles", circle=circle)
        yield Violation(INDEPENDENCE, code, ", ".join(circle), sentence)


def _inspect(incident: Incident, whereabouts: Whereabouts) -> Iterator[Violation]:
    tolls = incident.tolls.all()
    if not incident.as_stated:
        yield from check_days(incident.code, incident.start, incident.end)
        yield from whereabouts.violations(incident)
    if not all(toll.as_stated for toll in tolls):
        yield from check_tolls(incident.code, tolls)
        yield from check_named(incident.code, _named(incident), _most_killed(tolls))
    published = {
        link.claim.report.key: link.claim.report.published_end
        for link in incident.links.all()
        if link.state == LinkState.ACCEPT
    }
    yield from check_reports(incident.code, incident.start, published)


def _named(incident: Incident) -> int:
    """Give the most dead whom one claim of the accepted evidence names one by one."""
    counts = (
        group["count"]
        for link in incident.links.all()
        if link.state == LinkState.ACCEPT and link.role == LinkRole.EVIDENCE
        for group in link.claim.document["casualties"]
        if group["outcome"] == Outcome.KILLED
    )
    return max((count["min"] or 0 for count in counts if count["hedge"] == Hedge.NAMED_LIST), default=0)


def _most_killed(tolls: Iterable[Toll]) -> Toll | None:
    """Give the range of all the killed with the highest end; none where nobody states an end, or it is open."""
    of_all = [
        toll for toll in tolls if toll.outcome is Outcome.KILLED and toll.category is VictimCategory.TOTAL and toll.high
    ]
    if any(toll.high_open for toll in of_all):
        return None
    return max(of_all, key=lambda toll: toll.high or 0, default=None)


def _parts_above_whole(key: str, claim: Claim) -> Iterator[Violation]:
    for group in claim.casualties:
        whole = None if group.part_of is None else claim.casualties[group.part_of].count.max
        part = group.count.min
        if whole is not None and part is not None and part > whole:
            sentence = tell("incidents.auditing.stated_part_above_whole", part=part, whole=whole)
            yield Violation("R16", key, f"{part} > {whole}", sentence)
