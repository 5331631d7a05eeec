"""Where in the gazetteer a stated place lies: the place of that name at that point, else its governorate (R7).

For: incidents of other recorders. Not for: teaching the gazetteer their places, which would change how reports are
read; the point as stated stays with the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from recount.incidents.importing.flags import is_on_earth
from recount.places.folding import fold_name
from recount.places.gazetteer import Gazetteer
from recount.places.models import Place as PlaceRow
from recount.places.models import keep_place
from recount.places.place import SETTLEMENTS, Place
from recount.vocabulary.words import PlacePrecision

_FROM_FINE_TO_COARSE = list(PlacePrecision)


class Placed(NamedTuple):
    """The record's place of an incident and how precise it is; without one it is unresolved."""

    place: PlaceRow | None = None
    precision: PlacePrecision = PlacePrecision.UNRESOLVED


class Stated(NamedTuple):
    """What a row states of its place; the point is WGS 84 degrees as stated, whether or not it can be one."""

    name_en: str
    name_ar: str
    lat: float | None
    lon: float | None
    governorate: str
    precision: PlacePrecision


class Placing:
    """Finds the places of a file's rows; each name at each point is looked up once."""

    def __init__(self, gazetteer: Gazetteer, country: str) -> None:
        self._gazetteer, self._country = gazetteer, country
        self._governorates = {
            fold_name(name): place.id
            for place in gazetteer
            if place.kind is PlacePrecision.GOVERNORATE and place.country == country
            for name in place.names
        }
        self._kept: dict[str, PlaceRow] = {}
        self._known: dict[Stated, Placed] = {}

    def of(self, values: Mapping[str, Any]) -> Placed:
        """Place a row by its name and point, never nearer than it states and never nearer than the place found."""
        stated = PlacePrecision(values.get("place_precision") or PlacePrecision.UNRESOLVED)
        point = Stated(
            values.get("title_en") or "",
            values.get("title_ar") or "",
            values.get("lat"),
            values.get("lon"),
            values.get("governorate") or "",
            stated,
        )
        if point not in self._known:
            self._known[point] = self._find(point)
        return self._known[point]

    def _find(self, said: Stated) -> Placed:
        found = self._at_the_point(said)
        if found is not None:
            return Placed(self._row(found.id), max(said.precision, found.kind, key=_FROM_FINE_TO_COARSE.index))
        around = self._governorates.get(fold_name(said.governorate))
        return Placed(self._row(around), PlacePrecision.GOVERNORATE) if around else Placed()

    def _at_the_point(self, said: Stated) -> Place | None:
        lat, lon = said.lat, said.lon
        if lat is None or lon is None or not is_on_earth(lat, lon) or not (said.name_en or said.name_ar):
            return None
        kind = said.precision if said.precision in SETTLEMENTS else PlacePrecision.VILLAGE
        return self._gazetteer.same_as(Place("", said.name_en, said.name_ar, kind, lat, lon, country=self._country))

    def _row(self, key: str) -> PlaceRow:
        if key not in self._kept:
            self._kept[key] = keep_place(key, self._gazetteer)
        return self._kept[key]
