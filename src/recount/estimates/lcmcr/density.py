"""The target of the sampler with people, classes and the total integrated out, and its slopes.

For: moving all parameters at once along the slopes, tempering (counts need not be whole), and checking the Gibbs sweep.
Not for: draws.

With p(N) proportional to 1/N the total integrates out exactly (Manrique-Vallier 2016): the target is the prior times
the product over patterns of (p_x / (1 - p_0))^n_x. Parameters are logits of captures and of sticks, so that the density
carries the Jacobian of both. The slopes are those of expectation-maximisation: with T_k people expected in class k, the
unseen included, and S_kj of them expected on list j, the slope of logit kj is S_kj - lambda_kj T_k plus the prior's.
"""

from __future__ import annotations

import math

from recount.estimates.lcmcr.parts import Cells, Prior, Reals, Room, State, Target
from recount.estimates.speed import compiled


@compiled
def log_density(target: Target, state: State, room: Room, is_wanted: bool) -> float:
    """Fill the slopes into `room`; give the log density up to a constant if it is wanted, else 0.

    Gives minus infinity where a pattern that occurs has no chance at all.
    """
    told = stick_weights(state.sticks, state.alpha[0], room, is_wanted)
    told += capture_chances(target.prior, state.logits, room, is_wanted)
    likelihood = pattern_chances(target.cells, room, is_wanted)
    if likelihood == -math.inf:
        return likelihood
    _slopes(target.cells, target.prior, room)
    _stick_slopes(state.alpha[0], room)
    return told + likelihood


@compiled
def log_likelihood(target: Target, state: State, room: Room) -> float:
    """Give the log likelihood of the patterns, given that each person is on a list."""
    stick_weights(state.sticks, 1.0, room, False)
    capture_chances(target.prior, state.logits, room, False)
    return pattern_chances(target.cells, room, True)


@compiled
def stick_weights(sticks: Reals, alpha: float, room: Room, is_wanted: bool) -> float:
    """Break the sticks into the weights of classes; V_k ~ Beta(1, alpha) with the Jacobian is V (1 - V)^alpha."""
    rest, told = 1.0, 0.0
    for k in range(len(sticks)):
        taken = 1.0 / (1.0 + math.exp(min(-sticks[k], 700.0)))
        room.stick_slope[k] = taken
        room.weights[k] = rest * taken
        rest *= 1.0 / (1.0 + math.exp(min(sticks[k], 700.0)))
        if is_wanted:
            log_taken = math.log(taken) if sticks[k] > -700.0 else sticks[k]
            told += log_taken + alpha * (log_taken - sticks[k])
    room.weights[len(sticks)] = rest
    return told


@compiled
def capture_chances(prior: Prior, logits: Reals, room: Room, is_wanted: bool) -> float:
    """Turn logits into captures, and give each class its chance of being on no list, times its weight."""
    told, last = 0.0, room.joint.shape[1] - 1
    for k in range(logits.shape[0]):
        unseen = room.weights[k]
        for j in range(logits.shape[1]):
            odds = math.exp(min(max(logits[k, j], -700.0), 700.0))
            missed = 1.0 / (1.0 + odds)
            room.captures[k, j] = odds * missed
            unseen *= missed
            if is_wanted:
                told += prior.listed * logits[k, j] + (prior.listed + prior.missed) * math.log(missed)
        room.joint[k, last] = unseen
    return told


@compiled
def pattern_chances(cells: Cells, room: Room, is_wanted: bool) -> float:
    """Fill the chance of each class and pattern; leave n_x / p_x in `share`."""
    patterns = len(cells.counts)
    room.share[:] = 0.0
    unseen, people, told = 0.0, 0.0, 0.0
    for k in range(room.joint.shape[0]):
        none = room.joint[k, patterns]
        unseen += none
        for j in range(room.captures.shape[1]):
            room.odds[j] = room.captures[k, j] / (1.0 - min(room.captures[k, j], 1.0 - 1e-15))
        for c in range(patterns):
            chance = none
            for at in range(cells.ends[c], cells.ends[c + 1]):
                chance *= room.odds[cells.held[at]]
            room.joint[k, c] = chance
            room.share[c] += chance
    if unseen >= 1.0:
        return -math.inf
    for c in range(patterns):
        if room.share[c] <= 0.0:
            return -math.inf
        people += cells.counts[c]
        if is_wanted:
            told += cells.counts[c] * math.log(room.share[c])
        room.share[c] = cells.counts[c] / room.share[c]
    room.expected[0] = people / (1.0 - unseen)
    return told - people * math.log(1.0 - unseen)


@compiled
def _slopes(cells: Cells, prior: Prior, room: Room) -> None:
    patterns, everyone = len(cells.counts), room.expected[0]
    for k in range(room.joint.shape[0]):
        people = room.joint[k, patterns] * everyone
        for j in range(room.captures.shape[1]):
            room.slope[k, j] = prior.listed
        for c in range(patterns):
            here = room.joint[k, c] * room.share[c]
            people += here
            for at in range(cells.ends[c], cells.ends[c + 1]):
                room.slope[k, cells.held[at]] += here
        room.expected[k] = people
        for j in range(room.captures.shape[1]):
            room.slope[k, j] -= room.captures[k, j] * (people + prior.listed + prior.missed)


@compiled
def _stick_slopes(alpha: float, room: Room) -> None:
    tail = room.expected[len(room.expected) - 1]
    for k in range(len(room.expected) - 2, -1, -1):
        taken = room.stick_slope[k]
        room.stick_slope[k] = (room.expected[k] + 1.0) * (1.0 - taken) - taken * (tail + alpha)
        tail += room.expected[k]
