"""The gazetteer: places, what lies in what, and which place some words may mean.

For: reading, linking and checking; it needs no database and is the same for the same version. Not for: deciding. A
candidate comes with a score, a reason and its rivals, and "better the governorate than a wrong village" (R7).
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Self

from recount.places.joining import join, nearest_equal
from recount.places.matching import LIKELY, Asked, NameIndex
from recount.places.phrases import PlacePhrase, read_phrase
from recount.places.place import SETTLEMENTS, Candidate, Place, Spotted
from recount.places.reasons import WIDER_PLACE_INSTEAD
from recount.places.spotting import Spotter
from recount.vocabulary.words import PlacePrecision

__all__ = ["LIKELY", "Candidate", "Gazetteer", "Place", "Spotted"]

BASE_FILE = Path(__file__).with_name("gazetteer") / "base.csv"
_INSTEAD, _SECOND_INSTEAD = 0.8, 0.5
_PARTS_OF_A_CITY = (None, PlacePrecision.NEIGHBOURHOOD)
_SHOWN = 8


class Gazetteer:
    """A set of places by id, under a version that changes with its content.

    `places` with an id that came before replace it; `name` stands at the head of the version.
    """

    def __init__(self, places: Iterable[Place], name: str = "own") -> None:
        self._places = {place.id: place for place in places}
        self._name = name
        self._index = NameIndex(self._places)
        self._remembered = lru_cache(maxsize=65536)(self._resolve)

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """Give the gazetteer that comes with Recount; its sources stand in `gazetteer/SOURCE.md`."""
        with BASE_FILE.open(encoding="utf-8", newline="") as rows:
            return cls([_place(row) for row in csv.DictReader(rows)], name="base")

    @cached_property
    def version(self) -> str:
        """The name and the first eight hex digits of the SHA-256 of all places, whatever their order."""
        content = "\n".join(repr(place) for _, place in sorted(self._places.items()))
        return f"{self._name}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[list[Place], str]]:
        """Go to another process as places, under the same version; the index is built anew there."""
        return type(self), (list(self), self._name)

    def __len__(self) -> int:
        """Give the number of places."""
        return len(self._places)

    def __contains__(self, place_id: object) -> bool:
        """Tell whether an id is that of a place here."""
        return place_id in self._places

    def __iter__(self) -> Iterator[Place]:
        """Give every place."""
        return iter(self._places.values())

    def with_places(self, places: Iterable[Place]) -> Gazetteer:
        """Give a gazetteer that also knows these places (a record's learnt places, an imported country file).

        A place that stands here already learns the other spellings instead of becoming its own namesake.
        """
        learnt = list(places)
        return Gazetteer(join(self, learnt), name="extended") if learnt else self

    def with_spellings(self, spellings: Iterable[tuple[str, str]]) -> Gazetteer:
        """Give a gazetteer that also knows these spellings: pairs of a place's id and a name; unknown ids are left."""
        learnt: dict[str, list[str]] = defaultdict(list)
        for place_id, name in spellings:
            learnt[place_id].append(name)
        known = (self._places[place_id] for place_id in learnt if place_id in self)
        wiser = [replace(place, aliases=(*place.aliases, *learnt[place.id])) for place in known]
        return Gazetteer([*self, *wiser], name="extended")

    def same_as(self, place: Place) -> Place | None:
        """Give the place here that an entry of another file means too, by name, sort and distance; None where none."""
        if place.id in self:
            return self.get(place.id)
        return nearest_equal(place, self._index.namesakes(place.names))

    def get(self, place_id: str) -> Place:
        """Give the place of an id.

        Raises: KeyError when the gazetteer has no such place.
        """
        return self._places[place_id]

    def country_id(self, code: str) -> str:
        """Give the id of the country of an ISO alpha-2 code; empty where it is not here."""
        return self._countries.get(code, "")

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {place.country: place.id for place in self if place.kind is PlacePrecision.COUNTRY and place.country}

    def governorate_of(self, place_id: str) -> Place | None:
        """Give the governorate that a place is or lies in; None where none is known."""
        around = self._index.upwards(place_id)
        return next((place for place in around if place.kind is PlacePrecision.GOVERNORATE), None)

    def is_within(self, place_id: str, ancestor_id: str) -> bool:
        """Tell whether a place is, or lies in, another; an unknown id lies nowhere."""
        return self._index.is_within(place_id, ancestor_id)

    def resolve(
        self,
        words: str,
        *,
        country: str | None = None,
        within: str | None = None,
        kind_hint: PlacePrecision | None = None,
    ) -> list[Candidate]:
        """Give the places that an expression may mean, best first, none where the gazetteer knows nothing like it.

        `country` is an ISO alpha-2 code or the id of a country, `within` the id of a place around (one that the
        gazetteer lacks is no help), `kind_hint` the kind of place that the report speaks of. A bare name means the
        city before the governorate that bears the same name; namesakes stand beside each other with a lower score; a
        name that is unknown gives the wider place that the expression names, if any (R7).
        """
        asked = Asked(self._country_code(country), within if within in self._places else "", kind_hint)
        return list(self._remembered(words, asked))

    def spot(self, text: str) -> list[Spotted]:
        """Find the names of the gazetteer in a running text, in order, none overlapping.

        A bare hit is right in a fifth to a half of the cases: these are suggestions for the reader, never accepted
        alone.
        """
        return self._spotter.spot(text)

    @cached_property
    def _spotter(self) -> Spotter:
        return Spotter(self._places.values(), self.resolve)

    def _resolve(self, words: str, asked: Asked) -> list[Candidate]:
        whole = self._index.rank(words, asked)
        if _is_likely(whole):
            return whole[:_SHOWN]
        phrase = read_phrase(words)
        wider = self._wider_place(phrase, asked)
        asked = self._narrowed(asked, phrase, wider)
        named = self._first_likely(phrase, asked)
        if wider and not _is_likely(named):
            named = [*named, *self._instead(phrase, wider)]
        return _merged(whole, named)[:_SHOWN]

    def _first_likely(self, phrase: PlacePhrase, asked: Asked) -> list[Candidate]:
        announced = self._index.rank(phrase.announced, asked)
        return announced if _is_likely(announced) else self._index.rank(phrase.name, asked)

    def _wider_place(self, phrase: PlacePhrase, asked: Asked) -> Candidate | None:
        found = (
            self._first_likely(part, Asked(asked.country, kind=kind))
            for part in phrase.around
            for kind in (part.kind, None)
        )
        return next((candidates[0] for candidates in found if _is_likely(candidates)), None)

    def _narrowed(self, asked: Asked, phrase: PlacePhrase, wider: Candidate | None) -> Asked:
        kind = asked.kind or phrase.kind
        if wider and wider.place.kind is PlacePrecision.COUNTRY:
            return Asked(asked.country or wider.place.country, asked.within, kind)
        around = self.governorate_of(wider.place.id) or wider.place if wider else None
        city = wider.place.id if wider and wider.place.kind in SETTLEMENTS else ""
        return Asked(asked.country, asked.within or (around.id if around else ""), kind, city)

    def _instead(self, phrase: PlacePhrase, wider: Candidate) -> Iterator[Candidate]:
        """Give the wider place for one that is not known: the city of a street or quarter, else the governorate."""
        around = self.governorate_of(wider.place.id)
        in_a_city = wider.place.kind is PlacePrecision.CITY and phrase.kind in _PARTS_OF_A_CITY
        reason = WIDER_PLACE_INSTEAD(name=phrase.name, around=wider.place.name_en)
        if not in_a_city and around and around.id != wider.place.id:
            yield Candidate(around, round(wider.score * _INSTEAD, 3), reason)
        second = _INSTEAD if in_a_city or around in (None, wider.place) else _SECOND_INSTEAD
        yield Candidate(wider.place, round(wider.score * second, 3), reason)

    def _country_code(self, country: str | None) -> str:
        known = self._places.get((country or "").lower())
        return known.country if known else (country or "").upper()


def _place(row: dict[str, str]) -> Place:
    return Place(
        id=row["id"],
        name_en=row["name_en"],
        name_ar=row["name_ar"],
        kind=PlacePrecision(row["kind"]),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        parent=row["parent"],
        country=row["country"],
        aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
    )


def _is_likely(candidates: list[Candidate]) -> bool:
    return bool(candidates) and candidates[0].score >= LIKELY


def _merged(*rankings: list[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in sorted((c for ranking in rankings for c in ranking), key=lambda candidate: -candidate.score):
        best.setdefault(candidate.place.id, candidate)
    return list(best.values())
