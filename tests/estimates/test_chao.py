"""Chao's lower bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.estimates import Lists, estimate_chao
from recount.estimates.chao import lower_bound
from tests.estimates.tables import independent, reference


def test_kosovo_gives_both_published_bounds(shared: Path) -> None:
    """Both bounds and the standard error within .001 of the reference (Rcapture 1.4)."""
    lists = reference(shared, "kosovo_1999_cells")
    by_list, alike = lower_bound(lists, "Mth"), lower_bound(lists, "Mh")
    assert by_list is not None
    assert alike is not None
    assert lists.n + by_list.unseen == pytest.approx(8591.184, abs=0.001)
    assert by_list.error == pytest.approx(213.549, abs=0.001)
    assert lists.n + alike.unseen == pytest.approx(8787.243, abs=0.001)


def test_independent_lists_give_back_their_unseen() -> None:
    """Where people do not differ, the bound is the truth."""
    fit = estimate_chao(independent())
    assert fit.undocumented is not None
    assert fit.undocumented.median == pytest.approx(1000, abs=1e-4)
    assert fit.undocumented.low < 1000 < fit.undocumented.high


@given(st.lists(st.integers(1, 40), min_size=3, max_size=3), st.lists(st.integers(1, 30), min_size=3, max_size=3))
@settings(max_examples=30)
def test_equal_lists_give_chaos_formula(single: list[int], double: list[int]) -> None:
    """While those on all three lists are left free, the bound is that of Chao (1987): f1^2 / 3 f2 for three lists."""
    a, b, c = single
    ab, ac, bc = double
    enough_on_all = sum(double) ** 2 // (3 * sum(single)) + 1
    bound = lower_bound(Lists.from_cells([a, b, ab, c, ac, bc, enough_on_all]), "Mh")
    assert bound is not None
    assert bound.unseen == pytest.approx(sum(single) ** 2 / (3 * sum(double)), rel=1e-6)


def test_a_mixture_that_cannot_be_is_not_fitted() -> None:
    """Fewer on all three lists than equal people would leave: the bound is then that of equal people."""
    lists = Lists.from_cells([30, 30, 12, 30, 12, 12, 0])
    bound = lower_bound(lists, "Mh")
    assert bound is not None
    people = lists.n + bound.unseen
    chance = int(lists.sizes.sum()) / (3 * people)
    assert people * (1 - (1 - chance) ** 3) == pytest.approx(lists.n, rel=1e-6)


def test_it_is_told_that_a_bound_is_no_estimate() -> None:
    """Nobody reads a floor as a total."""
    assert "lower_bound_only" in [said.word for said in estimate_chao(independent()).warnings]


def test_twelve_lists_have_a_bound_from_ones_and_twos() -> None:
    """Many lists are no hindrance to a bound."""
    names = 12
    alone = [{one} for one in range(names)]
    together = [{one, (one + 1) % names} for one in range(names)]
    rows = [[int(place in on) for place in range(names)] for on in (*alone, *together)]
    fit = estimate_chao(Lists.from_patterns(rows, [20] * len(rows)))
    assert fit.undocumented is not None
    assert fit.undocumented.median > 0


def test_lists_that_cannot_answer_get_no_bound() -> None:
    """No overlap, no bound."""
    assert estimate_chao(Lists.from_cells([40, 30, 0, 20, 0, 0, 0])).total is None
