"""Methods asked for what is known."""

from __future__ import annotations

import json
from fractions import Fraction

from recount.estimates import Fit, Lists, estimate_loglinear
from recount.estimates.checking import checked, internal_check, without_each
from tests.estimates.tables import dependent, exact, independent


def by_independence(lists: Lists) -> Fit:
    """Estimate as if all lists were independent."""
    return estimate_loglinear(lists, "main")


def four_independent() -> Lists:
    """Give four independent lists with 4,000 unseen."""
    return exact(4000, [Fraction(1, 2), Fraction(1, 5), Fraction(1, 10), Fraction(1, 4)])


def test_a_right_method_finds_the_size_of_every_list() -> None:
    """Each list is a world of known size, seen through the others."""
    held = internal_check(four_independent(), by_independence)
    assert [each.name for each in held] == ["A", "B", "C", "D"]
    assert all(each.within for each in held)
    assert all(each.seen < each.size for each in held)


def test_a_wrong_method_is_told_by_the_lists_that_it_misses() -> None:
    """Independence takes the dependent lists for small, among the people of the others."""
    fit = checked(by_independence(dependent()), internal_check(dependent(), by_independence))
    (said,) = [said for said in fit.warnings if said.word == "internal_check_failed"]
    assert "C" in str(said.about["names"])
    assert len(json.loads(fit.estimation().model_dump_json())["diagnostics"]["internal_check"]) == 4


def test_three_lists_are_too_few_to_be_asked() -> None:
    """Shown through two lists, a third leaves no choice of a model."""
    assert internal_check(independent(), by_independence) == ()


def test_leaving_out_any_of_independent_lists_changes_nothing() -> None:
    """The total does not hang on one list where all are independent."""
    lists = four_independent()
    whole = by_independence(lists).total
    assert whole is not None
    for total in without_each(lists, by_independence).values():
        assert total is not None
        assert abs(total.median - whole.median) < 1
