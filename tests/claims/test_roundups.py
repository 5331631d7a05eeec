"""A roundup of ten events is ten events, each with its own place and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.schema import Claim, Reading
from recount.vocabulary.words import ClaimKind, Outcome

TABLE = Path(__file__).parents[1] / "cases" / "reading_roundups.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
DAY = date(2016, 3, 11)


def counts(claim: Claim, outcome: Outcome, people: int) -> bool:
    """Tell whether a claim counts so many people, not as a part of others."""
    wholes = (group.count for group in claim.casualties if group.part_of is None and group.outcome is outcome)
    return any(people in (count.min, count.max) for count in wholes)


def tells(reading: Reading, outcome: Outcome, people: int | None, place: str, day: date) -> bool:
    """Tell whether some claim of a reading says that so many people were harmed there and then."""
    claims = (claim for claim in reading.claims if people is None or counts(claim, outcome, people))
    return any(claim.when.start == day and place in [where.place for where in claim.event_places()] for claim in claims)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_event_of_a_roundup_has_its_own_place_and_day(case: dict[str, Any]) -> None:
    """Bullets, numbers, hours, headings of places and days part the events of a roundup."""
    reading = read(case["text"], published=case["published"])
    missed = [
        (killed, injured, place, day)
        for killed, injured, place, day in case["events"]
        if not (tells(reading, Outcome.KILLED, killed, place, day))
        or not tells(reading, Outcome.INJURED, injured, place, day)
    ]
    assert not missed


def casualties(text: str) -> list[Claim]:
    """Give the counts of victims in a text."""
    return [claim for claim in read(text, published=DAY).claims if claim.kind is ClaimKind.CASUALTY]


@pytest.mark.parametrize(
    ("heading", "item"),
    [("Idlib:", "- A mine killed two shepherds."), ("ريف حلب:", "- قتل راعيان بانفجار لغم.")],
)
def test_what_a_heading_gives_is_marked_as_inherited(heading: str, item: str) -> None:
    """A place that stands over an item is not said by the item (R7)."""
    [claim] = casualties(f"{heading}\n{item}")
    assert [where.inherited for where in claim.event_places()] == [True]


def test_an_item_never_leans_on_the_item_before_it() -> None:
    """The second item names no place: it has none, not that of the first."""
    first, second = casualties("- A mine killed two men in Saraqib on 3 March.\n- Three women were killed.")
    assert [where.place for where in first.event_places()] == ["saraqib"]
    assert (second.event_places(), second.when.raw) == ([], None)


def test_the_items_of_a_list_lean_on_the_sentence_over_it() -> None:
    """A list that counts the victims of one strike keeps its place and day."""
    claims = casualties(
        "Warplanes struck Saraqib on 3 March 2016, and killed:\n- two women\n- three men were killed too"
    )
    assert [[where.place for where in claim.event_places()] for claim in claims[-1:]] == [["saraqib"]]
    assert claims[-1].when.start == date(2016, 3, 3)


@pytest.mark.parametrize(
    ("heading", "village", "place"),
    [("Hama countryside:", "Suran", "suran_hama"), ("Aleppo countryside:", "Suran", "suran_aleppo")],
)
def test_of_namesakes_the_one_under_its_heading_is_meant(heading: str, village: str, place: str) -> None:
    """The area that stands over an item settles which village of a name is meant (R7)."""
    [claim] = casualties(f"{heading}\nA mine killed two shepherds in {village} on 3 March.")
    assert [where.place for where in claim.event_places()] == [place]


def test_a_wrapped_line_is_no_heading() -> None:
    """A day that begins a line in the middle of a sentence stands over nothing."""
    told = "The army said that its men found the place on the morning of\nSaturday, 5 March.\nTwo men were killed."
    assert casualties(told)[-1].when.raw != "Saturday, 5 March"


def test_the_name_before_a_colon_is_nobody_killed() -> None:
    """ "Kafr Takharim: four children were injured" are four, not a person of that name and four more."""
    [claim] = casualties("Kafr Takharim: Four children were injured.")
    assert [count.count.min for count in claim.casualties] == [4]
