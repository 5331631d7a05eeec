"""Agreement of chains: told when they agree, told when they do not, and worth as many draws as theory says."""

from __future__ import annotations

import numpy as np
import pytest

from recount.estimates.lcmcr.convergence import agreement, effective, rhat

CHANCE = np.random.default_rng(11)


def correlated(correlation: float, chains: int = 4, length: int = 5_000) -> np.ndarray:
    """Give chains in which each draw leans so far on the one before."""
    draws = np.empty((chains, length))
    draws[:, 0] = CHANCE.standard_normal(chains)
    for at in range(1, length):
        draws[:, at] = correlation * draws[:, at - 1] + np.sqrt(1 - correlation**2) * CHANCE.standard_normal(chains)
    return draws


def test_independent_draws_agree_and_count_in_full() -> None:
    """R-hat is 1 and nearly every draw counts."""
    found = agreement(CHANCE.standard_normal((4, 2_000)))
    assert found.rhat < 1.01
    assert found.ess_bulk == pytest.approx(8_000, rel=0.15)


@pytest.mark.parametrize("correlation", [0.5, 0.9])
def test_draws_that_lean_on_each_other_count_for_less(correlation: float) -> None:
    """An autoregressive chain is worth (1 - r) / (1 + r) of its draws."""
    draws = correlated(correlation)
    assert effective(draws) == pytest.approx(draws.size * (1 - correlation) / (1 + correlation), rel=0.2)


def test_chains_in_different_places_disagree() -> None:
    """One chain of four that sits elsewhere is enough."""
    draws = CHANCE.standard_normal((4, 1_000))
    draws[3] += 3
    assert rhat(draws) > 1.2
    assert agreement(draws).ess_bulk < 50


def test_chains_of_different_width_disagree() -> None:
    """Equal middles do not hide unequal spreads: distances from the median are ranked too."""
    draws = CHANCE.standard_normal((4, 1_000))
    draws[3] *= 4
    assert rhat(draws) > 1.05


def test_a_chain_that_drifts_disagrees_with_itself() -> None:
    """Each chain is split, so that a drift shows."""
    assert rhat(np.linspace(0, 2, 1_000) + CHANCE.standard_normal((4, 1_000))) > 1.05


def test_heavy_tails_do_not_hide_agreement() -> None:
    """Ranks stand for the draws, so that a tail without a mean disturbs nothing."""
    assert rhat(CHANCE.standard_cauchy((4, 2_000))) < 1.01


def test_draws_that_never_move_agree_on_nothing() -> None:
    """A stuck run is no agreement."""
    found = agreement(np.full((4, 500), 7.0))
    assert found.rhat == np.inf
    assert found.ess_bulk == 0
