"""The days that a text names, as far as it names them: without a year, or as a day of the week alone.

For: telling whether two reports can be of one day, where neither can be dated for certain. Not for: dating a claim,
which is the reader's (R6): nothing is resolved here by guessing, a day without a year stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from recount.claims.reading.words.dates import spot_times
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.times import Between, Day, Meaning, Night, Since, Weekday
from recount.claims.reading.words.tokens import tokenise

DayOfYear = tuple[int, int]
"""Month and day, without a year."""

_WEEK = 7


@dataclass(frozen=True)
class NamedDays:
    """Days of the year, days of the week (Monday is 0) and years that a text names, or that it was published on."""

    published: date | None
    named: frozenset[DayOfYear]
    weekdays: frozenset[int]
    years: frozenset[int]

    @property
    def possible(self) -> frozenset[DayOfYear]:
        """Give the days that the event can be of: what is named, and the day of publication with the one before."""
        clock = () if self.published is None else (self.published, self.published - timedelta(1))
        return self.named | {(day.month, day.day) for day in clock}


def named_days(text: str, words: Lexicon, published: date | None) -> NamedDays:
    """Read the days that `text` names; a weekday is the last such day up to the publication, where that is known."""
    meanings = list(_points(span.meaning for span in spot_times(text, part(tokenise(text), words), words)))
    days = [meaning for meaning in meanings if isinstance(meaning, Day)]
    weekdays = frozenset(meaning.weekday for meaning in meanings if isinstance(meaning, Weekday))
    weekdays |= {day.weekday for day in days if day.weekday is not None}
    named = {(day.month, day.day) for day in days}
    if published and weekdays and not named:
        last = (published - timedelta((published.weekday() - weekday) % _WEEK) for weekday in weekdays)
        named = {(day.month, day.day) for day in last}
    years = {day.year for day in days if day.year} | ({published.year} if published else set())
    return NamedDays(published, frozenset(named), weekdays, frozenset(years))


def days_between(one: DayOfYear, other: DayOfYear) -> int:
    """Count the days between two days of the year, the short way round."""
    apart = abs(date(2000, *one).toordinal() - date(2000, *other).toordinal())
    return min(apart, 366 - apart)


def _points(meanings: Iterable[Meaning]) -> Iterator[Meaning]:
    """Give the single days of what was found: both sides of a night, neither end of a long time."""
    for meaning in meanings:
        if isinstance(meaning, Night):
            yield from (side for side in (meaning.eve, meaning.morrow) if side is not None)
        elif not isinstance(meaning, Between | Since):
            yield meaning
