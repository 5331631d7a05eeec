"""The sampler: its slopes are the slopes of its density, and each of its two kinds of move keeps the same target."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from recount.estimates import Lists
from recount.estimates.lcmcr.convergence import effective
from recount.estimates.lcmcr.density import log_density, log_likelihood
from recount.estimates.lcmcr.gibbs import sweep
from recount.estimates.lcmcr.parts import Prior, Room, State, Target, cells_of, room_for
from recount.estimates.lcmcr.tempering import from_prior, lead
from recount.estimates.lcmcr.trajectories import wander

CLASSES = 3
LISTS = Lists.from_cells([12, 9, 5, 14, 4, 3, 4])
TARGET = Target(cells_of(LISTS), Prior(1.0, 2.0, 1.0, 1.0))


def start(seed: int) -> tuple[np.random.Generator, State, Room]:
    """Give chance, a state somewhere, and room."""
    chance = np.random.default_rng(seed)
    state = State(chance.normal(size=(CLASSES, 3)), chance.normal(size=CLASSES - 1), np.array([0.7]))
    return chance, state, room_for(CLASSES, 3, len(LISTS.counts))


def moved(state: State, part: int, place: tuple[int, ...], by: float) -> State:
    """Give a state with one parameter moved."""
    copy = State(*(values.copy() for values in state))
    copy[part][place] += by
    return copy


@pytest.mark.parametrize(("part", "place"), [(0, (0, 0)), (0, (2, 1)), (1, (0,)), (1, (1,))])
def test_slopes_are_those_of_the_density(part: int, place: tuple[int, ...]) -> None:
    """Differences of the density around a state equal the slope there."""
    _, state, room = start(3)
    up, down = (log_density(TARGET, moved(state, part, place, by), room, True) for by in (1e-5, -1e-5))
    log_density(TARGET, state, room, True)
    slope = (room.slope if part == 0 else room.stick_slope)[place]
    assert (up - down) / 2e-5 == pytest.approx(slope, abs=1e-4)


def test_the_likelihood_is_that_of_patterns_given_that_one_is_listed() -> None:
    """The product of (p_x / (1 - p_0))^n_x, written out with all cells."""
    _, state, room = start(4)
    taken = expit(state.sticks)
    weights = np.append(taken, 1) * np.append(1, np.cumprod(1 - taken))
    captures = expit(state.logits)
    on = (np.arange(8)[:, None] >> np.arange(3)) & 1
    chances = np.where(on[:, None], captures, 1 - captures).prod(axis=2) @ weights
    expected = LISTS.cells @ np.log(chances[1:] / (1 - chances[0]))
    assert log_likelihood(TARGET, state, room) == pytest.approx(expected)


def seen_chance(state: State) -> float:
    """Give the logit of the chance of being on any list, from which the unseen follow."""
    taken = expit(state.sticks)
    weights = np.append(taken, 1) * np.append(1, np.cumprod(1 - taken))
    unseen = float((1 - expit(state.logits)).prod(axis=1) @ weights)
    return float(np.log1p(-unseen) - np.log(unseen))


def test_sweeps_and_trajectories_draw_from_the_same_target() -> None:
    """Two kinds of move that share no step agree on the mean, within four standard errors."""
    chance, state, room = start(5)
    by_sweeps = np.empty(20_000)
    for at in range(len(by_sweeps)):
        sweep(chance, TARGET, state, room)
        by_sweeps[at] = seen_chance(state)
    by_slopes = np.empty(4_000)
    room.pace[0] = 0.2
    for at in range(len(by_slopes)):
        wander(chance, TARGET, state, room)
        by_slopes[at] = seen_chance(state)
    errors = [draws.var() / effective(draws[None, 500:]) for draws in (by_sweeps, by_slopes)]
    assert abs(by_sweeps[500:].mean() - by_slopes[500:].mean()) < 4 * np.sqrt(sum(errors))


def test_a_crowd_weighs_the_evidence() -> None:
    """Led from the prior, crowds of different seeds give evidence that differs by little, and it is no likelihood."""
    found = []
    for seed in (1, 2):
        chance, _, room = start(seed)
        states = [from_prior(chance, TARGET.prior, CLASSES, 3) for _ in range(200)]
        found.append(lead(chance, TARGET, room, states).log_evidence)
    assert abs(found[0] - found[1]) < 1.5
    assert max(found) < LISTS.counts @ np.log(LISTS.counts / LISTS.n)
