"""Strikes are compared with their like, and the weights make them alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.estimates.aftermath.effect import regress
from recount.estimates.aftermath.matching import imbalance, match, round_points, sturges, weigh


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=60))
def test_weights_make_the_controls_of_a_cell_as_heavy_as_its_treated(strikes: list[tuple[bool, int]]) -> None:
    """In every matched cell the weighted share of controls is the share of treated (Iacus, King and Porro 2012)."""
    treated, cell = (np.array(side) for side in zip(*strikes, strict=True))
    weights = weigh(treated, cell)
    ours, theirs = np.bincount(cell, weights * treated), np.bincount(cell, weights * ~treated)
    if weights.any():
        assert ours / ours.sum() == pytest.approx(theirs / theirs.sum())
        assert theirs.sum() == pytest.approx(np.sum(~treated & (weights > 0)))


def test_a_strike_without_its_like_weighs_nothing() -> None:
    """A treated strike far from every control is not compared."""
    found = match(np.array([True, True, False]), np.array([[0.0], [9.0], [0.1]]))
    assert list(found.kept) == [True, False, True]


@pytest.mark.parametrize(("count", "bins"), [(1, 1), (2, 2), (75, 8), (2101, 13)])
def test_sturges_counts_the_cut_points(count: int, bins: int) -> None:
    """The number grows with the logarithm of the strikes."""
    assert sturges(count) == bins


@pytest.mark.parametrize(
    ("low", "high", "bins", "points"),
    [
        (0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0.8, 1.21, 4, [0.8, 0.9, 1, 1.1, 1.2, 1.3]),
        (-3, 3, 4, [-4, -2, 0, 2, 4]),
    ],
)
def test_cut_points_are_round(low: float, high: float, bins: int, points: list[float]) -> None:
    """Steps are 1, 2 or 5 times a power of ten."""
    assert round_points(low, high, bins) == pytest.approx(points)


def test_like_groups_are_balanced_and_apart_ones_are_not() -> None:
    """L1 is 0 for the same distribution and 1 for distributions that share nothing."""
    half = np.arange(40) % 2 == 0
    column = np.repeat(np.r_[0:1:10j, 9:10:10j], 2)[:, None]
    assert imbalance(half, column).l1 == pytest.approx(0)
    assert imbalance(column[:, 0] > 5, column).l1 == pytest.approx(1)


def test_the_effect_is_that_of_the_textbook() -> None:
    """Weighted least squares gives the coefficient, error and p of statsmodels."""
    models = pytest.importorskip("statsmodels.api")
    rng = np.random.default_rng(1)
    before, treated, weights = rng.poisson(3, 60), rng.random(60) < 0.4, rng.uniform(0.5, 2, 60)
    after = before + treated + rng.poisson(2, 60)
    ours = regress(after, before, treated, weights)
    theirs = models.WLS(after, np.column_stack([np.ones(60), before, treated]), weights=weights).fit()
    assert ours
    assert (ours.effect, ours.se, ours.p, ours.adjusted_r2) == pytest.approx(
        (theirs.params[2], theirs.bse[2], theirs.pvalues[2], theirs.rsquared_adj)
    )


def test_what_does_not_vary_gives_no_effect() -> None:
    """An outcome that is the same for all is no estimate of 0."""
    treated = np.array([True, False, True, False])
    assert regress(np.ones(4), np.arange(4.0), treated, np.ones(4)) is None
