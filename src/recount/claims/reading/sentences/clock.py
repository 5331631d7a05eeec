"""Turns expressions of time into days, counted from the clock of their section (R6).

For: "last Thursday" in an article of 8 November 2015 is 5 November. Not for: guessing a clock: without one whatever
is relative stays unresolved, and so does a day without a year.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from recount.claims.reading.words.times import (
    Back,
    Between,
    Campaign,
    Day,
    FromTold,
    Meaning,
    Month,
    Night,
    Since,
    TimeSpan,
    Until,
    Weekday,
    Year,
)
from recount.claims.schema import When
from recount.vocabulary.words import TimePrecision

Days = tuple[date | None, date, TimePrecision]


_WEEK = 7
_ONE_DAY = timedelta(days=1)
_NEAR = timedelta(days=120)


def resolve(span: TimeSpan, clock: date | None, told: date | None = None) -> When:
    """Give the days of an expression; its words alone where they cannot be told.

    `told` is a full date that the text gave before: a day or month without a year near it is of its year.
    """
    if isinstance(span.meaning, Campaign) and clock:
        return When(raw=span.raw, end=clock, precision=TimePrecision.CAMPAIGN)
    found = _days(_of_its_year(span.meaning, told) if told else span.meaning, clock)
    if found is None or (found[0] and found[0] > found[1]):
        return When(raw=span.raw)
    return When(raw=span.raw, start=found[0], end=found[1], precision=found[2])


def reckon(span: TimeSpan, told: When | None, clock: date | None) -> When:
    """Give the days of "the following day" or "a day earlier", reckoned from the time of the event `told` before.

    Where no event was told before, a day earlier is one before the clock; the following day is unresolved then.
    """
    days = span.meaning.days if isinstance(span.meaning, FromTold) else 0
    base = _base(told, clock, before=days < 0)
    if base is None:
        return When(raw=span.raw)
    day = base + timedelta(days=days)
    return When(raw=span.raw, start=day, end=day, precision=TimePrecision.DAY)


def _base(told: When | None, clock: date | None, *, before: bool) -> date | None:
    """Give the day to reckon from: the first or the last of an event that took no longer than a night."""
    if told is None:
        return clock if before else None
    return (told.start if before else told.end) if is_a_night(told) else None


def _of_its_year(said: Meaning, told: date) -> Meaning:
    """Give a day or month without a year the one that brings it nearest to a date told before, if it is near."""
    if not isinstance(said, Day | Month) or said.year:
        return said
    first = said.day if isinstance(said, Day) else 1
    years = (_date(year, said.month, first) for year in (told.year, told.year - 1, told.year + 1))
    near = [found for found in years if found and abs(found - told) <= _NEAR]
    return replace(said, year=min(near, key=lambda found: abs(found - told)).year) if near else said


def is_a_night(when: When) -> bool:
    """Tell whether a time is a night, or two days: as good as a day for what is told next."""
    return when.start is not None and when.end is not None and when.end - when.start <= _ONE_DAY


def spans_weeks(span: TimeSpan) -> bool:
    """Tell whether an expression reaches over more than a week: a month, an interval, a time since."""
    match span.meaning:
        case Month() | Year() | Campaign() | Since() | Between() | Until():
            return True
        case Day(day=first, last=last):
            return last is not None and last - first > _WEEK
        case Back(months=months, years=years, span=days):
            return months is not None or years is not None or (days or 0) > _WEEK
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
        case Year(year):
            found = date(year, 1, 1), date(year, 12, 31), TimePrecision.INTERVAL
        case Night():
            found = _night(meaning, clock)
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


def _night(said: Night, clock: date | None) -> Days | None:
    """A night lies on two days; one that has only begun ends with the clock."""
    known = said.eve or said.morrow
    found = _days(known, clock) if known else None
    if not found or found[0] is None:
        return None
    start = found[0] - _ONE_DAY if said.morrow else found[0]
    end = max(start, min(start + _ONE_DAY, clock)) if clock else start + _ONE_DAY
    return start, end, TimePrecision.DAY if start == end else TimePrecision.INTERVAL


def _between(first: Days | None, second: Days | None) -> Days | None:
    return (_first_day(first), second[1], TimePrecision.INTERVAL) if first and second else None


def _until(end: Days | None) -> Days | None:
    return (None, end[1], TimePrecision.INTERVAL) if end else None


def _since(start: Days | None, clock: date | None) -> Days | None:
    return (_first_day(start), clock, TimePrecision.INTERVAL) if start and clock else None


def _first_day(begins: Days) -> date | None:
    """ "Since the end of September" begins with its last day; since the beginning, or a day, with the first."""
    start, end, precision = begins
    closes_its_month = end.day == monthrange(end.year, end.month)[1] and precision is not TimePrecision.WEEK
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
    if said.years is not None:
        year = clock.year - said.years
        return date(year, 1, 1), date(year, 12, 31), TimePrecision.INTERVAL
    if said.span is not None:
        return clock - timedelta(days=said.span), clock, TimePrecision.INTERVAL
    day = clock - timedelta(days=said.days or 0)
    return day, day, TimePrecision.DAY


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
