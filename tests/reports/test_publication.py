"""A page was published on the day that it states, and on none when it states none."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.reports.publication import days_in
from recount.reports.text import text_of

CASES = yaml.safe_load(Path(__file__).parents[1].joinpath("cases/reports/publication_dates.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_day_is_the_one_that_the_page_states(case: dict[str, Any]) -> None:
    """Each row of the table is a page, and the day and place of its statement."""
    page = (
        f"<html><head>{case.get('head', '')}</head><body>{case.get('body', '')}<p>Three were killed.</p></body></html>"
    )
    report = text_of(page.encode())
    assert (report.published, report.dated_by) == (case["day"], case.get("by"))


def test_a_page_without_a_day_says_so() -> None:
    """The reader of the result is told that relative dates will stay unresolved."""
    assert text_of(b"<html><body><p>Three were killed.</p></body></html>").problems == (
        "The page does not say on which day it was published.",
    )


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_full_day_in_figures_is_read(day: date) -> None:
    """Year, month and day in figures name that day and no other."""
    assert days_in(f"Published: {day.isoformat()}") == {day}


@given(st.text(max_size=60))
def test_no_words_break_the_search(words: str) -> None:
    """Any words give days or none."""
    assert all(str(day.day) for day in days_in(words))
