"""The rows of a file with the line on which each begins: CSV (plain or .gz), XLSX, and JSON Lines.

For: one shape for three kinds of file. Not for: what the columns mean. A row that cannot be cut into cells is a fault
of its line; a file that cannot be opened at all is bad input.
"""

from __future__ import annotations

import csv
import datetime
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from recount.errors import BadInput
from recount.places.importing.files import lines_of

MOST_IN_A_CELL = 16 << 20


class Entry(NamedTuple):
    """One row: the line on which it begins, what it states by column, and its cells as text."""

    line: int
    stated: dict[str, Any]
    cells: dict[str, str]


class Fault(NamedTuple):
    """What is wrong with one row: its line, the column (empty where it is the whole row), and a sentence."""

    line: int
    column: str
    said: str

    def __str__(self) -> str:
        """Write the fault as people read it."""
        return f"line {self.line}{f', {self.column}' if self.column else ''}: {self.said}"


class Rows(NamedTuple):
    """The columns of a file, and its rows, which can be gone through once."""

    columns: tuple[str, ...]
    entries: Iterator[Entry | Fault]


@contextmanager
def open_rows(path: Path) -> Iterator[Rows]:
    """Open a file of rows; what it is follows from its content, not from its name.

    Raises: BadInput when it cannot be read, holds nothing, or names a column twice.
    """
    if _is_workbook(path):
        with _workbook(path) as rows:
            yield _checked(path, rows)
        return
    with lines_of(path) as lines:
        first = next(lines)
        again = _from_the_start(first, lines)
        yield _checked(path, _objects(again) if first.lstrip().startswith("{") else _table(again))


def _checked(path: Path, rows: Rows) -> Rows:
    twice = sorted({name for name in rows.columns if rows.columns.count(name) > 1})
    if twice:
        raise BadInput(
            f"{path.name} names the column {', '.join(twice)} twice.",
            "Nothing says which of the two counts.",
            "Name each column once.",
        )
    return rows


def _from_the_start(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _table(lines: Iterator[str]) -> Rows:
    csv.field_size_limit(MOST_IN_A_CELL)
    reader = csv.reader(lines)
    columns = tuple(name.strip() for name in next(reader, []))
    return Rows(columns, _table_rows(reader, columns))


def _table_rows(reader: Any, columns: tuple[str, ...]) -> Iterator[Entry | Fault]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(line, "", f"it cannot be cut into cells ({error})")
            continue
        if not any(map(str.strip, cells)):
            continue
        if len(cells) == len(columns):
            stated = dict(zip(columns, cells, strict=True))
            yield Entry(line, stated, stated)
        else:
            yield Fault(line, "", f"{len(cells)} cells where the header names {len(columns)} columns")


def _objects(lines: Iterator[str]) -> Rows:
    entries = [_object(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    columns = dict.fromkeys(name for each in entries if isinstance(each, Entry) for name in each.stated)
    return Rows(tuple(columns), iter(entries))


def _object(number: int, line: str) -> Entry | Fault:
    try:
        stated = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Fault(number, "", f"it is no JSON ({error})")
    if not isinstance(stated, dict):
        return Fault(number, "", "it is no JSON object")
    if r"\u0000" in line:
        return Fault(number, "", "it holds a sign that is no text (U+0000)")
    return Entry(number, stated, {name: _as_text(value) for name, value in stated.items()})


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in {".xlsx", ".xlsm"} and zipfile.is_zipfile(path)


@contextmanager
def _workbook(path: Path) -> Iterator[Rows]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise BadInput(
            f"{path} is no workbook that can be read ({error}).",
            "Only whole files can be taken in; nothing was changed.",
            "Save it again as XLSX or CSV.",
        ) from None
    try:
        cells = book.worksheets[0].iter_rows(values_only=True)
        header = tuple(_as_text(name).strip() for name in next(cells, ()))
        columns = tuple(name or f"column {number}" for number, name in enumerate(header, 1))
        yield Rows(columns, _sheet_rows(cells, columns))
    finally:
        book.close()


def _sheet_rows(rows: Any, columns: tuple[str, ...]) -> Iterator[Entry]:
    for line, values in enumerate(rows, 2):
        texts = [_as_text(value) for value in values]
        if any(texts):
            cells = dict(zip(columns, texts, strict=False))
            yield Entry(line, cells, cells)


def _as_text(value: Any) -> str:
    """Write a typed value as a table would: a whole number without a point, a day as 2015-11-05, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return value.date().isoformat() if at_midnight else value.isoformat(sep=" ")
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
