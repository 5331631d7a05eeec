"""A GeoJSON file of zones read whole: the zones that it gives each day, and every fault with its feature's number.

For: `recount zones import`, before anything is kept. Not for: keeping (`recount.places.zones.keeping`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from recount.errors import BadInput
from recount.places.importing.files import hash_of, lines_of
from recount.places.zones.polygons import BrokenPolygon, Polygon, read_polygon
from recount.reports.dates import PartialDate
from recount.vocabulary.parties import find_party
from recount.vocabulary.words import Party

# Names under which makers of maps give who holds a zone, and since when; a map of names goes before them.
_PARTY_KEYS = ("party", "controller", "held_by", "actor")
_DATE_KEYS = ("as_of", "date")
_MOST_SHOWN = 200


@dataclass(frozen=True)
class Layout:
    """How a file names things: the properties of party and day, and the party meant by each of its own names.

    `parties` maps a name of the file to the id of a party; None leaves those zones out, on purpose.
    """

    party: str = ""
    date: str = ""
    parties: Mapping[str, Party | None] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadZone:
    """The ground of a party: the number of its feature, its party as stated and as understood, its polygons."""

    number: int
    stated: str
    party: Party
    polygons: list[Polygon]


@dataclass(frozen=True)
class ReadZones:
    """What a file holds: its hash, its zones by day, its faults, and how many zones the layout leaves out."""

    sha256: str
    by_day: Mapping[date, list[ReadZone]]
    faults: list[str]
    left_out: int


class _Unusable(Exception):
    """Why a feature cannot be kept."""


def read_zones(path: Path, *, as_of: date | None, layout: Layout) -> ReadZones:
    """Read a file of zones; `as_of` is the day of zones that carry none of their own.

    Raises: BadInput when the file as a whole cannot be read or is no GeoJSON collection of features.
    """
    digest = hash_of(path)
    by_day: dict[date, list[ReadZone]] = defaultdict(list)
    faults, left_out = [], 0
    for number, feature in enumerate(_features(path), 1):
        try:
            day, zone = _zone(number, feature, as_of, layout)
        except (_Unusable, BrokenPolygon) as fault:
            faults.append(f"feature {number}: {fault}")
            continue
        if zone is None:
            left_out += 1
        else:
            by_day[day].append(zone)
    return ReadZones(digest, by_day, faults, left_out)


def refuse_faults(path: Path, read: ReadZones) -> None:
    """Refuse a file that has a fault or holds no zone; all faults are told at once. Raises: BadInput."""
    if read.faults:
        shown = [f"  {fault}" for fault in read.faults[:_MOST_SHOWN]]
        hidden = [f"  and {len(read.faults) - len(shown):,} more"] if len(read.faults) > len(shown) else []
        raise BadInput(
            "\n".join([f"{path.name} has {len(read.faults):,} features that cannot be used:", *shown, *hidden]),
            "A map with a gap would put incidents on the wrong ground (R22); nothing was kept.",
            "Mend these features; `--map` says which party a name of the file means, or leaves it out.",
        )
    if not read.by_day:
        raise BadInput(f"{path.name} holds no zone.", "A map of nothing says nothing.", "Look whether it is the file.")


def _features(path: Path) -> list[Any]:
    with lines_of(path) as lines:
        text = "".join(lines)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_geojson(path, f"it is no JSON from line {getattr(error, 'lineno', 1)} on") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise _no_geojson(path, "it has no list of features")
    _refuse_other_grids(path, content)
    return features


def _refuse_other_grids(path: Path, content: Mapping[str, Any]) -> None:
    """Refuse coordinates that are said to be no WGS 84 degrees; GeoJSON of before 2016 could say so."""
    named = str(((content.get("crs") or {}).get("properties") or {}).get("name", "CRS84"))
    if not named.endswith(("CRS84", ":4326")):
        raise _no_geojson(path, f"its coordinates are of {named}, not WGS 84 degrees")


def _zone(number: int, feature: Any, as_of: date | None, layout: Layout) -> tuple[date, ReadZone | None]:
    if not isinstance(feature, dict):
        raise _Unusable("it is no feature")
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise _Unusable("its properties are no names with values")
    day = _day(properties, as_of, layout)
    stated = _named(properties, (layout.party,) if layout.party else _PARTY_KEYS)
    if not stated:
        raise _Unusable(f"no property says who holds it; it has {', '.join(map(str, properties)) or 'none'}")
    party = _party(stated, layout)
    polygons = [read_polygon(rings) for rings in _polygons(feature.get("geometry"))]
    return day, ReadZone(number, stated, party, polygons) if party else None


def _day(properties: Mapping[str, Any], as_of: date | None, layout: Layout) -> date:
    own = _named(properties, (layout.date,) if layout.date else _DATE_KEYS)
    if not own:
        if as_of is None:
            raise _Unusable("it has no date, and --as-of gives none for the whole file")
        return as_of
    try:
        day = PartialDate.parse(own).day
    except BadInput:
        day = None
    if day is None:
        raise _Unusable(f"its date {own!r} is no day, such as 2015-11-01")
    return day


def _named(properties: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(properties[key]).strip() for key in keys if properties.get(key) not in (None, "")), "")


def _party(stated: str, layout: Layout) -> Party | None:
    if stated in layout.parties:
        return layout.parties[stated]
    party = Party(stated) if stated in set(Party) else find_party(stated)
    if party is None:
        raise _Unusable(f"{stated!r} is no party that Recount knows")
    return party


def _polygons(geometry: Any) -> Iterator[Any]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if kind else None
    if kind == "Polygon":
        yield coordinates
    elif kind == "MultiPolygon" and isinstance(coordinates, list) and coordinates:
        yield from coordinates
    else:
        raise _Unusable(f"its geometry is {kind or 'missing'}, not a Polygon or MultiPolygon with positions")


def _no_geojson(path: Path, why: str) -> BadInput:
    return BadInput(
        f"{path.name} cannot be read as zones: {why}.",
        "Zones are read from a GeoJSON collection of polygons; nothing was changed.",
        "Save the map as GeoJSON in WGS 84 (EPSG:4326), plain or as .gz.",
    )
