"""What an expression of time means before any clock is known.

For: the values that `dates` finds in a text and `clock` turns into days. Not for: finding or resolving them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, or the days `day` to `last`; year and weekday where the text gives them."""

    day: int
    month: int
    year: int | None = None
    last: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A whole month."""

    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, counted from Monday (0); `last` where the text says that it is past."""

    weekday: int
    last: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """So many days, weeks, months or years before the clock."""

    days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None
    span: int | None = None


@dataclass(frozen=True, slots=True)
class FromTold:
    """So many days after the event told before; before it where negative."""

    days: int


@dataclass(frozen=True, slots=True)
class Year:
    """A whole year."""

    year: int


@dataclass(frozen=True, slots=True)
class Night:
    """The night that begins on `eve`, or the one that ends on `morrow`: it lies on two days."""

    eve: Day | Weekday | Back | None = None
    morrow: Day | Weekday | Back | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """Since the beginning of a campaign or war; the text does not say when that was."""


@dataclass(frozen=True, slots=True)
class Since:
    """From a day, month or year, or the beginning of the running one, up to the clock."""

    start: Day | Month | Year | Back


@dataclass(frozen=True, slots=True)
class Between:
    """From one day or month to another, or from the beginning of a year."""

    first: Day | Month | Year | Back
    second: Day | Month


@dataclass(frozen=True, slots=True)
class Until:
    """Up to a day or month; where it began is not said."""

    end: Day | Month


Meaning = Day | Month | Year | Weekday | Back | FromTold | Night | Campaign | Since | Between | Until


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One expression of time: its offsets, its words, its tokens, its meaning."""

    start: int
    end: int
    raw: str
    first: int
    stop: int
    meaning: Meaning
