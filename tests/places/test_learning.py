"""What learning promises: names and places from accepted incidents, and no wrong lesson (R7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.places.gazetteer import LIKELY, Gazetteer
from recount.places.learning import Sighting, learnt_place, learnt_places, spellings_to_learn
from recount.vocabulary.words import PlacePrecision

CASES = Path(__file__).parents[1] / "cases"
BASE = Gazetteer.shipped()
TOWN = BASE.get("albukamal")


def lessons() -> list[dict[str, Any]]:
    """Read the table of lessons."""
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / "place_lessons.yaml").read_text(encoding="utf-8"))
    return loaded


def sighting(*names: str, lat: float = 36.0, lon: float = 37.4, **more: Any) -> Sighting:
    """Give the place of an accepted incident in the Aleppo governorate."""
    return Sighting(names, lat, lon, **{"governorate": "aleppo_governorate", "country": "SY", **more})


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson["why"])
def test_the_words_of_a_claim_teach_what_they_may(lesson: dict[str, Any]) -> None:
    """Each row of the table, neither more nor less."""
    assert spellings_to_learn(TOWN, lesson["words"], BASE) == lesson["learns"]


def test_an_incident_teaches_a_place_that_no_file_holds() -> None:
    """Afterwards both of its names are found, under one place at the position of the incident."""
    taught = BASE.with_places(learnt_places([sighting("Xabara village", "قرية كسابا")], BASE))
    found = [taught.resolve(words, country="SY")[0] for words in ("Xabara", "كسابا")]
    assert [one.score >= LIKELY for one in found] == [True, True]
    assert found[0].place == found[1].place
    assert (found[0].place.lat, found[0].place.lon, found[0].place.kind) == (36.0, 37.4, PlacePrecision.VILLAGE)


def test_the_same_place_is_learnt_once() -> None:
    """Ten incidents in one village teach one village."""
    ten = [sighting("Xabara", lat=36.0 + step / 1000) for step in range(10)]
    assert len(BASE.with_places(learnt_places(ten, BASE))) == len(BASE) + 1


def test_a_lesson_has_a_lasting_id() -> None:
    """The same words at the same place give the same id, wherever they are learnt."""
    once, again = (learnt_place(sighting("Xabara"), BASE) for _ in range(2))
    assert once == again is not None


@pytest.mark.parametrize(
    ("why", "seen"),
    [
        ("the report named the nearest town", sighting("Manbij", lat=36.2, lon=37.4)),
        ("the report named a city of another governorate", sighting("Raqqa")),
        ("the report named only the governorate", sighting("Aleppo province")),
        ("the position is that of a district", sighting("Xabara", precision=PlacePrecision.DISTRICT)),
        ("the position is unknown", sighting("Xabara", precision=PlacePrecision.UNRESOLVED)),
        ("there is no name", sighting("", "the village")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_doubtful_lesson_is_not_learnt(why: str, seen: Sighting) -> None:
    """Nothing is learnt from words that mean something else, or from a position that is no settlement's."""
    assert learnt_place(seen, BASE) is None, why


def test_a_namesake_in_another_governorate_is_learnt_and_makes_the_bare_name_doubtful() -> None:
    """The village that a report means is known from then on, and the bare name alone settles nothing (R7)."""
    first = BASE.with_places(learnt_places([sighting("Xabara")], BASE))
    other = sighting("Xabara", lat=33.0, lon=36.2, governorate="daraa_governorate")
    both = first.with_places(learnt_places([other], first))
    assert both.resolve("Xabara", country="SY")[0].score < LIKELY
    assert both.resolve("Xabara", within="daraa_governorate")[0].place.parent == "daraa_governorate"
