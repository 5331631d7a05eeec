"""Which of the record's places lie inside the place that a figure asks for, and which only around it.

For: `place` of a figure, an id or words. Not for: reading places in reports, where a bare name means the city;
here it means the governorate that bears it, because a figure asks for all that lies inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from recount.errors import BadInput
from recount.places.folding import fold_name
from recount.places.gazetteer import LIKELY, Candidate, Gazetteer
from recount.places.gazetteer import Place as KnownPlace
from recount.places.models import Place
from recount.remembering import while_tables_stand
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import PlacePrecision

_PLACES: Final = ("places.place", "places.placename")


@dataclass(frozen=True)
class Scope:
    """A place with the ids of the record's places inside it (itself among them) and around it."""

    place: KnownPlace
    inside: frozenset[str]
    around: frozenset[str]


@while_tables_stand(*_PLACES, most=32)
def scope_of(words: str) -> Scope:
    """Find the place that an id or words mean, and what the record has inside and around it.

    Raises: BadInput when no place or more than one is meant.
    """
    gazetteer = record_gazetteer()
    place = _meant(words, gazetteer)
    keys = frozenset(Place.objects.values_list("key", flat=True))
    return Scope(
        place,
        inside=frozenset({place.id, *(key for key in keys if gazetteer.is_within(key, place.id))}),
        around=frozenset(key for key in keys if key != place.id and gazetteer.is_within(place.id, key)),
    )


@while_tables_stand(*_PLACES)
def record_gazetteer() -> Gazetteer:
    """Give the shipped gazetteer together with the places that only this record knows."""
    shipped = Gazetteer.shipped()
    known = {place.id for place in shipped}
    learnt = Place.objects.exclude(key__in=known).select_related("governorate").prefetch_related("names")
    return shipped.with_places(_as_known(row) for row in learnt) if learnt else shipped


def _as_known(row: Place) -> KnownPlace:
    return KnownPlace(
        id=row.key,
        name_en=row.name_en,
        name_ar=row.name_ar,
        kind=row.kind,
        lat=row.lat,
        lon=row.lon,
        parent=row.governorate.key if row.governorate else "",
        country=row.country,
        aliases=tuple(name.name for name in row.names.all()),
    )


def _meant(words: str, gazetteer: Gazetteer) -> KnownPlace:
    try:
        return gazetteer.get(words)
    except KeyError:
        return _named(words, gazetteer.resolve(words))


def _named(words: str, candidates: list[Candidate]) -> KnownPlace:
    governorates = [candidate.place for candidate in candidates if _is_governorate_named(words, candidate.place)]
    likely = governorates or [candidate.place for candidate in candidates if candidate.score >= LIKELY]
    if not likely:
        raise _no_one_place(words, candidates)
    return likely[0]


def _is_governorate_named(words: str, place: KnownPlace) -> bool:
    named = fold_name(words) in {fold_name(name) for name in place.names}
    return named and place.kind is PlacePrecision.GOVERNORATE


def _no_one_place(words: str, candidates: list[Candidate]) -> BadInput:
    ids = [candidate.place.id for candidate in candidates]
    return refusal("figures.several_places", words=words, ids=ids) if ids else refusal("figures.no_place", words=words)
