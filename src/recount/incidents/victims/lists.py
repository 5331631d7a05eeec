"""Reads lists of victims: CSV or JSON Lines, one row an entry, every problem of a file told at once.

For: the columns name, name_ar, age, sex, date, place, source and id, as several sources write them. Not for: linking
(`recount.incidents.victims.linking`), nor the sheets of 0 and 1 that `recount estimate` reads.

Nothing is guessed: an age that is not told stays untold (R2), a month stays a month (R6), and what cannot be read is a
problem with its line and column.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from recount.errors import BadInput
from recount.places.folding import plain
from recount.vocabulary.written import written_in

OLDEST: Final = 120
SHOWN: Final = 20
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MATTERS = "An entry that is read wrongly is linked to the wrong person, or to nobody."


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list. `day` is the day told, `month` its month, also where no day is told; "" is not told."""

    id: str
    name: str
    age: int | None = None
    sex: str = ""
    day: str = ""
    month: str = ""
    place: str = ""
    source: str = ""


@dataclass(frozen=True)
class VictimList:
    """A list: its name, its entries, and the problems of the rows that were set aside."""

    name: str
    entries: tuple[Entry, ...]
    aside: tuple[str, ...] = ()


def read_victims(path: Path, *, set_aside: bool = False) -> VictimList:
    """Read one list, named after its file; with `set_aside`, faulty rows are left out and told in `aside`.

    Raises: BadInput that names every problem of the file, by line and column.
    """
    return victims_of(path.name.split(".")[0], _rows(path), set_aside=set_aside)


def read_all(paths: Sequence[Path], *, set_aside: bool = False) -> list[VictimList]:
    """Read several lists; the problems of all of them are told together.

    Raises: BadInput as `read_victims`.
    """
    lists, faults = [], []
    for path in paths:
        try:
            lists.append(read_victims(path, set_aside=set_aside))
        except BadInput as fault:
            faults.append(fault)
    if faults:
        raise BadInput(" ".join(fault.found for fault in faults), faults[0].matters, faults[0].remedy)
    return lists


def victims_of(name: str, rows: Iterable[tuple[int, Mapping[str, Any]]], *, set_aside: bool = False) -> VictimList:
    """Read rows, each with its line; see `read_victims`."""
    reader = _Reader(name)
    entries = [entry for line, row in rows if (entry := reader.entry(line, row)) is not None]
    if reader.unreadable or (reader.problems and not set_aside) or not entries:
        raise _unreadable(name, [*reader.unreadable, *reader.problems] or ["there is no entry"])
    return VictimList(name, tuple(entries), tuple(reader.problems))


class _Reader:
    """Reads the rows of one list and gathers what is wrong with them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.unreadable: list[str] = []
        self.problems: list[str] = []
        self._columns: dict[str, str] | None = None
        self._seen: set[str] = set()

    def entry(self, line: int, row: Mapping[str, Any]) -> Entry | None:
        """Give the entry of a row, or None and a problem more."""
        columns = self._columns_of(row)
        told = {field: _told(row.get(column)) for field, column in columns.items()}
        faults = [f"line {line}, {columns.get(field, field)}: {fault}" for field, fault in self._faults(told)]
        self.problems += faults
        if faults or self.unreadable:
            return None
        id = told.get("id") or str(line)
        self._seen.add(id)
        day, month = _day(told.get("date", "")) or ("", "")
        name = told.get("name_ar") or told.get("name", "")
        age, sex = _age(told.get("age", "")), _sex(told.get("sex", "")) or ""
        return Entry(id, name, None if age is None or age < 0 else age, sex, day, month, told.get("place", ""),
                     told.get("source", ""))  # fmt: skip

    def _columns_of(self, row: Mapping[str, Any]) -> dict[str, str]:
        if self._columns is None:
            self._columns = _known_columns(row)
            if "name" not in self._columns and "name_ar" not in self._columns:
                self.unreadable.append(f"there is no column name or name_ar, but {', '.join(map(str, row))}")
        return self._columns

    def _faults(self, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        if not (told.get("name") or told.get("name_ar")):
            yield "name", "nobody is named"
        if told.get("id") in self._seen:
            yield "id", f"{told['id']!r} stands there twice"
        if (age := told.get("age")) and (_age(age) is None):
            yield "age", f"{age!r} is no age in years from 0 to {OLDEST}"
        if (sex := told.get("sex")) and _sex(sex) is None:
            yield "sex", f"{sex!r} is neither m nor f"
        if (day := told.get("date")) and _day(day) is None:
            yield "date", f"{day!r} is no day as 2015-11-05 and no month as 2015-11"


@lru_cache(maxsize=4096)
def _age(told: str) -> int | None:
    """Give an age in whole years, None where none can be read."""
    try:
        age = float(told)
    except ValueError:
        return None
    return int(age) if 0 <= age <= OLDEST else None


@lru_cache(maxsize=4096)
def _sex(told: str) -> str | None:
    word = plain(told)
    return next((sex[0] for sex in ("female", "male") if word in _words()[sex]), None)


@lru_cache(maxsize=1 << 14)
def _day(told: str) -> tuple[str, str] | None:
    """Give day and month as 2015-11-05 and 2015-11; the day is empty where only a month is told."""
    found = _DAY.fullmatch(told)
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    month = f"{found[1]}-{int(found[2]):02}"
    if found[3] is None:
        return "", month
    return (f"{month}-{int(found[3]):02}", month) if 1 <= int(found[3]) <= _DAYS[int(found[2]) - 1] else None


def _told(value: Any) -> str:
    """Give what a cell tells, without the many ways of telling nothing."""
    text = "" if value is None else str(value).strip()
    return "" if text.lower() in _words()["nothing"] else text


def _known_columns(row: Mapping[str, Any]) -> dict[str, str]:
    headings = {"_".join(plain(str(heading).replace("_", " ")).split()): str(heading) for heading in row}
    known: dict[str, list[str]] = _lexicon()["columns"]
    met = {field: [headings[name] for name in names if name in headings] for field, names in known.items()}
    return {field: found[0] for field, found in met.items() if found}


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _json_rows(path.name, file) if path.suffix in (".jsonl", ".ndjson") else _csv_rows(file)
    except OSError:
        raise BadInput(f"There is no file {path} to read.", _MATTERS, "Give the path of a CSV or JSONL.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8 text.", _MATTERS, "Save the list as CSV in UTF-8.") from None


def _csv_rows(file: Iterable[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(file)
    for row in reader:
        yield reader.line_num, row


def _json_rows(name: str, file: Iterable[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    rows, faults = [], []
    for line, text in enumerate(file, start=1):
        row = _object(text) if text.strip() else {}
        if row is None:
            faults.append(f"line {line} is no JSON object")
        elif row:
            rows.append((line, row))
    if faults:
        raise _unreadable(name, faults)
    yield from rows


def _object(text: str) -> Mapping[str, Any] | None:
    try:
        row = json.loads(text)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


@cache
def _lexicon() -> dict[str, Any]:
    lexicon: dict[str, Any] = written_in(Path(__file__).with_name("lists.yaml"))
    return lexicon


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in _lexicon().items() if kind != "columns"}


def _unreadable(name: str, problems: list[str]) -> BadInput:
    more = [f"and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
    return BadInput(
        f"The list {name} cannot be used: {'; '.join([*problems[:SHOWN], *more])}.",
        _MATTERS,
        "Mend these cells, empty those that are not known, or say --set-aside to link the other rows.",
    )
