"""Reads a report's own toll: the dead and injured of its main event, civilians or of unstated status.

For: `Reading.toll`. Not for: ranges over several reports (`recount.incidents`). Fighters, totals over a month and
claims of zero do not fill it; people whose status is mixed do not either (R5, R13).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.tokens import tokenise
from recount.claims.schema import Casualties, Claim, Toll, TollCount
from recount.places.distance import km_between
from recount.places.place import SETTLEMENTS
from recount.vocabulary.words import (
    ClaimKind,
    Hedge,
    Modality,
    Outcome,
    PlacePrecision,
    Polarity,
    Unit,
    VictimCategory,
    VictimClass,
)

_SUPPOSED = {Modality.COUNTERFACTUAL, Modality.PREDICTED, Modality.OPINION}
_COUNTED = {VictimClass.CIVILIAN, VictimClass.UNSPECIFIED}
_NIGHT = timedelta(days=1)
_WIDEST_KM = 150
_FINE = SETTLEMENTS | {PlacePrecision.NEIGHBOURHOOD}
_Told = tuple[Claim, Casualties]


def read_toll(claims: Sequence[Claim], words: Lexicon) -> Toll:
    """Give the toll of the main event: in the section with most counts of harm, the event that it tells of first."""
    telling = [claim for claim in claims if _tells(claim)]
    if not telling:
        return Toll()
    main = max({claim.section for claim in telling}, key=lambda section: _weight(telling, section))
    own = _of_main_event([claim for claim in telling if claim.section == main], words)
    killed, injured = (_toll_of(own, outcome, words) for outcome in (Outcome.KILLED, Outcome.INJURED))
    told_once = killed and injured and _are_one(killed, injured, own, words)
    return Toll(killed=killed, injured=None if told_once else injured)


def _of_main_event(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Leave out what befell people on another day or at another place than those whom the report tells of first.

    A report that begins with the wounded of today does not take its dead from the raid of last week; that one of the
    wounded died days later belongs to it all the same.
    """
    first = next((claim for claim in claims if _harmed(claim)), None)
    return [claim for claim in claims if first and (_belongs(claim, first) or _refers(claim, words))]


def _harmed(claim: Claim) -> list[Casualties]:
    return [count for outcome in (Outcome.KILLED, Outcome.INJURED) for count in _wholes(claim, outcome)]


def _belongs(claim: Claim, first: Claim) -> bool:
    return claim.quote == first.quote or _leans_on(claim, first) or not _stand_apart(first, claim)


def _refers(claim: Claim, words: Lexicon) -> bool:
    """ "He died five days later": of one who was told of before."""
    refers = words.words("frames", "refers")
    return any(count.count.raw.lower() in refers for count in _harmed(claim))


def _are_one(killed: TollCount, injured: TollCount, claims: Sequence[Claim], words: Lexicon) -> bool:
    """ "A farmer was wounded. He died on Friday": the one of two sentences, counted as what befell him last."""
    refers = words.words("frames", "refers")
    alone = killed.min == killed.max == injured.min == injured.max == 1
    told_in = {claim.quote.start for claim in claims if claim.id in (killed.claim, injured.claim)}
    return alone and len(told_in) > 1 and any(count.raw.lower() in refers for count in (killed, injured))


def _weight(telling: Sequence[Claim], section: int) -> tuple[int, int]:
    """Counts of harm in a section, those with a known day twice: a report dates its own event."""
    return sum(2 if claim.when.start else 1 for claim in telling if claim.section == section), -section


def _tells(claim: Claim) -> bool:
    return claim.kind is ClaimKind.CASUALTY and claim.polarity is Polarity.AFFIRMED and claim.modality not in _SUPPOSED


def _toll_of(claims: Sequence[Claim], outcome: Outcome, words: Lexicon) -> TollCount | None:
    told = [(claim, count) for claim in claims for count in _wholes(claim, outcome)]
    if not told:
        return None
    numbered = [(claim, count) for claim, count in told if count.count.min is not None or count.count.max is not None]
    if not numbered:
        return _toll_count(*told[0])
    first, others = numbered[0], numbered[1:]
    same = [(claim, count) for claim, count in others if _leans_on(claim, first[0])]
    more = next((count for _, count in same if _is_besides(count, words)), None)
    if more and not _is_besides(first[1], words):
        return _added(*first, more)
    near = [(claim, count) for claim, count in others if _leans_on(claim, first[0]) or _may_be_one(first[0], claim)]
    civilians = _civilians_of(first[1], [claim for claim, _ in near])
    chosen = civilians or _risen(first, same, words) or _settled(first, others) or _widest(first[1], same, near)
    return _toll_count(next(claim for claim, count in told if count is chosen), chosen)


def _is_besides(count: Casualties, words: Lexicon) -> bool:
    """ "12 other members of the family": they come on top of those told before."""
    known = count.count.raw.partition(" ")[0].lower() in words.words("grammar", "definite")
    numbered = count.count.min is not None and not known
    return numbered and _says(count.count.raw, words.words("frames", "besides"), words)


def _says(text: str, phrases: Sequence[str], words: Lexicon) -> bool:
    return any(token.norm in phrases for token in part(tokenise(text), words))


def _added(claim: Claim, first: Casualties, others: Casualties) -> TollCount:
    low, more = first.count.min, others.count.min
    highs = (first.count.max, others.count.max)
    high = None if None in highs else sum(number or 0 for number in highs)
    return TollCount(
        raw=f"{first.count.raw}; {others.count.raw}",
        min=None if low is None or more is None else low + more,
        max=high,
        hedge=Hedge.AT_LEAST if high is None else Hedge.EXACT,
        claim=claim.id,
    )


def _wholes(claim: Claim, outcome: Outcome) -> Iterator[Casualties]:
    for index, count in enumerate(claim.casualties):
        counts = count.part_of is None and count.outcome is outcome and count.victim_class in _COUNTED
        if counts and count.count.unit is Unit.PERSONS and count.count.hedge is not Hedge.EXACT_ZERO:
            yield from _without_fighters(count, [one for one in claim.casualties if one.part_of == index])


def _without_fighters(whole: Casualties, parts: Sequence[Casualties]) -> Iterator[Casualties]:
    """ "ten people, nine civilians and a fighter" are nine; where the fighters have no number, the whole is mixed."""
    fighters = [one.count for one in parts if one.victim_class is VictimClass.MILITANT]
    if not fighters or whole.victim_class is VictimClass.CIVILIAN:
        yield whole
        return
    least = sum(count.min or 0 for count in fighters)
    low, high = whole.count.min, whole.count.max
    known = all(count.min is not None and count.min == count.max for count in fighters)
    if known and low is not None and low > least:
        left = {"min": low - least, "max": None if high is None else high - least}
        yield whole.model_copy(update={"count": whole.count.model_copy(update=left)})


def _leans_on(claim: Claim, first: Claim) -> bool:
    return claim.same_event_as in (first.id, first.same_event_as) and claim.same_event_as is not None


def _civilians_of(whole: Casualties, claims: Iterable[Claim]) -> Casualties | None:
    """ "Five killed", and behind it "four soldiers and a civilian": the civilians of the same five."""
    if whole.victim_class is not VictimClass.UNSPECIFIED or whole.count.min != whole.count.max:
        return None
    for claim in claims:
        told = [one for one in claim.casualties if one.outcome is whole.outcome and one.part_of is None]
        fighters = [one for one in told if one.victim_class is VictimClass.MILITANT]
        rest = [one for one in told if one.victim_class is VictimClass.CIVILIAN]
        if len(rest) == 1 and fighters and sum(one.count.min or 0 for one in told) == whole.count.min:
            return rest[0]
    return None


def _risen(first: _Told, same: Iterable[_Told], words: Lexicon) -> Casualties | None:
    """ "a man died of his wounds, bringing the toll to 10": the number that the sentence says it rose to."""
    claim, count = first
    quote, least = claim.quote.text, count.count.min or 0
    risen = [other for also, other in same if also.quote == claim.quote and (other.count.min or 0) > least]
    raises = words.words("frames", "raises")
    if not risen or not _says(quote, raises, words):
        return None
    return next((other for other in risen if _says(quote.partition(other.count.raw)[0], raises, words)), None)


def _settled(first: _Told, others: Iterable[_Told]) -> Casualties | None:
    """Let a later number settle a first one that may be two or several."""
    claim, count = first
    if count.count.hedge is not Hedge.DUAL_OR_PLURAL:
        return None
    likely = (one for also, one in others if one.victim_class is count.victim_class and _may_be_one(claim, also))
    return next(
        (one for one in likely if one.count.hedge is not Hedge.DUAL_OR_PLURAL and (one.count.min or 0) > 1), None
    )


def _may_be_one(first: Claim, other: Claim) -> bool:
    days = {claim.when.start for claim in (first, other) if claim.when.start}
    places = [{where.place for where in claim.event_places()} for claim in (first, other)]
    return len(days) < 2 and (not all(places) or bool(places[0] & places[1]))


def _stand_apart(first: Claim, other: Claim) -> bool:
    """Tell whether days or places part two claims; a night may be told by either day, an area holds many towns."""
    days = [claim.when.start for claim in (first, other) if claim.when.start]
    towns = [{where.place for where in claim.event_places() if where.precision in _FINE} for claim in (first, other)]
    other_day = len(days) > 1 and abs(days[0] - days[1]) > _NIGHT
    return other_day or (all(towns) and not towns[0] & towns[1]) or _far_apart(first, other)


def _far_apart(first: Claim, other: Claim) -> bool:
    """Tell whether every place of one claim lies further from those of the other than a governorate is wide."""
    points = [_points(claim) for claim in (first, other)]
    return all(points) and all(km_between(*one, *two) > _WIDEST_KM for one in points[0] for two in points[1])


def _points(claim: Claim) -> list[tuple[float, float]]:
    """Give where the places of a claim lie, whole countries left out."""
    places = (where for where in claim.event_places() if where.precision is not PlacePrecision.COUNTRY)
    return [(where.lat, where.lon) for where in places if where.lat is not None and where.lon is not None]


def _widest(first: Casualties, same: Iterable[_Told], others: Iterable[_Told]) -> Casualties:
    """A part told first ("a child was killed") gives way to the whole of the same event."""
    if first.category is VictimCategory.TOTAL or first.count.min is None:
        return first
    low = first.count.min
    totals = [other for _, other in same if other.category is VictimCategory.TOTAL]
    totals += [other for claim, other in others if _holds(claim, other, first)]
    return next((other for other in totals if (other.count.min or 0) > low), first)


def _holds(claim: Claim, whole: Casualties, first: Casualties) -> bool:
    """Tell whether a whole that is told later has the people told first among its parts."""
    parts = (one for one in claim.casualties if one.part_of is not None and one.outcome is whole.outcome)
    return any(one.category is first.category and one.count.min == first.count.min for one in parts)


def _toll_count(claim: Claim, count: Casualties) -> TollCount:
    quantity = count.count
    return TollCount(raw=quantity.raw, min=quantity.min, max=quantity.max, hedge=quantity.hedge, claim=claim.id)
