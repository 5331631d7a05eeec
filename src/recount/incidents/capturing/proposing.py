"""Which incidents a captured report may tell of: candidates with score and reasons, for a person to decide (R17).

For: the proposals that `recount capture` and `recount link --record` leave. Not for: deciding anything. Candidates come
by days and places from the index; their score is that of `recount link`, by all the signs that two reports give. An
incident of which no report is kept is scored by nearness alone, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.incidents.capturing.nearness import Candidate, candidates, incidents_near
from recount.incidents.linking.kept import sighting_with, sightings_of_report
from recount.incidents.linking.likeness import Likeness, likenesses
from recount.incidents.linking.sighting import Sighting
from recount.incidents.models import Decision, Incident, Link
from recount.reports.models import Report
from recount.vocabulary.sentences import Sentence, tell
from recount.vocabulary.words import DecisionKind, LinkRole, LinkState

# Far below what `recount link` groups by: a person looks at the likest few, and sees the score.
_LEAST_SCORE = 0.1
_MOST_PROPOSED = 5
_DECIDED_AGAINST = (LinkState.REFUSE, LinkState.UNSURE)


def propose_links(rows: Iterable[ClaimRecord]) -> list[Link]:
    """Leave a proposed link for every claim and every incident it may tell of; give them, best first a claim.

    What people decided stands: a claim that is linked there keeps its link, and an incident that was refused or left
    unsure for one claim of an event is not proposed for the others. A report of several events is held event by event
    against the incidents, and may belong to several.
    """
    by_report: dict[int, list[ClaimRecord]] = {}
    for row in rows:
        by_report.setdefault(row.report_id, []).append(row)
    return [link for told in by_report.values() for link in _propose_for(told[0].report, told)]


def propose_in_record() -> list[Link]:
    """Propose anew for every claim of the record that waits for a decision, as `propose_links` does for new ones."""
    aside = Decision.objects.filter(kind=DecisionKind.SET_ASIDE, retired_by__isnull=True, claim__isnull=False)
    settled = Link.objects.filter(state__in=[LinkState.ACCEPT, LinkState.UNSURE])
    waiting = ClaimRecord.objects.exclude(pk__in=aside.values("claim")).exclude(pk__in=settled.values("claim"))
    return propose_links(waiting.select_related("report").order_by("report", "id"))


def _propose_for(report: Report, rows: Sequence[ClaimRecord]) -> list[Link]:
    sightings = sightings_of_report(report, rows)
    near = {row.pk: list(incidents_near(row.claim, report.published_end)) for row in rows if _may_tell(row)}
    found = {incident.pk: incident for incidents in near.values() for incident in incidents}
    alike = likenesses(sightings, found.values())
    decided = _decided({row.key: row for row in rows}, sightings, list(found.values()))
    links = []
    for row in rows:
        if row.pk in near:
            at = sightings.index(sighting_with(row.key, sightings))
            scored = _scored(row, at, near[row.pk], alike)
            chosen = [one for one in scored if (at, one.incident.pk) not in decided]
            links += [link for one in chosen[:_MOST_PROPOSED] if (link := _kept(row, one)) is not None]
    return links


def _may_tell(row: ClaimRecord) -> bool:
    return row.kind not in AGGREGATE_KINDS


def _scored(
    row: ClaimRecord, at: int, near: Sequence[Incident], alike: Mapping[tuple[int, int], Likeness]
) -> list[Candidate]:
    """Give the candidates of a claim, best first: by the reports of an incident where it has any, else by nearness."""
    by_nearness = {candidate.incident.pk: candidate for candidate in candidates(row.claim)}
    scored = []
    for incident in near:
        likeness, by_day_and_place = alike.get((at, incident.pk)), by_nearness.get(incident.pk)
        if likeness is not None and likeness.score >= _LEAST_SCORE:
            scored.append(Candidate(incident, likeness.score, _reason(likeness, by_day_and_place)))
        elif likeness is None and by_day_and_place is not None:
            scored.append(by_day_and_place)
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.incident.code))


def _reason(likeness: Likeness, nearness: Candidate | None) -> Sentence:
    moved = [reason.said() for reason in likeness.reasons]
    likest = tell("incidents.capturing.likest", report=likeness.report, moved=moved)
    return tell("incidents.capturing.near_and_likest", near=nearness.reason, likest=likest) if nearness else likest


def _decided(
    rows: Mapping[str, ClaimRecord], sightings: Sequence[Sighting], near: Sequence[Incident]
) -> set[tuple[int, int]]:
    """Give the events, by their place in the row, and the incidents that people refused or left unsure for them."""
    states: dict[tuple[int, int], set[LinkState]] = {}
    links = Link.objects.filter(claim__in=rows.values(), incident__in=near).exclude(state=LinkState.PROPOSED)
    for claim, incident, state in links.values_list("claim__key", "incident", "state"):
        at = sightings.index(sighting_with(claim, sightings))
        states.setdefault((at, incident), set()).add(LinkState(state))
    return {key for key, found in states.items() if found & set(_DECIDED_AGAINST) and LinkState.ACCEPT not in found}


def _kept(row: ClaimRecord, candidate: Candidate) -> Link | None:
    """Keep a proposal, or renew the one that was left before; None where a person has decided."""
    link = Link.objects.filter(claim=row, incident=candidate.incident).first()
    if link is not None and link.state != LinkState.PROPOSED:
        return None
    link = link or Link(claim=row, incident=candidate.incident, role=LinkRole.EVIDENCE, state=LinkState.PROPOSED)
    link.score, link.reason = candidate.score, candidate.reason
    link.save()
    return link
