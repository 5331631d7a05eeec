"""A batch as a sheet: CSV with a header, one report a row, in UTF-8 and with commas.

For: what spreadsheets and platforms export. Not for: judging the file as a whole (`recount.reports.jsonl`), or the
tables of other recorders, which `recount import` maps.

Line ends inside a quoted cell belong to the text and stay as they are (R1). A row's number is that of its first line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from recount.reports.report_line import Line, line_of_keys
from recount.reports.text import MAX_TEXT_BYTES

MARK: Final = "\ufeff"
UNDECODED: Final = re.compile("[\udc80-\udcff]")
NOT_UTF_8: Final = "it is not UTF-8"


def rows_of_sheet(opened: BinaryIO, shape: type[Line]) -> Iterator[tuple[int, Line | list[str]]]:
    """Give every row that is not blank with its line number: a report, or all that is wrong with it.

    A header that lacks a column is the one fault of its sheet: nothing below it can be understood.
    """
    csv.field_size_limit(2 * MAX_TEXT_BYTES)
    rows = _rows(opened)
    number, header = next(rows, (1, []))
    columns = [] if isinstance(header, str) else [name.removeprefix(MARK).strip().lower() for name in header]
    faults = [header] if isinstance(header, str) else _faults_of(columns, shape)
    if faults:
        yield number, faults
        return
    for number, cells in rows:
        yield number, [cells] if isinstance(cells, str) else _report(cells, columns, shape)


def _rows(opened: BinaryIO) -> Iterator[tuple[int, list[str] | str]]:
    """Give every row that is not blank with its cells, or with what stands in the way of cutting it into cells."""
    reader = csv.reader((line.decode("utf-8", "surrogateescape") for line in opened), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"its quotation marks or line ends are broken ({error})"
            continue
        if any(map(str.strip, cells)):
            yield number, cells


def _faults_of(columns: list[str], shape: type[Line]) -> list[str]:
    needed = [name for name, field in shape.model_fields.items() if field.is_required()]
    missing = [f"the header names no column {name!r}" for name in needed if name not in columns]
    named = [name for name in columns if name]
    return missing + [f"the header names the column {name!r} twice" for name in {*named} if named.count(name) > 1]


def _report(cells: list[str], columns: list[str], shape: type[Line]) -> Line | list[str]:
    if len(cells) != len(columns):
        return [f"it has {len(cells)} cells, and the header names {len(columns)} columns"]
    keys = dict(zip(columns, cells, strict=True))
    undecoded = [f"{name}: {NOT_UTF_8}" for name, cell in keys.items() if UNDECODED.search(cell)]
    return undecoded or line_of_keys(keys, shape)
