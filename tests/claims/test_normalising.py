"""Plain letters lead back to the text as given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.reading.words.normalising import normalise
from recount.claims.reading.words.tokens import tokenise

LETTERS = st.text(alphabet="قتلمشهيدـ.* \u064b\u064f\u200f\ufdf2\ufefbab5٥…-\n", max_size=80)


@given(st.text(max_size=200) | LETTERS)
def test_the_map_is_monotone_and_stays_inside_the_text(text: str) -> None:
    """Each plain letter stands at or behind the one before it."""
    plain = normalise(text)
    starts = [plain.start(at) for at in range(len(plain.text))]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
    assert all(plain.start(at) < plain.end(at + 1) <= len(text) for at in range(len(plain.text)))


@given(st.text(max_size=200) | LETTERS)
def test_tokens_stand_in_order_and_do_not_overlap(text: str) -> None:
    """Offsets of words lead into the text as given, whatever was taken out between them."""
    tokens = tokenise(text)
    assert all(before.end <= after.start or before.end <= after.end for before, after in pairwise(tokens))
    assert all(token.start < token.end <= len(text) for token in tokens)


@given(st.text(alphabet=st.characters(max_codepoint=126, exclude_characters="*"), max_size=200))
def test_plain_text_maps_onto_itself(text: str) -> None:
    """English in plain letters is read as it stands."""
    assert normalise(text) == (text, None, len(text))


@pytest.mark.parametrize(
    ("given_text", "plain"),
    [
        ("مقتـ.ـل", "مقتل"),
        ("شهـ ـيد", "شهيد"),
        ("الطيـ.ـران الحـ.ـربي", "الطيران الحربي"),
        ("قـ...ـــ..ـ.. تل", "قتل"),
        ("ق.ت.ل", "قتل"),
        ("الـ 5 قرى", "ال 5 قرى"),
        ("ﻣﻘﺘﻞ", "مقتل"),
        ("طفلًا", "طفلا"),
        ("٤٥", "45"),
        ("kil*led", "killed"),
        ("\u200fحلب\u200e", "حلب"),
    ],
)
def test_words_come_out_in_plain_letters(given_text: str, plain: str) -> None:
    """Stretched, broken, voweled and presentation forms are one word."""
    assert normalise(given_text).text == plain


def test_the_word_points_at_all_of_its_broken_letters() -> None:
    """A quote of a broken word holds its signs."""
    text = "إن مقتـ.ـل ثلاثة"
    token = tokenise(text)[1]
    assert text[token.start : token.end] == "مقتـ.ـل"


@pytest.mark.parametrize("piece", ["ـ", "ـ.", "ق.", "*", "a*", "\u064b", "ـ "])
def test_a_hundred_thousand_signs_are_normalised(piece: str) -> None:
    """Long runs of filling are read in linear time."""
    assert len(normalise("ق" + piece * 100_000 + "ق").text) >= 2
