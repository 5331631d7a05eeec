"""Many reports in one file, JSON Lines or a sheet in CSV: checked as a whole before any of them is used.

For: `recount read --batch`, `recount link` and, with a shape of its own, `recount eval`. Not for: single texts
(`recount.reports.text`) or the records of other groups, which `recount import` maps.

All problems of a file are shown at once, each with its line, and nothing of a file with problems is used. The file is
gone through twice, once to check it and once to use it, so that no more than a line of it is held at a time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final, Generic, NoReturn, TypeAlias, cast

from recount.errors import BadInput
from recount.reports.report_line import Line, ReportLine, line_of_json
from recount.reports.sheet import rows_of_sheet

__all__ = ["Batch", "ReportLine", "lines_of", "open_batch", "validated_lines"]

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
SHEET: Final = ".csv"
Rows: TypeAlias = Iterator[tuple[int, Line | list[str]]]


class Batch(Generic[Line]):
    """The reports of a file that was found good: how many, and each in its order, as often as one goes through."""

    def __init__(self, opened: BinaryIO, rows: Callable[[BinaryIO, type[Line]], Rows[Line]], shape: type[Line]) -> None:
        self.total = 0
        self._opened = opened
        self._rows = rows
        self._shape = shape

    def __len__(self) -> int:
        """Give the number of reports."""
        return self.total

    def __iter__(self) -> Iterator[Line]:
        """Give the reports from the first on."""
        return (line for _, line in self.rows() if not isinstance(line, list))

    def rows(self) -> Rows[Line]:
        """Give every line with its number: a report, or what is wrong with it."""
        self._opened.seek(0)
        return self._rows(self._opened, self._shape)


@contextmanager
def open_batch(path: str | os.PathLike[str], shape: type[Line]) -> Iterator[Batch[Line]]:
    """Check a file of reports as a whole and give it, to be gone through as long as it is open.

    The name says what the file is: a sheet when it ends in `.csv`, JSON Lines in UTF-8 otherwise; a pipe is copied
    first. Blank lines are passed over. Raises one BadInput that lists all problems by line: what is no JSON, lacks a
    key or column, has an impossible date, or repeats an id; and for a file that cannot be read or holds no report.
    """
    file = Path(path)
    with _opened(file) as opened:
        batch = Batch(opened, rows_of_sheet if file.suffix.lower() == SHEET else _rows_of_json, shape)
        batch.total = _checked(file, batch.rows())
        yield batch


def validated_lines(path: str | os.PathLike[str]) -> list[ReportLine]:
    """Give the reports of a file, in its order; raises BadInput that lists every bad line (see `open_batch`)."""
    return lines_of(path, ReportLine)


def lines_of(path: str | os.PathLike[str], shape: type[Line]) -> list[Line]:
    """Give all lines of a file as `shape`, in their order; raises what `open_batch` raises."""
    with open_batch(path, shape) as batch:
        return list(batch)


def _opened(file: Path) -> BinaryIO:
    """Open a file that can be gone through again."""
    try:
        opened = file.open("rb")
        return opened if opened.seekable() else _copied(opened)
    except OSError as error:
        _refuse(f"{file} cannot be read ({error.strerror}).")


def _copied(pipe: BinaryIO) -> BinaryIO:
    copy = cast(BinaryIO, TemporaryFile())  # noqa: SIM115  (who opens the batch closes it)
    with pipe:
        shutil.copyfileobj(pipe, copy)
    return copy


def _rows_of_json(opened: BinaryIO, shape: type[Line]) -> Rows[Line]:
    """Give every line that is not blank with its number from 1; only a line feed ends a line."""
    for number, line in enumerate(opened, 1):
        content = line.removeprefix(BYTE_ORDER_MARK if number == 1 else b"")
        if content.strip():
            yield number, line_of_json(content, shape)


def _checked(file: Path, rows: Iterable[tuple[int, ReportLine | list[str]]]) -> int:
    """Count the reports of a file without a fault."""
    first: dict[str, int] = {}
    faults: dict[int, list[str]] = {}
    total = 0
    for number, line in rows:
        total += 1
        if isinstance(line, list):
            faults[number] = line
        elif first.setdefault(line.id, number) != number:
            faults[number] = [f"id: {line.id!r} stands on line {first[line.id]} already"]
    if faults:
        _refuse_lines(file, faults, total)
    if not total:
        _refuse(f"{file} holds no report.")
    return total


def _refuse_lines(file: Path, faults: Mapping[int, list[str]], total: int) -> NoReturn:
    listed = "".join(f"  line {number}: {fault}\n" for number in sorted(faults) for fault in faults[number])
    _refuse(f"{file}: {len(faults)} of {total} lines cannot be used:\n{listed}")


def _refuse(found: str) -> NoReturn:
    raise BadInput(
        found,
        "A batch is used whole or not at all, so that no report is lost unseen.",
        'Write one JSON object a line in UTF-8: {"id": ..., "text": ..., "published": ...}; or a .csv file in UTF-8, '
        "columns cut by commas, whose header names id, text and, where known, published, publisher, url, country.",
    )
