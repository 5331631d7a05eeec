"""Bootstrap intervals: corrected, honest about ends that rest on nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from recount.estimates.loglinear.bootstrap import Bootstrapped, bootstrap


def drawn(draws: list[float] | np.ndarray, bias: float = 0.0, acceleration: float = 0.0) -> Bootstrapped:
    """Give resamples as if they had been drawn."""
    return Bootstrapped(np.sort(np.asarray(draws, dtype=float)), 0, bias, acceleration)


def test_without_bias_and_acceleration_the_ends_are_percentiles() -> None:
    """The corrected interval is the plain one when there is nothing to correct."""
    low, high = drawn(np.arange(1001)).interval(0.95)
    assert (low.value, high.value) == pytest.approx((25, 975))
    assert not low.collapsed
    assert not high.collapsed


def test_bias_moves_both_ends_the_same_way() -> None:
    """Resamples that run below the estimate move the interval up."""
    (low, high), (plain_low, plain_high) = (drawn(np.arange(1001), bias).interval(0.9) for bias in (0.3, 0.0))
    assert low.value > plain_low.value
    assert high.value > plain_high.value


def test_an_end_beyond_the_draws_has_collapsed() -> None:
    """An end that is the smallest of all draws bounds nothing."""
    low, high = drawn(np.arange(1001), bias=-1.5).interval(0.95)
    assert low.collapsed
    assert not high.collapsed


@pytest.mark.parametrize("draws", [[7.0] * 1000, [7.0] * 990 + [8.0] * 10])
def test_draws_of_one_value_give_collapsed_ends(draws: list[float]) -> None:
    """Resamples that nearly all agree are no interval."""
    low, high = drawn(draws).interval(0.95)
    assert low.collapsed
    assert high.collapsed


def test_the_distribution_has_the_ends_as_its_quantiles() -> None:
    """Strata are combined from what gives each its interval."""
    resamples = drawn(np.random.default_rng(2).lognormal(7, 0.3, 5000), bias=0.2, acceleration=0.02)
    low, high = resamples.interval(0.95)
    assert resamples.unseen().interval(0.95) == pytest.approx((low.value, high.value), rel=0.01)


def test_resamples_without_estimate_are_counted() -> None:
    """What has no estimate is left out aloud, never filled in."""
    table = np.array([30.0, 20.0, 2.0])

    def choice(tables: np.ndarray) -> np.ndarray:
        with np.errstate(divide="ignore"):
            unseen = tables[:, 0] * tables[:, 1] / tables[:, 2]
        return np.where(np.isfinite(unseen), unseen, np.nan)

    found = bootstrap(table, choice, 300.0, seed=3, resamples=500)
    assert found.failed > 0
    assert len(found.draws) + found.failed == found.resamples == 500


def test_a_mean_gets_the_interval_that_theory_gives_it() -> None:
    """For a statistic without skew the ends are those of the normal law."""
    table = np.array([400.0, 600.0])
    low, high = bootstrap(table, lambda tables: tables[:, 1], 600.0, seed=3, resamples=20_000).interval(0.95)
    spread = norm.ppf(0.975) * np.sqrt(1000 * 0.4 * 0.6)
    assert (low.value, high.value) == pytest.approx((600 - spread, 600 + spread), rel=0.01)
