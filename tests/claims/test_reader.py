"""The reader as a whole: sections and clocks, quotes that stand in the text, and no text that it cannot take."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.reader import read
from recount.vocabulary.words import SectionRole

OUTER = "Why nobody counts\n\nLast week shells killed four people in Douma.\n\nAnyway, the article:\n\n"
INNER = "The forgotten town\n\nSalma Karam\n\nNovember 8, 2015\n\nLast Thursday a raid killed nine people in Idlib.\n\n"
AFTER = "Leave a Reply\n\n12 people killed this thread.\n"
VOCABULARY = """at least killed injured were was including two 12 dozens children fighters Russian airstrikes on in
Aleppo Friday according to , . ( ) ; – “ ” and or more than three times percent of hospital said
the regime October 2015"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


def test_a_reprinted_article_runs_on_its_own_clock() -> None:
    """The outer post has no date, so its week stays unresolved; the reprint counts from its own dateline (R6)."""
    reading = read(OUTER + INNER + AFTER)
    assert [section.role for section in reading.sections] == [
        SectionRole.MAIN,
        SectionRole.REPRINT,
        SectionRole.COMMENTS,
    ]
    outer, inner = reading.claims
    assert (outer.when.raw, outer.when.start) == ("Last week", None)
    assert inner.when.start == date(2015, 11, 5)


def test_a_reprint_has_its_own_author() -> None:
    """The byline of the reprint opens the chain of its claims, and of no other."""
    outer, inner = read(OUTER + INNER).claims
    assert [link.name for link in inner.attribution] == ["Salma Karam"]
    assert outer.attribution == []


def test_comments_give_no_claims() -> None:
    """What stands below "Leave a Reply" is not read."""
    assert all("thread" not in claim.quote.text for claim in read(OUTER + INNER + AFTER).claims)


def test_the_line_of_a_date_sets_the_clock_of_the_page() -> None:
    """A page with its own dateline needs no other clock."""
    reading = read("Raid on a mill\n\nNovember 8, 2015\n\nYesterday a raid killed nine people.")
    assert reading.claims[-1].when.start == date(2015, 11, 7)


def test_published_is_the_clock_of_the_main_section() -> None:
    """The day of publication that comes with a report counts for its relative days."""
    reading = read("Yesterday a raid killed nine people.", published=date(2015, 11, 8))
    assert reading.claims[0].when.start == date(2015, 11, 7)


@pytest.mark.parametrize("text", ["", "   \n", "😀😀😀", "1234567890"])
def test_a_text_without_words_gives_a_problem_and_no_claims(text: str) -> None:
    """Failure is data: the reading says that nothing could be read."""
    reading = read(text)
    assert (reading.claims, len(reading.problems)) == ([], 1)


def test_a_language_without_a_reader_is_named() -> None:
    """A text in another language is no empty text: the reading says which language it is."""
    reading = read("Пять человек погибли при авиаударе по городу")
    assert reading.claims == []
    assert len(reading.problems) == 1


@pytest.mark.parametrize("piece", ["(", "7", "killed ", "5 and ", "a man, ", "according to ", "5 killed (", "“", "\n"])
def test_a_hundred_thousand_of_anything_is_read(piece: str) -> None:
    """Long texts of one sign or phrase are read to their end."""
    reading = read("Nine people were killed. " + piece * 20_000)
    assert reading.claims[0].casualties[0].count.min == 9


@given(st.text(max_size=400))
def test_any_text_is_read_and_every_quote_stands_in_it(text: str) -> None:
    """Whatever the text, no crash; and every quote stands letter for letter at its offsets (R1)."""
    assert all(claim.quote.stands_in(text) for claim in read(text).claims)


@given(st.lists(WORDS, max_size=120).map(" ".join))
def test_any_report_like_text_is_read_and_every_quote_stands_in_it(text: str) -> None:
    """Words of reports in any order: no crash, quotes verbatim, ids all different."""
    claims = read(text, published=date(2015, 11, 8)).claims
    assert all(claim.quote.stands_in(text) for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    """The reader is pure: same input and gazetteer, same output, claim ids included."""
    assert read(text) == read(text)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_a_quantity_stands_in_its_quote(text: str) -> None:
    """The words of every count stand in the quote of its claim (R2)."""
    for claim in read(text).claims:
        assert all(count.count.raw in claim.quote.text for count in claim.casualties)
