"""Dates whose precision is their length: 2015, 2015-11, 2015-11-05, 2015-09-30/2015-10-26.

For: every date that a person or a file states: of publication, of a window, of the demo record. Not for: the dates
that a report's sentences speak of ("last Thursday"), which `recount.claims` resolves against the report's own date.

Rule R6: a date carries its precision, and none is ever invented. A year is not its first of January.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NoReturn, Self

from recount.errors import BadInput
from recount.reports.days import day_in_words
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import TimePrecision

# A time of day, as programs add it, is read over: the day is the one that is written, in whatever zone.
TIME_OF_DAY: Final = r"[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)? ?(?:Z|[+-]\d{2}:?\d{2})?"
WRITTEN: Final = re.compile(rf"(?P<year>\d{{4}})(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}})(?:{TIME_OF_DAY})?)?)?")
BETWEEN: Final = "/"
ONE_DAY: Final = timedelta(days=1)
WEEK_LENGTH: Final = 7
LAST_MONTH: Final = 12


@dataclass(frozen=True, order=True)
class PartialDate:
    """The days from `start` to `end`, both included; written as short as it can be said.

    Equal days are equal dates: 2015-11 and 2015-11-01/2015-11-30 are the same, and both are written 2015-11.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse an interval that runs backwards."""
        if self.start > self.end:
            _refuse("backwards", start=self.start, end=self.end)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a day, a month, a year, or an interval of two of them.

        A day may be in words with its month by name, and may carry a time of day, which is left out. Eastern Arabic
        digits count as digits. Raises BadInput for anything else: relative words ("last week"), days that
        no calendar has, an order that may be read in two ways (05/11/2015).
        """
        named = day_in_words(text)
        if named:
            return cls.of(named)
        first, slash, last = text.strip().partition(BETWEEN)
        start, end = _days_of(first, text)
        return cls(start, _days_of(last, text)[1] if slash else end)

    @classmethod
    def of(cls, day: date) -> Self:
        """Make the date of one day."""
        return cls(day, day)

    @property
    def day(self) -> date | None:
        """The one day that this is, or None where it spans more."""
        return self.start if self.start == self.end else None

    @property
    def precision(self) -> TimePrecision:
        """How closely it is known: by its length alone; a year is an interval."""
        if self.start == self.end:
            return TimePrecision.DAY
        if self.end == _last_of_month(self.start) and self.start.day == 1:
            return TimePrecision.MONTH
        if self._days() == WEEK_LENGTH:
            return TimePrecision.WEEK
        return TimePrecision.INTERVAL

    def __str__(self) -> str:
        """Write it as short as it can be said; `parse` reads it back."""
        if self.precision is TimePrecision.DAY:
            return self.start.isoformat()
        if self.precision is TimePrecision.MONTH:
            return self.start.isoformat()[:7]
        if self._is_year():
            return self.start.isoformat()[:4]
        return f"{self.start}{BETWEEN}{self.end}"

    def _days(self) -> int:
        return (self.end - self.start).days + 1

    def _is_year(self) -> bool:
        return (self.start, self.end) == (date(self.start.year, 1, 1), date(self.start.year, LAST_MONTH, 31))


def _days_of(part: str, whole: str) -> tuple[date, date]:
    """Give the first and the last day of a written day, month or year."""
    written = WRITTEN.fullmatch(part.strip())
    if written is None:
        _refuse("not_a_date", text=whole)
    try:
        start = date(*(int(number) for number in written.groups("01")))
    except ValueError:
        _refuse("no_such_day", text=whole)
    if written["day"]:
        return start, start
    return start, _last_of_month(start if written["month"] else start.replace(month=LAST_MONTH))


def _last_of_month(day: date) -> date:
    if day.month == LAST_MONTH:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - ONE_DAY


def _refuse(what: str, **about: object) -> NoReturn:
    raise BadInput(*(tell(f"reports.date.{part}", **about) for part in (what, "matters", "remedy")))
