"""Hamiltonian trajectories over all captures and sticks at once, and chains that alternate them with Gibbs sweeps.

For: moving along the ridges on which the unseen depend, where Gibbs sweeps need hundreds of steps. Not for: deciding
how long to run (`recount.estimates.lcmcr.runs`).

Leapfrog steps with unit masses (Neal 2011); the number of steps and their size are drawn anew for each trajectory, so
that no direction is traced back to where it began.
"""

from __future__ import annotations

import math

import numpy as np

from recount.estimates.lcmcr.density import log_density
from recount.estimates.lcmcr.gibbs import draw_alpha, sweep
from recount.estimates.lcmcr.parts import Reals, Room, State, Target
from recount.estimates.speed import compiled

LENGTH = 1.0
MOST_STEPS = 200
MOVES = 4
ACCEPTED = 0.8
SMALLEST, LARGEST = 1e-4, 0.5


@compiled
def walk(chance: np.random.Generator, target: Target, state: State, room: Room, unseen: Reals) -> None:
    """Alternate sweeps and trajectories, one for each place of `unseen`, which is filled with the numbers drawn."""
    for at in range(len(unseen)):
        unseen[at] = sweep(chance, target, state, room)
        accepted = trajectory(chance, target, state, room)
        draw_alpha(chance, target.prior, state)
        room.pace[0] = min(max(room.pace[0] * math.exp(room.pace[1] * (accepted - ACCEPTED)), SMALLEST), LARGEST)


@compiled
def wander(chance: np.random.Generator, target: Target, state: State, room: Room) -> float:
    """Make trajectories alone, as counts that are not whole allow; give the mean acceptance (0-1)."""
    accepted = 0.0
    for _ in range(MOVES):
        accepted += trajectory(chance, target, state, room)
        draw_alpha(chance, target.prior, state)
    return accepted / MOVES


@compiled
def trajectory(chance: np.random.Generator, target: Target, state: State, room: Room) -> float:
    """Propose the end of one trajectory and move there, or stay; give the chance (0-1) with which it was accepted."""
    size = room.pace[0] * math.exp(0.6 * (chance.random() - 0.5))
    steps = min(1 + int(2.0 * LENGTH / size * chance.random()), MOST_STEPS)
    here = log_density(target, state, room, True)
    if here == -math.inf:
        return 0.0
    before = _push(chance, state, room)
    there = _leap(target, State(room.new_logits, room.new_sticks, state.alpha), room, size, steps)
    gain = there - here + before - _energy(room)
    if not gain > -700.0:
        return 0.0
    if math.log(1.0 - chance.random()) < gain:
        state.logits[:] = room.new_logits
        state.sticks[:] = room.new_sticks
    return math.exp(min(gain, 0.0))


@compiled
def _leap(target: Target, moving: State, room: Room, size: float, steps: int) -> float:
    """Take leapfrog steps; give the log density at the end, minus infinity where the way leaves what is possible."""
    there = -math.inf
    for at in range(steps):
        _kick(room, size / 2.0)
        _drift(room, size)
        there = log_density(target, moving, room, at == steps - 1)
        if there == -math.inf:
            return there
        _kick(room, size / 2.0)
    return there


@compiled
def _push(chance: np.random.Generator, state: State, room: Room) -> float:
    """Draw momenta, set out from the state, and give the energy of the momenta."""
    for k in range(state.logits.shape[0]):
        for j in range(state.logits.shape[1]):
            room.pull[k, j] = chance.standard_normal()
            room.new_logits[k, j] = state.logits[k, j]
    for k in range(len(state.sticks)):
        room.stick_pull[k] = chance.standard_normal()
        room.new_sticks[k] = state.sticks[k]
    return _energy(room)


@compiled
def _energy(room: Room) -> float:
    energy = 0.0
    for k in range(room.pull.shape[0]):
        for j in range(room.pull.shape[1]):
            energy += room.pull[k, j] ** 2
    for k in range(len(room.new_sticks)):
        energy += room.stick_pull[k] ** 2
    return energy / 2.0


@compiled
def _drift(room: Room, size: float) -> None:
    for k in range(room.pull.shape[0]):
        for j in range(room.pull.shape[1]):
            room.new_logits[k, j] += size * room.pull[k, j]
    for k in range(len(room.new_sticks)):
        room.new_sticks[k] += size * room.stick_pull[k]


@compiled
def _kick(room: Room, size: float) -> None:
    for k in range(room.pull.shape[0]):
        for j in range(room.pull.shape[1]):
            room.pull[k, j] += size * room.slope[k, j]
    for k in range(len(room.new_sticks)):
        room.stick_pull[k] += size * room.stick_slope[k]
