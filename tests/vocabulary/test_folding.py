"""Spellings that a reader takes for one word fold to the same letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.vocabulary.folding import fold, same_letters, with_article, without_articles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.-led Coalition", "us led coalition"),
        ("Da'esh", "DAESH"),
        ("Hay’at Tahrir al-Sham", "hayat tahrir al sham"),
        ("Türkiye", "turkiye"),
        ("Russia's", "Russia"),
        ("الأمريكيّة", "الامريكيه"),
        ("إسـرائيل", "اسرائيل"),
        ("ﺩﺍﻋﺶ", "داعش"),
        ("سوريا  الديمقراطية", "سوريا الديمقراطيه"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    """Case, dots, hyphens, quotes, vowel signs and letter forms do not part a name from itself."""
    assert fold(one) == fold(other)


def test_letters_that_part_words_are_kept() -> None:
    """The fold keeps different names different."""
    assert fold("قصف") != fold("قسد")
    assert same_letters("IS") != same_letters("is")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text can be folded again without harm."""
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["روسيا", "The", "U.S.", "القوات", "Assad's", "النظام"]), max_size=5))
def test_a_phrase_folds_word_by_word(words: list[str]) -> None:
    """A text that is folded word by word can be searched for folded phrases."""
    assert fold(" ".join(words)) == " ".join(fold(word) for word in words)


@pytest.mark.parametrize(
    ("phrase", "definite"),
    [("قوات روسيه", "القوات الروسيه"), ("سلاح الجو روسي", "سلاح الجو الروسي"), ("قوات النظام", "قوات النظام")],
)
def test_an_arabic_phrase_takes_its_article_where_the_grammar_puts_it(phrase: str, definite: str) -> None:
    """Noun and adjective both take it; a construct has it on its last word."""
    assert with_article(phrase) == definite


def test_articles_come_off_but_names_stay_whole() -> None:
    """The word for God is no article and a name."""
    assert without_articles("القوات الروسيه") == "قوات روسيه"
    assert without_articles("حزب الله") == "حزب الله"
    assert without_articles("the regime") == "regime"
