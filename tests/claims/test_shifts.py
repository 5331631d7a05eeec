"""A report that turns to another event, or tells it by its day before or after the first, is read as two events."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.reading.sentences.shifts import Shift, shift_at
from recount.claims.reading.words.lexicon import LEXICON_FOLDER, lexicon
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.tokens import tokenise
from recount.claims.schema import Claim
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.words import Outcome

TABLE = Path(__file__).parents[1] / "cases" / "reading_shifts.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def written(language: Language) -> dict[str, list[str]]:
    """Give the phrases as they are written, not as they are looked up."""
    turning = LEXICON_FOLDER / language / "turning.yaml"
    shifts: dict[str, list[str]] = yaml.safe_load(turning.read_text(encoding="utf-8"))["shifts"]
    return shifts


PHRASES = [
    (language, key, phrase)
    for language in LANGUAGES
    for key, phrases in written(language).items()
    for phrase in phrases
]


def counting(claims: list[Claim], outcome: Outcome, people: int) -> list[Claim]:
    """Give the claims that count so many people, not as a part of others."""
    return [
        claim
        for claim in claims
        if any(
            people in (group.count.min, group.count.max)
            for group in claim.casualties
            if group.part_of is None and group.outcome is outcome
        )
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_event_leans_on_no_more_than_the_words_join(case: dict[str, Any]) -> None:
    """Place, day and doer of the first event go over to the second only as far as the report says (R6, R7)."""
    left = read(case["text"], published=case["published"]).claims
    for killed, injured, place, day, doers in case["events"]:
        claim = counting(left, Outcome.KILLED if killed else Outcome.INJURED, killed or injured)[0]
        told = [where.place or where.raw for where in claim.event_places()]
        parties = [str(doer.id) for doer in claim.perpetrators]
        assert (told, claim.when.start, parties) == ([place] if place else [], day, doers)
        assert claim.restates is None
        left = [one for one in left if one.id != claim.id]


@pytest.mark.parametrize(("language", "key", "phrase"), PHRASES)
def test_each_phrase_turns_at_the_head_of_a_sentence(language: Language, key: str, phrase: str) -> None:
    """With an "and" before it, or without."""
    joined = f"و{phrase}" if language == "ar" else f"And {phrase}"
    words = lexicon(language)
    assert {shift_at(part(tokenise(said), words), 0, words) for said in (phrase, joined)} == {Shift(key)}


def test_the_next_day_is_unresolved_where_no_day_was_told() -> None:
    """ "The following day" after an event of no known day has none either (R6)."""
    claims = read("A strike killed five people in Douma. The following day, shells killed two.").claims
    assert [claim.when.start for claim in claims] == [None, None]


def test_who_said_it_goes_on_over_a_turn_within_a_sentence() -> None:
    """What stands behind a comma is said by the same source."""
    said = "According to Reuters, two men were killed in Tafas, and in a separate incident a mine killed three drivers."
    assert [[link.name for link in claim.attribution] for claim in read(said, published=date(2016, 3, 1)).claims] == [
        ["Reuters"],
        ["Reuters"],
    ]
