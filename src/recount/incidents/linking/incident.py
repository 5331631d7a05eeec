"""An incident as linking proposes it: its reports, day, place and range, with score and reasons.

For: the JSON of `recount link`. Not for: the incident of the record (`recount.incidents.models`), which people open.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from recount.claims.main_event import day_of, place_of
from recount.claims.schema import Claim, Quantity, Reading, TollCount, Where
from recount.incidents.adjudicating.adjudication import adjudicate
from recount.incidents.adjudicating.tolls import CountedClaim
from recount.incidents.linking.linking import Group, Tie
from recount.incidents.linking.sighting import Sighting
from recount.vocabulary.words import Outcome, PlacePrecision, VictimCategory, VictimClass

_MOST_REASONS = 5


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Dated(_Part):
    """The first and the last day of an incident; null where no report dates it (R6)."""

    start: date | None = None
    end: date | None = None


class Placed(_Part):
    """Where an incident lies by most of its reports, and how exactly (R7)."""

    place: str | None = None
    raw: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNRESOLVED


class LinkedRange(_Part):
    """The reported range of one outcome over the reports, and which of them set each end (R12); null is unknown."""

    low: int | None
    high: int | None
    high_open: bool
    low_reports: list[str]
    high_reports: list[str]


class LinkedToll(_Part):
    """The reported killed and injured: civilians or people of unstated status, no combatants."""

    killed: LinkedRange | None = None
    injured: LinkedRange | None = None


class LinkedIncident(_Part):
    """A proposed incident; `score` is the mean score between its reports, 1 where there is only one."""

    id: str
    reports: list[str]
    date: Dated
    place: Placed
    toll: LinkedToll
    score: float
    reasons: list[str]


class AggregateClaim(_Part):
    """A figure of a time or an area, which belongs to no incident (R4)."""

    report: str
    claim: str
    quote: str


class Linked(_Part):
    """What `recount link` answers: every report stands in an incident or among the unlinked."""

    incidents: list[LinkedIncident]
    unlinked: list[str]
    aggregates: list[AggregateClaim]


def incident_of(
    group: Group, sightings: Sequence[Sighting], readings: Mapping[str, Reading], publishers: Mapping[str, str]
) -> LinkedIncident:
    """Sum up a group; `publishers` names who speaks in each report, so that nobody counts twice (R8, R9)."""
    seen = [sightings[at] for at in group.sightings]
    reports = sorted({sighting.report for sighting in seen})
    events = [_event(sighting, readings[sighting.report]) for sighting in seen]
    return LinkedIncident(
        id=hashlib.sha256("\n".join(_name(sighting) for sighting in seen).encode()).hexdigest()[:12],
        reports=reports,
        date=_day(events),
        place=_place(events),
        toll=LinkedToll(
            killed=_range(Outcome.KILLED, seen, readings, publishers),
            injured=_range(Outcome.INJURED, seen, readings, publishers),
        ),
        score=group.score,
        reasons=[_told(tie, sightings) for tie in group.ties[:_MOST_REASONS]],
    )


def _name(sighting: Sighting) -> str:
    return f"{sighting.report} {' '.join(sighting.claims)}"


def _event(sighting: Sighting, reading: Reading) -> list[Claim]:
    wanted = set(sighting.claims)
    return [claim for claim in reading.claims if claim.id in wanted]


def _day(events: Sequence[Sequence[Claim]]) -> Dated:
    """Take the day that most reports give; of equally many, the first."""
    days = Counter(day for event in events if (day := day_of(event)))
    if not days:
        return Dated()
    (start, end), _ = min(days.items(), key=lambda counted: (-counted[1], counted[0]))
    return Dated(start=start, end=end)


def _place(events: Sequence[Sequence[Claim]]) -> Placed:
    """Take the town or village that most reports name; where none does, what the first says of its place."""
    fine = [where for event in events if (where := place_of(event))]
    if fine:
        most, _ = Counter(where.place for where in fine).most_common(1)[0]
        return _placed(next(where for where in fine if where.place == most))
    first = next((where for event in events for claim in event for where in claim.event_places()), None)
    return _placed(first) if first else Placed()


def _placed(where: Where) -> Placed:
    return Placed(place=where.place, raw=where.raw, lat=where.lat, lon=where.lon, precision=where.precision)


def _range(
    outcome: Outcome, seen: Sequence[Sighting], readings: Mapping[str, Reading], publishers: Mapping[str, str]
) -> LinkedRange | None:
    tolls = {sighting.report: readings[sighting.report].toll for sighting in seen if not sighting.further}
    counts = {report: toll.killed if outcome is Outcome.KILLED else toll.injured for report, toll in tolls.items()}
    days = {sighting.report: sighting.days.published for sighting in seen}
    counted = [
        _counted(report, count, outcome, publishers.get(report) or report, days[report])
        for report, count in counts.items()
        if count is not None
    ]
    settled = next(iter(adjudicate(counted)), None)
    if settled is None:
        return None
    return LinkedRange(
        low=settled.low,
        high=settled.high,
        high_open=settled.high_open,
        low_reports=list(settled.low_claims),
        high_reports=list(settled.high_claims),
    )


def _counted(report: str, count: TollCount, outcome: Outcome, origin: str, published: date | None) -> CountedClaim:
    return CountedClaim(
        claim_id=report,
        origin=origin,
        published=published,
        outcome=outcome,
        victim_class=VictimClass.UNSPECIFIED,
        category=VictimCategory.TOTAL,
        quantity=Quantity(raw=count.raw, min=count.min, max=count.max, hedge=count.hedge),
    )


def _told(tie: Tie, sightings: Sequence[Sighting]) -> str:
    moved = ", ".join(reason.said() for reason in tie.reasons)
    return f"{sightings[tie.one].report} and {sightings[tie.other].report}: {tie.score:.2f} ({moved})"
