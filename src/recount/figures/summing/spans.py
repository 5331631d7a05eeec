"""The range of each group of victims of an incident, and nothing else: no reasons, no claims named.

For: figures over many thousand incidents. Not for: settling an incident (`recount.incidents.adjudicating`), whose
rules these are: the latest count of each origin stands (R9), the range runs over all origins (R12), words become
numbers by a named convention (R3). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from recount.claims.counts import Counts, GroupCount
from recount.claims.schema import Quantity
from recount.figures.summing.counted import Counted, Ranges
from recount.incidents.adjudicating.adjudication import CountedClaim, Group, adjudicate
from recount.incidents.adjudicating.ranges import Bounds, Range, widest
from recount.incidents.adjudicating.supersession import Count, latest_of
from recount.vocabulary.conventions import bounds_of
from recount.vocabulary.words import Convention, Outcome, SettlingMethod, VictimCategory, VictimClass


class Evidence(NamedTuple):
    """What one accepted claim counts: its origin, its day, and its counts (`recount.claims.counts`)."""

    key: str
    origin: str
    published: date | None
    sequence: int
    credible: bool
    counts: Counts


class Way(NamedTuple):
    """The way to settle one range that a person chose."""

    method: SettlingMethod
    hierarchy: tuple[str, ...]


class Wanted(NamedTuple):
    """Which groups a figure needs the ranges of; None is any. Of whichever class: classes bear on each other (R13)."""

    outcome: Outcome | None = None
    category: VictimCategory | None = None

    def holds(self, group: Group) -> bool:
        """Tell whether a group is one of them."""
        return self.outcome in (None, group.outcome) and self.category in (None, group.category)


Said = tuple[Evidence, Bounds]

_REMEMBERED = 100_000


def ranges_of(evidence: Sequence[Evidence], convention: Convention, wanted: Wanted) -> Ranges:
    """Give the range of each wanted group of one incident; a group of which nothing is known has none (R14)."""
    if len(evidence) == 1 and evidence[0].credible:
        return _ranges_of_one(evidence[0].counts.groups, convention, wanted)
    return _ranges_of_several(evidence, convention, wanted)


@lru_cache(_REMEMBERED)
def _ranges_of_one(groups: tuple[GroupCount, ...], convention: Convention, wanted: Wanted) -> Ranges:
    """Give the ranges of what one claim counts: the same numbers recur, and most origins have one claim."""
    alone = Evidence("", "", None, 0, credible=True, counts=Counts(groups))
    return MappingProxyType(_ranges_of_several([alone], convention, wanted))


def _ranges_of_several(evidence: Sequence[Evidence], convention: Convention, wanted: Wanted) -> dict[Counted, Range]:
    said: dict[Group, list[Said]] = {}
    for each in evidence:
        if each.credible:
            for group, bounds in _numbers(each.counts.groups, convention):
                if wanted.holds(group):
                    said.setdefault(group, []).append((each, bounds))
    if any(group.victim_class is VictimClass.MIXED for group in said):
        return _with_civilian_status(evidence, convention, wanted)
    return {group: span for group, told in said.items() if (span := settled(told))}


def ranges_by(evidence: Iterable[Evidence], convention: Convention, ways: Mapping[Group, Way]) -> dict[Counted, Range]:
    """Give the ranges that a person settles in another way than by all origins (R12), from the evidence there is."""
    counted = [claim for each in evidence for claim in _counted(each)] if ways else []
    found: dict[Counted, Range] = {}
    for group, way in ways.items():
        by_way = adjudicate(counted, convention=convention, method=way.method, hierarchy=way.hierarchy)
        found |= {toll.group: Range(toll.low, toll.high, toll.high_open) for toll in by_way if toll.group == group}
    return found


def settled(said: Iterable[Said]) -> Range | None:
    """Span what stands of each origin; None where nothing is said."""
    by_origin: dict[str, list[Said]] = {}
    for told in said:
        by_origin.setdefault(told[0].origin, []).append(told)
    bounds = [one for own in by_origin.values() for one in _standing(own)]
    return widest(bounds) if bounds else None


def _standing(own: Sequence[Said]) -> Iterator[Bounds]:
    if len(own) == 1:
        yield own[0][1]
    else:
        counts = [Count(one.key, one.origin, one.published, one.sequence, bounds) for one, bounds in own]
        yield from (count.bounds for count in latest_of(counts))


def _with_civilian_status(evidence: Iterable[Evidence], convention: Convention, wanted: Wanted) -> dict[Counted, Range]:
    """Adjudicate in full where a mixed total may say something of civilians and of combatants (R13)."""
    counted = (claim for each in evidence for claim in _counted(each))
    found = adjudicate((claim for claim in counted if wanted.holds(claim.group)), convention=convention)
    return {toll.group: Range(toll.low, toll.high, toll.high_open) for toll in found}


def _counted(evidence: Evidence) -> Iterator[CountedClaim]:
    for group in evidence.counts.groups:
        yield CountedClaim(
            claim_id=evidence.key,
            origin=evidence.origin,
            published=evidence.published,
            outcome=group.outcome,
            victim_class=group.victim_class,
            category=group.category,
            quantity=Quantity(raw=group.words, min=group.least, max=group.most),
            credible=evidence.credible,
            sequence=evidence.sequence,
        )


@lru_cache(_REMEMBERED)
def _numbers(groups: tuple[GroupCount, ...], convention: Convention) -> tuple[tuple[Group, Bounds], ...]:
    """Give the groups for which a claim has a number as the convention reads it (R3)."""
    bounded = ((Group(*group[:3]), _ends(group, convention)) for group in groups)
    return tuple((group, Bounds(*ends)) for group, ends in bounded if ends != (None, None))


def _ends(group: GroupCount, convention: Convention) -> tuple[int | None, int | None]:
    return bounds_of(group.words, convention) if group.words else (group.least, group.most)
