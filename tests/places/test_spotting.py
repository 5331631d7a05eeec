"""What spotting promises: the words that may name a place, exactly where they stand."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.places.gazetteer import Gazetteer, Place
from recount.vocabulary.words import PlacePrecision

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "place_spotting.yaml").read_text(encoding="utf-8"))
GAZETTEER = Gazetteer.shipped()
PIECES = [
    "Homs",
    "al-",
    "Bukamal",
    "حلب",
    "بال",
    "ريف ",
    " of ",
    "city ",
    "province",
    ", ",
    "'s ",
    "ـ",
    "\n",
    "24",
    "🕊",
    "Ma'",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_places_of_a_text_are_found_in_order(case: dict[str, Any]) -> None:
    """Each text of the table gives the words and places beside it, and no others."""
    found = [[spotted.words, spotted.candidates[0].place.id] for spotted in GAZETTEER.spot(case["text"])]
    assert found == case["found"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join))
def test_offsets_point_into_the_text_as_given(text: str) -> None:
    """The words stand between the offsets, none overlap, and each has a candidate."""
    after = 0
    for spotted in GAZETTEER.spot(text):
        assert text[spotted.start : spotted.end] == spotted.words
        assert after <= spotted.start < spotted.end
        assert spotted.candidates
        after = spotted.end


def test_the_longest_name_wins() -> None:
    """A name that begins with another name is the longer one."""
    assert [spotted.words for spotted in GAZETTEER.spot("in Khan Younis")] == ["Khan Younis"]


def test_a_line_that_ends_within_a_name_does_not_hide_it() -> None:
    """Texts are broken into lines anywhere; an empty line ends a name."""
    assert [spotted.words for spotted in GAZETTEER.spot("Deir\nez-Zor")] == ["Deir\nez-Zor"]
    assert GAZETTEER.spot("Deir\n\nez-Zor") == []


def test_a_learnt_place_is_spotted() -> None:
    """What a record has learnt is found in the next report."""
    learnt = Place("learnt_1", "Nosuchplace", "لامكان", PlacePrecision.VILLAGE, 35.0, 36.5, "idlib_governorate", "SY")
    found = GAZETTEER.with_places([learnt]).spot("In Nosuchplace and بلامكان")
    assert [spotted.candidates[0].place.id for spotted in found] == ["learnt_1", "learnt_1"]


@pytest.mark.parametrize("piece", ["al-", "Al-Bab ", "village of ", "ريف ", "قرية #تل ", "وبال", "Homs'", "من حي "])
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    """Twice the text takes about twice the time, whatever words it is made of."""
    short, long = (piece * (size // len(piece)) for size in (20_000, 40_000))
    GAZETTEER.spot(long)
    assert _fastest(long) <= 3 * _fastest(short) + 0.01


def _fastest(text: str) -> float:
    return min(_seconds(text) for _ in range(5))


def _seconds(text: str) -> float:
    start = time.process_time()
    GAZETTEER.spot(text)
    return time.process_time() - start
