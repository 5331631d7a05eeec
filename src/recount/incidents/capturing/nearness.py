"""Incidents near what a claim tells, in time and in place: the few that are worth a closer look.

For: choosing among many incidents by the index, and scoring those of which no report is kept. Not for: telling two
strikes of one day and town apart, which takes the reports themselves (`recount.incidents.capturing.proposing`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.main_event import FINE
from recount.claims.schema import Claim, When, Where
from recount.incidents.models import Incident
from recount.places.distance import km_between
from recount.vocabulary.sentences import Sentence, tell
from recount.vocabulary.words import IncidentStatus

# A night strike is dated on either side of midnight, so a day apart is still a candidate.
_DAYS_APART = 1
# What a report without a day tells was most often of that day or the two before.
_DAYS_BEFORE_REPORT = 3
# No incident that reports are linked to runs longer; the bound lets the index of days find the few.
_LONGEST = timedelta(days=92)
_KM_APART = 10.0
# About 30 km: places of one incident are given as a village by one report and as the next town by another.
_DEGREES_APART = 0.3
# A governorate is given as one point, and reaches about this far.
_DEGREES_WITHIN = 1.2
_MOST_LOOKED_AT = 200
_LEAST_SCORE = 0.4


@dataclass(frozen=True)
class Candidate:
    """An incident that a claim may tell of; the score runs from 0 to 1."""

    incident: Incident
    score: float
    reason: Sentence


def candidates(claim: Claim) -> list[Candidate]:
    """Give the incidents within a day and 10 km of a claim, best first; none for one without a day or a place."""
    if claim.when.start is None or not claim.event_places():
        return []
    scored = [candidate for incident in incidents_near(claim) if (candidate := _scored(claim, incident)) is not None]
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.incident.code))


def incidents_near(claim: Claim, published: date | None = None) -> QuerySet[Incident]:
    """Give the active incidents that a claim may tell of, by its days and places, at most 200.

    A claim without a day is looked for in the days before its report; one without a day of either, at its places. A
    claim of a figure tells of no incident (R4).
    """
    days, places = _days(claim.when, published), _places(claim)
    if claim.kind in AGGREGATE_KINDS or (days is None and places is None):
        return Incident.objects.none()
    near = Incident.objects.filter(status=IncidentStatus.ACTIVE).select_related("place")
    return near.filter(days or Q(), places or Q()).order_by("-start", "code")[:_MOST_LOOKED_AT]


def _days(when: When, published: date | None) -> Q | None:
    if when.start is not None:
        first = when.start - timedelta(days=_DAYS_APART)
        last = (when.end or when.start) + timedelta(days=_DAYS_APART)
    elif published is not None:
        first, last = published - timedelta(days=_DAYS_BEFORE_REPORT), published
    else:
        return None
    return Q(start__lte=last, end__gte=first, start__gte=first - _LONGEST)


def _places(claim: Claim) -> Q | None:
    """Give the neighbourhood of the claim's places; None where it names none that is known."""
    boxes = [_box(where) for where in claim.event_places() if where.place]
    if not boxes:
        return None
    near = boxes[0]
    for box in boxes[1:]:
        near |= box
    return near


def _box(where: Where) -> Q:
    if where.lat is None or where.lon is None:
        return Q(place__key=where.place)
    apart = _DEGREES_APART if where.precision in FINE else _DEGREES_WITHIN
    return Q(
        place__lat__range=(where.lat - apart, where.lat + apart),
        place__lon__range=(where.lon - apart, where.lon + apart),
    )


def _scored(claim: Claim, incident: Incident) -> Candidate | None:
    in_time, when = _nearness_in_time(claim.when, incident.start, incident.end)
    in_place, where = max(
        (_nearness_in_place(place, incident) for place in claim.event_places()), default=(0.0, _told("no_place"))
    )
    score = in_time * in_place
    return (
        Candidate(incident, round(score, 2), _told("near", when=when, where=where)) if score >= _LEAST_SCORE else None
    )


def _nearness_in_time(when: When, start: date | None, end: date | None) -> tuple[float, Sentence]:
    if start is None or when.start is None:
        return 0.0, _told("no_day")
    claimed = (when.start, when.end or when.start)
    if claimed == (start, end or start):
        return 1.0, _told("same_day")
    if claimed[0] <= (end or start) and start <= claimed[1]:
        return 0.7, _told("overlapping_days")
    return 0.6, _told("a_day_apart")


def _nearness_in_place(where: Where, incident: Incident) -> tuple[float, Sentence]:
    place = incident.place
    if place is None or where.place is None:
        return 0.0, _told("no_place")
    if where.place == place.key:
        return 1.0, _told("same_place", place=place.called)
    if None in (where.lat, where.lon, place.lat, place.lon):
        return 0.0, _told("no_coordinates")
    km = km_between(where.lat or 0, where.lon or 0, place.lat or 0, place.lon or 0)
    if km > _KM_APART:
        return 0.0, _told("far", km=f"{km:.0f}")
    return 1 - km / (2 * _KM_APART), _told("away", km=f"{km:.1f}", place=place.called)


def _told(key: str, **fills: object) -> Sentence:
    return tell(f"incidents.capturing.{key}", **fills)
