"""Which of many rows could matter to a number, told from their index alone, before any claim is read.

For: a check in a record of a million claims: of what lies at the same place within a year, or on the same days
elsewhere, it keeps the same days, the same number, the same counter and the nearest few. Not for: comparing, which
looks at each number that is kept. Pure: rows of an index in, keys out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nsmallest
from math import ceil, floor
from types import MappingProxyType
from typing import Any, NamedTuple

from recount.checks.comparing import ROUNDING
from recount.checks.statements import Statement
from recount.claims.counts import Counts, read_counts
from recount.vocabulary.words import Outcome

# Of each kind of count, and of each counter's, so many of the nearest are read; an answer shows five.
_NEAREST = 100
_TOUCHING = 1


class Row(NamedTuple):
    """What the index says of a claim: its days, its counts, who published it and what it copies, who is quoted."""

    key: int
    first: date | None
    last: date | None
    counts: str
    publisher: str | None
    original: str | None
    told_by: str
    document: Mapping[str, Any] = MappingProxyType({})


COLUMNS = ("counts", "report__publisher__key", "report__copy_of__publisher__key", "told_by")
WHERE = "document"


@dataclass(frozen=True)
class Sieve:
    """The numbers of an article that are set in the same days and places, with the keys of who is named as counting."""

    statements: Sequence[Statement]
    counters: frozenset[str]

    def near_in_time(self, rows: Iterable[Row], first: date, last: date) -> set[int]:
        """Keep of rows at the same places the same days, the same numbers, and the nearest of each kind of count."""
        known = [(row, _days_apart(row, first, last), read_counts(row.counts)) for row in rows]
        kept = {row.key for row, apart, counts in known if apart <= _TOUCHING or self._same_number(counts)}
        for statement in self.statements:
            alike = [(apart, row.key) for row, apart, counts in known if _is_alike(statement, counts)]
            theirs = [(apart, row.key) for row, apart, _ in known if self._same_counter(row)]
            kept |= {key for _, key in (*nsmallest(_NEAREST, alike), *nsmallest(_NEAREST, theirs))}
        return kept

    def elsewhere(self, rows: Iterable[Row], places: frozenset[str]) -> set[int]:
        """Keep of rows of the same days the same numbers, the same counter, and what names one of the places."""
        return {
            row.key
            for row in rows
            if self._same_number(read_counts(row.counts)) or self._same_counter(row) or _places_of(row) & places
        }

    def _same_number(self, counts: Counts) -> bool:
        return not self._of_people.isdisjoint(_of_people(counts)) or not self._of_things.isdisjoint(_of_things(counts))

    @cached_property
    def _of_people(self) -> frozenset[int]:
        """Give the numbers of people that are the same as one of the article's; a number of things never is."""
        return frozenset(
            number for one in self.statements if isinstance(one.subject, Outcome) for number in _rounded(one)
        )

    @cached_property
    def _of_things(self) -> frozenset[int]:
        others = (one for one in self.statements if not isinstance(one.subject, Outcome))
        return frozenset(number for one in others for number in _rounded(one))

    def _same_counter(self, row: Row) -> bool:
        return bool(self.counters) and (
            bool(row.told_by) or not self.counters.isdisjoint((row.publisher, row.original))
        )


def counts_things(rows: Iterable[Row]) -> set[int]:
    """Keep the rows that count strikes or objects."""
    counted = ((row.key, read_counts(row.counts)) for row in rows)
    return {key for key, counts in counted if counts.strikes or counts.objects}


def _days_apart(row: Row, first: date, last: date) -> int:
    """Count the days between a row and a window; what has no day is as near as can be."""
    start, end = row.first or row.last, row.last or row.first
    return 0 if start is None or end is None else max((first - end).days, (start - last).days, 0)


def _is_alike(statement: Statement, counts: Counts) -> bool:
    """Tell whether both count people to whom the same happened, of the same category, or both count things."""
    if isinstance(statement.subject, Outcome):
        kind = (statement.subject, statement.category)
        return any((group.outcome, group.category) == kind for group in counts.groups)
    return bool(counts.strikes or counts.objects)


def _of_people(counts: Counts) -> set[int | None]:
    return {end for one in counts.groups for end in (one.least, one.most)}


def _of_things(counts: Counts) -> set[int | None]:
    return {end for one in (*counts.objects, counts.strikes) if one for end in (one.least, one.most)}


def _rounded(statement: Statement) -> range:
    value = statement.span.value or 0
    return range(floor(value * (1 - ROUNDING)), ceil(value * (1 + ROUNDING)) + 1)


def _places_of(row: Row) -> set[str | None]:
    return {where.get("place") for where in row.document.get("where", ())}
