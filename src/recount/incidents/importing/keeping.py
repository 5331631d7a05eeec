"""Checked files kept in the record: each file whole or not at all, once, known again by its content.

For: `recount import`. Each file is one transaction, so an interrupted import goes on with the next file when it is
started again. Not for: reading files (`recount.incidents.importing.reading`) or refusing them (`.checking`).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain
from typing import Any

from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from recount.incidents.adding import add_rows
from recount.incidents.importing.asking import Wanted
from recount.incidents.importing.checking import CheckedFile, check_all, incident_keys
from recount.incidents.importing.making import (
    LONGEST_CODE,
    make_attributions,
    make_grade,
    make_incident,
    make_report,
    make_response,
    make_row,
    make_tolls,
    report_key,
)
from recount.incidents.importing.mapping import Makes
from recount.incidents.importing.placing import Placing
from recount.incidents.importing.reading import ReadFile, StatedRow
from recount.incidents.models import Grade, ImportedRow, ImportFile, Incident, PartyAttribution, Response, Toll
from recount.places.record import record_gazetteer
from recount.reports.models import Report

_BATCH = 1000
_AT_ONCE = 400


@dataclass(frozen=True)
class FileImport:
    """What became of one file: rows kept, repeated from earlier files, flagged, and left out with line and reason."""

    file: str
    table: str
    whose: str
    licence: str
    sha256: str
    rows: int
    kept: int
    repeated: int
    imported_before: bool
    flagged: list[str] = field(default_factory=list)
    set_aside: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Give the answer as plain values."""
        return asdict(self)


def import_files(files: list[ReadFile], wanted: Wanted) -> list[FileImport]:
    """Take files, as `recount.incidents.importing.asking.read_all` gives them, into the open record.

    Raises: BadInput as `check_all` does; nothing is kept then.
    """
    return [_told_again(one, one.before) if one.before else _kept(one) for one in check_all(files, wanted)]


def _told_again(one: CheckedFile, before: ImportFile) -> FileImport:
    return _told(one, before, kept=before.kept_rows.count(), set_aside=before.set_aside, before=True)


def _kept(one: CheckedFile) -> FileImport:
    with transaction.atomic(), _nothing_swept():
        file = _keep_file(one)
        _KEEPERS[one.read.table.makes](one, file)
    return _told(one, file, kept=len(one.rows), set_aside=file.set_aside, before=False)


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """Keep Python from looking for garbage among rows that are all in use: a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told(
    one: CheckedFile, file: ImportFile, *, kept: int, set_aside: list[dict[str, Any]], before: bool
) -> FileImport:
    flagged = [f"line {row.line}: {flag}" for row in one.rows for flag in row.flags]
    return FileImport(
        file=file.name,
        table=file.table,
        whose=file.whose,
        licence=file.licence,
        sha256=file.sha256,
        rows=file.rows,
        kept=kept,
        repeated=file.repeated,
        imported_before=before,
        flagged=flagged,
        set_aside=set_aside,
    )


def _keep_file(one: CheckedFile) -> ImportFile:
    read = one.read
    file = ImportFile(
        name=read.path.name[-255:],
        layout=read.map.whose[:40],
        table=read.name[:40],
        sha256=read.sha256,
        map_sha256=read.map.sha256,
        whose=read.map.whose,
        licence=read.map.licence,
        rows=read.total,
        repeated=one.repeated,
        set_aside=[fault._asdict() for fault in one.left_out],
        imported_at=timezone.now(),
    )
    file.save()
    return file


def _keep_incidents(one: CheckedFile, file: ImportFile) -> None:
    placing = Placing(record_gazetteer(), one.read.map.country)
    codes = _codes(one)
    for batch in _batches(one.rows, file.name):
        made = [make_incident(row, codes[row.key], placing.of(row.values)) for row in batch]
        Incident.objects.bulk_create(made)
        pairs = [(row, each.pk) for row, each in zip(batch, made, strict=True)]
        add_rows(ImportedRow, (make_row(row, file, one.read, pk) for row, pk in pairs))
        add_rows(Toll, (toll for row, pk in pairs for toll in make_tolls(row, pk, file)))
        add_rows(PartyAttribution, (party for pair in pairs for party in make_attributions(*pair)))
        add_rows(Grade, (grade for row, pk in pairs for grade in make_grade(row, pk, file)))


def _codes(one: CheckedFile) -> Mapping[str, str]:
    """Give each row its recorder's own code; with a prefix where another incident bears it, and a flag that says so."""
    taken = set(Incident.objects.values_list("code", flat=True))
    prefix = one.read.map.prefix
    codes = {}
    for row in one.rows:
        own = row.values.get("code")
        usable = own if own and len(own) <= LONGEST_CODE else None
        wanted = [usable, f"{prefix}-{usable}"] if usable else []
        code = next(each for each in chain(wanted, _numbered(f"{prefix}-{row.key}")) if each not in taken)
        if own and code != own:
            row.flags.append(f"Another incident has the code {own}, so that this one is kept as {code}.")
        taken.add(code)
        codes[row.key] = code
    return codes


def _numbered(code: str) -> Iterator[str]:
    short = code[: LONGEST_CODE - 6]
    yield short
    yield from (f"{short}-{number}" for number in range(2, 99_999))


def _keep_sources(one: CheckedFile, file: ImportFile) -> None:
    incidents = incident_keys(one.read)
    reports = _reports(one.rows)
    for batch in _batches(one.rows, file.name):
        add_rows(
            ImportedRow,
            (make_row(row, file, one.read, incidents[row.incident_key], reports[report_key(row)].pk) for row in batch),
        )


def _reports(rows: list[StatedRow]) -> Mapping[str, Report]:
    """Give the report of each row by its key: one that the record has under that address, else a new reference."""
    made = {report_key(row): make_report(row) for row in reversed(rows)}
    there = {**_there("url", [each.url for each in made.values() if each.url]), **_there("key", list(made))}
    known = {key: there.get(key) or there.get(each.url) for key, each in made.items()}
    new = [each for key, each in made.items() if known[key] is None]
    Report.objects.bulk_create(new, batch_size=_BATCH)
    return {key: known[key] or each for key, each in made.items()}


def _there(column: str, values: list[str]) -> dict[str, Report]:
    parts = [values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE)]
    found = (Report.objects.filter(**{f"{column}__in": part}).only("key", "url") for part in parts)
    return {getattr(report, column): report for report in chain.from_iterable(found)}


def _keep_responses(one: CheckedFile, file: ImportFile) -> None:
    incidents = incident_keys(one.read)
    for batch in _batches(one.rows, file.name):
        kept = ImportedRow.objects.bulk_create(
            ImportedRow(**make_row(row, file, one.read, incidents[row.incident_key])) for row in batch
        )
        Response.objects.bulk_create(make_response(*pair) for pair in zip(batch, kept, strict=True))


def _batches(rows: list[StatedRow], name: str) -> Any:
    batches = [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]
    console = Console(stderr=True)
    shown = sys.stderr.isatty()
    return track(batches, description=f"Keeping {name}", console=console, disable=not shown, transient=True)


_KEEPERS: Mapping[Makes, Callable[[CheckedFile, ImportFile], None]] = {
    Makes.INCIDENT: _keep_incidents,
    Makes.SOURCE: _keep_sources,
    Makes.RESPONSE: _keep_responses,
}
