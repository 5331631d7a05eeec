"""A place of the gazetteer.

For: carrying what is known of a place between the gazetteer, the matching and the record. Not for: the row of the
record's database (`recount.places.models`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.vocabulary.words import PlacePrecision

SETTLEMENTS = frozenset({PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE})
"""Where people live together; files do not agree on which is a village and which a town."""

_TELLS_NAMESAKES_APART = re.compile(r"\s*\(([^)]*)\)$")


@dataclass(frozen=True, slots=True)
class Place:
    """One place under its lasting id; lat and lon are WGS 84 degrees, None where only the name is known (R7).

    `parent` is the id of the place that this one lies in, `country` an ISO 3166-1 alpha-2 code; both may be empty.
    """

    id: str
    name_en: str
    name_ar: str
    kind: PlacePrecision
    lat: float | None
    lon: float | None
    parent: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The English name as reports write it, without the addition that tells namesakes apart."""
        return _TELLS_NAMESAKES_APART.sub("", self.name_en)

    @property
    def told_apart_by(self) -> str:
        """The addition in brackets: what must be known before the bare name means this place."""
        addition = _TELLS_NAMESAKES_APART.search(self.name_en)
        return addition[1] if addition else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling under which reports may give the place, the two main names first."""
        return tuple(name for name in (self.name, self.name_ar, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that some words may mean: how likely (0-1), and a sentence that says why (R7)."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Spotted:
    """Words that may name a place: code points `start` to `end` of the text as given, best candidate first."""

    start: int
    end: int
    words: str
    candidates: tuple[Candidate, ...]
