"""Completes what opens a report, its headline and its first sentence, by what stands below of the same people.

For: the day, the place and the doer of a headline, and the village behind "in the west of Aleppo". Not for: telling
which claims are of one event (`relations`). What is taken over is marked as inherited (R6, R7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recount.claims.reading.context.memory import Part
from recount.claims.reading.context.nesting import governorates, is_spot
from recount.claims.schema import Claim, Section, Where
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.words import ClaimKind, Outcome, PerpetratorBasis, VictimClass

COMPARED = 8
"""With so many claims one claim is compared."""

_FULL_STOPS = ".!?…"
_TOLD_BY_ATTACKS = {ClaimKind.EVENT, ClaimKind.CASUALTY, ClaimKind.INFRASTRUCTURE}
_Tolls = Mapping[int, Mapping[Outcome, tuple[int | None, int | None]]]


def with_lead(
    claims: Sequence[Claim], sections: Sequence[Section], parts: Mapping[str, Part], gazetteer: Gazetteer
) -> list[Claim]:
    """Give the claims, those that open a section completed; `parts` tells in which part of it a claim stands."""
    return _told_nearer(_with_headline(claims, sections), parts, gazetteer)


def _with_headline(claims: Sequence[Claim], sections: Sequence[Section]) -> list[Claim]:
    """Give the claims with those of a headline set in the day and place, and laid to the doer, that its lead gives.

    A headline is the first line of a section, without a full stop; its lead is the next claim with the same number of
    people and the same outcome; of one that only names an attack it is the next that tells of its place.
    """
    completed, told = list[Claim](), _told_in(claims)
    for at, claim in enumerate(claims):
        lead = _lead_of(claim, claims[at + 1 : at + 1 + COMPARED], sections[claim.section], told)
        completed.append(_set_in(claim, lead) if lead else claim)
    return completed


def _told_in(claims: Sequence[Claim]) -> _Tolls:
    """Give how many of each outcome each sentence tells, by where it begins: of several counts the first."""
    told: dict[int, dict[Outcome, tuple[int | None, int | None]]] = {}
    for claim in claims:
        for count in claim.casualties:
            told.setdefault(claim.quote.start, {}).setdefault(count.outcome, (count.count.min, count.count.max))
    return told


def _lead_of(claim: Claim, following: Sequence[Claim], section: Section, told: _Tolls) -> Claim | None:
    if claim.quote.start != section.start or claim.quote.text[-1] in _FULL_STOPS:
        return None
    if claim.kind is ClaimKind.EVENT:
        return next((other for other in following if _hits_same(claim, other)), None)
    same = (other for other in following if _tells_same(claim, other) and _agree(claim, other, told))
    return next(same, None)


def _hits_same(headline: Claim, below: Claim) -> bool:
    """Tell whether a claim tells of an attack on the very place that a headline names, and of what it did there."""
    places = [{where.place for where in claim.event_places() if where.place} for claim in (headline, below)]
    return below.section == headline.section and below.kind in _TOLD_BY_ATTACKS and places[0] == places[1] != set()


def _tells_same(opening: Claim, below: Claim) -> bool:
    """Tell whether a claim below another counts as many people of the same outcome, in the same section."""
    if below.section != opening.section or below.quote == opening.quote or below.kind is not opening.kind:
        return False
    if not opening.casualties or not below.casualties:
        return False
    first, second = opening.casualties[0], below.casualties[0]
    return (first.outcome, first.count.min, first.count.max) == (second.outcome, second.count.min, second.count.max)


def _set_in(headline: Claim, lead: Claim) -> Claim:
    places = [where.model_copy(update={"inherited": True}) for where in lead.event_places()]
    doers = [doer.model_copy(update={"basis": PerpetratorBasis.INHERITED}) for doer in lead.perpetrators]
    said = not places or any(not where.inherited for where in headline.event_places())
    taken = {
        "when": headline.when if headline.when.raw else lead.when.model_copy(update={"inherited": bool(lead.when.raw)}),
        "where": headline.where if said else [*(one for one in headline.where if not one.inherited), *places],
        "perpetrators": headline.perpetrators or doers,
    }
    return headline.model_copy(update=taken)


def _told_nearer(claims: Sequence[Claim], parts: Mapping[str, Part], gazetteer: Gazetteer) -> list[Claim]:
    """Set what opens a section by its area alone in the village that a claim below it gives for the same people.

    "One killed west of Aleppo" over "... the shelling of the town of X in the west of Aleppo, which killed one" was in
    X, and so were those that say the same in between.
    """
    told, nearer = _told_in(claims), dict[str, Sequence[Where]]()
    for opening, below in _openings(claims, parts):
        same = [other for other in below if _tells_same(opening, other) and _may_be_one(opening, other, told)]
        at = next((at for at, other in enumerate(same) if _lies_in_area(other, opening, gazetteer)), None)
        if at is not None:
            spots = [where.model_copy(update={"inherited": True}) for where in same[at].event_places()]
            nearer.update((claim.id, spots) for claim in (opening, *same[:at]) if not _has_spot(claim))
    return [_set_at(claim, nearer[claim.id]) if claim.id in nearer else claim for claim in claims]


def _openings(claims: Sequence[Claim], parts: Mapping[str, Part]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Give each count of the first sentence of a section that counts people, and the next claims of the same part."""
    first: dict[int, Claim] = {}
    for at, claim in enumerate(claims):
        if claim.casualties and first.setdefault(claim.section, claim).quote == claim.quote:
            below = claims[at + 1 : at + 1 + COMPARED]
            yield claim, [other for other in below if parts.get(other.id) == parts.get(claim.id)]


def _may_be_one(opening: Claim, below: Claim, told: _Tolls) -> bool:
    """Tell whether two equal counts may be of the same people: numbered, of one status, of no two days.

    One killed and 12 injured are not one killed and 3 injured.
    """
    counts = [claim.casualties[0] for claim in (opening, below)]
    classes = {count.victim_class for count in counts} - {VictimClass.UNSPECIFIED}
    days = {claim.when.start for claim in (opening, below) if claim.when.start}
    numbered = counts[0].count.min is not None
    return numbered and len(classes) < 2 and len(days) < 2 and _agree(opening, below, told)


def _agree(opening: Claim, below: Claim, told: _Tolls) -> bool:
    """Tell whether two sentences count as many of each outcome that both tell."""
    first, second = told[opening.quote.start], told[below.quote.start]
    return all(first[outcome] == second[outcome] for outcome in first.keys() & second.keys())


def _lies_in_area(below: Claim, opening: Claim, gazetteer: Gazetteer) -> bool:
    """Tell whether a claim names a village where the opening names the area around it and no more."""
    areas, spots = opening.event_places(), below.event_places()
    told = areas and not _has_spot(opening) and _has_spot(below)
    return bool(told) and len(governorates([*areas, *spots], gazetteer)) == 1


def _has_spot(claim: Claim) -> bool:
    return any(is_spot(where) for where in claim.event_places())


def _set_at(claim: Claim, places: Sequence[Where]) -> Claim:
    others = [where for where in claim.where if where not in claim.event_places()]
    return claim.model_copy(update={"where": [*others, *places]})
