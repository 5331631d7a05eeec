"""The signs that two sightings are of one event, or of two.

For: numbers that `weighing` makes a score of. Not for: any verdict. Each sign is 0 where nothing can be said, so that
a missing day or place speaks neither for nor against (R6, R7). A day and a distance are not enough: distinct strikes
on one day within five kilometres are common.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set

import numpy as np

from recount.incidents.linking.named_days import days_between
from recount.incidents.linking.sighting import Seen, Sighting
from recount.incidents.linking.wording import Pairs, Scores, Wording
from recount.places.distance import km_between

_NIGHT = 2
_SAME_PLACE, _SAME_AREA, _ONE_STEP, _FARTHEST = 5.0, 20.0, 50.0, 4.0
_MOST_COUNTS = 4

WORDS = ("likeness", "phrases", "openings", "rarest_name", "rare_names", "words_contained", "names_contained")
TIME = ("same_day", "near_days", "days_apart", "years", "weekdays")
COUNTS = ("killed_apart", "injured_apart", "shared_counts")
PLACE = ("same_place", "distance")
OTHERS = ("parties", "targets", "other_language")
FAMILIES = {"words": WORDS, "time": TIME, "counts": COUNTS, "place": PLACE, "circumstances": OTHERS}
SIGNS = tuple(sign for signs in FAMILIES.values() for sign in signs)


def signs_of(sightings: Sequence[Sighting], wording: Wording, pairs: Pairs) -> Scores:
    """Give a row of signs for each pair, in the order of `SIGNS`."""
    facts = [_facts(sightings[one], sightings[other]) for one, other in pairs]
    columns = wording.signs(pairs) | {
        name: np.array([fact[name] for fact in facts]) for name in SIGNS if name not in WORDS
    }
    return np.column_stack([columns[name] for name in SIGNS]) if len(pairs) else np.zeros((0, len(SIGNS)))


def _facts(one: Sighting, other: Sighting) -> dict[str, float]:
    return {
        **_time(one, other),
        "killed_apart": _apart(one.killed, other.killed),
        "injured_apart": _apart(one.injured, other.injured),
        "shared_counts": _shared_counts(one, other),
        "same_place": _agree(_fine(one.places), _fine(other.places)),
        "distance": _distance(one.places, other.places),
        "parties": _agree(one.parties, other.parties),
        "targets": _agree(one.targets, other.targets),
        "other_language": float(one.language != other.language),
    }


def _time(one: Sighting, other: Sighting) -> dict[str, float]:
    possible, others = one.days.possible, other.days.possible
    apart = min((days_between(day, another) for day in possible for another in others), default=None)
    return {
        "same_day": float(bool(one.days.named & other.days.named)),
        "near_days": 0.0 if apart is None else 1.0 if apart == 0 else 0.5 if apart <= _NIGHT else 0.0,
        "days_apart": float(apart is not None and apart > _NIGHT),
        "years": _agree(one.days.years, other.days.years),
        "weekdays": _agree(one.days.weekdays, other.days.weekdays),
    }


def _fine(places: Sequence[Seen]) -> frozenset[str]:
    return frozenset(place.key for place in places if place.fine)


def _agree(one: Set[object], other: Set[object]) -> float:
    """1 where they share something, -1 where both say something and nothing is shared, 0 where one is silent."""
    if not one or not other:
        return 0.0
    return 1.0 if one & other else -1.0


def _apart(one: int | None, other: int | None) -> float:
    """How far two counts lie apart, as a ratio; 0 where one is not stated."""
    return 0.0 if one is None or other is None else abs(math.log((1 + one) / (1 + other)))


def _shared_counts(one: Sighting, other: Sighting) -> float:
    shared = sum(1 for group, numbers in one.counts.items() if numbers & other.counts.get(group, frozenset()))
    return float(min(shared, _MOST_COUNTS))


def _distance(places: Sequence[Seen], others: Sequence[Seen]) -> float:
    """1 where a place of one is a place of the other, less the farther they lie, 0 where one names none."""
    near = min(
        (
            km_between(one.lat, one.lon, other.lat, other.lon)
            for one in places
            for other in others
            if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
        ),
        default=None,
    )
    if near is None:
        return 0.0
    return 1.0 if near < _SAME_PLACE else 0.5 if near < _SAME_AREA else -min(near / _ONE_STEP, _FARTHEST)
