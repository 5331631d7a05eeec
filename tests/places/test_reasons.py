"""Reasons for places are made as text and said on pages in Arabic: none of them is left in English."""

from __future__ import annotations

import re

import pytest

from recount.places import reasons
from recount.places.gazetteer import Gazetteer
from recount.places.reasons import reason_told
from recount.vocabulary.sentences import Sentence, in_language

ASKED = (
    *("Aleppo", "Alepo", "Haleb", "Jisr al-Shughur", "Ma'arat al-Numan", "قرية في ريف ادلب", "حلب"),
    *("village of Nowhere in the Idlib countryside", "Sukkari neighbourhood, Idlib city", "Hama province"),
)
ADDED = [reason for name, reason in vars(reasons).items() if name.isupper() and isinstance(reason, str)]


def in_arabic(reason: str) -> str:
    """Say a reason in Arabic, without the names in it."""
    return re.sub("\u2068.*?\u2069", "", in_language(reason_told(reason), "ar"))


@pytest.mark.parametrize("words", ASKED)
def test_every_reason_of_the_gazetteer_has_its_arabic(words: str) -> None:
    """Spelling, surroundings and namesakes; its English text stays what it was."""
    found = Gazetteer.shipped().resolve(words)
    assert found
    for candidate in found:
        assert reason_told(candidate.reason) == candidate.reason
        assert not re.search("[A-Za-z]", in_arabic(candidate.reason)), candidate.reason


@pytest.mark.parametrize("added", ADDED)
def test_what_reading_adds_to_a_reason_has_its_arabic(added: str) -> None:
    """After the reason of the gazetteer, or alone."""
    assert isinstance(reason_told(added), Sentence)
    assert not re.search("[A-Za-z]", in_arabic(f"'Aleppo' is a known spelling of Aleppo; {added}"))


def test_what_a_person_wrote_stays_as_it_is() -> None:
    """No sentence of ours is heard in it."""
    assert reason_told("I was there; it lies behind the hill") == "I was there; it lies behind the hill"
