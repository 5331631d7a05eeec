"""Reads and checks a table of events: when, where, and what columns of one's own say of each.

For: EVENTS.csv with `timestamp, lon, lat`, every problem told at once; choosing treatments, controls and outcomes by
the values of a column. Not for: counting around them (`wakes`).
"""

from __future__ import annotations

import csv
import gzip
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import numpy as np

from recount.errors import BadInput
from recount.estimates.aftermath.arrays import Flags, Floats
from recount.vocabulary.sentences import Sentence, as_clauses, refusal, tell

NEEDED = ("timestamp", "lon", "lat")
TABLE = "table"
SHOWN_PROBLEMS = 12
# How tables write that a cell holds nothing.
_EMPTY = {"", "na", "nan", "null"}
_EPOCH = datetime(1970, 1, 1)
_SECONDS_A_DAY = 86_400


@dataclass(frozen=True)
class Account:
    """How events were taken from a record: the rules of choice, what these left out, and the column of ids."""

    rules: Mapping[str, Any]
    left_out: Mapping[str, int]
    ids: str


@dataclass(frozen=True)
class Table:
    """A table of events as read: its name, its header, its rows of text."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Events:
    """A table of events in the order of time (ties in the order of the file).

    `day` is days since 1970-01-01 with fractions, `lon` and `lat` WGS 84 degrees, each of shape (events,); `columns`
    holds the other columns as text; `account` says how events of a record were chosen.
    """

    day: Floats
    lon: Floats
    lat: Floats
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    account: Account | None = None

    def __len__(self) -> int:
        """Count the events."""
        return len(self.day)

    def numbers(self, column: str) -> Floats:
        """Give a column as numbers, NaN where a cell is empty or NA. Raises BadInput where a cell is no number."""
        cells = self._column(column)
        values = [math.nan if cell.strip().lower() in _EMPTY else _number(cell) for cell in cells]
        wrong = [cell for cell, value in zip(cells, values, strict=True) if value is None]
        if wrong:
            raise refusal("estimates.aftermath.no_number", column=column, cell=wrong[0])
        return np.array(values, dtype=np.float64)

    def texts(self, column: str) -> Sequence[str]:
        """Give a column as it stands. Raises BadInput where there is no such column."""
        return self._column(column)

    def _column(self, column: str) -> Sequence[str]:
        if column not in self.columns:
            columns = sorted(self.columns) or tell("estimates.aftermath.needed_alone")
            raise refusal("estimates.aftermath.no_column", column=column, columns=columns)
        return self.columns[column]


@dataclass(frozen=True)
class Choice:
    """Which events are meant: those that hold, in every column named, one of its values.

    Written COLUMN=VALUE|VALUE, several with & between.
    """

    wanted: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def read(cls, said: str) -> Choice:
        """Read `type=treatment`, `type=IED|SAF` or `party=russia&kind=airstrike`. Raises BadInput on anything else."""
        parts = [[side.strip() for side in part.partition("=")] for part in said.split("&")]
        wanted = [(column, tuple(filter(None, map(str.strip, values.split("|"))))) for column, _, values in parts]
        if not all(column and values for column, values in wanted):
            raise refusal("estimates.aftermath.no_choice", said=said)
        return cls(tuple(wanted))

    def among(self, events: Events) -> Flags:
        """Mark the chosen events, shape (events,). Raises BadInput where the table has no such column."""
        held = [[cell.strip() in values for cell in events.texts(column)] for column, values in self.wanted]
        flags: Flags = np.logical_and.reduce(np.array(held, dtype=np.bool_), axis=0)
        return flags

    def __str__(self) -> str:
        return "&".join(f"{column}={'|'.join(values)}" for column, values in self.wanted)


def read_events(path: Path) -> Events:
    """Read a CSV of events (also .gz), in UTF-8 with a header line.

    Raises: BadInput naming every row that has no readable time or place, in one message.
    """
    table = read_table(path)
    return events_from(table.header, table.rows, path.name)


def read_table(path: Path) -> Table:
    """Read a CSV (also .gz) as it stands. Raises BadInput where it is none."""
    try:
        with _opened(path) as file:
            rows = csv.reader(file)
            header = [name.strip() for name in next(rows, [])]
            return Table(path.name.partition(".")[0], header, [row for row in rows if row])
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.", "Nothing can be counted without events.", "Name a CSV.") from None
    except (UnicodeDecodeError, gzip.BadGzipFile, csv.Error) as problem:
        raise BadInput(f"{path} is no readable CSV: {problem}.", "It must be text in UTF-8.", "Save it anew.") from None


def events_beside(tables: Sequence[Table], account: Account | None = None) -> Events:
    """Join tables of events: all columns of each, empty where a table has none, and `table` with each one's name.

    Raises: BadInput as `events_from`, for each table under its name.
    """
    for each in tables:
        events_from(each.header, each.rows, each.name)
    header = list(dict.fromkeys([*(name for each in tables for name in each.header), TABLE]))
    rows = [
        [cells.get(name, "") for name in header]
        for each in tables
        for row in each.rows
        for cells in [{**dict(zip(each.header, row, strict=False)), TABLE: each.name}]
    ]
    return replace(events_from(header, rows), account=account)


def events_from(header: Sequence[str], rows: Iterable[Sequence[str | None]], name: str = "the table") -> Events:
    """Make events of a header and rows of text, sorted by time.

    Raises: BadInput naming every problem at once: missing columns, times or places that cannot be read.
    """
    _check_header(header, name)
    cells = [list(column) for column in zip(*(_filled(row, len(header)) for row in rows), strict=False)]
    if not cells:
        raise refusal("estimates.aftermath.no_events", name=name)
    table = dict(zip(header, cells, strict=False))
    problems: list[Sentence] = []
    day, lon, lat = (
        _parsed(table[column], read, column, problems)
        for column, read in zip(NEEDED, (_days, _within(180), _within(90)), strict=True)
    )
    _raise_all(problems, name, len(cells[0]))
    order = np.argsort(day, kind="stable")
    others = {key: [column[at] for at in order] for key, column in table.items() if key not in NEEDED}
    return Events(day[order], lon[order], lat[order], others)


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _filled(row: Sequence[str | None], width: int) -> list[str]:
    cells = [cell if isinstance(cell, str) else "" for cell in row[:width]]
    return cells + [""] * (width - len(cells))


def _check_header(header: Sequence[str], name: str) -> None:
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise refusal("estimates.aftermath.columns_missing", name=name, columns=missing)


def _parsed(cells: Sequence[str], read: Callable[[str], float | None], column: str, problems: list[Sentence]) -> Floats:
    values = [read(cell) for cell in cells]
    problems += [_cell_told(at + 2, column, cells[at]) for at, value in enumerate(values) if value is None]
    return np.array([math.nan if value is None else value for value in values], dtype=np.float64)


def _cell_told(row: int, column: str, cell: str) -> Sentence:
    if not cell.strip():
        return tell("estimates.aftermath.empty_cell", row=row, column=column)
    return tell("estimates.aftermath.cell", row=row, column=column, cell=cell)


def _days(cell: str) -> float | None:
    try:
        moment = datetime.fromisoformat(cell.strip())
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    since = moment - _EPOCH
    return since.days + since.seconds / _SECONDS_A_DAY


def _within(limit: float) -> Callable[[str], float | None]:
    def read(cell: str) -> float | None:
        value = _number(cell)
        return value if value is not None and abs(value) <= limit else None

    return read


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _raise_all(problems: Sequence[Sentence], name: str, rows: int) -> None:
    if not problems:
        return
    over = len(problems) - SHOWN_PROBLEMS
    more = [tell("estimates.aftermath.more", number=over)] if over > 0 else []
    shown = as_clauses(*problems[:SHOWN_PROBLEMS], *more)
    raise refusal("estimates.aftermath.cells", name=name, number=len(problems), rows=rows, shown=shown)
