"""Tells how the claims of one text belong together: one event, or one claim in other words.

For: `same_event_as` (the blast that killed and the blast that injured) and `restates` (a summary of what stands
elsewhere in the text). Not for: linking reports (`recount.incidents`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recount.claims.reading.context.leads import COMPARED, with_lead
from recount.claims.reading.context.memory import Part
from recount.claims.schema import Casualties, Claim, Section
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.words import ClaimKind, SectionRole, VictimClass

_LOOKED_AT = 200
_REPRINTED = {SectionRole.REPRINT, SectionRole.QUOTED}
_EVENTS = {ClaimKind.EVENT, ClaimKind.CASUALTY, ClaimKind.INFRASTRUCTURE, ClaimKind.DENIAL}


def relate(
    claims: Sequence[Claim],
    sections: Sequence[Section],
    announced: frozenset[str],
    parts: Mapping[str, Part],
    gazetteer: Gazetteer,
) -> list[Claim]:
    """Give the claims with their relations; `announced` are the ids of claims that sum up an article below.

    `parts` tells in which part of its section a claim stands: over a turn to another event nothing is told again.
    Linear in the number of claims: each is compared with the first ones under the same key.
    """
    events, counts = _Events(parts), _Counts(parts)
    reprinted = [claim for claim in claims if sections[claim.section].role in _REPRINTED]
    related: list[Claim] = []
    for claim in with_lead(claims, sections, parts, gazetteer):
        told_before = counts.same_as(claim)
        restated = told_before or (_below(claim, reprinted) if claim.id in announced else None)
        same = events.same_as(claim, told_before)
        changed = {"restates": restated, "same_event_as": same}
        related.append(claim.model_copy(update=changed) if restated or same else claim)
    return related


class _Events:
    """The events of a text by what tells them apart: sentence, or section with place and day."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts
        self._first: dict[tuple[object, ...], str] = {}
        self._of: dict[str, str] = {}

    def same_as(self, claim: Claim, told_before: str | None) -> str | None:
        """Give the first claim of this claim's event, None where it is the first itself.

        `told_before` is the claim that this one tells again: both are of one event.
        """
        if claim.kind not in _EVENTS:
            return None
        keys: list[tuple[object, ...]] = [(claim.quote.start, claim.quote.end)]
        places = _places(claim)
        if places:
            keys.append((claim.section, *self._set_apart(claim), places))
        first = next((self._first[key] for key in keys if key in self._first), None)
        first = first or (self._of[told_before] if told_before else None)
        self._of[claim.id] = first or claim.id
        for key in keys:
            self._first.setdefault(key, first or claim.id)
        return first

    def _set_apart(self, claim: Claim) -> tuple[object, ...]:
        """What tells the events at one place apart: a turn to another, the day, or an item of a list without one."""
        part, day = self._parts.get(claim.id, Part()), claim.when.start or claim.when.raw
        return part.turn, day or part.item


class _Counts:
    """The counts of a text, to know one that is told again, as a lead repeats its headline."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts
        self._told: dict[tuple[object, ...], list[Claim]] = {}

    def same_as(self, claim: Claim) -> str | None:
        """Give the earlier claim that has the same count of the same people, where day and place do not differ."""
        if not claim.casualties or _is_open(claim.casualties[0]):
            return None
        told = self._told.setdefault(
            (claim.kind, claim.section, self._parts.get(claim.id, Part()).turn, *_key(claim.casualties[0])), []
        )
        found = next((other.id for other in told if other.quote != claim.quote and _may_be_one(claim, other)), None)
        if found is None and len(told) < COMPARED:
            told.append(claim)
        return found


def _may_be_one(claim: Claim, other: Claim) -> bool:
    windows = {(when.start, when.end) for when in (claim.when, other.when) if when.end}
    places = {_places(claim), _places(other)} - {frozenset()}
    voices = {one.attribution[-1].name for one in (claim, other) if one.attribution}
    return len(windows) < 2 and len(places) < 2 and len(voices) < 2 and _same_class(claim, other)


def _places(claim: Claim) -> frozenset[str]:
    return frozenset(where.place or where.raw for where in claim.event_places())


def _key(count: Casualties) -> tuple[object, ...]:
    return count.outcome, count.count.min, count.count.max, count.count.hedge


def _same_class(claim: Claim, other: Claim) -> bool:
    """People whose status one of two sentences leaves open may be those of the other."""
    said = {one.casualties[0].victim_class for one in (claim, other)} - {VictimClass.UNSPECIFIED}
    return len(said) < 2


def _is_open(count: Casualties) -> bool:
    return count.count.min is None and count.count.max is None


def _below(claim: Claim, reprinted: Sequence[Claim]) -> str | None:
    """The claim of a reprinted article that a summary above it speaks of: same kind and the same parties."""
    parties = _parties(claim)
    for other in reprinted[:_LOOKED_AT]:
        if other.section > claim.section and other.kind is claim.kind and parties & _parties(other):
            return other.id
    return None


def _parties(claim: Claim) -> set[object]:
    named: set[object] = {doer.id for doer in claim.perpetrators}
    return named | {claim.comparison.left.perpetrator} if claim.comparison else named
