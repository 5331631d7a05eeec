"""What accepted incidents teach: names under which reports give a place, and places that no file holds.

For: weighing what may be learnt. Not for: keeping it (`recount.places.record`), or deciding that an incident happened.

A wrong lesson would send every later report to the wrong village, so little is learnt (R7): one bare name, no noun,
direction or number, not what it lies near; and no name that already means a place elsewhere in the same governorate,
for then the report named the nearest town and not the place itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recount.places.distance import km_between
from recount.places.folding import fold_name
from recount.places.gazetteer import LIKELY, Gazetteer
from recount.places.joining import SAME_SETTLEMENT_KM
from recount.places.lexicon import wider
from recount.places.phrases import PlacePhrase, is_cue, read_phrase
from recount.places.place import SETTLEMENTS, Candidate, Place
from recount.places.words import is_arabic
from recount.vocabulary.words import PlacePrecision

_LONGEST, _SHORTEST, _MOST_WORDS = 40, 3, 4
_NO_NAME = re.compile(r"[\d\"“”«»!?؟#@_]")
_BESIDE = "|".join(re.escape(words) for language in wider().values() for words in language)
_OUTSIDE_OF_IT = re.compile(rf"\s*(?:{_BESIDE})(?!\w)", re.IGNORECASE)
_TOO_WIDE = {
    PlacePrecision.UNRESOLVED,
    PlacePrecision.COUNTRY,
    PlacePrecision.GOVERNORATE,
    PlacePrecision.DISTRICT,
    PlacePrecision.SUBDISTRICT,
}
_TOLD_KINDS = {*SETTLEMENTS, PlacePrecision.NEIGHBOURHOOD}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place as an accepted incident gives it: the words of its reports, WGS 84 degrees, what it lies in."""

    names: tuple[str, ...]
    lat: float
    lon: float
    governorate: str = ""
    country: str = ""
    precision: PlacePrecision = PlacePrecision.VILLAGE


def learnt_places(sightings: Iterable[Sighting], gazetteer: Gazetteer) -> list[Place]:
    """Give the places that incidents teach, for `Gazetteer.with_places`; what it knows already is left out.

    A sighting teaches only when it is at least as precise as a settlement.
    """
    found = (learnt_place(sighting, gazetteer) for sighting in sightings)
    return [place for place in found if place is not None]


def learnt_place(sighting: Sighting, gazetteer: Gazetteer) -> Place | None:
    """Give the place that one incident teaches, under an id made of its name and position; None where nothing is."""
    phrases = [phrase for words in sighting.names if (phrase := _told(words))]
    fresh = [phrase for phrase in phrases if not _means_another(phrase, sighting, gazetteer)]
    if not fresh or sighting.precision in _TOO_WIDE:
        return None
    names = list(dict.fromkeys(phrase.name for phrase in fresh))
    arabic = next((name for name in names if is_arabic(name)), "")
    english = next((name for name in names if not is_arabic(name)), arabic)
    others = tuple(name for name in names if name not in (arabic, english))
    position = round(sighting.lat, 5), round(sighting.lon, 5)
    return Place(
        _id(english, *position), english, arabic, _kind(fresh, sighting), *position,
        parent=sighting.governorate, country=sighting.country, aliases=others,
    )  # fmt: skip


def spellings_to_learn(place: Place, words: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """Give the new spellings of a known place among the words of one claim.

    Where the words of a language name the place by a known spelling, its other names are of other places and are not
    learnt.
    """
    phrases = [phrase for one in words if (phrase := _told(one))]
    known = {fold_name(name) for name in place.names}
    said = {is_arabic(phrase.name) for phrase in phrases if fold_name(phrase.name) in known}
    fresh = [phrase for phrase in phrases if is_arabic(phrase.name) not in said]
    return list(dict.fromkeys(phrase.name for phrase in fresh if _is_free(phrase, place, gazetteer)))


def _is_free(phrase: PlacePhrase, place: Place, gazetteer: Gazetteer) -> bool:
    found = gazetteer.resolve(phrase.name, country=place.country or None)
    return not any(one.score >= LIKELY and one.place.id != place.id for one in found)


def _told(words: str) -> PlacePhrase | None:
    """Give the phrase of an expression if its name could be the name of a place, else None."""
    if _OUTSIDE_OF_IT.match(words):
        return None
    phrase = read_phrase(words.strip())
    name = phrase.name
    fits = _SHORTEST <= len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS
    if not fits or _NO_NAME.search(name) or any(map(is_cue, name.split())) or not fold_name(name):
        return None
    return phrase if is_arabic(name) or name[0].isupper() else None


def _means_another(phrase: PlacePhrase, sighting: Sighting, gazetteer: Gazetteer) -> bool:
    """Tell whether the name is that of another place of the same governorate, or of a city anywhere."""
    return any(
        one.place.kind not in _TOLD_KINDS or not _is_near(one.place, sighting)
        for one in _meant(phrase, sighting, gazetteer)
    )


def _meant(phrase: PlacePhrase, sighting: Sighting, gazetteer: Gazetteer) -> Iterator[Candidate]:
    country, governorate = sighting.country or None, sighting.governorate or None
    for one in gazetteer.resolve(phrase.name, country=country, within=governorate):
        if one.score >= LIKELY and (not governorate or gazetteer.is_within(one.place.id, governorate)):
            yield one
    for one in gazetteer.resolve(phrase.name, country=country):
        if one.score >= LIKELY and one.place.kind is PlacePrecision.CITY:
            yield one


def _is_near(place: Place, sighting: Sighting) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return km_between(place.lat, place.lon, sighting.lat, sighting.lon) <= SAME_SETTLEMENT_KM


def _kind(phrases: list[PlacePhrase], sighting: Sighting) -> PlacePrecision:
    said = next((phrase.kind for phrase in phrases if phrase.kind in _TOLD_KINDS), None)
    return said or (sighting.precision if sighting.precision in _TOLD_KINDS else PlacePrecision.VILLAGE)


def _id(name: str, lat: float, lon: float) -> str:
    return f"learnt_{hashlib.sha256(f'{fold_name(name)} {lat} {lon}'.encode()).hexdigest()[:12]}"
