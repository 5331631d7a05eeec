"""A page was published on the day that it states, and on none when it states none."""

from pathlib import Path
from typing import Any

import pytest
import yaml

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
