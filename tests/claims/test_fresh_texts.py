"""Texts of our own in the styles of many outlets, coded before they were read: toll, class, town, day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.main_event import day_of, dead_among, main_event
from recount.claims.reader import read
from recount.claims.schema import Casualties, Reading, TollCount
from recount.vocabulary.words import Hedge, Outcome, PlacePrecision, PlaceRole, VictimCategory

CASES = Path(__file__).parents[1] / "cases"
TEXTS = [
    text
    for name in ("reading_fresh.yaml", "reading_styles_fresh.yaml", "reading_sources_fresh.yaml")
    for text in yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
]
TOWNS = {PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE, PlacePrecision.NEIGHBOURHOOD}
VAGUE = "v"


def told_of(field: str) -> list[Any]:
    """Give the texts as cases of one field; those that are known to be read wrong must fail."""
    wrong = pytest.mark.xfail(reason="known to be read wrong", strict=True)
    return [
        pytest.param(text, marks=[wrong] if field in text.get("unread", []) else [], id=f"{number} {text['text'][:30]}")
        for number, text in enumerate(TEXTS, 1)
        if field in text
    ]


@pytest.mark.parametrize("case", told_of("killed"))
def test_a_fresh_text_gives_its_dead(case: dict[str, Any]) -> None:
    """The dead of the main event are those that the text tells, or silence."""
    assert number(reading_of(case).toll.killed) == case["killed"]


@pytest.mark.parametrize("case", told_of("injured"))
def test_a_fresh_text_gives_its_injured(case: dict[str, Any]) -> None:
    """The injured of the main event are those that the text tells, or silence."""
    assert number(reading_of(case).toll.injured) == case["injured"]


@pytest.mark.parametrize("case", told_of("class"))
def test_a_fresh_text_gives_the_class_of_the_harmed(case: dict[str, Any]) -> None:
    """Civilians and fighters are told apart by the words of the text alone (R5)."""
    classes = {str(count.victim_class) for count in harmed(reading_of(case))}
    assert case["class"] in classes if case["class"] else not classes


@pytest.mark.parametrize("case", told_of("place"))
def test_a_fresh_text_asserts_its_town_or_none(case: dict[str, Any]) -> None:
    """The town where it happened is asserted, and no town where the text only tells what it lies near (R7)."""
    named = (where for claim in reading_of(case).claims for where in claim.where if where.role is PlaceRole.EVENT)
    towns = (where.place for where in named if where.precision in TOWNS and where.place)
    assert next(towns, None) == case["place"]


@pytest.mark.parametrize("case", told_of("day"))
def test_a_fresh_text_gives_the_day_of_its_event(case: dict[str, Any]) -> None:
    """The first day of the main event is the one that the words mean, counted from the day of publication (R6)."""
    span = day_of(main_event(reading_of(case)))
    assert (span[0] if span else None) == case["day"]


@pytest.mark.parametrize("case", [*told_of("children"), *told_of("women")])
def test_a_fresh_text_tells_women_and_children_among_its_dead(case: dict[str, Any]) -> None:
    """Who the dead were is kept beside how many they were (R4)."""
    event = main_event(reading_of(case))
    told = {who: dead_among(event, who) for who in (VictimCategory.CHILDREN, VictimCategory.WOMEN)}
    assert {who: count and count.min for who, count in told.items() if who in case} == {
        who: case[who] for who in told if who in case
    }


@pytest.mark.parametrize("case", told_of("kinds"))
def test_a_fresh_text_makes_claims_of_these_kinds(case: dict[str, Any]) -> None:
    """Denials, people who fled and figures over days are claims of their own kinds."""
    assert set(case["kinds"]) <= {claim.kind for claim in reading_of(case).claims}


def reading_of(case: dict[str, Any]) -> Reading:
    """Read a text, about Syria unless it says otherwise."""
    return read(case["text"], country=case.get("country", "SY"), published=case.get("published"))


def number(count: TollCount | None) -> int | str | None:
    """Give the number of a count, "v" for people without a number."""
    if count is None:
        return None
    return count.min if count.min is not None else count.max if count.max is not None else VAGUE


def harmed(reading: Reading) -> list[Casualties]:
    """Give the whole counts of the dead, or else of all who were harmed; a count of nobody is none."""
    counts = [count for claim in reading.claims for count in claim.casualties if count.part_of is None]
    some = [count for count in counts if count.count.hedge is not Hedge.EXACT_ZERO]
    return [count for count in some if count.outcome is Outcome.KILLED] or some
