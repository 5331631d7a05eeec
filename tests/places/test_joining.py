"""What joining promises: one place under many spellings, namesakes apart, and never silently a wrong village (R7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recount.places.gazetteer import LIKELY, Gazetteer, Place
from recount.places.joining import join
from recount.vocabulary.words import PlacePrecision

BASE = Gazetteer.shipped()
KINDS = PlacePrecision


def entry(id_: str, name: str, lat: float, lon: float, kind: PlacePrecision = KINDS.VILLAGE, **more: object) -> Place:
    """Give an entry of a country file."""
    return replace(Place(id_, name, "", kind, lat, lon, country="SY"), **more)


KNOWN = entry("xaba", "Xaba", 36.0, 37.0)


def test_the_same_place_learns_another_spelling() -> None:
    """A name in common within the reach of a settlement: the known place keeps its id and knows more."""
    other = entry("geonames_1", "Al-Xaba", 36.05, 37.0, KINDS.TOWN, name_ar="كسابا", aliases=("Ksaba",))
    assert join([KNOWN], [other]) == [replace(KNOWN, aliases=("كسابا", "Ksaba"))]


@pytest.mark.parametrize(
    "other",
    [
        entry("far", "Xaba", 36.2, 37.0),
        entry("other_name", "Yaruba", 36.0, 37.0),
        entry("area", "Xaba", 36.0, 37.0, KINDS.SUBDISTRICT),
        entry("quarter", "Xaba", 36.06, 37.0, KINDS.NEIGHBOURHOOD),
        entry("abroad", "Xaba", 36.0, 37.0, country="TR"),
        replace(entry("nowhere", "Xaba", 0, 0), lat=None, lon=None, parent="hama_governorate"),
    ],
    ids=lambda other: other.id,
)
def test_another_place_stays_another(other: Place) -> None:
    """Too far, another name, another sort, another country, or no position: a place of its own."""
    assert join([KNOWN], [other]) == [KNOWN, other]


def test_a_village_that_a_city_has_swallowed_is_its_quarter() -> None:
    """Files differ on which it is; close by and of one name, it is one place."""
    assert join([KNOWN], [entry("quarter", "Xaba", 36.03, 37.0, KINDS.NEIGHBOURHOOD)]) == [KNOWN]


def test_a_quarter_of_another_city_is_not_meant() -> None:
    """A quarter that the report sets in one city is never the namesake in another city of the governorate (R7)."""
    quarter = entry("file_1", "Xabara", 36.22, 37.15, KINDS.NEIGHBOURHOOD, parent="aleppo")
    known = BASE.with_places([quarter])
    assert known.resolve("Xabara neighbourhood, Aleppo city")[0].place == quarter
    found = known.resolve("Xabara neighbourhood, Manbij city")[0]
    assert found.place != quarter or found.score < LIKELY


def test_an_area_is_known_without_its_noun() -> None:
    """ "Aleppo" and "Aleppo Governorate" are one governorate, and what lies in the one lies in the other."""
    file = [
        entry("ocha_SY02", "Aleppo", 36.147, 37.637, KINDS.GOVERNORATE, parent="syria"),
        entry("ocha_1", "Xaba", 36.0, 37.0, parent="ocha_SY02"),
    ]
    joined = BASE.with_places(file)
    assert "ocha_SY02" not in joined
    assert joined.get("ocha_1").parent == "aleppo_governorate"


def test_the_order_of_files_changes_no_place_of_the_first() -> None:
    """Joining twice is joining once."""
    other = entry("geonames_1", "Al-Xaba", 36.05, 37.0, aliases=("Ksaba",))
    once = join([KNOWN], [other])
    assert join(once, [other]) == once


def test_the_same_id_replaces_the_earlier_entry() -> None:
    """A newer file is right about its own places."""
    newer = replace(KNOWN, lat=36.01)
    assert join([KNOWN], [newer]) == [newer]


@pytest.mark.parametrize("words", ["Raqqa", "الرقة", "Albukamal", "Homs", "Idlib"])
def test_a_country_file_takes_no_known_city_away(words: str) -> None:
    """Districts and subdistricts that bear a city's name leave the bare name to the city."""
    city = BASE.resolve(words, country="SY")[0].place
    areas = [
        replace(city, id=f"file_{kind}", kind=kind, parent=city.parent, aliases=())
        for kind in (KINDS.DISTRICT, KINDS.SUBDISTRICT)
    ]
    found = BASE.with_places(areas).resolve(words, country="SY")
    assert (found[0].place.id, found[0].score >= LIKELY) == (city.id, True)


HOMONYMS = BASE.with_places(
    [
        entry("xaba_hama", "Xabara", 35.2, 36.8, parent="hama_governorate"),
        entry("xaba_idlib", "Xabara", 35.9, 36.6, parent="idlib_governorate"),
    ]
)


def test_of_two_imported_namesakes_none_is_taken_unasked() -> None:
    """Better no village than a wrong one (R7)."""
    found = HOMONYMS.resolve("Xabara", country="SY")
    assert {one.place.id for one in found} == {"xaba_hama", "xaba_idlib"}
    assert all(one.score < LIKELY for one in found)
    assert "2 places may bear this name" in found[0].reason


@pytest.mark.parametrize(
    ("words", "within", "place"),
    [
        ("Xabara", "hama_governorate", "xaba_hama"),
        ("Xabara", "idlib_governorate", "xaba_idlib"),
        ("the village of Xabara in the Hama countryside", None, "xaba_hama"),
        ("Xabara, Idlib province", None, "xaba_idlib"),
        ("قرية Xabara في ريف حماة", None, "xaba_hama"),
    ],
)
def test_the_stated_governorate_tells_imported_namesakes_apart(words: str, within: str | None, place: str) -> None:
    """Whether the reader knows it or the words say it."""
    found = HOMONYMS.resolve(words, country="SY", within=within)[0]
    assert (found.place.id, found.score >= LIKELY) == (place, True)


def test_a_namesake_in_another_governorate_is_no_answer_for_the_stated_one() -> None:
    """The governorate that the report states stands before a village that lies outside it (R7)."""
    found = HOMONYMS.resolve("Xabara, Daraa province", country="SY")[0]
    assert found.score < LIKELY or found.place.id == "daraa_governorate"


def test_the_same_place_is_found_for_an_entry() -> None:
    """An entry of another file leads to the known place, or to none."""
    near = entry("other", "Xabara", 35.21, 36.8)
    assert HOMONYMS.same_as(near) == HOMONYMS.get("xaba_hama")
    assert HOMONYMS.same_as(entry("other", "Xabara", 33.0, 36.5)) is None
    assert HOMONYMS.same_as(HOMONYMS.get("homs")) == HOMONYMS.get("homs")
