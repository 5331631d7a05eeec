"""Tells how the claims of one text belong together: one event, or one claim in other words.

For: `same_event_as` (the blast that killed and the blast that injured) and `restates` (a summary of what stands
elsewhere in the text). Not for: linking reports (`recount.incidents`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.schema import Casualties, Claim, Section
from recount.vocabulary.words import ClaimKind, SectionRole

_EVENTS = {ClaimKind.EVENT, ClaimKind.CASUALTY, ClaimKind.INFRASTRUCTURE, ClaimKind.DENIAL}


def relate(claims: Sequence[Claim], sections: Sequence[Section], announced: frozenset[str]) -> list[Claim]:
    """Give the claims with their relations; `announced` are the ids of claims that sum up an article below."""
    related: list[Claim] = []
    for claim in claims:
        restated = _restated(claim, related) or (_below(claim, claims, sections) if claim.id in announced else None)
        event = _same_event(claim, related)
        related.append(claim.model_copy(update={"restates": restated, "same_event_as": event}))
    return related


def _same_event(claim: Claim, earlier: Sequence[Claim]) -> str | None:
    """The first claim of the event that this one leans on: same section, day and place, one of them inherited."""
    if claim.kind not in _EVENTS:
        return None
    for other in earlier:
        if other.kind in _EVENTS and other.section == claim.section and _one_event(claim, other):
            return other.same_event_as or other.id
    return None


def _one_event(claim: Claim, other: Claim) -> bool:
    if claim.quote == other.quote:
        return True
    places, others = _places(claim), _places(other)
    if not places or places != others:
        return False
    if claim.when.start != other.when.start or (claim.when.raw is None) != (other.when.raw is None):
        return False
    return claim.when.raw == other.when.raw or claim.when.start is not None


def _places(claim: Claim) -> frozenset[str]:
    return frozenset(where.place or where.raw for where in claim.event_places())


def _restated(claim: Claim, earlier: Sequence[Claim]) -> str | None:
    """The same count of the same outcome again, as a lead repeats its headline."""
    if not claim.casualties or _is_open(claim.casualties[0]):
        return None
    for other in earlier:
        if _same(claim, other):
            return other.restates or other.id
    return None


def _same(claim: Claim, other: Claim) -> bool:
    if (other.kind, other.section) != (claim.kind, claim.section) or other.quote == claim.quote:
        return False
    if not other.casualties or _key(claim.casualties[0]) != _key(other.casualties[0]):
        return False
    days = {claim.when.start, other.when.start} - {None}
    places = (_places(claim), _places(other))
    return len(days) < 2 and (places[0] == places[1] or not all(places))


def _key(count: Casualties) -> tuple[object, ...]:
    return count.outcome, count.victim_class, count.count.min, count.count.max, count.count.hedge


def _is_open(count: Casualties) -> bool:
    return count.count.min is None and count.count.max is None


def _below(claim: Claim, claims: Sequence[Claim], sections: Sequence[Section]) -> str | None:
    """The claim of a reprinted article that a summary above it speaks of: same kind and the same parties."""
    for other in claims:
        reprinted = sections[other.section].role in (SectionRole.REPRINT, SectionRole.QUOTED)
        below = reprinted and other.section > claim.section
        if below and other.kind is claim.kind and _parties(claim) & _parties(other):
            return other.id
    return None


def _parties(claim: Claim) -> set[object]:
    named: set[object] = {doer.id for doer in claim.perpetrators}
    if claim.comparison:
        named |= {claim.comparison.left.perpetrator}
    return named
