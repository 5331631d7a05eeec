"""Which incidents a claim may tell of: candidates with score and reason, for a person to confirm or refuse.

For: the proposals that `recount capture` leaves. Not for: deciding anything (R17). A claim without a day or
a place proposes nothing: date and place are the least that a link needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.claims.schema import Claim, When, Where
from recount.incidents.models import Incident, Link
from recount.places.distance import km_between
from recount.vocabulary.words import IncidentStatus, LinkRole, LinkState

# A night strike is dated on either side of midnight, so a day apart is still a candidate.
_DAYS_APART = 1
_KM_APART = 10.0
_LEAST_SCORE = 0.4


@dataclass(frozen=True)
class Candidate:
    """An incident that a claim may tell of; the score runs from 0 to 1."""

    incident: Incident
    score: float
    reason: str


def propose_links(rows: Iterable[ClaimRecord]) -> list[Link]:
    """Leave a proposed link for every claim and every incident it may tell of."""
    links = [_proposal(row, candidate) for row in rows for candidate in candidates(row.claim)]
    for link in links:
        link.save()
    return links


def candidates(claim: Claim) -> list[Candidate]:
    """Give the incidents near a claim in time and place, best first."""
    if claim.kind in AGGREGATE_KINDS or claim.when.start is None or not claim.event_places():
        return []
    near = Incident.objects.filter(
        status=IncidentStatus.ACTIVE,
        start__lte=(claim.when.end or claim.when.start) + timedelta(days=_DAYS_APART),
        end__gte=claim.when.start - timedelta(days=_DAYS_APART),
    ).select_related("place")
    scored = [candidate for incident in near if (candidate := _scored(claim, incident)) is not None]
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.incident.code))


def _scored(claim: Claim, incident: Incident) -> Candidate | None:
    in_time, when = _nearness_in_time(claim.when, incident.start, incident.end)
    in_place, where = max((_nearness_in_place(place, incident) for place in claim.event_places()), default=(0.0, ""))
    score = in_time * in_place
    return Candidate(incident, round(score, 2), f"{when}; {where}") if score >= _LEAST_SCORE else None


def _nearness_in_time(when: When, start: date | None, end: date | None) -> tuple[float, str]:
    if start is None or when.start is None:
        return 0.0, "no day"
    claimed = (when.start, when.end or when.start)
    if claimed == (start, end or start):
        return 1.0, "the same day"
    if claimed[0] <= (end or start) and start <= claimed[1]:
        return 0.7, "overlapping days"
    return 0.6, "a day apart"


def _nearness_in_place(where: Where, incident: Incident) -> tuple[float, str]:
    place = incident.place
    if place is None or where.place is None:
        return 0.0, "no place"
    if where.place == place.key:
        return 1.0, f"the same place ({place.name_en})"
    if None in (where.lat, where.lon, place.lat, place.lon):
        return 0.0, "no coordinates"
    km = km_between(where.lat or 0, where.lon or 0, place.lat or 0, place.lon or 0)
    if km > _KM_APART:
        return 0.0, f"{km:.0f} km apart"
    return 1 - km / (2 * _KM_APART), f"{km:.1f} km from {place.name_en}"


def _proposal(row: ClaimRecord, candidate: Candidate) -> Link:
    return Link(
        claim=row,
        incident=candidate.incident,
        role=LinkRole.EVIDENCE,
        state=LinkState.PROPOSED,
        score=candidate.score,
        reason=candidate.reason,
    )
