"""A read file of places kept in the record: whole or not at all, once, with its source and licence.

For: `recount places import`. Not for: reading the file (`recount.places.importing.reading`).
"""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from recount.places.importing.checking import Wanted, check_file
from recount.places.importing.layout import ORIGINS, Fault
from recount.places.importing.reading import ReadPlaces
from recount.places.models import ImportedPlace, PlaceFile
from recount.places.place import Place
from recount.places.record import record_gazetteer

_BATCH = 500
_COLUMNS = ["file", "name_en", "name_ar", "kind", "lat", "lon", "parent", "country", "aliases"]


@dataclass(frozen=True)
class PlaceImport:
    """What an import did: how many places it kept, what it passed over, what it set aside, and the new version."""

    file: str
    layout: str
    source: str
    licence: str
    places: int
    passed_over: int
    set_aside: list[Fault] = field(default_factory=list)
    imported_before: bool = False
    gazetteer: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give the answer as plain values."""
        return asdict(self)


def import_places(wanted: Wanted) -> PlaceImport:
    """Take a file of places into the open record; the same bytes are not taken twice.

    Raises: BadInput as `check_file` does; nothing is kept then.
    """
    read = check_file(wanted, record_gazetteer())
    before = PlaceFile.objects.filter(sha256=read.sha256, layout=wanted.layout, country=wanted.country_code).first()
    file = before or _keep(wanted, read)
    return PlaceImport(
        file=wanted.path.name,
        layout=wanted.layout,
        source=file.source,
        licence=file.licence,
        places=file.places.count() if before else len(read.places),
        passed_over=read.passed_over,
        set_aside=read.faults,
        imported_before=before is not None,
        gazetteer=record_gazetteer().version,
    )


def _keep(wanted: Wanted, read: ReadPlaces) -> PlaceFile:
    with transaction.atomic():
        file = PlaceFile(
            sha256=read.sha256,
            layout=wanted.layout,
            country=wanted.country_code,
            name=wanted.path.name,
            source=ORIGINS[wanted.layout].source or wanted.path.name,
            licence=wanted.terms,
            imported_at=timezone.now(),
        )
        file.save()
        batches = [read.places[start : start + _BATCH] for start in range(0, len(read.places), _BATCH)]
        for batch in _with_a_bar(batches):
            ImportedPlace.objects.bulk_create(
                [_row(place, file) for place in batch],
                update_conflicts=True,
                update_fields=_COLUMNS,
                unique_fields=["key"],
            )
    return file


def _with_a_bar(batches: list[list[Place]]) -> Any:
    console = Console(stderr=True)
    shown = sys.stderr.isatty()
    return track(batches, description="Keeping places", console=console, disable=not shown, transient=True)


def _row(place: Place, file: PlaceFile) -> ImportedPlace:
    return ImportedPlace(
        file=file,
        key=place.id,
        name_en=place.name_en,
        name_ar=place.name_ar,
        kind=place.kind,
        lat=place.lat,
        lon=place.lon,
        parent=place.parent,
        country=place.country,
        aliases=list(place.aliases),
    )
