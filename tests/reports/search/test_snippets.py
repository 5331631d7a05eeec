"""What a result of a search shows of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.reports.search.asked import Asked
from recount.reports.search.snippets import marked, snippet

LONG = " ".join(["word"] * 200) + " سوق أريحا الشعبي " + " ".join(["after"] * 200)


def test_a_snippet_stands_around_what_was_looked_for() -> None:
    """The word is marked whole, although only a part of it was asked for in another spelling."""
    pieces = snippet(LONG, Asked.read("اريح"))
    assert [piece.text for piece in pieces if piece.found] == ["أريحا"]
    assert pieces[0].text == pieces[-1].text == "…"
    assert len("".join(piece.text for piece in pieces)) < 200


def test_a_text_without_the_words_shows_its_beginning() -> None:
    """As where the words stand in the title."""
    pieces = snippet(LONG, Asked.read("hospital"))
    assert pieces[0].text.startswith("word word")
    assert not any(piece.found for piece in pieces)


def test_short_words_are_marked_whole_only() -> None:
    """`in` is not marked inside other words."""
    assert [each.text for each in marked("Killed in Binnish, in.", Asked.read("in")) if each.found] == ["in", "in."]


@given(st.text(max_size=300), st.text(max_size=20))
def test_marking_loses_no_letter(text: str, typed: str) -> None:
    """The pieces together are the text."""
    assert "".join(piece.text for piece in marked(text, Asked.read(typed))) == text
