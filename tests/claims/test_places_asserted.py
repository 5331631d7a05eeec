"""What a reading promises of places: the village is asserted only where the words are sure of it (R7)."""

from __future__ import annotations

import pytest

from recount.claims.reader import read
from recount.claims.schema import Where
from recount.places.gazetteer import Gazetteer, Place
from recount.vocabulary.words import PlacePrecision, PlaceRole

FINE = {PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE, PlacePrecision.NEIGHBOURHOOD}


def places_of(text: str, gazetteer: Gazetteer | None = None) -> list[Where]:
    """Give the places of the first claim."""
    return read(text, gazetteer=gazetteer).claims[0].where


def asserted(text: str) -> list[str | None]:
    """Give the ids of the settlements and quarters that the first claim is set in."""
    return [where.place for where in places_of(text) if where.precision in FINE]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Five civilians were killed in an airstrike on the city of Aleppo.", "aleppo"),
        ("Five civilians were killed in an airstrike on Saraqib.", "saraqib"),
        ("مقتل خمسة مدنيين بغارة جوية على مدينة إدلب.", "idlib"),
        ("مقتل خمسة مدنيين بغارة جوية على مدينة #سراقب.", "saraqib"),
        ("مقتل خمسة مدنيين بغارة جوية على ساحة في مدينة إدلب #سوريا #إدلب", "idlib"),
    ],
)
def test_a_settlement_is_asserted_where_it_is_named_as_one(text: str, place: str) -> None:
    """A town has one meaning; a capital needs the word city beside it."""
    assert asserted(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Five civilians were killed in an airstrike on Aleppo.",
        "Five civilians were killed in an airstrike on a farm north of Saraqib.",
        "مقتل خمسة مدنيين بغارة جوية على إدلب.",
        "مقتل خمسة مدنيين بغارة جوية جنوبي #سراقب.",
        "مقتل خمسة مدنيين بغارة جوية بريف #إدلب الجنوبي.",
        "مقتل خمسة مدنيين بغارة جوية على ريف سراقب.",
        "مقتل خمسة مدنيين بغارة جوية على الطريق بين سد فوبار وبلدة سراقب.",
        "Five civilians were killed on the road between Fooville and the town of Saraqib.",
        "مقتل خمسة مدنيين بغارة جوية في الريف الشرقي لمدينة سراقب.",
        "مقتل خمسة مدنيين بغارة جوية على قرية فوبارية شرقي سراقب.",
        "Five civilians were killed by a mine in the fields outside Saraqib.",
    ],
)
def test_what_lies_about_a_town_is_not_set_in_it(text: str) -> None:
    """A bare capital, the countryside, a direction and an unknown village beside a town assert none."""
    assert asserted(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The hospital in Kafr Takharim received five dead after the strike.", PlaceRole.HOSPITAL),
        ("An airstrike killed nine people displaced from and fleeing Saraqib.", PlaceRole.ORIGIN),
        ("مقتل خمسة مدنيين بغارة جوية على محور قرية بليون.", PlaceRole.NEAR),
        ("مقتل خمسة مدنيين بغارة جوية بالقرب من بلدة كنصفرة.", PlaceRole.NEAR),
        ("قصف جوي يخرج محطة مياه تغذي مدينة سراقب عن الخدمة.", PlaceRole.NEAR),
        ("تشييع شهيدين في مدينة سراقب قتلا بقصف جوي.", PlaceRole.EFFECT),
        ("مقتل امرأة بقصف نقطة طبية إسعافية في بلدة مرعيان.", PlaceRole.EVENT),
        ("Two people were wounded and taken to a hospital in Saraqib.", PlaceRole.HOSPITAL),
        ("The bombardment of Douma killed five civilians.", PlaceRole.EVENT),
    ],
)
def test_a_place_has_the_part_that_its_words_give_it(text: str, role: PlaceRole) -> None:
    """Where the harmed were brought, buried or came from is not where they were harmed."""
    assert [where.role for where in places_of(text)] == [role]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Five civilians were killed in the village of Foobarha near Saraqib.", "Foobarha"),
        ("Five civilians were killed in Foobarha village near Saraqib.", "Foobarha"),
        ("مقتل خمسة مدنيين بغارة جوية على قرية فوبارية بريف إدلب.", "فوبارية"),
        ("مقتل خمسة مدنيين بغارة جوية على بلدة #فوبارية شرقي سراقب.", "فوبارية"),
        ("مقتل خمسة مدنيين بغارة جوية على قرية تل فوبار غربي سراقب.", "تل فوبار"),
    ],
)
def test_an_unknown_village_keeps_its_words_and_no_other_place(text: str, raw: str) -> None:
    """What the gazetteer lacks is unresolved under its own words; no other village is put in its stead."""
    first = next(where for where in places_of(text) if where.place is None)
    assert (first.raw, first.precision, first.role) == (raw, PlacePrecision.UNRESOLVED, PlaceRole.EVENT)
    assert asserted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Five civilians were killed when warplanes hit the Homs School.",
        "A man named Saraqib Fooson was killed in an airstrike.",
        "Five civilians were killed on Homs street.",
        "مقتل فاطمة وأربعة مدنيين بغارة جوية.",
    ],
)
def test_buildings_streets_and_people_are_no_places(text: str) -> None:
    """A name that goes on in another name does not set the event in the town that lends it."""
    assert places_of(text) == []


def test_of_namesakes_the_one_in_the_governorate_named_is_meant() -> None:
    """Two villages of one name are told apart by the governorate in the sentence, taught places as any other."""
    north = Place("foob_n", "Foobarha", "فوبارية", PlacePrecision.VILLAGE, 36.3, 36.9, "aleppo_governorate", "SY")
    south = Place("foob_s", "Foobarha", "فوبارية", PlacePrecision.VILLAGE, 35.6, 36.6, "idlib_governorate", "SY")
    taught = Gazetteer.shipped().with_places([north, south])
    found = places_of("مقتل خمسة مدنيين بغارة جوية على قرية فوبارية بريف إدلب.", taught)
    assert [(where.place, where.precision) for where in found] == [("foob_s", PlacePrecision.VILLAGE)]


def test_a_quarter_of_an_unknown_name_lies_in_its_city() -> None:
    """The quarter is unresolved, the city that holds it is asserted."""
    assert asserted("Five civilians were killed in the Foobar neighbourhood, east of the city of Aleppo.") == ["aleppo"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Five civilians were killed in the Zeitoun neighbourhood, east of Gaza City.", ["zeitoun_gaza"]),
        ("Five civilians were killed in the Zeitoun neighbourhood.", []),
        ("Five civilians were killed in the Tel al-Hawa area.", ["tel_al_hawa"]),
        ("Five civilians were killed in Bani Suheila, east of Khan Younis.", ["bani_suheila"]),
    ],
)
def test_a_quarter_whose_name_others_bear_lies_in_the_city_named_beside_it(text: str, places: list[str]) -> None:
    """Without the city it is withheld; the area of a quarter is the quarter."""
    event = [where for where in read(text, country="PS").claims[0].where if where.precision in FINE]
    assert [where.place for where in event] == places
