"""Reads where a sentence sets what it tells: places of the gazetteer with their part in it (R7).

For: the place of the event, told apart from the reporter's city, the hospital, the place that people fled from.
Not for: knowing places (`recount.places`). A place without an entry in the gazetteer keeps its words and stays
unresolved, for a person to place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from recount.claims.reading.context.roles import role_of
from recount.claims.reading.context.unlisted import unlisted_names
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.schema import PlaceCandidate, Where
from recount.places.gazetteer import Candidate, Gazetteer, Spotted
from recount.vocabulary.words import PlacePrecision, PlaceRole

_SHOWN = 4
_ABROAD = 0.7
_NOT_LISTED = "named as a place by the report; not in the gazetteer"


@dataclass(frozen=True)
class Atlas:
    """The places that one text names, ready to be asked for sentence by sentence."""

    text: str
    gazetteer: Gazetteer
    country: str
    spots: Sequence[Spotted]
    words: Lexicon
    _known: dict[tuple[int, int], list[tuple[int, Where]]] = field(default_factory=dict)

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
        found = [where for at, where in self._known_in(sentence) if start <= at < limit]
        unknown = self._unknown(sentence, start, limit)
        return self._narrowest([*found, *(unknown or self._unlisted(sentence, start, limit))])

    def _known_in(self, sentence: Sentence) -> list[tuple[int, Where]]:
        """Give the known places of a sentence with their offsets, made once for all its claims."""
        span = sentence.start, sentence.end
        if span not in self._known:
            spots = (spot for spot in self._spots_in(sentence) if spot.candidates)
            meant = [spot for spot in spots if not self._is_no_place(spot, sentence)]
            self._known[span] = [(spot.start, self._where(spot, sentence)) for spot in meant]
        return self._known[span]

    def _spots_in(self, sentence: Sentence) -> Sequence[Spotted]:
        first = bisect_left(self.spots, sentence.start, key=_start)
        return self.spots[first : bisect_left(self.spots, sentence.end, lo=first, key=_start)]

    def _is_no_place(self, spot: Spotted, sentence: Sentence) -> bool:
        """The name of a party, a source or part of a longer name."""
        if any(voice.start <= spot.start < voice.end for voice in sentence.voices):
            return True
        if any(mark.start < spot.end and spot.start < mark.end for mark in sentence.parties):
            return True
        following = self.text[spot.end : spot.end + 1]
        return following == "-" and self.text[spot.end + 1 : spot.end + 2].isalpha()

    def _where(self, spot: Spotted, sentence: Sentence) -> Where:
        ranked = sorted(spot.candidates, key=lambda one: one.place.country not in (self.country, ""))
        best = ranked[0]
        abroad = best.place.country not in (self.country, "")
        return Where(
            raw=spot.words,
            place=best.place.id,
            lat=best.place.lat,
            lon=best.place.lon,
            precision=best.place.kind,
            role=role_of(self.text, (spot.start, spot.end), sentence, self.words),
            score=round(min(1.0, max(0.0, best.score)) * (_ABROAD if abroad else 1), 3),
            reason=best.reason,
            alternatives=[_alternative(one) for one in ranked[1:_SHOWN]],
        )

    def _narrowest(self, places: list[Where]) -> list[Where]:
        """Drop what only says in which wider place the event lies."""
        ids = [where.place for where in places if where.place and where.role is PlaceRole.EVENT]
        kept = [where for where in places if not self._holds_another(where, ids)]
        return list({(where.place or where.raw, where.role): where for where in kept}.values())

    def _holds_another(self, where: Where, ids: Sequence[str]) -> bool:
        if not where.place or where.role is not PlaceRole.EVENT:
            return False
        return any(other != where.place and self.gazetteer.is_within(other, where.place) for other in ids)

    def _unknown(self, sentence: Sentence, first: int, limit: int) -> list[Where]:
        """ "the village of X": a place by its grammar that the gazetteer does not know."""
        found: list[Where] = []
        marks, nouns = sentence.marks, self.words.words("frames", "place_nouns")
        if sentence.norms.isdisjoint(nouns):
            return found
        for at in range(len(marks) - 2):
            if marks[at].norm not in nouns or marks[at + 1].norm != "of" or marks[at + 2].kind is not Kind.NAME:
                continue
            stop = at + 2
            while stop < len(marks) and marks[stop].kind is Kind.NAME and stop - at < 6:
                stop += 1
            start, end = marks[at + 2].start, marks[stop - 1].end
            known = any(spot.start < end and start < spot.end for spot in self._near(start))
            if not known and first <= start < limit:
                raw = self.text[start:end]
                found.append(Where(raw=raw, precision=PlacePrecision.UNRESOLVED, reason=_NOT_LISTED))
        return found

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
        first = bisect_left(self.spots, sentence.start, key=_start)
        return any(spot.candidates for spot in self.spots[first : bisect_left(self.spots, limit, key=_start)])

    def _unresolved(self, start: int, end: int, sentence: Sentence) -> Where:
        raw = self.text[start:end]
        role = role_of(self.text, (start, end), sentence, self.words)
        return Where(raw=raw, precision=PlacePrecision.UNRESOLVED, role=role, reason=_NOT_LISTED)

    def _near(self, start: int) -> Sequence[Spotted]:
        at = bisect_left(self.spots, start, key=_start)
        return self.spots[max(0, at - 1) : at + 2]


def _start(spot: Spotted) -> int:
    return spot.start


def _tell_where(places: Sequence[Where]) -> bool:
    return any(where.role in (PlaceRole.EVENT, PlaceRole.NEAR) for where in places)


def _alternative(one: Candidate) -> PlaceCandidate:
    place = one.place
    return PlaceCandidate(place=place.id, lat=place.lat, lon=place.lon, score=min(1.0, max(0.0, one.score)))
