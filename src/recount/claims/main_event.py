"""The main event of a reading: the claim that gives the report's own toll, and the others of the same event.

For: measuring what a report says of one event: its day, its place, the children and women among its dead. Not for:
choosing the toll, which the reader has done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from recount.claims.schema import Claim, Quantity, Reading, Where
from recount.vocabulary.words import ClaimKind, Outcome, PlacePrecision, Polarity, Unit, VictimCategory

FINE: Final = frozenset(
    {
        PlacePrecision.EXACT,
        PlacePrecision.WITHIN_100_M,
        PlacePrecision.STREET,
        PlacePrecision.NEARBY_LANDMARK,
        PlacePrecision.NEIGHBOURHOOD,
        PlacePrecision.VILLAGE,
        PlacePrecision.TOWN,
        PlacePrecision.CITY,
    }
)
LONGEST: Final = timedelta(days=2)
"""From the first to the last day: a longer time says no day."""

_EVENTS: Final = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)


def main_event(reading: Reading) -> list[Claim]:
    """Give the claims of the main event, the one that carries the toll first; none where no event is told."""
    first = _first_of_the_toll(reading)
    if first is None:
        return []
    event = first.same_event_as or first.id
    others = (claim for claim in reading.claims if claim is not first and event in (claim.id, claim.same_event_as))
    return [first, *others]


def day_of(event: Sequence[Claim]) -> tuple[date, date] | None:
    """Give the first and the last day that an event is dated to; None where it is dated to no day or night (R6)."""
    spans = ((claim.when.start, claim.when.end) for claim in event)
    start, end = next(((start, end) for start, end in spans if start and end), (None, None))
    return (start, end) if start and end and end - start <= LONGEST else None


def place_of(event: Sequence[Claim]) -> Where | None:
    """Give the first place of an event that is a town, a village or finer, with its coordinates (R7)."""
    places = (where for claim in event for where in claim.event_places())
    return next((where for where in places if where.precision in FINE and where.lat is not None), None)


def dead_among(event: Sequence[Claim], category: VictimCategory) -> Quantity | None:
    """Give how many of the killed of an event are said to belong to a category."""
    groups = (group for claim in event if claim.polarity is Polarity.AFFIRMED for group in claim.casualties)
    counts = (
        group.count
        for group in groups
        if group.category is category and group.outcome is Outcome.KILLED and group.count.unit is Unit.PERSONS
    )
    return next(counts, None)


def _first_of_the_toll(reading: Reading) -> Claim | None:
    claims = {claim.id: claim for claim in reading.claims}
    tolls = (toll for toll in (reading.toll.killed, reading.toll.injured) if toll)
    of_the_toll = (claims[toll.claim] for toll in tolls if toll.claim in claims)
    return next(of_the_toll, None) or next(filter(_tells, reading.claims), None)


def _tells(claim: Claim) -> bool:
    """Something happened, or nobody was hurt when it did."""
    return claim.polarity is Polarity.ABSENCE or (claim.polarity is Polarity.AFFIRMED and claim.kind in _EVENTS)
