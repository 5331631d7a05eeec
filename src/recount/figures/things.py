"""How many strikes, and how many civilian objects of each kind, the evidence of an incident counts.

For: the measures `strikes` and `facilities`, and rows by kind of object. Not for: victims
(`recount.incidents.adjudication`), though the rules are theirs: the latest count of each origin stands (R9), and the
range runs over all origins (R12). Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recount.claims.schema import Quantity
from recount.figures.evidence import Evidence
from recount.incidents.methods import settle
from recount.incidents.ranges import Bounds, Range
from recount.incidents.supersession import Count, standing
from recount.vocabulary.words import InfrastructureType, SettlingMethod

# What is named without a number was hit at least once.
_AT_LEAST_ONE = Range(1, 1, high_open=True)


def strikes_in(evidence: Iterable[Evidence]) -> Range | None:
    """Give how many strikes are counted; None where no source counts them, for an incident need not be one strike."""
    return _settled([_count(each, each.strike.count) for each in evidence if each.strike and each.strike.count])


def objects_in(evidence: Sequence[Evidence], named: Iterable[str]) -> Mapping[InfrastructureType, Range]:
    """Give how many civilian objects of each kind were hit; `named` are the kinds that the incident itself names.

    A kind that is named without a number is at least one.
    """
    counts: dict[InfrastructureType, list[Count | None]] = defaultdict(list)
    for each in evidence:
        for kind in {hit.type for hit in each.objects}:
            counts[kind] += [_count(each, hit.count) for hit in each.objects if hit.type is kind and hit.count]
    for word in named:
        counts.setdefault(InfrastructureType(word), [])
    return {kind: _settled(said) or _AT_LEAST_ONE for kind, said in sorted(counts.items())}


def all_objects(objects: Mapping[InfrastructureType, Range]) -> Range | None:
    """Add up the kinds of an incident; None where no kind is known, which is not 0 (R14)."""
    if not objects:
        return None
    spans = objects.values()
    lows = [span.low for span in spans if span.low is not None]
    return Range(sum(lows) if lows else None, sum(span.high for span in spans), any(span.high_open for span in spans))


def _count(evidence: Evidence, quantity: Quantity | None) -> Count | None:
    if quantity is None or not evidence.credible or (quantity.min is None and quantity.max is None):
        return None
    bounds = Bounds(quantity.min, quantity.max)
    return Count(evidence.key, evidence.origin, evidence.published, evidence.sequence, bounds)


def _settled(counts: Iterable[Count | None]) -> Range | None:
    by_origin: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        if count is not None:
            by_origin[count.origin].append(count)
    stand = [count for own in by_origin.values() for count in standing(own)[0]]
    return settle(stand, SettlingMethod.RANGE).range if stand else None
