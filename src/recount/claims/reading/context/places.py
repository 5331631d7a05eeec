"""Reads where a sentence sets what it tells: places of the gazetteer with their part in it (R7).

For: the place of the event, told apart from the reporter's city, the hospital, the place that people fled from.
Not for: knowing places (`recount.places`). A place without an entry in the gazetteer keeps its words and stays
unresolved, for a person to place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from recount.claims.reading.context.unlisted import unlisted_names
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.tokens import tokenise
from recount.claims.schema import PlaceCandidate, Where
from recount.places.gazetteer import Candidate, Gazetteer, Spotted
from recount.vocabulary.words import PlacePrecision, PlaceRole

_SHOWN = 4
_ABROAD = 0.7
_LOOK_BACK = 48
_LOOK_AHEAD = 24
_NOT_LISTED = "named as a place by the report; not in the gazetteer"


@dataclass(frozen=True)
class Atlas:
    """The places that one text names, ready to be asked for sentence by sentence."""

    text: str
    gazetteer: Gazetteer
    country: str
    spots: Sequence[Spotted]
    words: Lexicon

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
        first = bisect_left(self.spots, max(start, sentence.start), key=_start)
        found: list[Where] = []
        for spot in islice(self.spots, first, None):
            if spot.start >= limit:
                break
            if spot.candidates and not self._is_no_place(spot, sentence):
                found.append(self._where(spot, sentence))
        unknown = self._unknown(sentence, start, limit)
        return self._narrowest([*found, *(unknown or self._unlisted(sentence, start, limit))])

    def _is_no_place(self, spot: Spotted, sentence: Sentence) -> bool:
        """The name of a party, a source or part of a longer name."""
        if any(voice.start <= spot.start < voice.end for voice in sentence.voices):
            return True
        if any(mark.party and mark.start < spot.end and spot.start < mark.end for mark in sentence.marks):
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
            role=self._role(spot, sentence),
            score=round(min(1.0, max(0.0, best.score)) * (_ABROAD if abroad else 1), 3),
            reason=best.reason,
            alternatives=[_alternative(one) for one in ranked[1:_SHOWN]],
        )

    def _role(self, spot: Spotted, sentence: Sentence) -> PlaceRole:
        before = self._plain(max(sentence.start, spot.start - _LOOK_BACK), spot.start)
        after = self._plain(spot.end, min(sentence.end, spot.end + _LOOK_AHEAD))
        near = before + " " + " ".join(after.split()[:2])
        frames = self.words.files["frames"]
        if spot.start - sentence.start < _LOOK_AHEAD and _is_dateline(spot.words, after):
            return PlaceRole.REPORTER
        if any(word in before for word in frames["to_hospital"]) and any(word in near for word in frames["hospitals"]):
            return PlaceRole.HOSPITAL
        if _last_word(before) == frames["origin"][0] and any(word in before for word in frames["origin"][1:]):
            return PlaceRole.ORIGIN
        return PlaceRole.NEAR if _ends_in(before, frames["near"]) else PlaceRole.EVENT

    def _plain(self, start: int, end: int) -> str:
        """Give some words as the lexicon writes them."""
        if not self.words.words("language", "attached"):
            return self.text[start:end].lower()
        return " ".join(token.norm for token in part(tokenise(self.text, start, end), self.words)) + " "

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
        role = self._role(Spotted(words=raw, start=start, end=end, candidates=()), sentence)
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


def _is_dateline(words: str, after: str) -> bool:
    return (words.isupper() and len(words) > 2) or after.lstrip().startswith(("—", "– ", "(reuters", "(ap"))


def _ends_in(before: str, phrases: Sequence[str]) -> bool:
    stripped = before.rstrip().removesuffix(" the").rstrip()
    return any(stripped.endswith(phrase) for phrase in phrases)


def _last_word(before: str) -> str:
    parts = before.split()
    return parts[-1] if parts else ""
