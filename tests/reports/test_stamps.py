"""The day that a copied post or an address bears."""

from __future__ import annotations

from datetime import date

import pytest

from recount.reports.stamps import day_of_address, stamped_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصف على البلدة7:40 AM · Dec 4, 20243.9KViews3", date(2024, 12, 4)),
        ("A network December 1, 2024 · Shared with Public A strike on the town", date(2024, 12, 1)),
        ("A strike on the town — A Network (@a_network) May 13, 2022", date(2022, 5, 13)),
        ("Strike. 8:02 PM · Oct 31, 2024 Replies: I was there 9:15 PM · Nov 2, 2024", date(2024, 10, 31)),
    ],
)
def test_a_copied_post_is_of_the_day_of_its_first_stamp(text: str, day: date) -> None:
    """What answers a post stands below it and has stamps of its own."""
    assert stamped_day(text) == day


@pytest.mark.parametrize("text", ["He was killed on December 1, 2024 in the town.", "at 7:40 AM", "", "Dec 44, 2024 ·"])
def test_a_day_that_is_told_is_no_stamp(text: str) -> None:
    """A stamp is known by its form: the day of an event is no day of publication (R6)."""
    assert stamped_day(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/news/2019/05/27/strike", date(2019, 5, 27)),
        ("https://x.com/a_network/status/1861768675230896306", date(2024, 11, 27)),
        ("https://example.org/2019/13/40/strike", None),
        ("https://example.org/78873/", None),
        (None, None),
    ],
)
def test_an_address_tells_the_day_of_its_page(url: str | None, day: date | None) -> None:
    """A path may hold the day, and the number of a post holds the moment it was sent."""
    assert day_of_address(url) == day
