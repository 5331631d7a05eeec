"""Places of another file held against known ones: the same place under one more spelling, or a place of its own.

For: adding imported and learnt places without making a namesake of every town that both know. Not for: deciding which
of two namesakes some words mean (`recount.places.matching`).

Two entries are one place when they share a name but for habits of spelling, are of the same sort (a settlement, or the
quarter of a city that a village has become; an area of one level), lie in the same country, and lie within a distance
that such a place spans. The known
place keeps its id, names and position, and learns the other spellings; so the gazetteer knows more and doubts no more
than before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from recount.places.distance import km_between
from recount.places.folding import fold_name
from recount.places.phrases import read_phrase
from recount.places.place import SETTLEMENTS, Place
from recount.vocabulary.words import PlacePrecision

SAME_SETTLEMENT_KM = 10
_SAME_QUARTER_KM, _SAME_AREA_KM = 5, 150


def join(known: Iterable[Place], others: Iterable[Place]) -> list[Place]:
    """Give all places by lasting id: the known ones with the spellings of their equals, then those that are new.

    What lay in an equal lies in the known place. An id that comes again replaces the earlier place.
    """
    joining = _Joining(known)
    for place in others:
        joining.take_in(place)
    return joining.places()


def nearest_equal(place: Place, namesakes: Iterable[Place]) -> Place | None:
    """Give, of the places that share a name with one, the nearest that may be the same place; None where none may."""
    equals = [(km, other) for other in namesakes if (km := _km_as_one(place, other)) is not None]
    return min(equals, key=lambda equal: equal[0], default=(0, None))[1]


class _Joining:
    def __init__(self, known: Iterable[Place]) -> None:
        self._places: dict[str, Place] = {}
        self._spellings: dict[str, dict[str, str]] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._instead: dict[str, str] = {}
        for place in known:
            self._add(place)

    def take_in(self, place: Place) -> None:
        """Take in one more place: as a new one, or as more spellings of the one that it is."""
        keys = _keys(place)
        equal = None if place.id in self._places else self._equal_of(place, keys)
        if equal is None:
            self._add(place)
            return
        self._instead[place.id] = equal
        for key, name in keys.items():
            if key not in self._spellings[equal]:
                self._spellings[equal][key] = name
                self._by_key[key].append(equal)

    def places(self) -> list[Place]:
        """Give all places with what they learnt."""
        return [self._finished(place) for place in self._places.values()]

    def _add(self, place: Place) -> None:
        self._places[place.id] = place
        self._spellings[place.id] = keys = _keys(place)
        for key in keys:
            self._by_key[key].append(place.id)

    def _equal_of(self, place: Place, keys: dict[str, str]) -> str | None:
        namesakes = {id_: self._places[id_] for key in keys for id_ in self._by_key.get(key, ())}
        equal = nearest_equal(place, namesakes.values())
        return equal.id if equal else None

    def _finished(self, place: Place) -> Place:
        parent = self._instead.get(place.parent, place.parent)
        had = {fold_name(name) for name in place.names}
        learnt = [name for key, name in self._spellings[place.id].items() if key not in had]
        if parent == place.parent and not learnt:
            return place
        return replace(place, parent=parent, aliases=(*place.aliases, *learnt))


def _keys(place: Place) -> dict[str, str]:
    """Give the spellings of a place by their folded form; an area's also without its noun ("Aleppo Governorate")."""
    names = place.names
    if place.kind not in SETTLEMENTS:
        names = (*names, *(read_phrase(name).name for name in names))
    keys: dict[str, str] = {}
    for name in names:
        keys.setdefault(fold_name(name), name)
    keys.pop("", None)
    return keys


def _km_as_one(place: Place, other: Place) -> float | None:
    """Give how far apart two entries of one name lie if they may be one place, else None."""
    reach = _reach(place, other)
    if not reach or (place.country and other.country and place.country != other.country):
        return None
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return 0.0 if place.parent == other.parent else None
    km = km_between(place.lat, place.lon, other.lat, other.lon)
    return km if km <= reach else None


def _reach(place: Place, other: Place) -> float:
    """Give how many km two entries of one name may lie apart and be one place; 0 where their kinds forbid it."""
    kinds = {PlacePrecision.TOWN if kind in SETTLEMENTS else kind for kind in (place.kind, other.kind)}
    if kinds == {PlacePrecision.TOWN}:
        return SAME_SETTLEMENT_KM
    if kinds <= {PlacePrecision.TOWN, PlacePrecision.NEIGHBOURHOOD}:
        return _SAME_QUARTER_KM
    if len(kinds) > 1:
        return 0
    return float("inf") if place.kind is PlacePrecision.COUNTRY else _SAME_AREA_KM
