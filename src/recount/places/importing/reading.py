"""A file of places read whole: the places that can be kept, and every fault with its line.

For: `recount places import`, before anything is kept. Not for: keeping (`recount.places.importing.keeping`), or
holding imported places against known ones (`recount.places.joining`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from math import isfinite
from pathlib import Path

from recount.places.gazetteer import LIKELY, Gazetteer
from recount.places.importing.files import hash_of, lines_of
from recount.places.importing.geonames import read_geonames
from recount.places.importing.layout import Fault, PlaceLayout, Row
from recount.places.importing.naming import sort_names
from recount.places.importing.osm import read_osm
from recount.places.importing.surroundings import Surroundings
from recount.places.importing.tables import read_ocha, read_own
from recount.places.place import Candidate, Place
from recount.vocabulary.words import PlacePrecision

_ID = re.compile(r"[A-Za-z0-9_-]{1,120}")
_READERS: dict[PlaceLayout, Callable[[Iterator[str]], Iterator[Row | Fault]]] = {
    PlaceLayout.GEONAMES: read_geonames,
    PlaceLayout.OCHA: read_ocha,
    PlaceLayout.OSM: read_osm,
    PlaceLayout.CSV: read_own,
}


@dataclass(frozen=True)
class ReadPlaces:
    """What a file holds: its hash, the good places, the faults, and how many entries are no places asked for."""

    sha256: str
    places: list[Place] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed_over: int = 0


class _Unusable(Exception):
    """Why a row cannot be kept."""


def read_places(path: Path, layout: PlaceLayout, known: Gazetteer, *, country: str = "") -> ReadPlaces:
    """Read a file of places; `known` tells in which governorate they lie.

    `country`, an ISO alpha-2 code, is that of rows that name none; rows of other countries are passed over. Raises:
    BadInput when the file as a whole cannot be read or has another layout.
    """
    digest = hash_of(path)
    with lines_of(path) as lines:
        found = list(_READERS[layout](lines))
    faults = [entry for entry in found if isinstance(entry, Fault)]
    rows = [entry for entry in found if isinstance(entry, Row)]
    wanted = [row for row in rows if row.kind and (not country or (row.country or country) == country)]
    checker = _Checker(wanted, known, country, is_own=layout is PlaceLayout.CSV)
    places = list(checker.good_places())
    in_order = sorted([*faults, *checker.faults], key=lambda fault: fault.line)
    return ReadPlaces(digest, places, in_order, len(rows) - len(wanted))


class _Checker:
    """Holds each row against what a place needs, and against the rows before it."""

    def __init__(self, rows: list[Row], known: Gazetteer, country: str, *, is_own: bool) -> None:
        self.faults: list[Fault] = []
        self._rows, self._known, self._country, self._is_own = rows, known, country, is_own
        self._lines: dict[str, int] = {}
        self._ids = {row.code: row.id for row in rows if row.code}
        self._surroundings = cache(lambda country: Surroundings(known, country))
        self._area_named = cache(self._find_governorate)
        self._city_named = cache(self._find_city)

    def good_places(self) -> Iterator[Place]:
        """Give the places of the good rows, and note the faults of the others."""
        for row in self._rows:
            try:
                yield self._place(row)
            except _Unusable as fault:
                self.faults.append(Fault(row.line, str(fault)))

    def _place(self, row: Row) -> Place:
        self._check_id(row)
        country = (row.country or self._country).upper()
        if country and not (len(country) == 2 and country.isalpha() and country.isascii()):
            raise _Unusable(f"the country {country!r} is no code of two letters")
        names = sort_names(row.names, row.name_ar, keep_addition=self._is_own)
        if names is None or not names.name_en or row.kind is None:
            raise _Unusable("it has no name")
        lat, lon = self._position(row, country)
        parent = self._parent(row, country, lat, lon)
        return Place(row.id, names.name_en, names.name_ar, row.kind, lat, lon, parent, country, names.aliases)

    def _check_id(self, row: Row) -> None:
        if not _ID.fullmatch(row.id):
            raise _Unusable(f"the id {row.id!r} is not made of 1 to 120 letters a-z, digits, - and _")
        if row.id in self._lines:
            raise _Unusable(f"the id {row.id} stands in line {self._lines[row.id]} already")
        self._lines[row.id] = row.line

    def _position(self, row: Row, country: str) -> tuple[float, float] | tuple[None, None]:
        if self._is_own and not row.lat and not row.lon:
            return None, None
        lat, lon = _degrees(row.lat, 90), _degrees(row.lon, 180)
        if lat is None or lon is None or (lat, lon) == (0, 0):
            raise _Unusable(f"no point of the earth: latitude {row.lat!r}, longitude {row.lon!r}")
        if km := self._surroundings(country).km_away(lat, lon):
            raise _Unusable(f"{lat}, {lon} lies {km:,.0f} km from the nearest known place of {country}")
        return lat, lon

    def _parent(self, row: Row, country: str, lat: float | None, lon: float | None) -> str:
        """Give the place around: as the row says, else what it names, else the governorate of the nearest place."""
        if row.kind is PlacePrecision.COUNTRY:
            return ""
        if stated := self._ids.get(row.parent) or self._known_id(row.parent):
            return stated
        if row.parent and self._is_own:
            raise _Unusable(f"the place around it, {row.parent!r}, is unknown")
        if row.kind is PlacePrecision.GOVERNORATE:
            return self._known.country_id(country)
        governorate = self._area_named(row.governorate, country)
        if governorate and (city := self._city_named(row.city, governorate)):
            return city
        return governorate or self._surroundings(country).governorate(lat, lon)

    def _known_id(self, id_: str) -> str:
        return id_ if id_ in self._known else ""

    def _find_governorate(self, name: str, country: str) -> str:
        found = self._known.resolve(name, country=country, kind_hint=PlacePrecision.GOVERNORATE) if name else []
        return _likely_id(found, PlacePrecision.GOVERNORATE)

    def _find_city(self, name: str, governorate: str) -> str:
        found = self._known.resolve(name, within=governorate, kind_hint=PlacePrecision.CITY) if name else []
        inside = [one for one in found if self._known.is_within(one.place.id, governorate)]
        return _likely_id(inside, PlacePrecision.CITY)


def _likely_id(found: list[Candidate], kind: PlacePrecision) -> str:
    return next((one.place.id for one in found if one.score >= LIKELY and one.place.kind is kind), "")


def _degrees(text: str, most: int) -> float | None:
    try:
        degrees = float(text)
    except ValueError:
        return None
    return degrees if isfinite(degrees) and abs(degrees) <= most else None
