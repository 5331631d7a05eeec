"""OpenStreetMap: exports as CSV, JSON Lines, an Overpass answer, or GeoJSON points.

For: turning its entries into rows by their tags. Not for: judging them.
The tags: wiki.openstreetmap.org/wiki/Key:place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from recount.places.importing.jsons import objects
from recount.places.importing.layout import Fault, Row
from recount.places.importing.tables import entries
from recount.vocabulary.words import PlacePrecision

_KINDS = {
    "city": PlacePrecision.CITY,
    "town": PlacePrecision.TOWN,
    "village": PlacePrecision.VILLAGE,
    "hamlet": PlacePrecision.VILLAGE,
    "isolated_dwelling": PlacePrecision.VILLAGE,
    "suburb": PlacePrecision.NEIGHBOURHOOD,
    "quarter": PlacePrecision.NEIGHBOURHOOD,
    "neighbourhood": PlacePrecision.NEIGHBOURHOOD,
    "state": PlacePrecision.GOVERNORATE,
    "province": PlacePrecision.GOVERNORATE,
    "region": PlacePrecision.GOVERNORATE,
    "district": PlacePrecision.DISTRICT,
    "county": PlacePrecision.DISTRICT,
    "municipality": PlacePrecision.SUBDISTRICT,
    "country": PlacePrecision.COUNTRY,
}
_MAIN_NAMES = ("name:en", "name", "int_name", "name:ar")
_NAMES = (*_MAIN_NAMES, "alt_name", "alt_name:en", "alt_name:ar", "old_name", "official_name")
_IDS = ("@id", "osm_id", "id")
_COUNTRY = ("addr:country", "is_in:country_code", "ISO3166-1:alpha2", "country")
_NEEDED = ("name", "place", "lat", "lon")

Tags = Mapping[str, Any]


def read_osm(lines: Iterator[str]) -> Iterator[Row | Fault]:
    """Give a row for each entry; the first sign of the file tells JSON from a table."""
    first = next(lines, "")
    again = chain([first], lines)
    return _from_objects(again) if first.lstrip()[:1] in ("{", "[") else _from_table(again)


def _from_table(lines: Iterator[str]) -> Iterator[Row | Fault]:
    for entry in entries(lines, _NEEDED):
        yield entry if isinstance(entry, Fault) else _row(*entry)


def _from_objects(lines: Iterator[str]) -> Iterator[Row | Fault]:
    for number, entry in objects(lines):
        yield _row(number, _tags(entry)) if isinstance(entry, dict) else Fault(number, str(entry))


def _tags(entry: dict[str, Any]) -> Tags:
    """Give the tags of an entry with its position: of a GeoJSON point, of an Overpass element, or flat."""
    held = entry.get("properties") or entry.get("tags") or {}
    middle = entry.get("center") if isinstance(entry.get("center"), dict) else {}
    return {**entry, **(middle or {}), **_position(entry.get("geometry")), **(held if isinstance(held, dict) else {})}


def _position(geometry: Any) -> dict[str, Any]:
    """Give the position of a GeoJSON point; another shape has none, and is told as a place without coordinates."""
    point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    return {"lon": point[0], "lat": point[1]} if isinstance(point, list) and len(point) >= 2 else {}


def _row(line: int, tags: Tags) -> Row:
    said = [name for key in _NAMES for name in str(tags.get(key) or "").split(";")]
    lat, lon = (str(tags.get(key, "")) for key in ("lat", "lon"))
    return Row(
        line,
        _id(tags, said, lat, lon),
        tuple(said),
        _KINDS.get(str(tags.get("place"))),
        lat,
        lon,
        name_ar=str(tags.get("name:ar") or ""),
        country=_first(tags, _COUNTRY),
        governorate=_first(tags, ("addr:state", "is_in:state", "addr:province")),
    )


def _id(tags: Tags, names: list[str], lat: str, lon: str) -> str:
    """Give the entry's own number; where an export left it out, a mark made of name and position."""
    number = _first(tags, _IDS)
    if not number:
        return f"osm_{hashlib.sha256(f'{names}{lat}{lon}'.encode()).hexdigest()[:12]}"
    kind = str(tags.get("type") or tags.get("osm_type") or "")
    return "_".join(part for part in ("osm", kind, number.replace("/", "_")) if part and part not in ("Feature",))


def _first(tags: Tags, keys: tuple[str, ...]) -> str:
    return next((str(tags[key]) for key in keys if tags.get(key)), "")
