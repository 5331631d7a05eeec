"""`Lists`: who stands on which of J lists, as counted patterns.

For: the one table that every method of estimation takes, however many lists there are. Not for: reading files
(`recount.estimates.lists.reading`), or judging whether the lists can bear an estimate (`...lists.overlaps`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recount.errors import BadInput
from recount.vocabulary.sentences import refusal, tell, together

Marks = NDArray[np.int8]
Counts = NDArray[np.int64]

MOST_LISTS = 60
MOST_PATTERNS = 100_000
# 2 ** 16 cells are a table that a method can still walk through cell by cell.
MOST_LISTS_IN_CELLS = 16

MATTERS = tell("estimates.lists.matters")


@dataclass(frozen=True)
class Lists:
    """Patterns of presence on lists, and how many people show each.

    Attributes: `names` of the J lists; `patterns` [K, J] of 0 and 1, distinct and none of them all 0, in the order of
    cells (the first list varying fastest); `counts` [K], all positive; `gaps` [J], how many entries were left aside
    because it is unknown whether the list names them, and `aside` how many entries those are together.
    """

    names: tuple[str, ...]
    patterns: Marks
    counts: Counts
    gaps: tuple[int, ...] = ()
    aside: int = 0

    @classmethod
    def from_cells(cls, cells: Iterable[int], names: Sequence[str] = ()) -> Self:
        """Take the counts of all 2^J - 1 cells, the first list varying fastest; a leading unseen cell must be 0.

        Raises: BadInput for negative or fractional counts, a number of cells that is no 2^J - 1, and fewer than two
        lists.
        """
        counts = _whole(cells)
        if len(counts) > MOST_PATTERNS:
            raise _too_many_patterns(len(counts))
        if len(counts) > 1 and (len(counts) & (len(counts) - 1)) == 0:
            counts = _without_unseen(counts)
        number = len(counts).bit_length()
        if len(counts) != 2**number - 1:
            found = tell("estimates.lists.no_cells", cells=len(counts))
            raise BadInput(found, MATTERS, tell("estimates.lists.give_cells"))
        return cls.from_patterns(patterns_of(np.arange(1, len(counts) + 1), number), counts, names)

    @classmethod
    def from_patterns(cls, patterns: Any, counts: Any = None, names: Sequence[str] = (), **gaps: Any) -> Self:
        """Take rows [K, J] of 0 and 1, one a person or, with `counts`, one a cell; equal rows are added up.

        Raises: BadInput that names every problem: other marks, counts below 0 or with fractions, people on no list,
        fewer than two lists or too many.
        """
        marks = np.atleast_2d(np.asarray(patterns))
        many = np.ones(len(marks), dtype=np.int64) if counts is None else _whole(counts)
        _check(marks, many, names)
        keys, places = np.unique(_keys(marks), return_inverse=True)
        summed = np.bincount(places, weights=many, minlength=len(keys)).astype(np.int64)
        held = (keys > 0) & (summed > 0)
        if held.sum() > MOST_PATTERNS:
            raise _too_many_patterns(int(held.sum()))
        named = tuple(names) or default_names(marks.shape[1])
        return cls(named, patterns_of(keys[held], marks.shape[1]), summed[held], **gaps)

    @property
    def number(self) -> int:
        """Give J, the number of lists."""
        return len(self.names)

    @cached_property
    def n(self) -> int:
        """Give how many people stand on at least one list."""
        return int(self.counts.sum())

    @cached_property
    def cells(self) -> Counts:
        """Give the counts of all 2^J - 1 cells, the first list varying fastest, the unseen cell left out.

        Raises: BadInput above 16 lists, where the cells are too many to walk through.
        """
        if self.number > MOST_LISTS_IN_CELLS:
            raise _too_many_cells(self.number)
        cells = np.zeros(2**self.number, dtype=np.int64)
        cells[_keys(self.patterns)] = self.counts
        return cells[1:]

    @cached_property
    def sizes(self) -> Counts:
        """Give how many people each list names [J]."""
        return self.counts @ self.patterns.astype(np.int64)

    @cached_property
    def times_seen(self) -> Counts:
        """Give how many people stand on exactly 1, 2, ... J lists [J]."""
        times = self.patterns.sum(axis=1)
        return np.bincount(times, weights=self.counts, minlength=self.number + 1)[1:].astype(np.int64)

    def without(self, name: str) -> Lists:
        """Give the table as it would be if one list had never been made."""
        kept = [place for place, other in enumerate(self.names) if other != name]
        rest = self.patterns[:, kept]
        still = rest.any(axis=1)
        return Lists.from_patterns(rest[still], self.counts[still], [self.names[place] for place in kept])

    def with_counts(self, counts: Counts) -> Lists:
        """Give the same patterns with other counts, as a resample has them."""
        return Lists.from_patterns(self.patterns, counts, self.names)

    def labels(self, places: Iterable[int]) -> str:
        """Name lists by their places, as a sentence does."""
        return ", ".join(self.names[place] for place in places)


def default_names(number: int) -> tuple[str, ...]:
    """Name lists that have no names: A, B, C, ... and L27 onwards."""
    return tuple(ascii_uppercase[at] if at < len(ascii_uppercase) else f"L{at + 1}" for at in range(number))


def patterns_of(keys: NDArray[np.int64], number: int) -> Marks:
    """Give the pattern [K, J] behind each key, whose lowest bit is the first list."""
    return ((keys[:, None] >> np.arange(number)) & 1).astype(np.int8)


def _keys(patterns: NDArray[Any]) -> NDArray[np.int64]:
    bits = np.int64(1) << np.arange(patterns.shape[1], dtype=np.int64)
    keys: NDArray[np.int64] = patterns.astype(np.int64) @ bits
    return keys


def _whole(counts: Any) -> Counts:
    try:
        numbers = np.array(counts if isinstance(counts, np.ndarray) else list(counts), dtype=float)
    except (TypeError, ValueError):
        found, remedy = tell("estimates.lists.not_numbers"), tell("estimates.lists.give_whole_numbers")
        raise BadInput(found, MATTERS, remedy) from None
    wrong = numbers[~((numbers >= 0) & (numbers == np.floor(numbers)) & np.isfinite(numbers))]
    if wrong.size:
        shown = ", ".join(f"{value:g}" for value in wrong[:5]) + (" ..." if wrong.size > 5 else "")
        found = tell("estimates.lists.not_counts", shown=shown)
        raise BadInput(found, MATTERS, tell("estimates.lists.give_counts"))
    return numbers.astype(np.int64)


def _without_unseen(counts: Counts) -> Counts:
    if counts[0] > 0:
        found = tell("estimates.lists.unseen_cell", people=int(counts[0]))
        raise BadInput(found, MATTERS, tell("estimates.lists.leave_unseen_out"))
    return counts[1:]


def _check(marks: NDArray[Any], counts: Counts, names: Sequence[str]) -> None:
    number = marks.shape[1]
    problems = []
    if number < 2:
        problems.append(tell("estimates.lists.table.one_list" if number else "estimates.lists.table.no_list"))
    if number > MOST_LISTS:
        problems.append(tell("estimates.lists.table.too_many", number=number, most=MOST_LISTS))
    if not np.isin(marks, (0, 1)).all():
        problems.append(tell("estimates.lists.table.other_marks"))
    if len(marks) != len(counts):
        problems.append(tell("estimates.lists.table.other_counts", patterns=len(marks), counts=len(counts)))
    elif (unseen := int(counts[(marks == 0).all(axis=1)].sum())) > 0:
        problems.append(tell("estimates.lists.table.on_no_list", people=unseen))
    if names and (len(names) != number or len(set(names)) < number):
        problems.append(tell("estimates.lists.table.names", number=number, names=list(names)))
    if not counts.sum():
        problems.append(tell("estimates.lists.table.nobody"))
    if problems:
        raise BadInput(together(*problems), MATTERS, tell("estimates.lists.table.remedy"))


def _too_many_patterns(found: int) -> BadInput:
    return refusal("estimates.lists.too_many_patterns", number=f"{found:,}", most=f"{MOST_PATTERNS:,}")


def _too_many_cells(number: int) -> BadInput:
    cells = f"{2**number - 1:,}"
    return refusal("estimates.lists.too_many_cells", number=number, cells=cells, most=MOST_LISTS_IN_CELLS)
