"""Reads where a sentence sets what it tells: places of the gazetteer with their part in it (R7).

For: the place of the event, told apart from the reporter's city, the hospital, the place that people fled from.
Not for: knowing places (`recount.places`). A place without an entry in the gazetteer keeps its words and stays
unresolved, for a person to place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from recount.claims.reading.context.asserting import FINE, LEAST_SCORE, area_of, around, city_of, where_of
from recount.claims.reading.context.roles import in_countryside, role_of, stands_beside
from recount.claims.reading.context.unknown import Announced, announced_names
from recount.claims.reading.context.unlisted import unlisted_names
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.schema import Casualties, Where
from recount.places.gazetteer import Gazetteer, Place, Spotted
from recount.places.reasons import COUNTRYSIDE, NOT_LISTED, SURROUNDS
from recount.vocabulary.words import Hedge, PlacePrecision, PlaceRole

_OF_EVENTS = (PlaceRole.EVENT, PlaceRole.NEAR)
_FARTHEST = 8


@dataclass(frozen=True)
class Atlas:
    """The places that one text names, ready to be asked for sentence by sentence."""

    text: str
    gazetteer: Gazetteer
    country: str
    spots: Sequence[Spotted]
    words: Lexicon
    _named: dict[tuple[int, int], list[tuple[int, Where]]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, gazetteer: Gazetteer, country: str, words: Lexicon) -> Atlas:
        """Spot the places of a text."""
        return cls(text, gazetteer, country, gazetteer.spot(text), words)

    def places_for(self, sentence: Sentence, reach: tuple[int, int]) -> list[Where]:
        """Give the places of one claim of a sentence: those in its `reach` (offsets), or else those named before it."""
        start, end = reach
        inside = self.places_in(sentence, start, end)
        return inside if _tell_where(inside) else self.places_in(sentence, sentence.start, end)

    def places_in(self, sentence: Sentence, start: int = 0, end: int | None = None) -> list[Where]:
        """Give the places of a sentence, or of a stretch of it, with their roles; of nested places the narrowest."""
        limit = sentence.end if end is None else min(end, sentence.end)
        found = [where for at, where in self._named_in(sentence) if start <= at < limit]
        if not any(where.place is None for where in found):
            found += self._unlisted(sentence, start, limit)
        return self._narrowest(found)

    def lists_places(self, sentence: Sentence) -> bool:
        """Tell whether the places of the events of a sentence stand in one list: "in Idlib, Aleppo and Hama"."""
        events = [(at, where) for at, where in self._named_in(sentence) if where.role is PlaceRole.EVENT]
        gaps = (self.text[at + len(where.raw) : following] for (at, where), (following, _) in pairwise(events))
        return all(_joins(gap, self.words) for gap in gaps)

    def _named_in(self, sentence: Sentence) -> list[tuple[int, Where]]:
        """Give the places that a sentence names, with their offsets, made once for all its claims."""
        span = sentence.start, sentence.end
        if span not in self._named:
            announced = self._announced_in(sentence)
            unknown = [(name.start, self._unresolved(name.start, name.end, sentence)) for name in announced]
            self._named[span] = sorted([*unknown, *self._known_in(sentence, announced)], key=_offset)
        return self._named[span]

    def _known_in(self, sentence: Sentence, announced: Sequence[Announced]) -> Iterator[tuple[int, Where]]:
        """Give the known places of a sentence; one behind an unknown village tells only about where that lies."""
        named = [spot for spot in self.spots_in(sentence) if spot.candidates and not self._is_no_place(spot, sentence)]
        areas = [area for spot in named if (area := area_of(spot))]
        cities = [city for spot in named if (city := city_of(spot))]
        spots = [spot for spot in named if not _is_in_voice(spot, sentence)]
        for spot in spots:
            holds = next((name for name in reversed(announced) if _belongs(name, spot, sentence)), None)
            where = self._where(spot, sentence, holds, (areas, cities))
            if where:
                yield spot.start, where

    def spots_in(self, sentence: Sentence) -> Sequence[Spotted]:
        """Give the names in a sentence that may be places."""
        return self._between(sentence.start, sentence.end)

    def _between(self, start: int, end: int) -> Sequence[Spotted]:
        """Give the names that begin between two offsets."""
        return self.spots[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [spot.start for spot in self.spots]

    def _is_no_place(self, spot: Spotted, sentence: Sentence) -> bool:
        """The name of a party or part of a longer name."""
        if any(mark.start < spot.end and spot.start < mark.end for mark in sentence.parties):
            return True
        following = self.text[spot.end : spot.end + 1]
        return following == "-" and self.text[spot.end + 1 : spot.end + 2].isalpha()

    def _where(
        self, spot: Spotted, sentence: Sentence, holds: Announced | None, around_it: tuple[list[Place], list[Place]]
    ) -> Where | None:
        """Give the place of a name, which may hold a village or a quarter that the gazetteer does not know."""
        role = role_of(self.text, (spot.start, spot.end), sentence, self.words)
        beside = role in _OF_EVENTS and not holds and stands_beside(self.text, spot.start, sentence, self.words)
        role = PlaceRole.NEAR if beside else role
        areas, cities = around_it
        where = where_of(spot, role, self.country, self.gazetteer, areas=areas, cities=cities, beside=beside)
        if where and in_countryside(spot.start, sentence):
            return around(where, COUNTRYSIDE)
        return around(where, SURROUNDS) if where and holds and not holds.quarter else where

    def _narrowest(self, places: list[Where]) -> list[Where]:
        """Drop what only says in which wider place the event lies."""
        ids = [where.place for where in places if where.place and where.role is PlaceRole.EVENT]
        kept = [where for where in places if not self._holds_another(where, ids)]
        return _each_once(kept)

    def _holds_another(self, where: Where, ids: Sequence[str]) -> bool:
        if not where.place or where.role is not PlaceRole.EVENT:
            return False
        return any(other != where.place and self.gazetteer.is_within(other, where.place) for other in ids)

    def _announced_in(self, sentence: Sentence) -> list[Announced]:
        """Give the names that a noun of place announces and the gazetteer does not know."""
        return [name for name in announced_names(sentence.marks) if not self._names_known(name.start, name.end)]

    def _names_known(self, start: int, end: int) -> bool:
        """Tell whether a likely place of the gazetteer bears the name at these offsets."""
        at = bisect_left(self._starts, start)
        near = self.spots[max(0, at - 1) : at + 2]
        over = (spot for spot in near if spot.start < end and start < spot.end and spot.candidates)
        return any(spot.candidates[0].score >= LEAST_SCORE for spot in over)

    def _unlisted(self, sentence: Sentence, first: int, limit: int) -> list[Where]:
        """ "in X" where the sentence has named no known place: X is its place, though the gazetteer has none."""
        if self._knows_one(sentence, limit):
            return []
        return [
            self._unresolved(start, end, sentence)
            for start, end in unlisted_names(sentence.marks, self.words)
            if first <= start < limit and not any(v.start <= start < v.end for v in sentence.voices)
        ]

    def _knows_one(self, sentence: Sentence, limit: int) -> bool:
        return any(spot.candidates for spot in self._between(sentence.start, limit))

    def _unresolved(self, start: int, end: int, sentence: Sentence) -> Where:
        raw = self.text[start:end]
        role = role_of(self.text, (start, end), sentence, self.words)
        return Where(raw=raw, precision=PlacePrecision.UNRESOLVED, role=role, reason=NOT_LISTED)


def _each_once(places: Sequence[Where]) -> list[Where]:
    """Give each place once in each part: a town that is named as one stays one where its bare name is said again."""
    once: dict[tuple[str, PlaceRole], Where] = {}
    for where in places:
        key = where.place or where.raw, where.role
        if key not in once or where.precision in FINE:
            once[key] = where
    return list(once.values())


def without_names_of(counts: Sequence[Casualties], places: Sequence[Where]) -> list[Casualties]:
    """ "3 civilians killed: Khan Shaykhun": the name of a place is nobody among the dead."""
    names = {where.raw for where in places if where.place}
    return [one for one in counts if not (_is_named_part(one) and one.count.raw in names)]


def _is_named_part(count: Casualties) -> bool:
    return count.part_of is not None and count.count.hedge is Hedge.NAMED_LIST


def _is_in_voice(spot: Spotted, sentence: Sentence) -> bool:
    """ "Our reporter in Aleppo said": it tells which quarter of that name is meant, and not where it happened."""
    return any(voice.start <= spot.start < voice.end for voice in sentence.voices)


def _belongs(name: Announced, spot: Spotted, sentence: Sentence) -> bool:
    """Tell whether little but words of place stands between an unknown name and a known one behind it."""
    between = [mark for mark in sentence.marks if name.end <= mark.start < spot.start]
    joins = any(mark.kind in (Kind.AND, Kind.BOUNDARY) for mark in between)
    return name.end <= spot.start and len(between) <= _FARTHEST and not joins


def _joins(gap: str, words: Lexicon) -> bool:
    """Tell whether there is nothing but commas and words that join between two names."""
    joining = words.words("grammar", "coordinators")
    return all(word in joining for word in gap.replace(",", " ").replace("،", " ").split())


def _offset(placed: tuple[int, Where]) -> int:
    return placed[0]


def _tell_where(places: Sequence[Where]) -> bool:
    return any(where.role in _OF_EVENTS for where in places)
