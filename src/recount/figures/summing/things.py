"""How many strikes, and how many civilian objects of each kind, the evidence of an incident counts.

For: the measures `strikes` and `facilities`, and rows by kind of object. Not for: victims
(`recount.incidents.adjudicating`), though the rules are theirs: the latest count of each origin stands (R9), and the
range runs over all origins (R12). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from recount.figures.summing.spans import Evidence, Said, settled
from recount.incidents.adjudicating.ranges import Bounds, Range
from recount.vocabulary.words import InfrastructureType

# What is named without a number was hit at least once.
_AT_LEAST_ONE = Range(1, 1, high_open=True)


def strikes_in(evidence: Iterable[Evidence]) -> Range | None:
    """Give how many strikes are counted; None where no source counts them, for an incident need not be one strike."""
    return settled(said for each in evidence if each.counts.strikes for said in _said(each, *each.counts.strikes))


def objects_in(evidence: Iterable[Evidence], named: Iterable[str]) -> Mapping[InfrastructureType, Range]:
    """Give how many civilian objects of each kind were hit; `named` are the kinds that the incident itself names.

    A kind that is named without a number is at least one.
    """
    counts: dict[InfrastructureType, list[Said]] = {InfrastructureType(word): [] for word in named}
    for each in evidence:
        for kind, least, most in each.counts.objects:
            counts.setdefault(kind, []).extend(_said(each, least, most))
    return {kind: settled(said) or _AT_LEAST_ONE for kind, said in sorted(counts.items())}


def all_objects(objects: Mapping[InfrastructureType, Range]) -> Range | None:
    """Add up the kinds of an incident; None where no kind is known, which is not 0 (R14)."""
    if not objects:
        return None
    spans = objects.values()
    lows = [span.low for span in spans if span.low is not None]
    return Range(sum(lows) if lows else None, sum(span.high for span in spans), any(span.high_open for span in spans))


def _said(evidence: Evidence, least: int | None, most: int | None) -> Iterator[Said]:
    if evidence.credible and not (least is None and most is None):
        yield evidence, Bounds(least, most)
