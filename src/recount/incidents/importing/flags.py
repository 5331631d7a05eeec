"""What cannot be true in a row as it is stated (R16): told with the row, never repaired.

For: flags at import, which `recount audit` lists. Not for: faults that keep a row from being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from recount.incidents.adjudicating.tolls import Group
from recount.incidents.auditing.consistency import check_days, check_tolls
from recount.incidents.importing.mapping import End, toll_target
from recount.vocabulary.words import Outcome, VictimCategory, VictimClass

# What a missing date becomes in many programs: the first day that they can count.
EPOCH = date(1970, 1, 1)


@dataclass(slots=True)
class StatedToll:
    """A range as a row states it; an end that it does not state is None (R14)."""

    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory
    low: int | None = None
    high: int | None = None
    high_open: bool = False


def tolls_of(values: Mapping[str, Any]) -> list[StatedToll]:
    """Give the ranges that a row states."""
    tolls: dict[Group, StatedToll] = {}
    for target, number in values.items():
        found = toll_target(target) if "." in target else None
        if found is not None:
            group, end = found
            toll = tolls.setdefault(group, StatedToll(*group))
            toll.low = toll.low if end is End.HIGH else number
            toll.high = toll.high if end is End.LOW else number
    return list(tolls.values())


def flags_of(values: Mapping[str, Any], tolls: list[StatedToll]) -> list[str]:
    """Give a sentence for each thing that cannot be true, or most likely is not what was meant."""
    violations = [*check_days("", values.get("start"), values.get("end")), *check_tolls("", tolls)]
    return [
        *(violation.sentence for violation in violations),
        *_odd_days(values),
        *_impossible_point(values.get("lat"), values.get("lon")),
        *_more_named_than_harmed(values.get("people_named"), tolls),
    ]


def _odd_days(values: Mapping[str, Any]) -> Iterable[str]:
    if EPOCH in (values.get("start"), values.get("end")):
        yield f"The day {EPOCH} is what programs write for a missing date."


def _impossible_point(lat: float | None, lon: float | None) -> Iterable[str]:
    if (lat is None) != (lon is None):
        yield "Of latitude and longitude only one is stated."
    if not is_on_earth(lat, lon):
        yield f"No point of the earth lies at {lat}, {lon}."


def is_on_earth(lat: float | None, lon: float | None) -> bool:
    """Tell whether a stated point can be one; what is not stated contradicts nothing."""
    return (lat is None or abs(lat) <= 90) and (lon is None or abs(lon) <= 180)


def _more_named_than_harmed(named: int | None, tolls: Iterable[StatedToll]) -> Iterable[str]:
    """Check that no more people are named than were killed and injured together at most.

    Recorders list the named dead with the named injured, so only their sum bounds them.
    """
    totals = [toll for toll in tolls if toll.category is VictimCategory.TOTAL]
    most = sum(toll.high or 0 for toll in totals)
    stated = any(toll.outcome is Outcome.KILLED and toll.high is not None for toll in totals)
    if named is not None and stated and named > most:
        yield f"{named} people are named, but at most {most} were killed or injured."
