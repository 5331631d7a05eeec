"""What lies around a point: the nearest place whose governorate is known.

For: giving a village of a country file its governorate, and seeing that a point lies nowhere near its country.
Not for: borders; within a few kilometres of one, the nearest place may lie on its other side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import floor

from recount.places.distance import km_between
from recount.places.gazetteer import Gazetteer

_CELL = 0.5
_ENOUGH_TO_KNOW_A_COUNTRY = 50
_FAR_KM = 300


@dataclass(frozen=True, slots=True)
class _Known:
    lat: float
    lon: float
    governorate: str


class Surroundings:
    """The places of one country (of all, where none is named) whose position and governorate are known."""

    def __init__(self, gazetteer: Gazetteer, country: str) -> None:
        self._all = list(_known(gazetteer, country)) or list(_known(gazetteer, ""))
        self._is_well_known = sum(place.country == country for place in gazetteer) >= _ENOUGH_TO_KNOW_A_COUNTRY
        self._cells: dict[tuple[int, int], list[_Known]] = defaultdict(list)
        for known in self._all:
            self._cells[_cell(known.lat, known.lon)].append(known)

    def governorate(self, lat: float | None, lon: float | None) -> str:
        """Give the governorate of the nearest place; empty where none is known."""
        nearest = None if lat is None or lon is None else self._nearest(lat, lon)
        return nearest.governorate if nearest else ""

    def km_away(self, lat: float, lon: float) -> float | None:
        """Give how many km a point lies beyond everything known of a well-known country; None where it does not."""
        nearest = self._nearest(lat, lon) if self._is_well_known else None
        km = km_between(lat, lon, nearest.lat, nearest.lon) if nearest else 0
        return km if km > _FAR_KM else None

    def _nearest(self, lat: float, lon: float) -> _Known | None:
        row, column = _cell(lat, lon)
        around = product((row - 1, row, row + 1), (column - 1, column, column + 1))
        near = [known for cell in around for known in self._cells.get(cell, ())]
        return _closest(near, lat, lon) or _closest(self._all, lat, lon)


def _known(gazetteer: Gazetteer, country: str) -> Iterator[_Known]:
    for place in gazetteer:
        if place.lat is None or place.lon is None or (country and place.country != country):
            continue
        if governorate := gazetteer.governorate_of(place.id):
            yield _Known(place.lat, place.lon, governorate.id)


def _closest(places: Iterable[_Known], lat: float, lon: float) -> _Known | None:
    return min(places, key=lambda known: km_between(lat, lon, known.lat, known.lon), default=None)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / _CELL), floor(lon / _CELL)
