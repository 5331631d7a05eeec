"""Texts whose lines were broken at a width: a sentence goes on over them."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from recount.claims.reader import read
from recount.claims.reading.sentences.wrapping import paragraphs_of

WIRE = """A BOMB WENT OFF IN A BAKERY OF THE OLD QUARTER EARLY THIS MORNING AND
KILLED SEVEN WORKERS OF THE NIGHT SHIFT, THE MAYOR SAID. ELEVEN OTHER
PEOPLE WERE WOUNDED WHEN THE ROOF OF THE HOUSE NEXT TO IT CAME DOWN ON
THEM.

THE POLICE ARE LOOKING FOR THE TWO MEN.
"""
POST = """Shelling of the eastern villages since this morning, as our people there tell
Seven killed in Saraqib
Two wounded in Binnish
"""


def test_a_sentence_broken_at_a_width_is_one() -> None:
    """The verb stands on one line and its people on the next."""
    toll = read(WIRE).toll
    assert toll.killed and toll.killed.min == 7
    assert toll.injured and toll.injured.min == 11


def test_quotes_of_broken_sentences_are_verbatim() -> None:
    """The quote holds the line breaks of the text."""
    claims = read(WIRE).claims
    assert claims
    assert all(WIRE[claim.quote.start : claim.quote.end] == claim.quote.text for claim in claims)


def test_an_empty_line_ends_a_paragraph() -> None:
    """What stands behind it is another paragraph."""
    assert len(paragraphs_of(WIRE, 0, len(WIRE))) == 2


def test_lines_that_end_early_stay_lines() -> None:
    """The lines of a post end where their writer ended them."""
    assert len(paragraphs_of(POST, 0, len(POST))) == 3


def test_lines_longer_than_any_page_stay_lines() -> None:
    """A line that runs on was broken by nobody."""
    long = "word " * 60
    assert len(paragraphs_of(f"{long}\n{long}\n{long}", 0, 3 * len(long) + 2)) == 3


@given(st.text(alphabet="ab .\n", max_size=600))
def test_paragraphs_hold_all_words_in_order(text: str) -> None:
    """Nothing of a text is lost between its paragraphs, and none overlap."""
    spans = paragraphs_of(text, 0, len(text))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
