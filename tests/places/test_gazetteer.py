"""What the gazetteer promises: places by any usual spelling, with score, reason and rivals (R7)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.places.gazetteer import LIKELY, Gazetteer, Place
from recount.vocabulary.words import PlacePrecision

CASES = Path(__file__).parents[1] / "cases"
GAZETTEER = Gazetteer.shipped()
SYRIA = (32.2, 37.5, 35.5, 42.5)


def cases(name: str) -> list[dict[str, str]]:
    """Read a table of true cases."""
    with (CASES / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def best(words: str, **known: Any) -> str:
    """Give the id of the first candidate, or nothing."""
    return next((found.place.id for found in GAZETTEER.resolve(words, **known)), "")


@pytest.mark.parametrize("case", cases("place_spellings.csv"), ids=lambda case: case["words"])
def test_a_usual_spelling_finds_its_place(case: dict[str, str]) -> None:
    """Each spelling in the table means its place, likely enough to be taken."""
    found = GAZETTEER.resolve(case["words"])[0]
    assert (found.place.id, found.score >= LIKELY) == (case["place"], True)


@pytest.mark.parametrize("case", cases("place_expressions.csv"), ids=lambda case: case["words"])
def test_an_expression_finds_its_place(case: dict[str, str]) -> None:
    """Nouns, directions and wider places are understood, for the reason in the table."""
    assert best(case["words"]) == case["place"], case["why"]


def test_a_bare_capital_means_the_city_and_names_the_governorate_beside_it() -> None:
    """The governorate is the alternative, with a lower score and the reason."""
    city, governorate = GAZETTEER.resolve("Deir Ezzor")[:2]
    assert (city.place.id, governorate.place.id) == ("deir_ez_zor", "deir_ez_zor_governorate")
    assert governorate.score < city.score
    assert "rather means the city" in governorate.reason


def test_a_hint_of_the_kind_turns_to_the_governorate() -> None:
    """A reader who knows that a province is meant gets the province."""
    assert GAZETTEER.resolve("Aleppo", kind_hint=PlacePrecision.GOVERNORATE)[0].place.id == "aleppo_governorate"


def test_namesakes_stand_beside_each_other_and_none_is_likely() -> None:
    """Two places of one name are both returned, each below the score at which one may be taken."""
    found = GAZETTEER.resolve("Suran")
    assert {"suran_hama", "suran_aleppo"} <= {candidate.place.id for candidate in found}
    assert all(candidate.score < LIKELY for candidate in found)


@pytest.mark.parametrize(
    ("around", "place"), [("hama_governorate", "suran_hama"), ("aleppo_governorate", "suran_aleppo")]
)
def test_the_place_around_tells_namesakes_apart(around: str, place: str) -> None:
    """With the governorate known, the namesake in it is the likely one."""
    found = GAZETTEER.resolve("Suran", within=around)[0]
    assert (found.place.id, found.score >= LIKELY) == (place, True)


@pytest.mark.parametrize("country", ["LY", "libya", "ly"])
def test_the_country_tells_namesakes_apart(country: str) -> None:
    """A country may be given by code or by id."""
    assert best("Tripoli", country=country) == "tripoli_libya"


def test_a_place_in_another_country_says_so() -> None:
    """A name that only another country has is doubted, with the reason."""
    found = GAZETTEER.resolve("Mosul", country="SY")[0]
    assert found.score < LIKELY
    assert "not in SY" in found.reason


def test_a_close_spelling_is_only_a_suggestion() -> None:
    """A name that merely looks like a village never passes for it, even in the right governorate."""
    found = GAZETTEER.resolve("Maskanat", within="aleppo_governorate")
    assert found[0].place.id == "maskanah"
    assert found[0].score < LIKELY


@pytest.mark.parametrize("words", ["", " ", "Xyzzy", "،", "of the", "🕊"])
def test_words_that_name_nothing_give_nothing(words: str) -> None:
    """No candidate is invented."""
    assert GAZETTEER.resolve(words) == []


@given(st.text(max_size=40))
def test_any_words_can_be_asked(words: str) -> None:
    """Scores lie between 0 and 1, the best stands first, and each has a reason."""
    found = GAZETTEER.resolve(words)
    assert [candidate.score for candidate in found] == sorted((c.score for c in found), reverse=True)
    assert all(0 <= candidate.score <= 1 and candidate.reason for candidate in found)


def test_asking_twice_gives_the_same_answer() -> None:
    """An answer that a caller changes does not change the next one."""
    GAZETTEER.resolve("Homs").clear()
    assert best("Homs") == "homs"


def test_a_surrounding_place_that_is_unknown_is_no_help_and_no_harm() -> None:
    """An id of another gazetteer leaves the answer as it is."""
    assert GAZETTEER.resolve("Homs", within="nowhere") == GAZETTEER.resolve("Homs")


def test_a_place_lies_in_its_city_governorate_and_country() -> None:
    """Everything around a place is known, the place itself included."""
    around = ["hamidiya_deir_ez_zor", "deir_ez_zor", "deir_ez_zor_governorate", "syria"]
    assert all(GAZETTEER.is_within("hamidiya_deir_ez_zor", place) for place in around)
    assert not GAZETTEER.is_within("deir_ez_zor", "hamidiya_deir_ez_zor")
    assert not GAZETTEER.is_within("nowhere", "syria")


def test_the_governorate_of_a_place_is_found_at_any_depth() -> None:
    """A neighbourhood, a city and the governorate itself have one; a country has none."""
    places = ["fardous_aleppo", "aleppo", "aleppo_governorate", "syria"]
    found = [GAZETTEER.governorate_of(place) for place in places]
    assert [place.id if place else "" for place in found] == ["aleppo_governorate"] * 3 + [""]


def test_an_unknown_id_is_told() -> None:
    """The gazetteer makes no place up."""
    with pytest.raises(KeyError):
        GAZETTEER.get("nowhere")


KANSAFRA = Place("learnt_1", "Nosuchplace", "لا مكان", PlacePrecision.VILLAGE, 35.66, 36.5, "idlib_governorate", "SY")


def test_a_learnt_place_is_found_under_a_new_version() -> None:
    """The gazetteer that learns is another one; the old one stays as it was."""
    learnt = GAZETTEER.with_places([KANSAFRA])
    assert learnt.resolve("Nosuchplace")[0].place == KANSAFRA
    assert learnt.version != GAZETTEER.version
    assert GAZETTEER.resolve("Nosuchplace") == []


def test_the_version_follows_from_the_content() -> None:
    """Same places, same version, in whatever order they come; it names the gazetteer."""
    turned = Gazetteer(reversed(list(GAZETTEER)), name="base")
    assert turned.version == GAZETTEER.version == GAZETTEER.with_places([]).version
    assert re.fullmatch(r"base-[0-9a-f]{8}", GAZETTEER.version)


def test_every_shipped_place_is_whole() -> None:
    """Ids are slugs, parents exist, names are bilingual, and Syrian places lie in Syria and in a governorate."""
    south, north, west, east = SYRIA
    for place in GAZETTEER:
        assert re.fullmatch(r"[a-z0-9_]+", place.id)
        assert not place.parent or GAZETTEER.get(place.parent)
        assert re.search(r"[\u0621-\u064a]", place.name_ar), place.id
        if place.country == "SY":
            assert south < (place.lat or 0) < north and west - 0.2 < (place.lon or 0) < east, place.id
            assert place.id == "syria" or GAZETTEER.governorate_of(place.id), place.id


def test_the_fourteen_governorates_of_syria_are_there_with_their_capitals() -> None:
    """Each governorate but that around Damascus shares its name with a city in it."""
    governorates = [
        place for place in GAZETTEER if place.parent == "syria" and place.kind is PlacePrecision.GOVERNORATE
    ]
    capitals = [place.id.removesuffix("_governorate") for place in governorates]
    assert len(governorates) == 14
    assert [name for name in capitals if not GAZETTEER.is_within(name, f"{name}_governorate")] == ["rif_dimashq"]


def test_no_id_is_given_twice() -> None:
    """Each row of the shipped file has its own id."""
    path = Path(__file__).parents[2] / "src/recount/places/gazetteer/base.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        ids = Counter(row["id"] for row in csv.DictReader(rows))
    assert [id_ for id_, times in ids.items() if times > 1] == []
