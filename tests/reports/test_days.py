"""A day written out in full is that day; anything less is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reports.days import day_in_words, days_in

FIFTH = date(2015, 11, 5)


@pytest.mark.parametrize(
    "words",
    [
        "5 November 2015",
        "5th of November, 2015",
        "NOV. 5, 2015",
        "November 5th 2015",
        "5 نوفمبر 2015",
        "٥ تشرين الثاني ٢٠١٥",
        "5 نوفمبر/تشرين الثاني 2015",
        "5 تشرين الثاني (نوفمبر) 2015",
    ],
)
def test_a_day_in_words_is_read_in_english_and_arabic(words: str) -> None:
    """The months of Egypt, of the Levant and of both together are known."""
    assert day_in_words(words) == FIFTH
    assert days_in(f"Posted on Thursday, {words} at 10:32") == {FIFTH}


@pytest.mark.parametrize(
    "words",
    ["", "November 2015", "2015", "30 November", "5 lokakuuta 2015", "31 November 2015", "5 November 15", "05/11/2015"],
)
def test_less_than_a_full_day_is_none(words: str) -> None:
    """A partial, unknown, impossible or ambiguous date names no day (R6)."""
    assert days_in(words) == set()


def test_a_number_of_dead_is_no_day() -> None:
    """Other numbers beside a month are not taken for its day."""
    assert days_in("In November 2015 12 people were killed, 30 since May 2015") == set()


def test_words_around_a_day_are_not_the_day() -> None:
    """Whoever types a date types nothing else."""
    assert day_in_words("on 5 November 2015") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_figures_and_in_words(day: date) -> None:
    """Year, month and day name that day and no other."""
    assert days_in(f"Published: {day.isoformat()}") == {day}
    assert day_in_words(f"{day.day} {day:%B} {day.year}") == day


@given(st.text(max_size=60))
def test_no_words_break_the_search(words: str) -> None:
    """Any words give days or none."""
    assert all(1900 <= day.year < 2100 for day in days_in(words))
