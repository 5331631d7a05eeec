"""How much of a place may be asserted: the settlement itself, only the area around it, or nothing (R7).

For: turning a name that was found, and what stands beside it, into a place of a claim. Not for: which places share a
name (`recount.places`) or finding names. Better the governorate than a wrong village: a settlement is asserted only
where its name is likely, the report sets the event in it and not beside it, and no area is meant by the same name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.schema import PlaceCandidate, Where
from recount.places.distance import km_between
from recount.places.gazetteer import LIKELY, Candidate, Gazetteer, Spotted
from recount.places.phrases import read_phrase
from recount.places.place import SETTLEMENTS, Place
from recount.places.reasons import COUNTRYSIDE, FAR_FROM_GOVERNORATE, GOVERNORATE_TOO, NOT_SURE, SET_BESIDE
from recount.vocabulary.recognising import BETWEEN
from recount.vocabulary.words import PlacePrecision, PlaceRole

LEAST_SCORE = 0.5
"""Below this score a name is not taken for that of a place at all."""

FINE = SETTLEMENTS | {PlacePrecision.NEIGHBOURHOOD}
"""How precisely a place must be known to be asserted: anything wider is the area that it lies in."""

_LAND = {None, PlacePrecision.DISTRICT, PlacePrecision.SUBDISTRICT}
_FAR_OUTSIDE, _FAR_KM = 0.6, 120
_SHOWN = 4
_ABROAD = 0.7
_AROUND = PlacePrecision.DISTRICT


def where_of(
    spot: Spotted,
    role: PlaceRole,
    country: str,
    gazetteer: Gazetteer,
    *,
    areas: Sequence[Place],
    cities: Sequence[Place],
    beside: bool,
) -> Where | None:
    """Give the place of a name as far as it may be asserted; None where it is no likely name of a place.

    `country` is the one that the report is about, `areas` and `cities` the governorates and cities that the sentence
    names, `beside` tells that its words set the event at a distance from the place.
    """
    meant = _quarter_of(spot, cities, country, gazetteer) or _meant(spot, country, areas, gazetteer)
    ranked = sorted(meant, key=lambda one: one.place.country not in (country, ""))
    best = ranked[0]
    abroad = best.place.country not in (country, "")
    if best.score < LEAST_SCORE or (abroad and best.place.kind is PlacePrecision.NEIGHBOURHOOD):
        return None
    where = _asserted(spot, ranked, gazetteer)
    if beside or _is_countryside(spot, best.place):
        where = around(where, SET_BESIDE if beside else COUNTRYSIDE)
    return where.model_copy(update={"role": role, "score": round(where.score * (_ABROAD if abroad else 1), 3)})


def area_of(spot: Spotted) -> Place | None:
    """Give the governorate that a name means, or that bears the name of its capital."""
    kinds = (one.place for one in spot.candidates[:2] if one.score >= LEAST_SCORE)
    return next((place for place in kinds if place.kind is PlacePrecision.GOVERNORATE), None)


def city_of(spot: Spotted) -> Place | None:
    """Give the city that a name likely means."""
    best = spot.candidates[0]
    return best.place if best.score >= LIKELY and best.place.kind is PlacePrecision.CITY else None


def _quarter_of(spot: Spotted, cities: Sequence[Place], country: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give the quarter that a name means in one of the cities named beside it, of namesakes in several."""
    best = spot.candidates[0]
    if best.score >= LIKELY or best.place.kind is not PlacePrecision.NEIGHBOURHOOD:
        return []
    named = (gazetteer.resolve(spot.words, country=country, within=city.id) for city in cities)
    return next((found for found in named if found and found[0].score >= LIKELY), [])


def _meant(spot: Spotted, country: str, areas: Sequence[Place], gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give what a name may mean: "neighbourhood of X" is in X; of namesakes, the one in a governorate that is named."""
    phrase, best = read_phrase(spot.words), spot.candidates[0]
    if phrase.kind is PlacePrecision.NEIGHBOURHOOD and spot.words.lower().startswith(f"{phrase.noun.lower()} of "):
        return gazetteer.resolve(phrase.name, country=country) or spot.candidates
    if not areas or best.score < LEAST_SCORE or best.place.kind not in FINE:
        return spot.candidates
    if any(gazetteer.is_within(best.place.id, area.id) for area in areas) and best.score >= LIKELY:
        return spot.candidates
    inside = (_inside(spot, area, country, gazetteer) for area in areas)
    return next((found for found in inside if found), None) or _doubted(spot, areas)


def _inside(spot: Spotted, area: Place, country: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give what a name means in an area, where it likely means something there."""
    found = gazetteer.resolve(spot.words, country=country, within=area.id)
    sure = found and found[0].score >= LIKELY and found[0].place.kind in FINE
    return found if sure and gazetteer.is_within(found[0].place.id, area.id) else []


def _doubted(spot: Spotted, areas: Sequence[Place]) -> Sequence[Candidate]:
    """Doubt what lies far from every governorate that the sentence names: it is a namesake of a place unknown here."""
    return [
        replace(one, score=round(one.score * _FAR_OUTSIDE, 3), reason=f"{one.reason}{BETWEEN}{FAR_FROM_GOVERNORATE}")
        if all(_is_far(one.place, area) for area in areas)
        else one
        for one in spot.candidates
    ]


def _is_far(place: Place, area: Place) -> bool:
    if place.lat is None or place.lon is None or area.lat is None or area.lon is None:
        return False
    return km_between(place.lat, place.lon, area.lat, area.lon) > _FAR_KM


def around(where: Where, reason: str) -> Where:
    """Give a settlement as the middle of an area: all that is known is that it lies about there."""
    if where.precision not in FINE:
        return where
    return where.model_copy(update={"precision": _AROUND, "reason": f"{where.reason}{BETWEEN}{reason}"})


def _asserted(spot: Spotted, ranked: Sequence[Candidate], gazetteer: Gazetteer) -> Where:
    best = ranked[0]
    if best.score < LIKELY:
        return _unsure(spot, ranked, gazetteer)
    where = _where(spot, best.place, best.score, best.reason, ranked[1:])
    return around(where, GOVERNORATE_TOO) if _bears_name_of_area(spot, ranked) else where


def _unsure(spot: Spotted, ranked: Sequence[Candidate], gazetteer: Gazetteer) -> Where:
    """Give the governorate in which all that the name may mean lies; the words alone where there is none."""
    best = ranked[0]
    reason = f"{best.reason}{BETWEEN}{NOT_SURE}"
    areas = {area.id if (area := gazetteer.governorate_of(one.place.id)) else "" for one in ranked}
    area = gazetteer.governorate_of(best.place.id)
    if best.place.kind not in FINE:
        return _where(spot, best.place, best.score, best.reason, ranked[1:])
    if area and len(areas) == 1:
        return _where(spot, area, best.score, reason, ranked)
    return Where(raw=spot.words, score=best.score, reason=reason, alternatives=_alternatives(ranked))


def _where(spot: Spotted, place: Place, score: float, reason: str, others: Sequence[Candidate]) -> Where:
    return Where(
        raw=spot.words,
        place=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=place.kind,
        score=min(1.0, max(0.0, score)),
        reason=reason,
        alternatives=_alternatives(others),
    )


def _alternatives(others: Sequence[Candidate]) -> list[PlaceCandidate]:
    return [
        PlaceCandidate(place=one.place.id, lat=one.place.lat, lon=one.place.lon, score=min(1.0, max(0.0, one.score)))
        for one in others[: _SHOWN - 1]
    ]


def _bears_name_of_area(spot: Spotted, ranked: Sequence[Candidate]) -> bool:
    """ "قصف على إدلب", "منطقة إدلب": without the noun of a city, a capital is as often its governorate."""
    best = ranked[0].place
    if best.kind is not PlacePrecision.CITY or read_phrase(spot.words).kind not in _LAND:
        return False
    return any(one.place.kind is PlacePrecision.GOVERNORATE and one.place.id == best.parent for one in ranked)


def _is_countryside(spot: Spotted, place: Place) -> bool:
    return place.kind in SETTLEMENTS and read_phrase(spot.words).kind is PlacePrecision.GOVERNORATE
