"""A vague word becomes a number only by a convention that is named (R3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.vocabulary.conventions import NO_BOUNDS, bounds_of
from recount.vocabulary.reader import term
from recount.vocabulary.words import Convention

VAGUE_WORDS = sorted({word for convention in Convention for word in term(convention).detail("words")})
OTHER_WORDS = ["of", "civilians", "thousand", "hundred", "المدنيين", "آلاف", "7"]

conventions = st.sampled_from(list(Convention))
phrases = st.lists(st.sampled_from(VAGUE_WORDS + OTHER_WORDS), max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("word", "convention", "bounds"),
    [
        ("dozens", Convention.ACLED, (12, 12)),
        ("tens", Convention.ACLED, (10, 10)),
        ("hundreds", Convention.ACLED, (100, 100)),
        ("several", Convention.ACLED, NO_BOUNDS),
        ("Dozens of civilians", Convention.AIRWARS, (12, 24)),
        ("several", Convention.AIRWARS, (2, 2)),
        ("a number of", Convention.AIRWARS, (2, 2)),
        ("many", Convention.AIRWARS, (5, 10)),
        ("hundreds", Convention.AIRWARS, (100, 200)),
        ("عشرات المدنيين", Convention.AIRWARS, (12, 24)),
        ("العشرات", Convention.ACLED, (10, 10)),
        ("عدّة", Convention.AIRWARS, (2, 2)),
        ("مئات", Convention.ACLED, (100, 100)),
        ("dozens", Convention.LITERAL, NO_BOUNDS),
        ("an entire family", Convention.AIRWARS, NO_BOUNDS),
        ("", Convention.AIRWARS, NO_BOUNDS),
    ],
)
def test_a_convention_gives_a_vague_word_its_numbers(
    word: str, convention: Convention, bounds: tuple[int | None, int | None]
) -> None:
    """Each house's own reading of a word, and none where it has none."""
    assert bounds_of(word, convention) == bounds


@pytest.mark.parametrize(
    "phrase", ["tens of thousands", "several hundred", "several dozen", "عشرات الآلاف", "عدة مئات"]
)
@pytest.mark.parametrize("convention", list(Convention))
def test_a_word_beside_a_magnitude_is_another_word(phrase: str, convention: Convention) -> None:
    """Tens of thousands are not ten."""
    assert bounds_of(phrase, convention) == NO_BOUNDS


@pytest.mark.parametrize("word", VAGUE_WORDS)
def test_words_alone_give_no_number(word: str) -> None:
    """The default convention keeps every word a word."""
    assert bounds_of(word, Convention.LITERAL) == NO_BOUNDS


@given(phrases, conventions)
def test_least_never_exceeds_most(phrase: str, convention: Convention) -> None:
    """Whatever the phrase, the bounds stand in order and are both there or both missing."""
    least, most = bounds_of(phrase, convention)
    assert (least is None) == (most is None)
    assert least is None or most is None or 0 < least <= most
