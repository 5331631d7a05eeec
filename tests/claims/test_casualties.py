"""Every count of a sentence, whole and parts, as a recorder would code it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.schema import TollCount

STYLES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading_styles.yaml").read_text(encoding="utf-8"))
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading_casualties.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_sentence_gives_its_counts_and_no_other(case: dict[str, Any]) -> None:
    """The counts of a sentence come out with outcome, class, category, bounds, hedge and the whole they belong to."""
    found = [
        [
            count.outcome,
            count.victim_class,
            count.category,
            count.count.min,
            count.count.max,
            count.count.hedge,
            count.part_of,
        ]
        for claim in read(case["text"]).claims
        for count in claim.casualties
    ]
    assert found == case["counts"]


def in_words(count: TollCount | None) -> int | str | None:
    """Give a toll as the table writes it: its number, v for a word without one, None for no claim."""
    if count is None:
        return None
    number = count.min if count.min is not None else count.max
    return "v" if number is None else number


def styled(case: dict[str, Any]) -> Any:
    """Give a row of the table of styles, marked where the reader is known to get it wrong."""
    marks = [pytest.mark.xfail(reason="known to be read wrong", strict=True)] if case.get("unread") else []
    return pytest.param(case, id=case["text"][:60], marks=marks)


@pytest.mark.parametrize("case", [styled(case) for case in STYLES])
def test_the_toll_is_read_in_every_style(case: dict[str, Any]) -> None:
    """Headlines, telegrams, tables and prose give the report's own dead and injured."""
    toll = read(case["text"]).toll
    assert (in_words(toll.killed), in_words(toll.injured)) == (case["killed"], case["injured"])


def test_a_part_is_never_larger_than_the_text_says() -> None:
    """A breakdown keeps the total of its sentence: eleven with four children stay eleven."""
    toll = read("Eleven civilians, including four children, were killed.").toll
    assert toll.killed is not None
    assert toll.killed.min == 11


def test_fighters_do_not_fill_the_toll() -> None:
    """The toll of a report counts civilians and people of unstated status only (R5)."""
    assert read("Twelve ISIS fighters were killed.").toll.killed is None


def test_a_mixed_total_does_not_fill_the_toll() -> None:
    """45 rebels and civilians are no toll of civilians (R13)."""
    assert read("45 rebels and civilians were killed.").toll.killed is None


def test_others_come_on_top_of_those_told_before() -> None:
    """ "12 other members" are added to the one whose death was told first."""
    toll = read("A teacher was killed in Douma on Friday. The strike killed 12 other residents.").toll
    assert toll.killed is not None
    assert toll.killed.min == 13


def test_a_vague_toll_keeps_its_word_and_no_number() -> None:
    """ "Dozens" is kept as a word with both bounds open (R2)."""
    toll = read("Dozens of people were killed.").toll
    assert toll.killed is not None
    assert (toll.killed.min, toll.killed.max, toll.killed.hedge) == (None, None, "vague")


def test_silence_is_not_zero() -> None:
    """A report that says nothing of the injured has no toll of injured."""
    assert read("Nine people were killed.").toll.injured is None
