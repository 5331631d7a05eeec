"""Turns expressions of time into days, counted from the clock of their section (R6).

For: "last Thursday" in an article of 8 November 2015 is 5 November. Not for: guessing a clock: without one whatever
is relative stays unresolved, and so does a day without a year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from recount.claims.reading.words.times import Back, Between, Day, Meaning, Month, Since, TimeSpan, Until, Weekday
from recount.claims.schema import When
from recount.vocabulary.words import TimePrecision

Days = tuple[date | None, date, TimePrecision]


_WEEK = 7


def resolve(span: TimeSpan, clock: date | None) -> When:
    """Give the days of an expression; its words alone where they cannot be told."""
    found = _days(span.meaning, clock)
    if found is None or (found[0] and found[0] > found[1]):
        return When(raw=span.raw)
    return When(raw=span.raw, start=found[0], end=found[1], precision=found[2])


def spans_weeks(span: TimeSpan) -> bool:
    """Tell whether an expression reaches over more than a week: a month, an interval, a time since."""
    match span.meaning:
        case Month() | Since() | Between() | Until():
            return True
        case Day(day=first, last=last):
            return last is not None and last - first > _WEEK
        case Back(months=months, span=days):
            return months is not None or (days or 0) > _WEEK
        case _:
            return False


def day_of(meaning: Meaning) -> date | None:
    """Give the day of an expression that needs no clock."""
    if not isinstance(meaning, Day) or meaning.year is None:
        return None
    return _date(meaning.year, meaning.month, meaning.day)


def _days(meaning: Meaning, clock: date | None) -> Days | None:
    found: Days | None = None
    match meaning:
        case Day():
            found = _day(meaning, clock)
        case Month():
            found = _month(meaning, clock)
        case Between(first, second):
            found = _between(_days(first, clock), _days(second, clock))
        case Until(end):
            found = _until(_days(end, clock))
        case Since(start):
            found = _since(_days(start, clock), clock)
        case Weekday() if clock:
            found = _weekday(meaning, clock)
        case Back() if clock:
            found = _back(meaning, clock)
    return found


def _day(said: Day, clock: date | None) -> Days | None:
    year = said.year or (_year_before(said, clock) if clock else None)
    start = _date(year, said.month, said.day) if year else None
    end = _date(year, said.month, said.last) if year and said.last else start
    if not start or not end:
        return None
    return start, end, TimePrecision.DAY if start == end else TimePrecision.INTERVAL


def _year_before(said: Day, clock: date) -> int | None:
    """The last such day up to the clock; a weekday settles which year it was."""
    for year in (clock.year, clock.year - 1, clock.year - 2, clock.year - 3):
        found = _date(year, said.month, said.day)
        if found and found <= clock + timedelta(days=1) and said.weekday in (None, found.weekday()):
            return year
    return None


def _month(said: Month, clock: date | None) -> Days | None:
    year = said.year
    if year is None and clock is not None:
        year = clock.year if said.month <= clock.month else clock.year - 1
    if year is None:
        return None
    return date(year, said.month, 1), date(year, said.month, monthrange(year, said.month)[1]), TimePrecision.MONTH


def _between(first: Days | None, second: Days | None) -> Days | None:
    return (_first_day(first), second[1], TimePrecision.INTERVAL) if first and second else None


def _until(end: Days | None) -> Days | None:
    return (None, end[1], TimePrecision.INTERVAL) if end else None


def _since(start: Days | None, clock: date | None) -> Days | None:
    return (_first_day(start), clock, TimePrecision.INTERVAL) if start and clock else None


def _first_day(begins: Days) -> date | None:
    """ "Since the end of September" begins with its last day; since the beginning, or a day, with the first."""
    start, end, _ = begins
    closes_its_month = end.day == monthrange(end.year, end.month)[1]
    return end if start and start.day > 1 and closes_its_month else start


def _weekday(said: Weekday, clock: date) -> Days:
    back = (clock.weekday() - said.weekday) % 7
    found = clock - timedelta(days=7 if back == 0 and said.last else back)
    return found, found, TimePrecision.DAY


def _back(said: Back, clock: date) -> Days:
    if said.weeks is not None:
        monday = clock - timedelta(days=clock.weekday() + 7 * said.weeks)
        return monday, monday + timedelta(days=6), TimePrecision.WEEK
    if said.months is not None:
        year, month = divmod(clock.year * 12 + clock.month - 1 - said.months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, 1), date(year, month + 1, last), TimePrecision.MONTH
    if said.span is not None:
        return clock - timedelta(days=said.span), clock, TimePrecision.INTERVAL
    day = clock - timedelta(days=said.days or 0)
    return day, day, TimePrecision.DAY


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
