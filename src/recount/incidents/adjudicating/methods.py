"""The ways in which recorders settle on one range where origins differ (R12): range, majority, hierarchy.

For: counts that still stand, at least one of them. Not for: a decision of the team, which takes the place of
whatever is computed here (`recount.incidents.adjudicating.tolls.TeamDecision`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.incidents.adjudicating.ranges import Range, agreed, widest
from recount.incidents.adjudicating.supersession import Count
from recount.vocabulary.sentences import Sentence, tell, together
from recount.vocabulary.words import SettlingMethod


@dataclass(frozen=True)
class Settlement:
    """A range, the counts that were heard for it, how it was settled, and the sentence that says so."""

    range: Range
    counts: Sequence[Count]
    method: SettlingMethod
    reason: Sentence

    def low_claims(self) -> tuple[str, ...]:
        """Give the ids of the claims that set the low end."""
        return tuple(sorted({count.claim_id for count in self.counts if count.bounds.sets_low(self.range)}))

    def high_claims(self) -> tuple[str, ...]:
        """Give the ids of the claims that set the high end."""
        return tuple(sorted({count.claim_id for count in self.counts if count.bounds.sets_high(self.range)}))


def settle(counts: Sequence[Count], method: SettlingMethod, hierarchy: Sequence[str] = ()) -> Settlement:
    """Settle on one range in the wanted way; where that way finds nothing, the range of all stands and says so."""
    if method is SettlingMethod.MAJORITY:
        return _by_majority(counts)
    if method is SettlingMethod.SOURCE_HIERARCHY:
        return _by_hierarchy(counts, hierarchy)
    return _by_range(counts)


def _by_range(counts: Sequence[Count], because: str = "") -> Settlement:
    span = widest([count.bounds for count in counts])
    origins = len(_origins(counts))
    said = _told("origins_count", n=origins, span=span.said())
    return Settlement(span, counts, SettlingMethod.RANGE, together(because, said) if because else said)


def _by_majority(counts: Sequence[Count]) -> Settlement:
    origins = _origins(counts)
    found = agreed([widest([count.bounds for count in _of(origin, counts)]) for origin in origins])
    if found is None:
        return _by_range(counts, _told("none_agree"))
    span, positions = found
    heard = [count for at in positions for count in _of(origins[at], counts)]
    reason = _told("most_agree", heard=len(positions), of=len(origins), span=span.said())
    return Settlement(span, heard, SettlingMethod.MAJORITY, reason)


def _by_hierarchy(counts: Sequence[Count], hierarchy: Sequence[str]) -> Settlement:
    first = next((origin for origin in hierarchy if _of(origin, counts)), None)
    if first is None:
        return _by_range(counts, _told("none_in_hierarchy"))
    heard = _of(first, counts)
    span = widest([count.bounds for count in heard])
    reason = _told("highest", origin=first, span=span.said())
    return Settlement(span, heard, SettlingMethod.SOURCE_HIERARCHY, reason)


def _told(key: str, **fills: object) -> Sentence:
    return tell(f"incidents.adjudicating.{key}", **fills)


def _origins(counts: Sequence[Count]) -> list[str]:
    return list(dict.fromkeys(count.origin for count in counts))


def _of(origin: str, counts: Sequence[Count]) -> list[Count]:
    return [count for count in counts if count.origin == origin]
