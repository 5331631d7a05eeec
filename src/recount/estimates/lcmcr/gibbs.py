"""One Gibbs sweep, per pattern and not per person: classes, the unseen, labels, sticks, concentration, captures.

For: moves between ways of dividing people into classes, which no slope can make. Not for: moves along ridges, at which
it is slow (`recount.estimates.lcmcr.trajectories`).

Manrique-Vallier (2016), with everything that may be tiny in logs, and labels exchanged between classes by Metropolis
steps (Papaspiliopoulos & Roberts 2008), because the prior of sticks is not symmetric in them.
"""

from __future__ import annotations

import math

import numpy as np

from recount.estimates.lcmcr.density import capture_chances, pattern_chances, stick_weights
from recount.estimates.lcmcr.parts import Cells, Prior, Reals, Room, State, Target
from recount.estimates.speed import compiled

EXCHANGES = 3


@compiled
def sweep(chance: np.random.Generator, target: Target, state: State, room: Room) -> float:
    """Draw every part of the state in turn; give the number of unseen people that was drawn on the way."""
    stick_weights(state.sticks, 1.0, room, False)
    capture_chances(target.prior, state.logits, room, False)
    pattern_chances(target.cells, room, False)
    _place_listed(chance, target.cells, room)
    unseen = _place_unseen(chance, target.cells, room)
    _log_weights(state.sticks, room.weights)
    for _ in range(EXCHANGES):
        _exchange(chance, room)
    _draw_sticks(chance, state, room)
    draw_alpha(chance, target.prior, state)
    _draw_captures(chance, target.prior, state, room)
    return unseen


@compiled
def draw_alpha(chance: np.random.Generator, prior: Prior, state: State) -> None:
    """Draw the concentration given the sticks: Gamma(shape + K - 1, rate - log of the last weight)."""
    last = 0.0
    for k in range(len(state.sticks)):
        last -= _softplus(state.sticks[k])
    state.alpha[0] = chance.standard_gamma(prior.shape + len(state.sticks)) / (prior.rate - last)


@compiled
def _softplus(value: float) -> float:
    return value if value > 40.0 else math.log1p(math.exp(value))


@compiled
def _log_gamma_draw(chance: np.random.Generator, shape: float) -> float:
    """Draw the log of a Gamma variate; small shapes would underflow (Marsaglia & Tsang 2000, section 6)."""
    if shape >= 1.0:
        return math.log(chance.standard_gamma(shape))
    return math.log(chance.standard_gamma(shape + 1.0)) + math.log(1.0 - chance.random()) / shape


@compiled
def _place_listed(chance: np.random.Generator, cells: Cells, room: Room) -> None:
    """Divide the people of each pattern among the classes."""
    room.people[:] = 0.0
    room.listed[:] = 0.0
    for c in range(len(cells.counts)):
        left, whole = int(cells.counts[c]), 0.0
        for k in range(room.joint.shape[0]):
            whole += room.joint[k, c]
        for k in range(room.joint.shape[0]):
            if left == 0:
                break
            taken = left
            if k < room.joint.shape[0] - 1:
                share = min(room.joint[k, c] / whole, 1.0) if whole > 0.0 else 1.0
                taken = chance.binomial(left, share) if left > 1 else int(chance.random() < share)
            whole -= room.joint[k, c]
            left -= taken
            room.people[k] += taken
            for at in range(cells.ends[c], cells.ends[c + 1]):
                room.listed[k, cells.held[at]] += taken


@compiled
def _place_unseen(chance: np.random.Generator, cells: Cells, room: Room) -> float:
    """Draw the unseen of each class: together NegBin(n, 1 - p0), as Poisson counts around a Gamma rate."""
    unseen, drawn = 0.0, 0.0
    last = room.joint.shape[1] - 1
    for k in range(room.joint.shape[0]):
        unseen += room.joint[k, last]
    rate = chance.standard_gamma(cells.counts.sum()) / max(1.0 - unseen, 1e-12)
    for k in range(room.joint.shape[0]):
        more = chance.poisson(rate * room.joint[k, last])
        room.people[k] += more
        drawn += more
    return drawn


@compiled
def _log_weights(sticks: Reals, weights: Reals) -> None:
    rest = 0.0
    for k in range(len(sticks)):
        weights[k] = rest - _softplus(-sticks[k])
        rest -= _softplus(sticks[k])
    weights[len(sticks)] = rest


@compiled
def _exchange(chance: np.random.Generator, room: Room) -> None:
    """Offer to exchange the people of two classes, whose weights stay."""
    one = chance.integers(0, len(room.people))
    other = chance.integers(0, len(room.people))
    gain = (room.weights[other] - room.weights[one]) * (room.people[one] - room.people[other])
    if one == other or math.log(1.0 - chance.random()) >= gain:
        return
    room.people[one], room.people[other] = room.people[other], room.people[one]
    for j in range(room.listed.shape[1]):
        room.listed[one, j], room.listed[other, j] = room.listed[other, j], room.listed[one, j]


@compiled
def _draw_sticks(chance: np.random.Generator, state: State, room: Room) -> None:
    rest = room.people.sum()
    for k in range(len(state.sticks)):
        rest -= room.people[k]
        taken = _log_gamma_draw(chance, 1.0 + room.people[k])
        state.sticks[k] = taken - _log_gamma_draw(chance, state.alpha[0] + max(rest, 0.0))


@compiled
def _draw_captures(chance: np.random.Generator, prior: Prior, state: State, room: Room) -> None:
    for k in range(state.logits.shape[0]):
        for j in range(state.logits.shape[1]):
            missed = max(room.people[k] - room.listed[k, j], 0.0)
            seen = _log_gamma_draw(chance, prior.listed + room.listed[k, j])
            state.logits[k, j] = seen - _log_gamma_draw(chance, prior.missed + missed)
