"""Whether read files can be taken into the open record: what it has already, what contradicts it, what belongs nowhere.

For: telling so before anything is kept. Not for: keeping (`recount.incidents.importing.keeping`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from recount.incidents.deciding.reviewing import released_incidents
from recount.incidents.importing.asking import Wanted, refuse
from recount.incidents.importing.mapping import Makes
from recount.incidents.importing.reading import ReadFile, StatedRow
from recount.incidents.importing.tables import Fault
from recount.incidents.models import ImportedRow, ImportFile

_AT_ONCE = 500


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be kept: its new rows, how many an earlier file had in the same words, what is left out."""

    read: ReadFile
    rows: list[StatedRow]
    repeated: int = 0
    before: ImportFile | None = None
    left_out: list[Fault] = field(default_factory=list)


def check_all(files: list[ReadFile], wanted: Wanted) -> list[CheckedFile]:
    """Hold files against the open record.

    Raises: BadInput when rows contradict rows kept before, belong to no incident or would change a released one, and
    `set_aside` is not wanted.
    """
    there: dict[str, set[str]] = {}
    checked = []
    for file in files:
        one = _check(file, there)
        there.setdefault(file.name, set()).update(row.key for row in file.rows)
        checked.append(one)
    refuse([(one.read.path.name, one.left_out) for one in checked if one.before is None], wanted)
    return checked


def _check(file: ReadFile, there: Mapping[str, set[str]]) -> CheckedFile:
    before = ImportFile.objects.filter(sha256=file.sha256, map_sha256=file.map.sha256).first()
    if before is not None:
        return CheckedFile(file, [], before=before)
    kept = kept_rows(file)
    new = [row for row in file.rows if row.key not in kept]
    contradicting = [
        _contradiction(row, *kept[row.key]) for row in file.rows if row.key in kept and row.stated != kept[row.key][0]
    ]
    alone = [*_without_incident(file, new, there), *_of_released(file, new)]
    lines = {fault.line for fault in alone}
    return CheckedFile(
        file,
        [row for row in new if row.line not in lines],
        repeated=len(file.rows) - len(new) - len(contradicting),
        left_out=sorted([*file.faults, *contradicting, *alone]),
    )


def kept_rows(file: ReadFile) -> dict[str, tuple[dict[str, Any], str]]:
    """Give what the record has of the file's rows by key: as stated then, and in which file."""
    rows = ImportedRow.objects.filter(whose=file.map.whose, table=file.name).order_by()
    if not rows.exists():
        return {}
    wanted = {row.key for row in file.rows}
    columns = rows.values_list("key", "stated", "file__name").iterator(chunk_size=_AT_ONCE)
    return {key: (stated, name) for key, stated, name in columns if key in wanted}


def _contradiction(row: StatedRow, stated: dict[str, Any], name: str) -> Fault:
    changed = [column for column in {**stated, **row.stated} if stated.get(column) != row.stated.get(column)]
    first = changed[0]
    more = f" (and {len(changed) - 1} more columns)" if len(changed) > 1 else ""
    said = f"{row.key} states {row.stated.get(first)!r} where {name} stated {stated.get(first)!r}{more}"
    return Fault(row.line, first, said)


def _without_incident(file: ReadFile, rows: list[StatedRow], there: Mapping[str, set[str]]) -> Iterator[Fault]:
    """Find the rows that belong to an incident which neither these files nor the record have."""
    if file.table.makes is Makes.INCIDENT:
        return
    known = {*there.get(file.table.of, set()), *incident_keys(file)}
    for row in rows:
        if row.incident_key not in known:
            said = f"no incident of {file.map.whose} has the key {row.incident_key}"
            yield Fault(row.line, ", ".join(file.table.joined_by), said)


def _of_released(file: ReadFile, rows: list[StatedRow]) -> Iterator[Fault]:
    """Find the rows that would change an incident which two people released as it stands (R17)."""
    if file.table.makes is Makes.INCIDENT:
        return
    codes = dict(released_incidents().order_by().values_list("id", "code"))
    incidents = incident_keys(file) if codes else {}
    for row in rows:
        code = codes.get(incidents.get(row.incident_key, 0))
        if code is not None:
            said = f"{code} is released as two people saw it; take it out of release first (withdraw_release)"
            yield Fault(row.line, ", ".join(file.table.joined_by), said)


def incident_keys(file: ReadFile) -> dict[str, int]:
    """Give the record's incidents of a recorder by the key of their row."""
    rows = ImportedRow.objects.filter(whose=file.map.whose, table=file.table.of).order_by()
    return dict(rows.values_list("key", "incident"))
