"""A day without a year is held against the record's years, and what is counted from a clock is not (R6)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.checks.yearless import in_year, is_yearless
from recount.claims.schema import When
from recount.vocabulary.words import TimePrecision

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


@pytest.mark.parametrize(
    ("raw", "year", "start", "end"),
    [
        ("5 November", 2015, date(2015, 11, 5), date(2015, 11, 5)),
        ("November 5th", 2014, date(2014, 11, 5), date(2014, 11, 5)),
        ("Thursday 5 November", 2015, date(2015, 11, 5), date(2015, 11, 5)),
        ("5 تشرين الثاني", 2015, date(2015, 11, 5), date(2015, 11, 5)),
        ("Between 30 September and 15 November", 2015, date(2015, 9, 30), date(2015, 11, 15)),
        ("29 February", 2016, date(2016, 2, 29), date(2016, 2, 29)),
        ("May", 2016, date(2016, 5, 1), date(2016, 5, 31)),
    ],
)
def test_a_day_without_a_year_is_a_day_of_each_year(raw: str, year: int, start: date, end: date) -> None:
    """In English and Arabic, with and without its weekday, a day, a window or a month."""
    found = in_year(raw, year)
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(("raw", "year"), [("Thursday 5 November", 2014), ("29 February", 2015)])
def test_a_year_that_cannot_be_meant_has_no_such_day(raw: str, year: int) -> None:
    """A weekday is a check on the year."""
    assert in_year(raw, year) is None


@pytest.mark.parametrize("raw", ["last Thursday", "yesterday", "last week", "since the campaign began", "أمس", ""])
def test_what_is_counted_from_a_clock_is_no_day_of_the_year(raw: str) -> None:
    """It stays unresolved altogether."""
    assert not is_yearless(When(raw=raw))


def test_a_resolved_time_lacks_no_year() -> None:
    """The reader has told it already."""
    day = date(2015, 11, 5)
    assert not is_yearless(When(raw="5 November", start=day, end=day, precision=TimePrecision.DAY))


@given(st.integers(1, 28), st.sampled_from(MONTHS), st.integers(1990, 2030))
def test_every_day_is_found_in_every_year(day: int, month: str, year: int) -> None:
    """The day stays the day."""
    found = in_year(f"{day} {month}", year)
    assert found is not None
    assert found.start == found.end == date(year, MONTHS.index(month) + 1, day)
