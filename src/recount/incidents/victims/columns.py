"""The columns of a list as the model compares them: keys of each word of a name, days as numbers, places by sound.

For: one entry, one row of plain values that DuckDB and Spark read alike. Not for: deciding anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from recount.incidents.victims.lists import Entry
from recount.incidents.victims.model import NAME_PARTS
from recount.incidents.victims.names import keys_of_name, read_name
from recount.places.folding import fold_name, plain, skeleton

KEYS: Final = ("", "_key", "_lean", "_full")
NAME_COLUMNS: Final = tuple(f"{part}{key}" for part in NAME_PARTS for key in KEYS)
COLUMNS: Final = ("unique_id", *NAME_COLUMNS, "age", "sex", "day", "month", "place", "place_key", "place_words")

NUMBERS: Final = frozenset({"unique_id", "age", "day", "month"})
"""The columns of whole numbers; all others hold text."""

Cell = str | int | None


def table_of(entries: Sequence[Entry], kept: Iterable[int]) -> dict[str, list[Cell]]:
    """Give the columns of the entries kept; entries are told apart by their place in the list, from 0."""
    rows = [row_of(at, entries[at]) for at in kept]
    if not rows:
        return {name: [] for name in COLUMNS}
    return {name: list(cells) for name, cells in zip(COLUMNS, zip(*rows, strict=True), strict=True)}


def has_own_name(entry: Entry) -> bool:
    """Tell whether an entry tells a given name: who is told as a wife, or by a kunya alone, is linked to nobody."""
    return bool(_name_cells(entry.name)[0])


def row_of(at: int, entry: Entry) -> tuple[Cell, ...]:
    """Give one row, in the order of `COLUMNS`."""
    return (at, *_name_cells(entry.name), entry.age, entry.sex or None, _number_of_day(entry.day),
            _number_of_month(entry.month), *_place_cells(entry.place))  # fmt: skip


@lru_cache(maxsize=1 << 20)
def _name_cells(name: str) -> tuple[str | None, ...]:
    return tuple(cell or None for keys in keys_of_name(read_name(name)) for cell in (keys or (None,) * len(KEYS)))


@lru_cache(maxsize=1 << 16)
def _place_cells(place: str) -> tuple[str | None, str | None, str | None]:
    if not place:
        return None, None, None
    return fold_name(place) or None, skeleton(place) or None, f" {' '.join(map(skeleton, plain(place).split()))} "


@lru_cache(maxsize=1 << 16)
def _number_of_day(day: str) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _number_of_month(month: str) -> int | None:
    return int(month[:4]) * 12 + int(month[5:]) if month else None
