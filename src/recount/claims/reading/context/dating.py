"""Gives a claim without a day the day of the event that its text is about.

For: a headline whose body tells the day, a post whose day stands apart at its end, a post that names no day at all and
is of the day it was sent. Not for: guessing (R6). What is not said beside the claim is marked as inherited, and where
it is the day of publication, no words stand behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from recount.claims.reading.context.memory import Part
from recount.claims.reading.sentences.clock import is_a_night, resolve
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.schema import Claim, Section, When
from recount.vocabulary.folding import fold
from recount.vocabulary.words import ClaimKind, Modality, PlacePrecision, Polarity, TimePrecision

_LONGEST_APART = 6
_FURTHEST_AHEAD = 900
_NEXT_LINE = 3
_EVENTS = {ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE, ClaimKind.DENIAL}


@dataclass
class Dating:
    """The days that stand apart in a text, each with the claims that were told before it in its paragraph."""

    apart: list[tuple[When, list[str]]] = field(default_factory=list)
    _paragraph: tuple[int, int] = (-1, -1)
    _end: int = 0
    _told: list[str] = field(default_factory=list)

    def hear(self, sentence: Sentence, section: Section, claims: Sequence[Claim]) -> None:
        """Keep the claims of a paragraph, and the day that stands apart behind them ("... . السبت 19/11/2016")."""
        place = (sentence.section, sentence.paragraph)
        if place != self._paragraph and not (Kind.ATTACK in sentence.kinds and self._goes_on(sentence)):
            self._told = []
        self._paragraph, self._end = place, sentence.end
        self._told += [claim.id for claim in claims]
        if not claims and sentence.times and self._told and _is_short(sentence):
            self.apart.append((resolve(sentence.times[0], section.published), self._told))

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a line is the next one: posts tell on one line who was killed and on the next by what."""
        return sentence.section == self._paragraph[0] and sentence.start - self._end <= _NEXT_LINE

    def date(self, claims: Sequence[Claim], parts: Mapping[str, Part]) -> list[Claim]:
        """Give the claims, those told before the first day of their section with that day, if it is one day.

        `parts` tells in which part of its section a claim stands: no day reaches back over a turn to another event.
        """
        days = {told: when for when, ids in self.apart if is_a_night(when) for told in ids}
        first = _first_days(claims, parts)
        ahead = (first.get((claim.section, _turn(claim, parts))) for claim in claims)
        return [
            _dated(claim, days.get(claim.id) or _day_ahead(claim, dated))
            for claim, dated in zip(claims, ahead, strict=True)
        ]


def _is_short(sentence: Sentence) -> bool:
    return sum(mark.kind not in (Kind.SIGN, Kind.DATE) for mark in sentence.marks) <= _LONGEST_APART


def date_restated(claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims, those that another tells again with its day with that day."""
    again = {claim.restates: claim.when for claim in claims if claim.restates and is_a_night(claim.when)}
    return [_dated(claim, again.get(claim.id)) for claim in claims]


def date_by_publication(claims: Sequence[Claim], sections: Sequence[Section], told: str, words: Lexicon) -> list[Claim]:
    """Give the claims, those of a section in which no event has a time with the day on which it was published.

    Who writes "strikes on the market" and names no day writes of that day: networks send as it happens. Never for a
    text that remembers (`told` is the text), and never beside an event of another day.
    """
    timed = {claim.section for claim in claims if claim.kind in _EVENTS and _of_another_day(claim, sections)}
    clocks = {index: _on(section.published) for index, section in enumerate(sections) if index not in timed}
    meant = {claim.id for claim in claims if clocks.get(claim.section) and _lacks_day(claim) and _is_news(claim)}
    if not meant or _remembers(told, words):
        return list(claims)
    return [_dated(claim, clocks[claim.section]) if claim.id in meant else claim for claim in claims]


def _of_another_day(claim: Claim, sections: Sequence[Section]) -> bool:
    """Tell whether a claim has a time of its own: not the day of publication, or one that could not be resolved."""
    published, when = sections[claim.section].published, claim.when
    return bool(when.raw or when.start) and not (published and when.start == when.end == published)


def _remembers(told: str, words: Lexicon) -> bool:
    folded = f" {fold(told)} "
    return any(f" {fold(memory)} " in folded for memory in words.words("time", "memories"))


def _on(published: date | None) -> When | None:
    return When(start=published, end=published, precision=TimePrecision.DAY) if published else None


def _is_news(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and claim.modality in (
        Modality.ASSERTED,
        Modality.HEDGED,
        Modality.ALLEGED,
    )


def _turn(claim: Claim, parts: Mapping[str, Part]) -> int:
    return parts[claim.id].turn if claim.id in parts else 0


def _first_days(claims: Iterable[Claim], parts: Mapping[str, Part]) -> dict[tuple[int, int], Claim]:
    """The first claim of each section, and of each part of it, that tells the day of an event."""
    first: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        if claim.kind in _EVENTS and is_a_night(claim.when):
            first.setdefault((claim.section, _turn(claim, parts)), claim)
    return first


def _day_ahead(claim: Claim, dated: Claim | None) -> When | None:
    """The day of the first dated claim, for one that stands shortly before it and tells of no other place."""
    if dated is None or not 0 <= dated.quote.start - claim.quote.start <= _FURTHEST_AHEAD:
        return None
    here, there = (_places_of(one) for one in (claim, dated))
    return None if here and there and not here & there else dated.when


def _places_of(claim: Claim) -> set[str | None]:
    """The places of a claim, its country apart: whatever happens in a town happens in the country too."""
    return {where.place for where in claim.event_places() if where.precision is not PlacePrecision.COUNTRY}


def _lacks_day(claim: Claim) -> bool:
    return claim.kind in _EVENTS and not claim.when.raw


def _dated(claim: Claim, when: When | None) -> Claim:
    if when is None or not _lacks_day(claim):
        return claim
    return claim.model_copy(update={"when": when.model_copy(update={"inherited": True})})
