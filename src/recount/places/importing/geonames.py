"""GeoNames: the tab-separated country files (SY.txt, allCountries.txt), and the same entries as JSON Lines.

For: turning its lines into rows. Not for: judging them. Columns and feature codes:
download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recount.places.importing.jsons import objects
from recount.places.importing.layout import Fault, Row
from recount.vocabulary.words import PlacePrecision

COLUMNS = 19
_BIG, _MIDDLING = 50_000, 5_000
_AREAS = {
    "PCLI": PlacePrecision.COUNTRY,
    "ADM1": PlacePrecision.GOVERNORATE,
    "ADM2": PlacePrecision.DISTRICT,
    "ADM3": PlacePrecision.SUBDISTRICT,
}
_SEATS = {"PPLC": PlacePrecision.CITY, "PPLA": PlacePrecision.CITY, "PPLX": PlacePrecision.NEIGHBOURHOOD}
_SETTLED, _AREA, _HISTORICAL = "P", "A", "PPLH"


def read_geonames(lines: Iterator[str]) -> Iterator[Row | Fault]:
    """Give a row for each entry; the first sign of the file tells which of the two forms it has."""
    first = next(lines, "")
    again = _from_the_start(first, lines)
    return _from_objects(again) if first.lstrip().startswith("{") else _from_tabs(again)


def _from_the_start(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _from_tabs(lines: Iterator[str]) -> Iterator[Row | Fault]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == COLUMNS:
            yield _row_of_cells(number, cells)
        elif line.strip():
            yield Fault(number, f"{len(cells)} columns where GeoNames has {COLUMNS}")


def _row_of_cells(number: int, cells: list[str]) -> Row:
    kind = _kind(cells[6], cells[7], cells[14])
    province = f"{cells[8]}.{cells[10]}"
    is_province = kind is PlacePrecision.GOVERNORATE
    return Row(
        number,
        f"geonames_{cells[0]}" if cells[0] else "",
        (cells[1], cells[2], *cells[3].split(",")),
        kind,
        cells[4],
        cells[5],
        country=cells[8],
        code=province if is_province else "",
        parent="" if is_province or kind is PlacePrecision.COUNTRY else province,
    )


def _from_objects(lines: Iterator[str]) -> Iterator[Row | Fault]:
    for number, entry in objects(lines):
        yield _row_of_object(number, entry) if isinstance(entry, dict) else Fault(number, str(entry))


def _row_of_object(number: int, entry: dict[str, Any]) -> Row:
    id_ = str(entry.get("geonameid") or "")
    return Row(
        number,
        f"geonames_{id_}" if id_ else "",
        (str(entry.get("name") or ""), *map(str, entry.get("alternatenames") or ())),
        _kind(_SETTLED, "", str(entry.get("population") or 0)),
        str(entry.get("latitude", "")),
        str(entry.get("longitude", "")),
        country=str(entry.get("countrycode") or ""),
    )


def _kind(feature_class: str, code: str, population: str) -> PlacePrecision | None:
    """Give the kind of place: settlements by rank, else by population (0 is unknown there); areas by level."""
    if feature_class == _AREA:
        return _AREAS.get(code)
    if feature_class != _SETTLED or code == _HISTORICAL:
        return None
    people = int(population) if population.isdecimal() else 0
    by_size = PlacePrecision.CITY if people >= _BIG else PlacePrecision.TOWN
    return _SEATS.get(code) or (by_size if people >= _MIDDLING else PlacePrecision.VILLAGE)
