"""What somebody types into the search box, read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reports.search.asked import MOST_WORDS, Asked


@pytest.mark.parametrize(
    ("typed", "parts", "words"),
    [
        ("Ariha", ("ariha",), ()),
        ("أريحا", ("اريحا",), ()),
        ("سُوق  الهال", ("سوق", "الهال"), ()),
        ("killed in Ariha", ("killed", "ariha"), ("in",)),
        ('"air strike" Ariha', ("air strike", "ariha"), ()),
        ("«غارة جوية»", ("غاره جويه",), ()),
        ("market market", ("market",), ()),
        ("  ", (), ()),
        ("؟ - !", (), ()),
    ],
)
def test_words_are_read_as_the_record_folds_them(typed: str, parts: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Spellings that a reader takes for one word are one; words in quotation marks stand together."""
    assert Asked.read(typed) == Asked(parts, words)


@given(st.text())
def test_anything_can_be_typed(typed: str) -> None:
    """No text is refused, and no search grows without end."""
    asked = Asked.read(typed)
    assert len(asked.parts) + len(asked.words) <= MOST_WORDS
    assert all(len(part) >= 3 for part in asked.parts)
