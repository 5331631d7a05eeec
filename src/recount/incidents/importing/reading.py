"""A file read by a map: every row as stated with the values of its targets, and every fault of the file at once.

For: `recount import`, before anything is kept. Not for: keeping it (`recount.incidents.importing.keeping`), or what
the record holds already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recount.errors import BadInput
from recount.incidents.importing.flags import StatedToll, flags_of, tolls_of
from recount.incidents.importing.mapping import Column, Makes, Map, Table
from recount.incidents.importing.parsers import Unreadable, parse
from recount.incidents.importing.tables import Entry, Fault, open_rows
from recount.places.importing.files import hash_of


@dataclass(slots=True)
class StatedRow:
    """One row: where it stands, what names it, what it states, what that means, and what cannot be true in it.

    `incident_key` is the key of the incident it belongs to; of a row that makes an incident it is its own.
    """

    line: int
    key: str
    incident_key: str
    stated: dict[str, Any]
    values: dict[str, Any]
    flags: list[str] = field(default_factory=list)
    tolls: list[StatedToll] = field(default_factory=list)


@dataclass(frozen=True)
class ReadFile:
    """A file as read: its hash, its table, the good rows, and all that is wrong with the others."""

    path: Path
    sha256: str
    map: Map
    name: str
    table: Table
    rows: list[StatedRow]
    faults: list[Fault]

    @property
    def total(self) -> int:
        """How many rows the file holds, good and faulty."""
        return len(self.rows) + len({fault.line for fault in self.faults})


def read_file(path: Path, layout: Map) -> ReadFile:
    """Read a file of rows by a map.

    Raises: BadInput when it cannot be opened, holds no row, or has the columns of none of the map's tables.
    """
    digest = hash_of(path)
    with open_rows(path) as opened:
        name, table = _table_of(path, opened.columns, layout)
        rows, faults = _sorted(_read(opened.entries, table, layout))
    rows, repeated = _told_apart(rows, table)
    if not rows and not faults and not repeated:
        raise _empty(path)
    return ReadFile(path, digest, layout, name, table, rows, sorted([*faults, *repeated]))


def _table_of(path: Path, columns: Iterable[str], layout: Map) -> tuple[str, Table]:
    """Find the table whose columns the file has."""
    there = set(columns)
    lacking = {name: [each for each in table.needed if each not in there] for name, table in layout.tables.items()}
    for name, missing in lacking.items():
        if not missing:
            return name, layout.tables[name]
    nearest = min(lacking, key=lambda name: len(lacking[name]) / max(1, len(layout.tables[name].needed)))
    raise BadInput(
        f"{path.name} is no table of {layout.whose}: as {nearest} it lacks the column {', '.join(lacking[nearest])}.",
        "Without these columns nothing says what its rows mean; nothing was kept.",
        "Look whether --as fits the file, or write a map of your own (docs/importing.md).",
    )


def _read(entries: Iterable[Entry | Fault], table: Table, layout: Map) -> Iterator[StatedRow | list[Fault]]:
    nothing = frozenset(layout.null_words)
    columns = [(each, frozenset(each.null_words) if each.null_words is not None else nothing) for each in table.columns]
    for entry in entries:
        yield [entry] if isinstance(entry, Fault) else _row(entry, table, columns, layout)


def _row(
    entry: Entry, table: Table, columns: list[tuple[Column, frozenset[str]]], layout: Map
) -> StatedRow | list[Fault]:
    values: dict[str, Any] = {}
    faults, flags = [], []
    for column, null_words in columns:
        text = _said(entry.cells, column, null_words)
        if text is None or values.get(column.target) is not None:
            continue
        try:
            values[column.target], unknown = parse(text, column, layout.country)
        except Unreadable as problem:
            faults.append(Fault(entry.line, column.column, str(problem)))
            continue
        flags += [f"{column.column}: {word!r} is no word of the map" for word in unknown]
    key, of = _joined(entry.cells, table.key) or str(entry.line), _joined(entry.cells, table.joined_by)
    if table.key and not _joined(entry.cells, table.key).strip("/ "):
        faults.append(Fault(entry.line, ", ".join(table.key), "nothing names the row"))
    if faults:
        return faults
    tolls = tolls_of(values) if table.makes is Makes.INCIDENT else []
    flags += flags_of(values, tolls) if table.makes is Makes.INCIDENT else []
    return StatedRow(entry.line, key, of or key, entry.stated, values, flags, tolls)


def _said(cells: Mapping[str, str], column: Column, null_words: frozenset[str]) -> str | None:
    """Give what a cell says, None where it says nothing or does not count in this row."""
    text = column.value or cells.get(column.column, "").strip()
    if not text or text in null_words:
        return None
    excluded = column.when and any(cells.get(name, "").strip() not in said for name, said in column.when.items())
    return None if excluded else text


def _joined(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    return "/".join(cells.get(name, "").strip() for name in names)


def _sorted(read: Iterable[StatedRow | list[Fault]]) -> tuple[list[StatedRow], list[Fault]]:
    rows: list[StatedRow] = []
    faults: list[Fault] = []
    for one in read:
        if isinstance(one, StatedRow):
            rows.append(one)
        else:
            faults += one
    return rows, faults


def _told_apart(rows: list[StatedRow], table: Table) -> tuple[list[StatedRow], list[Fault]]:
    """Number the rows that share a key where the map says so; elsewhere a key that comes again is a fault."""
    seen: Counter[str] = Counter()
    first: dict[str, int] = {}
    kept, faults = [], []
    for row in rows:
        seen[row.key] += 1
        if table.numbered:
            row.key = f"{row.key}/{seen[row.key]}"
        elif seen[row.key] > 1:
            said = f"the key {row.key} stands on line {first[row.key]} already"
            faults.append(Fault(row.line, ", ".join(table.key), said))
            continue
        else:
            first[row.key] = row.line
        kept.append(row)
    return kept, faults


def _empty(path: Path) -> BadInput:
    return BadInput(
        f"{path.name} has a header and no row.",
        "An import without rows would change nothing.",
        "Look whether it is the right file.",
    )
