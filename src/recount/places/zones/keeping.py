"""A read file of zones kept in the record: whole or not at all, once, with its day, source and licence.

For: `recount zones import`. Not for: reading the file (`recount.places.zones.reading`), or which incidents lie where.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from recount.places.zones.checking import WantedZones, check_zones
from recount.places.zones.models import Zone, ZoneVersion
from recount.places.zones.reading import Layout, ReadZone


@dataclass(frozen=True)
class ZoneImport:
    """What an import did: the map of each day with its version, how many zones, and how many were left out."""

    file: str
    source: str
    licence: str
    maps: list[dict[str, Any]]
    zones: int
    left_out: int
    imported_before: bool

    def as_json(self) -> dict[str, Any]:
        """Give the answer as plain values."""
        return asdict(self)


def import_zones(wanted: WantedZones) -> tuple[ZoneImport, list[ZoneVersion]]:
    """Take a file of zones into the open record, one map a day; the same bytes are not taken twice.

    Raises: BadInput as `check_zones` does; nothing is kept then.
    """
    read = check_zones(wanted)
    with transaction.atomic():
        kept = [_keep(wanted, read.sha256, day, zones) for day, zones in sorted(read.by_day.items())]
    versions = [version for version, _ in kept]
    done = ZoneImport(
        file=wanted.path.name,
        source=versions[0].source,
        licence=versions[0].licence,
        maps=[told_of(version) for version in versions],
        zones=sum(map(len, read.by_day.values())),
        left_out=read.left_out,
        imported_before=all(before for _, before in kept),
    )
    return done, versions


def told_of(version: ZoneVersion) -> dict[str, Any]:
    """Give what every figure says of a map that it stands on (R22)."""
    return {
        "version": str(version),
        "source": version.source,
        "as_of": version.as_of.isoformat(),
        "licence": version.licence,
    }


def _keep(wanted: WantedZones, sha256: str, day: date, zones: Sequence[ReadZone]) -> tuple[ZoneVersion, bool]:
    key = {"source": wanted.source.strip(), "as_of": day, "sha256": sha256, "map_sha256": _layout_hash(wanted.layout)}
    before = ZoneVersion.objects.filter(**key).first()
    if before:
        return before, True
    version = ZoneVersion(
        **key,
        licence=wanted.licence.strip(),
        until=wanted.until,
        name=wanted.path.name,
        imported_at=timezone.now(),
    )
    version.save()
    Zone.objects.bulk_create([_row(version, zone) for zone in zones], batch_size=50)
    return version, False


def _row(version: ZoneVersion, zone: ReadZone) -> Zone:
    polygons = [[ring.tolist() for ring in polygon.rings] for polygon in zone.polygons]
    return Zone(version=version, number=zone.number, party=zone.party, stated=zone.stated[:200], polygons=polygons)


def _layout_hash(layout: Layout) -> str:
    return hashlib.sha256(repr((layout.party, layout.date, sorted(layout.parties.items()))).encode()).hexdigest()
