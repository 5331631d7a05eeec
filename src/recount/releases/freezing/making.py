"""Freezing a release: rows, public files and a manifest that names them by their hashes (R21).

For: `recount release create`. Not for: exporting or comparing releases.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.errors import BadInput
from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.zoning import keep_all_grounds
from recount.figures.counting import count
from recount.incidents.deciding.reviewing import released_incidents
from recount.incidents.models import ImportFile, Incident
from recount.places.zones.models import ZoneVersion
from recount.releases.frames.columns import layouts
from recount.releases.frames.dictionary import dictionary_markdown
from recount.releases.frames.frame import read_frame
from recount.releases.freezing.content import frozen_tables, rows_in
from recount.releases.freezing.models import FrozenFile, Release
from recount.releases.freezing.opening import standing_in
from recount.releases.freezing.verifying import hash_of
from recount.vocabulary.words import IncidentStatus, Measure

FORMAT = 1
NO_LICENCE = "not stated"
TITLE = "Record of civilian harm"
WHOSE = "The editors of this record"
DICTIONARY = "data-dictionary.md"
_TABLES = {
    "incidents": "incidents.incident",
    "claims": "claims.claimrecord",
    "reports": "reports.report",
    "decisions": "incidents.decision",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


@dataclass(frozen=True)
class Wanted:
    """What a release is to be called, who freezes it and why, whose it is, under which licence.

    The name of who signs stays in the record; `title`, `whose`, `licence` and `reason` are published.
    """

    name: str
    by: str
    reason: str
    title: str = ""
    whose: str = ""
    licence: str = ""
    at: datetime | None = None


@transaction.atomic
def freeze(wanted: Wanted) -> Release:
    """Freeze the open record under a name.

    Raises: BadInput when the name is taken or cannot be cited, or nobody signs.
    """
    _check(wanted)
    frozen_at = wanted.at or datetime.now(UTC)
    keep_all_grounds(ZoneVersion.objects.all())
    inside = {label: (content, count) for label, content, count in frozen_tables()}
    with standing_in({label: rows_in(content) for label, (content, _) in inside.items()}):
        rows = {label: number for label, (_, number) in inside.items()}
        counts, files = _counts(frozen_at.date(), rows), dict(_public_files())
    manifest = {
        **_about(wanted, frozen_at.date()),
        "counts": counts,
        "files": [_file(path, *files[path]) for path in sorted(files)],
        "inside": [_table(label, *inside[label]) for label in sorted(inside)],
    }
    for content in (*(each for each, _ in files.values()), *(each for each, _ in inside.values())):
        FrozenFile.keep(content)
    return _keep(wanted, frozen_at, manifest)


def _about(wanted: Wanted, as_of: date) -> dict[str, Any]:
    last = Release.objects.order_by("number").last()
    return {
        "format": FORMAT,
        "name": wanted.name,
        "number": last.number + 1 if last else 1,
        "title": wanted.title or TITLE,
        "whose": wanted.whose or WHOSE,
        "as_of": as_of.isoformat(),
        "licence": wanted.licence or NO_LICENCE,
        "reason": wanted.reason,
        "sources": _sources(),
        "previous": {"name": last.name, "sha256": last.sha256} if last else None,
    }


def _sources() -> list[dict[str, str]]:
    """Name the recorders and map makers whose work the record holds, with their licences."""
    files = ImportFile.objects.values_list("whose", "licence")
    maps = ZoneVersion.objects.values_list("source", "licence")
    return [{"whose": whose, "licence": licence} for whose, licence in sorted({*files, *maps})]


def _counts(as_of: date, rows: Mapping[str, int]) -> dict[str, Any]:
    """Say how much there is, and the headline that stands on it."""
    headline = count(Declaration(measure=Measure.KILLED), as_of=as_of)
    total = headline.total
    return {
        **{name: rows[label] for name, label in _TABLES.items()},
        "active_incidents": Incident.objects.filter(status=IncidentStatus.ACTIVE).count(),
        "released_incidents": released_incidents().count(),
        "headline": {
            "sentence": headline.sentence,
            **total.model_dump(include={"low", "high", "high_open", "incidents", "unknown_toll"}),
        },
    }


def _public_files() -> Iterator[tuple[str, tuple[bytes, int]]]:
    for name in layouts():
        frame = read_frame(name, public=True)
        yield f"{name}.csv", (frame.to_csv().encode(), len(frame))
        yield f"{name}.json", (frame.to_json().encode(), len(frame))
    told = dictionary_markdown(layout.only_public() for layout in layouts().values())
    yield DICTIONARY, (told.encode(), 0)


def _file(path: str, content: bytes, rows: int) -> dict[str, Any]:
    return {"path": path, **_hashed(content), "rows": rows}


def _table(label: str, content: bytes, rows: int) -> dict[str, Any]:
    return {"table": label, **_hashed(content), "rows": rows}


def _hashed(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _keep(wanted: Wanted, frozen_at: datetime, manifest: dict[str, Any]) -> Release:
    release = Release(
        name=wanted.name,
        number=manifest["number"],
        as_of=frozen_at.date(),
        frozen_at=frozen_at,
        signed_by=wanted.by,
        reason=wanted.reason,
        manifest=manifest,
        sha256=hash_of(manifest),
    )
    try:
        release.save()
    except ValidationError as error:
        raise BadInput(
            f"The release cannot be frozen: {' '.join(error.messages)}",
            "A release that nobody answers for is not citable (R21).",
            "Say --name, --as and --reason.",
        ) from None
    return release


def _check(wanted: Wanted) -> None:
    if not _NAME.fullmatch(wanted.name) or wanted.name.isdecimal():
        raise BadInput(
            f"{wanted.name!r} is no name for a release.",
            "It stands in citations, addresses and the names of folders, and a bare number counts the releases.",
            "Use up to 60 Latin letters, digits, dots, dashes and underscores, such as 2026-1.",
        )
    if Release.objects.filter(name=wanted.name).exists():
        raise BadInput(
            f"There is a release {wanted.name!r} already.",
            "What is cited under a name never changes (R21).",
            "Choose another name.",
        )
