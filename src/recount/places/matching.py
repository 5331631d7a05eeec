"""Which places a name may mean: the evidence of the spelling, weighed with what else is known.

For: one bare name against a set of places. Not for: expressions with nouns and wider places (`recount.places.phrases`)
or running text (`recount.places.spotting`).

Evidence, strongest first: a known spelling; the same name but for habits of spelling; the same consonants; a close
spelling. A weaker kind is looked for only where the stronger ones give nothing likely. The weights are judgements, not
frequencies: they order candidates. The first two kinds pass `LIKELY` by themselves, and so do the same five consonants;
fewer pass it in the right surroundings. A close spelling never does: it is a suggestion, as the wrong village is worse
than the right governorate (R7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz, process

from recount.places import reasons
from recount.places.folding import fold_name, plain, skeleton
from recount.places.place import SETTLEMENTS, Candidate, Place
from recount.vocabulary.recognising import BETWEEN
from recount.vocabulary.words import PlacePrecision

LIKELY = 0.75
"""From this score on, a candidate may be taken without a person's look."""

KNOWN_SPELLING, SAME_BUT_FOR_HABIT, SAME_CONSONANTS, SAME_FEW_CONSONANTS, CLOSE = 1.0, 0.93, 0.85, 0.72, 0.6
_SHORTEST_SKELETON, _TELLING_SKELETON = 3, 5
_SHORTEST_FUZZY, _LEAST_RATIO = 5, 82
_OTHER_COUNTRY, _OUTSIDE, _OTHER_KIND, _CENTRE, _BARE_AREA, _SHARED_NAME = 0.4, 0.5, 0.6, 0.8, 0.7, 0.7
_RIGHT_SURROUNDINGS, _NAMESAKE, _AS_GOOD = 0.4, 0.7, 0.95
_DISTRICTS = {PlacePrecision.DISTRICT, PlacePrecision.SUBDISTRICT}
_AREAS = {*_DISTRICTS, PlacePrecision.GOVERNORATE}

_Spellings = dict[str, list[tuple[Place, str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a place beside its name: country (ISO alpha-2), a place it lies in, the kind it should be.

    `city` is the settlement that the words set it in or near: a quarter of another city is not meant then.
    """

    country: str = ""
    within: str = ""
    kind: PlacePrecision | None = None
    city: str = ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One of a place's spellings, and how strongly the words point to it."""

    place: Place
    known: str
    score: float
    reason: str


class NameIndex:
    """The names of a set of places, ready to be compared; built when first asked."""

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places

    def rank(self, name: str, asked: Asked) -> list[Candidate]:
        """Give the places that a bare name may mean, best first, namesakes marked as such."""
        best: dict[str, Candidate] = {}
        for look_for in (self._by_spelling, self._by_consonants, self._by_likeness):
            for evidence in self._with_governorates(look_for(name)):
                _keep_better(best, self._weigh(evidence, asked))
            if any(candidate.score >= LIKELY for candidate in best.values()):
                break
        return _tell_namesakes(best.values())

    def namesakes(self, names: Iterable[str]) -> Iterator[Place]:
        """Give the places that share one of some names, but for habits of spelling."""
        return (place for name in names for place, _ in self._by_key.get(fold_name(name), ()))

    def is_within(self, place_id: str, ancestor_id: str) -> bool:
        """Tell whether one place is, or lies in, another."""
        return any(place.id == ancestor_id for place in self.upwards(place_id))

    def upwards(self, place_id: str) -> Iterator[Place]:
        """Give a place, then every place around it, up to the country."""
        seen: set[str] = set()
        while place_id in self._places and place_id not in seen:
            seen.add(place_id)
            yield self._places[place_id]
            place_id = self._places[place_id].parent

    @cached_property
    def _by_key(self) -> _Spellings:
        return self._spellings(fold_name)

    @cached_property
    def _by_skeleton(self) -> _Spellings:
        return self._spellings(skeleton)

    def _spellings(self, key: Callable[[str], str]) -> _Spellings:
        found: _Spellings = defaultdict(list)
        for place in self._places.values():
            for name in place.names:
                found[key(name)].append((place, name))
        return found

    @cached_property
    def _governorate_of_capital(self) -> dict[str, Place]:
        """The governorate that bears the name of a city in it, by the id of the city."""
        return {
            place.id: around
            for place in self._places.values()
            if place.kind is PlacePrecision.CITY
            and (around := self._places.get(place.parent))
            and fold_name(place.name) in map(fold_name, around.names)
        }

    def _bears_name_of_seat(self, place: Place, name: str) -> bool:
        """Tell whether an area goes by the name of a settlement in it, or of one in the same governorate."""
        if place.kind not in _AREAS:
            return False
        namesakes = (other for other, _ in self._by_key.get(fold_name(name), ()) if other.kind in SETTLEMENTS)
        return any(self.is_within(other.id, self._governorate_id(place)) for other in namesakes)

    def _is_quarter_elsewhere(self, place: Place, city: str) -> bool:
        around = self._places.get(place.parent)
        in_a_city = place.kind is PlacePrecision.NEIGHBOURHOOD and around is not None and around.kind in SETTLEMENTS
        return in_a_city and not self.is_within(place.id, city)

    def _governorate_id(self, place: Place) -> str:
        around = (other.id for other in self.upwards(place.id) if other.kind is PlacePrecision.GOVERNORATE)
        return next(around, place.id)

    def _by_spelling(self, name: str) -> Iterator[_Evidence]:
        for place, known in self._by_key.get(fold_name(name), ()):
            if plain(known) == plain(name):
                yield _Evidence(place, known, KNOWN_SPELLING, reasons.KNOWN_SPELLING(known=known, place=place.name_en))
            else:
                yield _Evidence(place, known, SAME_BUT_FOR_HABIT, reasons.HABIT_OF_SPELLING(name=name, known=known))

    def _by_consonants(self, name: str) -> Iterator[_Evidence]:
        bones = skeleton(name)
        if len(bones) < _SHORTEST_SKELETON:
            return
        strength = SAME_CONSONANTS if len(bones) >= _TELLING_SKELETON else SAME_FEW_CONSONANTS
        for place, known in self._by_skeleton.get(bones, ()):
            likeness = fuzz.ratio(fold_name(name), fold_name(known)) / 100
            reason = reasons.SAME_CONSONANTS(name=name, known=known)
            yield _Evidence(place, known, strength * (0.8 + 0.2 * likeness), reason)

    def _by_likeness(self, name: str) -> Iterator[_Evidence]:
        key = fold_name(name)
        if len(key) < _SHORTEST_FUZZY:
            return
        close = process.extract(key, self._by_key.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=8)
        for near, ratio, _ in close:
            for place, known in self._by_key[near]:
                yield _Evidence(place, known, CLOSE * ratio / 100, reasons.WRITTEN_LIKE(name=name, known=known))

    def _with_governorates(self, found: Iterable[_Evidence]) -> Iterator[_Evidence]:
        for evidence in found:
            yield evidence
            if governorate := self._governorate_of_capital.get(evidence.place.id):
                yield replace(evidence, place=governorate)

    def _weigh(self, evidence: _Evidence, asked: Asked) -> Candidate:
        place, score, told = evidence.place, evidence.score, [evidence.reason]
        for factor, reason in self._doubts(evidence, asked):
            score *= factor
            told.append(reason)
        if asked.within and self.is_within(place.id, asked.within):
            score += (1 - score) * _RIGHT_SURROUNDINGS
            told.append(reasons.LIES_IN(around=self._places[asked.within].name_en))
        return Candidate(place, round(score, 3), BETWEEN.join(told))

    def _doubts(self, evidence: _Evidence, asked: Asked) -> Iterator[tuple[float, str]]:
        place = evidence.place
        if asked.country and place.country and place.country != asked.country:
            yield _OTHER_COUNTRY, reasons.IN_ANOTHER_COUNTRY(country=place.country, asked=asked.country)
        if asked.within and not (self.is_within(place.id, asked.within) or self.is_within(asked.within, place.id)):
            yield _OUTSIDE, reasons.LIES_OUTSIDE(around=self._places[asked.within].name_en)
        if asked.city and self._is_quarter_elsewhere(place, asked.city):
            yield _OUTSIDE, reasons.QUARTER_OF_ANOTHER_CITY(city=self._places[asked.city].name_en)
        if asked.kind:
            yield from _doubts_of_kind(place.kind, asked.kind)
        elif self._bears_name_of_seat(place, evidence.known):
            yield _BARE_AREA, reasons.BARE_NAME_OF_SEAT
        if place.told_apart_by and not asked.within and not self._country_decides(place, asked):
            yield _SHARED_NAME, reasons.SHARED_NAME(apart=place.told_apart_by)

    def _country_decides(self, place: Place, asked: Asked) -> bool:
        return asked.country == place.country and place.told_apart_by in self._country_names

    @cached_property
    def _country_names(self) -> frozenset[str]:
        return frozenset(place.name for place in self._places.values() if place.kind is PlacePrecision.COUNTRY)


def _doubts_of_kind(kind: PlacePrecision, asked: PlacePrecision) -> Iterator[tuple[float, str]]:
    if asked in _DISTRICTS and kind in SETTLEMENTS:
        yield _CENTRE, reasons.IS_ITS_CENTRE(asked=asked, kind=kind)
    elif asked in _DISTRICTS and kind is PlacePrecision.NEIGHBOURHOOD:
        return  # "the Zeitoun area" is the quarter
    elif kind is not asked and not {kind, asked} <= SETTLEMENTS:
        yield _OTHER_KIND, reasons.OF_ANOTHER_KIND(asked=asked, kind=kind)


def _keep_better(best: dict[str, Candidate], candidate: Candidate) -> None:
    known = best.get(candidate.place.id)
    if known is None or candidate.score > known.score:
        best[candidate.place.id] = candidate


def _tell_namesakes(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put the best first; where several are as good, none of them is likely by its name alone."""
    ranked = _best_first(candidates)
    rivals = [candidate for candidate in ranked if candidate.score >= _AS_GOOD * ranked[0].score]
    if len(rivals) < 2:
        return ranked
    note = reasons.NAMESAKES(number=len(rivals))
    marked = [replace(it, score=round(it.score * _NAMESAKE, 3), reason=f"{it.reason}{BETWEEN}{note}") for it in rivals]
    return _best_first([*marked, *ranked[len(rivals) :]])


def _best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.place.id))
