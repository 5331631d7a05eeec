"""What comparing promises: two numbers are held beside each other dimension by dimension, and never otherwise (R23)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.checks.comparing import Lie, lie
from recount.checks.statements import Span
from recount.vocabulary.words import Hedge
from tests.checks.table import likeness

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "lies.yaml").read_text(encoding="utf-8"))
NUMBER = st.integers(min_value=1, max_value=10_000)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['article']} beside {case['record']}")
def test_how_a_number_lies_to_another(case: dict[str, Any]) -> None:
    """Equal, a floor under it, inside it, below it, above it."""
    hedge = Hedge.APPROXIMATELY if case.get("about") else Hedge.EXACT
    assert lie(Span(*case["article"], hedge=hedge), Span(*case["record"])) == case["lie"]


@given(NUMBER)
def test_every_number_is_itself(number: int) -> None:
    """A number beside itself is the same, whatever it is."""
    assert lie(Span(number, number), Span(number, number)) is Lie.SAME


@given(NUMBER, NUMBER)
def test_below_from_one_side_is_above_from_the_other(one: int, other: int) -> None:
    """Two exact numbers agree about which of them is larger."""
    there, back = lie(Span(one, one), Span(other, other)), lie(Span(other, other), Span(one, one))
    assert (there, back) in {(Lie.SAME, Lie.SAME), (Lie.BELOW, Lie.ABOVE), (Lie.ABOVE, Lie.BELOW)}


@pytest.mark.parametrize(
    ("record", "differing"),
    [
        ({}, []),
        ({"who": "militant"}, ["victim_class"]),
        ({"category": "children"}, ["victim_class"]),
        ({"outcome": "injured"}, ["unit"]),
        ({"when": "2001-02-20"}, ["window"]),
        ({"when": "2001-02-04"}, []),
        ({"where": "raqqa"}, ["place"]),
        ({"party": "us_coalition"}, ["party"]),
        ({"by": "monitor_b"}, ["counter"]),
        ({"who": "militant", "where": "raqqa"}, ["victim_class", "place"]),
    ],
    ids=str,
)
def test_a_difference_is_named_by_its_dimension(record: dict[str, Any], differing: list[str]) -> None:
    """What differs is said, and a day's difference of a night's attack is none."""
    article = {"number": 31, "party": "russia", "by": "Monitor A"}
    account = {"number": 31, "party": "russia", "by": "monitor_a", **record}
    assert likeness(article, account).differing() == differing


def test_what_is_not_stated_does_not_differ() -> None:
    """An article that names no party and no counter is compared without them."""
    assert likeness({"number": 31}, {"number": 31, "party": "russia", "by": "monitor_b"}).differing() == []
