"""The layouts of files of places that can be imported, and what a row says in any of them.

For: what the readers of the layouts share. Not for: reading one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.vocabulary.words import PlacePrecision


class PlaceLayout(StrEnum):
    """Whose layout a file has."""

    GEONAMES = "geonames"
    OCHA = "ocha"
    OSM = "osm"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose work a layout's files are, and under which licence they are published."""

    source: str
    licence: str


ORIGINS = {
    PlaceLayout.GEONAMES: Origin("GeoNames", "CC BY 4.0"),
    PlaceLayout.OCHA: Origin("OCHA Common Operational Datasets", "CC BY-IGO"),
    PlaceLayout.OSM: Origin("OpenStreetMap contributors", "ODbL 1.0"),
    PlaceLayout.CSV: Origin("", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a file says it; coordinates are still text, and whatever a layout lacks stays empty.

    `parent` is the `code` of another row or the id of a known place; `governorate` and `city` are the names of what it
    lies in. `kind` is None for what is no place of ours (a river, a farm). `line` counts from 1; in JSON that is one
    document, it numbers entries.
    """

    line: int
    id: str
    names: tuple[str, ...]
    kind: PlacePrecision | None
    lat: str
    lon: str
    name_ar: str = ""
    country: str = ""
    code: str = ""
    parent: str = ""
    governorate: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line of a file."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"
