"""What folding promises: the habits of spelling disappear, nothing else does, and no text can break it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recount.places.folding import fold_arabic, fold_latin, fold_name, plain, skeleton

ARABIC_AND_LATIN = st.text(alphabet=st.sampled_from("ابتةهىيئأإآءؤولـَّ ال-'’aeiouyhAZdhqkwtzsr0٣\u200f"), max_size=24)
ANY_NAME = st.one_of(st.text(max_size=40), ARABIC_AND_LATIN)


@given(ANY_NAME)
@example("الالالا")
@example("al al al")
@example("İ´ﷺ")
def test_a_folded_name_folds_to_itself(name: str) -> None:
    """Keys are their own keys, whatever the text."""
    for fold in (fold_arabic, fold_latin, fold_name):
        assert fold(fold(name)) == fold(name)


@given(ANY_NAME)
def test_a_skeleton_has_no_word_breaks(name: str) -> None:
    """The consonants of any text come out in one piece."""
    assert not set(" -'’") & set(skeleton(name))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_a_skeleton_does_not_know_case(name: str) -> None:
    """Headlines in capitals name the same places."""
    assert skeleton(name.upper()) == skeleton(name.lower())


@given(st.text(alphabet="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", min_size=1))
def test_the_short_way_for_arabic_words_leads_to_the_same_key(word: str) -> None:
    """A word of plain letters and the same word with a mark that means nothing are folded alike."""
    assert plain(word) == plain(f"{word}\u0650")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الرقة", "الرّقه"),
        ("إدلب", "ادلب"),
        ("معرّة النعمان", "معره النعمان"),
        ("ديـر الـزور", "دَيْرُ الزَّوْر"),
        ("سلمى", "سلمي"),
        ("ﺣﻠﺐ", "حلب"),
        ("شارع ٣٠", "شارع 30"),
    ],
)
def test_arabic_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Short vowels, tatweel, presentation forms and the forms of single letters tell no names apart."""
    assert fold_arabic(one) == fold_arabic(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ma'arat al-Nu'man", "Maarat an-Numān"),
        ("Dayr az-Zor", "Deir el-Zour"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Ar-Raqqah", "al Raqqa"),
        ("Binnish", "Binish"),
        ("Jisr ash-Shughur", "Jisr al-Shughour"),
        ("İDLİB", "idlib"),
    ],
)
def test_transliterations_of_one_name_have_one_key(one: str, other: str) -> None:
    """Marks, apostrophes, articles, doubled letters and common vowels tell no names apart."""
    assert fold_latin(one) == fold_latin(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homs", "Hama"), ("Sarmin", "Salqin"), ("حلب", "حلفايا"), ("As Homs", "Homs"), ("Tell", "Tal"), ("الف", "ف")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    """Folding stops before it makes two names one."""
    assert fold_name(one) != fold_name(other)


NINE_SPELLINGS = [
    "Albukamal", "Al-Bukamal", "Al Bu Kamal", "Abu Kamal", "Abou Kamal", "Albu Kamal", "Boukamal",
    "البوكمال", "أبو كمال",
]  # fmt: skip


def test_nine_spellings_of_one_town_have_one_skeleton() -> None:
    """The consonants agree over articles, kinship words, vowels and both scripts."""
    assert {skeleton(name) for name in NINE_SPELLINGS} == {skeleton("Albukamal")}


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("Deir ez-Zor", "دير الزور"), ("Deirezzor", "دير الزور"), ("Qamishli", "القامشلي"), ("Khan Shaykhun", "خان شيخون"),
     ("Ma'arat al-Nu'man", "معرة النعمان"), ("Jisr al-Shughur", "جسر الشغور"), ("Manbij", "منبج")],
)  # fmt: skip
def test_both_scripts_have_one_skeleton(latin: str, arabic: str) -> None:
    """A Latin and an Arabic spelling meet in their consonants."""
    assert skeleton(latin) == skeleton(arabic)
