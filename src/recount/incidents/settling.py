"""From the accepted claims of incidents to their ranges, kept in the record and made anew after every decision.

For: feeding the record's claims (`recount.incidents.evidence`) to `recount.incidents.adjudicating` and keeping what it
gives, of one incident or of many at once. Not for: the arithmetic itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db.models import Q

from recount.incidents.adjudicating.adjudication import AdjudicatedToll, CountedClaim, adjudicate
from recount.incidents.adjudicating.tolls import Group
from recount.incidents.evidence import counted_in, publisher_keys
from recount.incidents.lots import MANY, lots
from recount.incidents.models import Decision, Incident, Toll
from recount.vocabulary.words import DecisionKind, Outcome, SettlingMethod, VictimCategory, VictimClass

# What a range says; one that says the same as before is left as it is.
_SAID = (
    *("low", "high", "high_open", "low_claims", "high_claims", "superseded"),
    *("convention", "method", "reason", "decision_id"),
)

# Incidents whose ranges wait until many decisions have been signed; None while each decision settles at once.
_waiting: ContextVar[dict[int, Incident] | None] = ContextVar("_waiting", default=None)


@dataclass(frozen=True)
class Way:
    """The way to settle one range that a person chose, with the decision behind it (R12)."""

    method: SettlingMethod
    hierarchy: tuple[str, ...]
    decision: Decision


Ways = Mapping[Group, Way]


@contextmanager
def settled_together() -> Iterator[None]:
    """Settle each incident once, at the end, however many decisions inside touch it."""
    waiting: dict[int, Incident] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    settle_all(waiting.values())


def settle(incident: Incident) -> None:
    """Make the ranges of an incident anew from its accepted evidence.

    What a person set by hand stays (R12), and so does another recorder's own range: their adjudication is not ours
    to make anew, only to override.
    """
    settle_all([incident])


def settle_all(incidents: Iterable[Incident]) -> None:
    """Make the ranges of many incidents anew, as `settle` does, with a few queries for some hundreds of them."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting |= {incident.pk: incident for incident in incidents}
        return
    names = publisher_keys()
    for some in lots(incidents):
        _settle_some({incident.pk for incident in some}, names)


def _settle_some(incidents: Collection[int], names: Mapping[str, str]) -> None:
    chosen = _chosen_in(incidents)
    ranges = {
        (incident, range_.group): _row(incident, range_, chosen.get(incident, {}).get(range_.group))
        for incident, counted in counted_in(incidents, names).items()
        for range_ in ranges_of(counted, chosen.get(incident, {}))
    }
    _keep(ranges, incidents, {way.decision.pk for ways in chosen.values() for way in ways.values()})


def _keep(ranges: Mapping[tuple[int, Group], Toll], incidents: Collection[int], ways: Collection[int]) -> None:
    """Let the tolls of incidents be these ranges, beside what was set by hand or stated by others."""
    standing: set[tuple[int, Group]] = set()
    stale: list[int] = []
    for toll in Toll.objects.filter(incident__in=incidents):
        now = ranges.get((toll.incident_id, _group(toll)))
        if _follows_from_claims(toll, ways) and (now is None or _said(now) != _said(toll)):
            stale.append(toll.pk)
        else:
            standing.add((toll.incident_id, _group(toll)))
    for some in lots(stale):
        Toll.objects.filter(pk__in=some).delete()
    Toll.objects.bulk_create((row for key, row in ranges.items() if key not in standing), batch_size=MANY)


def chosen_ways(incident: Incident) -> dict[Group, Way]:
    """Give the ranges of an incident that a person settles in another way than by the range of all origins."""
    return _chosen_in([incident.pk]).get(incident.pk, {})


def _chosen_in(incidents: Collection[int]) -> dict[int, dict[Group, Way]]:
    by_way = Q(kind=DecisionKind.OVERRIDE, retired_by__isnull=True, value__has_key="method")
    found: dict[int, dict[Group, Way]] = {}
    for row in Decision.objects.filter(by_way, incident__in=incidents).order_by("id"):
        if row.incident_id is not None:
            found.setdefault(row.incident_id, {})[group_of_decision(row)] = _way(row)
    return found


def group_of_decision(decision: Decision) -> Group:
    """Give the range that an override is about."""
    value = decision.value
    return Group(Outcome(value["outcome"]), VictimClass(value["victim_class"]), VictimCategory(value["category"]))


def _way(decision: Decision) -> Way:
    method = SettlingMethod(decision.value["method"])
    return Way(method, tuple(decision.value.get("hierarchy", ())), decision)


def ranges_of(counted: Sequence[CountedClaim], chosen: Ways) -> list[AdjudicatedToll]:
    """Adjudicate, each range in the way that was chosen for it; nothing is kept."""
    ranges = {range_.group: range_ for range_ in adjudicate(counted)}
    for group, way in chosen.items():
        by_way = adjudicate(counted, method=way.method, hierarchy=way.hierarchy)
        ranges |= {range_.group: range_ for range_ in by_way if range_.group == group}
    return list(ranges.values())


def _follows_from_claims(toll: Toll, ways: Collection[int]) -> bool:
    return toll.decision_id in ways or (toll.decision_id is None and not toll.as_stated)


def _group(toll: Toll) -> Group:
    return Group(toll.outcome, toll.victim_class, toll.category)


def _said(toll: Toll) -> list[object]:
    return [getattr(toll, name) for name in _SAID]


def _row(incident: int, range_: AdjudicatedToll, way: Way | None) -> Toll:
    return Toll(
        incident_id=incident,
        outcome=range_.outcome,
        victim_class=range_.victim_class,
        category=range_.category,
        low=range_.low,
        high=range_.high,
        high_open=range_.high_open,
        low_claims=list(range_.low_claims),
        high_claims=list(range_.high_claims),
        superseded={claim: earlier.by for claim, earlier in range_.superseded.items()},
        convention=range_.convention,
        method=range_.method,
        reason=range_.reason,
        decision=way.decision if way else None,
    )
