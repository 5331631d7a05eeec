"""Which publishers are named in public, and how closely a place is told (R28): the tables of `disclosure.yaml`.

For: the public projection. Not for: the workbench, where people with a role see what is kept. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from recount.releases.casefile.case import PlaceKept, Source
from recount.releases.public.projection import PublicName, PublicPlace
from recount.vocabulary.reader import term
from recount.vocabulary.words import InfrastructureType, PlacePrecision, PublisherKind
from recount.vocabulary.written import written_in

TABLES_FILE = Path(__file__).with_name("disclosure.yaml")


class Closeness(BaseModel):
    """How closely the places of one class are told: the smallest kind that is named, and the grid in degrees."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    named_to: PlacePrecision
    degrees: float


class Disclosure(BaseModel):
    """The tables: every kind of publisher and every kind of civilian object has its line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publishers: dict[PublisherKind, bool]
    places: dict[str, Closeness]
    objects: dict[InfrastructureType, str]


UNSTATED = "unstated"


@cache
def tables() -> Disclosure:
    """Read the tables."""
    content: dict[str, Any] = written_in(TABLES_FILE)
    return Disclosure.model_validate(content)


def public_name(source: Source | None) -> PublicName | None:
    """Give a publisher's name where it may stand in public, else None: then only its kind is told."""
    if source is None:
        return None
    named = tables().publishers[source.kind] if source.is_open is None else source.is_open
    return PublicName(en=source.name_en, ar=source.name_ar or source.name_en) if named else None


def closeness(objects: Iterable[str]) -> Closeness:
    """Give how closely the place of an incident is told, by what was hit; the most careful of several classes."""
    classes = {tables().objects[InfrastructureType(each)] for each in objects} or {UNSTATED}
    return max((tables().places[each] for each in classes), key=lambda each: (each.degrees, rank(each.named_to)))


def public_place(place: PlaceKept | None, stated: PlacePrecision, objects: Iterable[str]) -> PublicPlace | None:
    """Tell a place as closely as its class allows: its name or its governorate's, its point moved to a grid (R7, R28).

    `stated` is how closely the incident's place is known, which is never made to look closer.
    """
    if place is None:
        return None
    told = closeness(objects)
    named = place if rank(place.kind) >= rank(told.named_to) else place.governorate
    if named is None:
        return None
    precision = max((named.kind, stated), key=rank)
    return PublicPlace(
        key=named.key,
        name=PublicName(en=named.name_en, ar=named.name_ar or named.name_en),
        governorate=_governorate(place, named),
        governorate_key=_governorate_key(place),
        lat=_on_grid(place.lat, told.degrees),
        lon=_on_grid(place.lon, told.degrees),
        precision=precision,
        grid=told.degrees,
    )


def rank(precision: PlacePrecision) -> int:
    """Give the rank of a precision, 1 the closest."""
    found: int = term(precision).detail("rank")
    return found


def _governorate(place: PlaceKept, named: PlaceKept) -> PublicName | None:
    around = place.governorate
    if around is None or around.key == named.key:
        return None
    return PublicName(en=around.name_en, ar=around.name_ar or around.name_en)


def _governorate_key(place: PlaceKept) -> str | None:
    if place.governorate is not None:
        return place.governorate.key
    return place.key if place.kind is PlacePrecision.GOVERNORATE else None


def _on_grid(degrees: float | None, step: float) -> float | None:
    return None if degrees is None else round(round(degrees / step) * step, 2)
