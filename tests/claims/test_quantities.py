"""Amounts are read as a report words them, and no number comes out of a word that has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.reading.words.quantities import parse_quantity
from recount.vocabulary.words import Hedge

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading_quantities.yaml").read_text(encoding="utf-8"))
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()  # noqa: SIM905 - a line to read, not a list to type
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def spelled(number: int) -> str:
    """Spell a number below a million in English."""
    if number >= 1000:
        rest = number % 1000
        return f"{spelled(number // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"])
def test_an_amount_keeps_its_bounds_and_its_hedge(case: dict[str, Any]) -> None:
    """Each wording gives the bounds and the hedge of the rulings (R2)."""
    found = parse_quantity(case["words"])
    assert found is not None
    assert (found.min, found.max, found.hedge) == (case["min"], case["max"], Hedge(case["hedge"]))


@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_spelled_out_is_read_back(number: int) -> None:
    """Number words come back as the number that they spell."""
    found = parse_quantity(spelled(number))
    assert found is not None
    assert (found.min, found.max) == (number, number)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_digits_with_separators_are_one_number(number: int) -> None:
    """Digits with commas come back whole; a bare year counts only beside people, so it is left out here."""
    found = parse_quantity(f"{number:,}")
    if len(str(number)) > 3:
        assert found is not None
        assert found.min == number


@given(st.integers(min_value=2, max_value=800), st.integers(min_value=1, max_value=900))
def test_the_bounds_of_a_range_stay_in_order(low: int, more: int) -> None:
    """A range gives its lower and its upper bound, in digits or words."""
    found = parse_quantity(f"between {spelled(low)} and {spelled(low + more)}")
    assert found is not None
    assert (found.min, found.max, found.hedge) == (low, low + more, Hedge.RANGE)


@pytest.mark.parametrize("words", ["people", "the", "", "3-storey", "DeirEzzor24", "12:30", "the 27th"])
def test_words_that_are_no_amount_give_none(words: str) -> None:
    """Names with digits, clock times and floors are no amounts."""
    assert parse_quantity(words) is None
