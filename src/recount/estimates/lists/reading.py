"""Reads lists of victims from a sheet: one row a person, or one row a cell with its count.

For: CSV files and rows of dictionaries, whole or by stratum; every problem of the sheet told at once. Not for: the
record's own lists, which hand rows to `read_rows`.

A cell of the sheet holds 1 or 0, or nothing where it is unknown whether the list names the person. A column that holds
anything else is no list and is named among those left aside, unless it is nearly a list: then it is a mistake.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Final

import numpy as np

from recount.errors import BadInput
from recount.estimates.lists.table import MATTERS, MOST_PATTERNS, Counts, Lists, Marks
from recount.estimates.refusals import Notice, notice
from recount.vocabulary.sentences import Sentence, refusal, tell, together
from recount.vocabulary.words import EstimateWarning

COUNT: Final = "count"
OTHER_COUNTS: Final = ("n", "freq", "frequency", "counts")
YES: Final = frozenset({"1", "1.0", "true"})
NO: Final = frozenset({"0", "0.0", "false"})
UNKNOWN: Final = frozenset({"", "na", "nan", "null", "?"})
MARKS: Final = {**dict.fromkeys(YES, 1), **dict.fromkeys(NO, 0), **dict.fromkeys(UNKNOWN, -1)}
SHOWN: Final = 10

Row = Mapping[str, object]


@dataclass(frozen=True)
class ListTable:
    """A sheet of lists as read: marks [R, J] of 1, 0 and -1 (unknown), how many people each row counts, its stratum.

    Attributes: `strata` [R] holds None where the stratum is not known, and is empty without one; `columns_aside` are
    the columns that are no lists.
    """

    names: tuple[str, ...]
    marks: Marks
    counts: Counts
    strata: tuple[str | None, ...] = ()
    columns_aside: tuple[str, ...] = ()

    def lists(self) -> Lists:
        """Give everybody as one table; entries whose marks are not all known are left aside and counted as gaps."""
        return self._lists_of(np.ones(len(self.counts), dtype=bool))

    def by_stratum(self) -> dict[str, Lists]:
        """Give a table for each known stratum, in alphabetical order; all have the same lists."""
        strata = np.array(self.strata, dtype=object)
        return {each: self._lists_of(strata == each) for each in sorted({each for each in self.strata if each})}

    def warnings(self) -> tuple[Notice, ...]:
        """Say which columns were left aside, and which list carries the people whose stratum is not known."""
        told = []
        if self.columns_aside:
            told.append(notice(EstimateWarning.COLUMNS_ASIDE, columns=", ".join(self.columns_aside)))
        missing = np.array([each is None for each in self.strata], dtype=bool)
        if missing.any():
            carried = self.counts[missing] @ (self.marks[missing] == 1)
            entries, worst = int(self.counts[missing].sum()), int(np.argmax(carried))
            share = carried[worst] / entries if entries else 0.0
            told.append(
                notice(EstimateWarning.MISSING_STRATA, entries=entries, worst=self.names[worst], share=float(share))
            )
        return tuple(told)

    def _lists_of(self, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Lists:
        marks, counts = self.marks[rows], self.counts[rows]
        unknown = marks < 0
        whole = ~unknown.any(axis=1)
        gaps = tuple(int(each) for each in counts @ unknown)
        return Lists.from_patterns(marks[whole], counts[whole], self.names, gaps=gaps, aside=int(counts[~whole].sum()))


def read_lists(source: Path | str, by: str | None = None, lists: Sequence[str] = ()) -> ListTable:
    """Read a CSV file, given as a path or as its text; `by` names the column of the stratum, `lists` those of lists.

    Raises: BadInput that names every problem of the sheet at once.
    """
    is_text = isinstance(source, str) and "\n" in source
    text = (str(source) if is_text else _text_of(Path(source))).removeprefix("\ufeff")
    header = next(csv.reader([text.partition("\n")[0]]), [])
    _check_size(_counting_column(header, lists), text.count("\n"))
    return _read(_columns_of_sheet(text), by, lists)


def read_rows(rows: Iterable[Row], by: str | None = None, lists: Sequence[str] = ()) -> ListTable:
    """Read rows of dictionaries, all with the same keys; see `read_lists`.

    Raises: BadInput that names every problem of the rows at once.
    """
    columns: dict[str, list[object]] = {}
    for row in rows:
        for name, value in row.items():
            columns.setdefault(str(name), []).append(value)
    return _read(columns, by, lists)


def _read(raw: Mapping[str, Sequence[object]], by: str | None, lists: Sequence[str]) -> ListTable:
    columns = {name.strip(): _written(values) for name, values in raw.items() if name.strip()}
    missing = [name for name in (*lists, *([by] if by else [])) if name not in columns]
    if missing or not any(columns.values()):
        raise _unreadable([_fault("no_column", name=name) for name in missing] or [_fault("empty")])
    counting = _counting_column(columns, lists)
    _check_size(counting, max(map(len, columns.values())))
    named, aside, problems = _choose(columns, [counting, by], lists)
    counts = columns[counting] if counting else ["1"] * len(next(iter(columns.values())))
    problems += [*_uneven(columns), *_count_problems(counts)]
    if problems:
        raise _unreadable(problems)
    marks = np.array([[MARKS[mark] for mark in columns[name]] for name in named], dtype=np.int8)
    strata = tuple(None if each in UNKNOWN else each for each in columns[by]) if by else ()
    people = np.array([int(float(each or 0)) for each in counts], dtype=np.int64)
    return ListTable(tuple(named), marks.reshape(len(named), len(people)).T, people, strata, tuple(aside))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise _no_sheet("no_file", path) from None
    except UnicodeDecodeError:
        raise _no_sheet("no_text", path) from None


def _columns_of_sheet(text: str) -> dict[str, Sequence[object]]:
    rows = [row for row in csv.reader(StringIO(text), skipinitialspace=True) if any(row)]
    uneven = [(at, len(row)) for at, row in enumerate(rows, start=1) if len(row) != len(rows[0])]
    if uneven:
        told = [_fault("uneven_row", row=at, cells=cells) for at, cells in uneven[:SHOWN]]
        raise _unreadable([_fault("header", cells=len(rows[0])), *told])
    return {name: column for name, *column in zip(*rows, strict=True)}


def _written(values: Sequence[object]) -> list[str]:
    """Write what stands in a column the same way; each different value is looked at once."""
    written = {value: _word(value) for value in set(values)}
    return [written[value] for value in values]


def _word(value: object) -> str:
    word = "" if value is None else str(value).strip()
    return word.lower() if word.lower() in MARKS else word


def _uneven(columns: Mapping[str, list[str]]) -> list[str]:
    most = max(map(len, columns.values()))
    return [_fault("cut_column", name=name) for name, values in columns.items() if len(values) < most]


def _counting_column(columns: Iterable[str], lists: Sequence[str]) -> str | None:
    """Find the column of counts: `count`, or another usual name."""
    free = {name.strip().lower(): name.strip() for name in columns if name.strip() not in lists}
    return next((free[name] for name in (COUNT, *OTHER_COUNTS) if name in free), None)


def _check_size(counting: str | None, rows: int) -> None:
    if counting and rows > MOST_PATTERNS:
        raise refusal("estimates.lists.too_many_rows", rows=f"{rows:,}", most=f"{MOST_PATTERNS:,}")


def _choose(
    columns: Mapping[str, list[str]], other: Sequence[str | None], lists: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """Part the columns into lists and those left aside, and tell what is wrong with columns that should be lists."""
    candidates = list(lists) or [name for name in columns if name not in other]
    named, aside, problems = [], [], []
    for name in candidates:
        bad = set(columns[name]) - set(MARKS)
        wrong = [(place, value) for place, value in enumerate(columns[name], start=2) if value in bad] if bad else []
        if not wrong:
            named.append(name)
        elif lists or len(wrong) < len(columns[name]) / 2:
            problems += list(_mark_problems(name, wrong))
        else:
            aside.append(name)
    return named, aside, problems


def _mark_problems(name: str, wrong: Sequence[tuple[int, str]]) -> Iterator[str]:
    rows = [_fault("mark", row=place, value=value) for place, value in wrong[:SHOWN]]
    more = [_fault("more", number=len(wrong) - SHOWN)] if len(wrong) > SHOWN else []
    yield _fault("no_list", name=name, rows=[*rows, *more])


def _count_problems(counts: Sequence[str]) -> Iterator[str]:
    bad = {value for value in set(counts) if not _is_count(value)}
    wrong = [(place, value) for place, value in enumerate(counts, start=2) if value in bad]
    for place, value in wrong[:SHOWN]:
        yield _fault("count", row=place, value=value)
    if len(wrong) > SHOWN:
        yield _fault("more_counts", number=len(wrong) - SHOWN)


def _is_count(value: str) -> bool:
    try:
        number = float(value or 0)
    except ValueError:
        return False
    return number >= 0 and number.is_integer()


def _unreadable(problems: Sequence[str]) -> BadInput:
    return BadInput(together(*problems), MATTERS, _fault("remedy"))


def _no_sheet(why: str, path: Path) -> BadInput:
    found, remedy = (tell(f"estimates.lists.{why}.{part}", path=str(path)) for part in ("found", "remedy"))
    return BadInput(found, MATTERS, remedy)


def _fault(what: str, **about: Any) -> Sentence:
    return tell(f"estimates.lists.sheet.{what}", **about)
