"""What reckoning promises: an article's own sums and ratios are done again, whether or not its numbers are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.checks.arithmetic import Arithmetic, reckon
from recount.checks.statements import statements_of
from recount.claims.schema import Claim, Comparison, ComparisonSide, Perpetrator
from recount.vocabulary.words import ClaimKind, Party, Relation, VictimClass
from tests.cast import claim, exactly, killed

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "arithmetic.yaml").read_text(encoding="utf-8"))
LEFT, RIGHT = Party.RUSSIA, Party.US_COALITION
COUNT = st.integers(min_value=1, max_value=1000)


def reckoned(told: Claim, *others: Claim) -> Arithmetic | None:
    """Do the arithmetic of a claim in an article that holds the others too."""
    claims = {one.id: one for one in (told, *others)}
    return reckon(told, [statement for one in claims.values() for statement in statements_of(one)], claims)


def dead_of(party: Party, number: int, victim_class: VictimClass = VictimClass.CIVILIAN) -> Claim:
    """Count the dead that are laid to a party."""
    text = f"{number} by {party}"
    groups = [killed(exactly(number), victim_class)]
    return claim(text, text, perpetrators=[Perpetrator(raw=party, id=party)], casualties=groups)


def comparison(case: dict[str, Any]) -> Claim:
    """Compare what was laid to two parties."""
    compared = Comparison(
        left=ComparisonSide(perpetrator=LEFT),
        relation=Relation(case["relation"]),
        ratio_min=case.get("least"),
        ratio_max=case.get("most"),
        right=ComparisonSide(perpetrator=RIGHT),
    )
    return claim("compared", "more than", kind=ClaimKind.COMPARISON, comparison=compared, perpetrators=[])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['left']} {case['relation']} {case['right']}")
def test_a_comparison_is_reckoned_from_the_articles_own_counts(case: dict[str, Any]) -> None:
    """The ratio is that of the two counts beside it, and holds or does not."""
    done = reckoned(comparison(case), dead_of(LEFT, case["left"]), dead_of(RIGHT, case["right"]))
    assert done is not None
    assert (done.value, done.holds) == (case["value"], case["holds"])


def test_people_beside_civilians_are_noticed() -> None:
    """A ratio that is right as arithmetic may still compare two kinds of victims (R5)."""
    case = {"relation": "times", "least": 3}
    done = reckoned(comparison(case), dead_of(LEFT, 77, VictimClass.UNSPECIFIED), dead_of(RIGHT, 25))
    assert done is not None
    assert (done.holds, done.same_class) == (True, False)


def test_a_comparison_without_its_counts_is_not_reckoned() -> None:
    """One count alone gives no ratio, and none is guessed."""
    assert reckoned(comparison({"relation": ">"}), dead_of(LEFT, 77)) is None


def parts(whole: int, civilians: int, fighters: int) -> Claim:
    """Tell a whole and its two parts."""
    groups = [
        killed(exactly(whole), VictimClass.MIXED),
        killed(exactly(civilians), part_of=0),
        killed(exactly(fighters), VictimClass.MILITANT, part_of=0),
    ]
    return claim("parts", "the parts of a whole", casualties=groups)


@pytest.mark.parametrize(("whole", "holds"), [(784, True), (785, False), (700, False)])
def test_parts_are_added_up(whole: int, holds: bool) -> None:
    """403 civilians and 381 fighters are 784 people, and no other number."""
    done = reckoned(parts(whole, 403, 381))
    assert done is not None
    assert (done.value, done.holds) == (784, holds)


def test_children_among_them_are_not_a_part_to_add() -> None:
    """Civilians and, among them, children are no two halves of a whole."""
    assert reckoned(claim("one", "one part", casualties=[killed(exactly(9)), killed(exactly(4), part_of=0)])) is None


@given(COUNT, COUNT)
def test_more_and_less_cannot_both_hold(left: int, right: int) -> None:
    """Of two counts one is more, or they are equal."""
    holds = [
        done.holds
        for relation in (">", "<", "=")
        if (done := reckoned(comparison({"relation": relation}), dead_of(LEFT, left), dead_of(RIGHT, right)))
    ]
    assert sorted(holds) == [False, False, True]
