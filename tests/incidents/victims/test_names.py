"""Names: one name in many spellings, and two names that only look alike."""

from __future__ import annotations

import pytest

from recount.incidents.victims.names import Name, keys_of_name, read_name
from recount.incidents.victims.voices import keys_of_word


def sound_alike(one: str, other: str) -> bool:
    """Tell whether the long vowels of one word may be those of the other."""
    first, second = keys_of_word(one), keys_of_word(other)
    return bool({first.lean, first.full} & {second.lean, second.full})


@pytest.mark.parametrize(
    ("arabic", "romanised"),
    [
        ("محمد", ["Mohammed", "Muhammad", "Mohamad"]),
        ("محمود", ["Mahmoud", "Mahmud", "Mahmood"]),
        ("حسين", ["Hussein", "Hossein", "Husayn", "Hussain"]),
        ("حسن", ["Hassan", "Hasan"]),
        ("يوسف", ["Yousef", "Youssef"]),
        ("إبراهيم", ["Ibrahim", "Ibraheem"]),
        ("الحلبي", ["al-Halabi", "Halabi", "El Halaby"]),
        ("مصطفى", ["Mustafa", "Mostafa"]),
    ],
)
def test_a_name_sounds_like_its_romanisations(arabic: str, romanised: list[str]) -> None:
    """Whoever wrote it down, it is the same name."""
    assert not [spelling for spelling in romanised if not sound_alike(arabic, spelling)]


@pytest.mark.parametrize(("arabic", "other"), [("محمد", "Mahmoud"), ("حسن", "Hussein"), ("حسين", "Hassan")])
def test_names_that_share_their_consonants_are_two(arabic: str, other: str) -> None:
    """Brothers are not taken for each other because Arabic leaves out short vowels."""
    assert keys_of_word(arabic).consonants == keys_of_word(other).consonants
    assert not sound_alike(arabic, other)


@pytest.mark.parametrize(
    "written",
    [
        ["عبد الرحمن", "عبدالرحمن", "Abdul Rahman", "Abdurrahman", "Abd ar-Rahman", "Abdelrahman", "Abd al-Rahman"],
        ["عبد الله", "عبدالله", "Abdullah", "Abdallah", "Abd Allah"],
        ["نور الدين", "نورالدين", "Nour al-Din", "Noureddine", "Nur Eddin"],
        ["نصر الله", "Nasrallah", "Nasr Allah"],
    ],
)
def test_a_compound_is_one_name_however_it_is_parted(written: list[str]) -> None:
    """Abd al-..., ... al-Din and ... Allah are one word of a name."""
    keys = {keys_of_name(read_name(name))[0] for name in written}
    assert len({key.consonants for key in keys if key}) == 1
    assert not [name for name in written if read_name(name).family]


def test_words_take_their_places_as_arabic_names_stand() -> None:
    """Given name, father's, grandfather's, family name; "son of" and titles are no names."""
    assert read_name("الطفل سالم بن نادر كريم الشامي") == Name("سالم", "نادر", "كريم", "شامي")


def test_a_family_name_before_a_comma_is_turned_round() -> None:
    """A list by family name reads like any other."""
    assert read_name("Shami, Salem Nader") == read_name("Salem Nader al-Shami")


def test_a_kunya_stands_beside_the_name() -> None:
    """Abu Karim Salem al-Shami is Salem; his child is not his given name."""
    assert read_name("Abu Karim Salem al-Shami")[:4] == read_name("Salem al-Shami")[:4]


@pytest.mark.parametrize("told", ["زوجة سالم الشامي", "Abu Karim al-Shami", "wife of Salem"])
def test_who_is_told_as_somebodys_relative_has_no_name_of_their_own(told: str) -> None:
    """The husband's name is never taken for hers."""
    assert read_name(told).given is None
