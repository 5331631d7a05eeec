"""A post that names no day is of the day it was sent, and says that it was not told so."""

from __future__ import annotations

from datetime import date

import pytest

from recount.claims.reader import read
from recount.claims.schema import When
from recount.vocabulary.words import TimePrecision

SENT = date(2019, 7, 22)
UNRESOLVED = When()


@pytest.mark.parametrize(
    "text", ["Three civilians killed in shelling of the market.", "مقتل ثلاثة مدنيين بقصف على السوق"]
)
def test_news_without_a_day_is_of_the_day_it_was_sent(text: str) -> None:
    """No words stand behind that day, and it is marked as inherited: the fall-back is not silent (R6)."""
    when = read(text, published=SENT).claims[0].when
    assert when == When(raw=None, start=SENT, end=SENT, precision=TimePrecision.DAY, inherited=True)


@pytest.mark.parametrize(
    "text", ["Three civilians killed in shelling of the market.", "مقتل ثلاثة مدنيين بقصف على السوق"]
)
def test_without_a_clock_there_is_no_day(text: str) -> None:
    """Neither today nor the day of reading is ever taken (R6)."""
    assert read(text).claims[0].when == UNRESOLVED


@pytest.mark.parametrize(
    "text",
    [
        "On the anniversary of the massacre: three civilians were killed in shelling of the market.",
        "ذكرى المجزرة: مقتل ثلاثة مدنيين بقصف على السوق",
        "Shelling will kill civilians.",
    ],
)
def test_what_is_remembered_or_foretold_is_not_of_that_day(text: str) -> None:
    """A post of an anniversary tells of another year, a warning of no event yet."""
    assert all(claim.when.start is None for claim in read(text, published=SENT).claims)


def test_beside_a_dated_event_an_undated_one_stays_open() -> None:
    """Where a text dates an event, its silence about another is no sign of today."""
    text = "Two people were killed on 3 May 2019 in Douma. Nine people were killed in Raqqa by a mine."
    days = [claim.when.start for claim in read(text, published=SENT).claims]
    assert SENT not in days
