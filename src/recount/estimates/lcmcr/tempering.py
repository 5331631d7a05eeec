"""A crowd of states led from the prior to the posterior: every answer that the lists allow is found and weighed.

For: dispersed starts of chains and the weight of each mode by its evidence. Not for: the interval (chains give it).

Tempered sequential Monte Carlo (Del Moral, Doucet & Jasra 2006): the likelihood enters with a power that rises from 0
to 1 in steps at which the crowd keeps a set share of its effective size; those who fit badly are replaced by copies of
those who fit well, and all move by trajectories at each power. With the total integrated out a power is no more than
counts that are not whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import brentq
from scipy.special import logsumexp

from recount.estimates.lcmcr.density import log_likelihood
from recount.estimates.lcmcr.parts import Prior, Reals, Room, State, Target
from recount.estimates.lcmcr.trajectories import LARGEST, SMALLEST, walk, wander

CROWD: Final = 64
KEPT: Final = 0.8
FIRST_STEP: Final = 0.2
SETTLING: Final = 20
AIMED: Final = 0.7


@dataclass
class Crowd:
    """States of equal weight [M] at the posterior, the unseen drawn with each [M], and the log of the evidence."""

    states: list[State]
    unseen: Reals
    log_evidence: float


def from_prior(chance: np.random.Generator, prior: Prior, classes: int, lists: int) -> State:
    """Draw a state from the prior."""
    alpha = max(chance.gamma(prior.shape, 1 / prior.rate), 1e-100)
    sticks = np.log(chance.standard_exponential(classes - 1)) - _log_gamma(chance, np.full(classes - 1, alpha))
    seen = _log_gamma(chance, np.full((classes, lists), prior.listed))
    return State(seen - _log_gamma(chance, np.full((classes, lists), prior.missed)), sticks, np.array([alpha]))


def lead(chance: np.random.Generator, target: Target, room: Room, states: list[State]) -> Crowd:
    """Lead states drawn from the prior to the posterior."""
    power, evidence = 0.0, 0.0
    room.pace[:] = FIRST_STEP, 0.0
    fits = _fits(target, states, room)
    while power < 1:
        rise = _next_rise(fits, 1 - power)
        power, evidence = power + rise, evidence + float(logsumexp(rise * fits)) - np.log(len(fits))
        states = _selected(chance, states, rise * fits)
        tempered = target._replace(cells=target.cells._replace(counts=target.cells.counts * power))
        accepted = np.mean([wander(chance, tempered, state, room) for state in states])
        room.pace[0] = np.clip(room.pace[0] * np.exp(2 * (accepted - AIMED)), SMALLEST, LARGEST)
        fits = _fits(target, states, room)
    return Crowd(states, _settled(chance, target, states, room), float(evidence))


def _fits(target: Target, states: list[State], room: Room) -> Reals:
    return np.array([log_likelihood(target, state, room) for state in states])


def _settled(chance: np.random.Generator, target: Target, states: list[State], room: Room) -> Reals:
    """Let every state walk a little at the posterior; give the unseen drawn last with each."""
    unseen = np.empty((len(states), SETTLING))
    for state, drawn in zip(states, unseen, strict=True):
        walk(chance, target, state, room, drawn)
    return unseen[:, -1]


def _next_rise(fits: Reals, most: float) -> float:
    """Give the rise of the power at which the crowd keeps `KEPT` of its effective size, at most what is left."""

    def spare(rise: float) -> float:
        return float(2 * logsumexp(rise * fits) - logsumexp(2 * rise * fits) - np.log(KEPT * len(fits)))

    if spare(most) >= 0:
        return most
    return float(brentq(spare, 0.0, most, xtol=1e-12))


def _selected(chance: np.random.Generator, states: list[State], log_weights: Reals) -> list[State]:
    """Copy states in proportion to their weights, by systematic resampling."""
    reached = np.cumsum(np.exp(log_weights - logsumexp(log_weights)))
    marks = (np.arange(len(states)) + chance.random()) / len(states)
    places = np.minimum(np.searchsorted(reached, marks), len(states) - 1)
    return [State(*(part.copy() for part in states[place])) for place in places]


def _log_gamma(chance: np.random.Generator, shapes: Reals) -> Reals:
    """Draw logs of Gamma variates whose shapes may be tiny."""
    raised: Reals = np.log(chance.standard_gamma(shapes + 1)) + np.log(1 - chance.random(shapes.shape)) / shapes
    return raised
