"""Reads a report's own toll: the dead and injured of its main event, civilians or of unstated status.

For: `Reading.toll`. Not for: ranges over several reports (`recount.incidents`). Fighters, totals over a month and
claims of zero do not fill it; people whose status is mixed do not either (R5, R13).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.claims.schema import Casualties, Claim, Toll, TollCount
from recount.vocabulary.words import ClaimKind, Hedge, Modality, Outcome, Polarity, Unit, VictimCategory, VictimClass

_SUPPOSED = {Modality.COUNTERFACTUAL, Modality.PREDICTED, Modality.OPINION}
_COUNTED = {VictimClass.CIVILIAN, VictimClass.UNSPECIFIED}


def read_toll(claims: Sequence[Claim]) -> Toll:
    """Give the toll of the main event: in the section with most counts of harm, the event that it tells of first."""
    telling = [claim for claim in claims if _tells(claim)]
    if not telling:
        return Toll()
    main = max({claim.section for claim in telling}, key=lambda section: _weight(telling, section))
    own = [claim for claim in telling if claim.section == main]
    return Toll(killed=_toll_of(own, Outcome.KILLED), injured=_toll_of(own, Outcome.INJURED))


def _weight(telling: Sequence[Claim], section: int) -> tuple[int, int]:
    """Counts of harm in a section, those with a known day twice: a report dates its own event."""
    return sum(2 if claim.when.start else 1 for claim in telling if claim.section == section), -section


def _tells(claim: Claim) -> bool:
    return claim.kind is ClaimKind.CASUALTY and claim.polarity is Polarity.AFFIRMED and claim.modality not in _SUPPOSED


def _toll_of(claims: Sequence[Claim], outcome: Outcome) -> TollCount | None:
    counts = [(claim, count) for claim in claims for count in _wholes(claim, outcome)]
    if not counts:
        return None
    numbered = [(claim, count) for claim, count in counts if count.count.min is not None or count.count.max is not None]
    if not numbered:
        return _toll_count(counts[0][1])
    first_claim, first = numbered[0]
    same = [count for claim, count in numbered[1:] if _leans_on(claim, first_claim)]
    others = next((count for count in same if _is_besides(count)), None)
    return _added(first, others) if others and not _is_besides(first) else _toll_count(_widest(first, same))


def _is_besides(count: Casualties) -> bool:
    """ "12 other members of the family": they come on top of those told before."""
    return bool({"other", "others"} & set(count.count.raw.lower().split())) and count.count.min is not None


def _added(first: Casualties, others: Casualties) -> TollCount:
    low, more = first.count.min, others.count.min
    highs = (first.count.max, others.count.max)
    high = None if None in highs else sum(number or 0 for number in highs)
    return TollCount(
        raw=f"{first.count.raw}; {others.count.raw}",
        min=None if low is None or more is None else low + more,
        max=high,
        hedge=Hedge.AT_LEAST if high is None else Hedge.EXACT,
    )


def _wholes(claim: Claim, outcome: Outcome) -> Iterable[Casualties]:
    return (
        count
        for count in claim.casualties
        if count.part_of is None
        and count.outcome is outcome
        and count.victim_class in _COUNTED
        and count.count.unit is Unit.PERSONS
        and count.count.hedge is not Hedge.EXACT_ZERO
    )


def _leans_on(claim: Claim, first: Claim) -> bool:
    return claim.same_event_as in (first.id, first.same_event_as) and claim.same_event_as is not None


def _widest(first: Casualties, others: Sequence[Casualties]) -> Casualties:
    """A part told first ("a child was killed") gives way to the whole of the same event."""
    if first.category is VictimCategory.TOTAL or first.count.min is None:
        return first
    totals = (other for other in others if other.category is VictimCategory.TOTAL)
    return next((other for other in totals if (other.count.min or 0) > first.count.min), first)


def _toll_count(count: Casualties) -> TollCount:
    quantity = count.count
    return TollCount(raw=quantity.raw, min=quantity.min, max=quantity.max, hedge=quantity.hedge)
