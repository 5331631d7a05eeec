"""Chains from starts far apart, run in rounds until they agree and are worth enough, or until the rounds are used up.

For: draws of the number of unseen people, chain by chain. Not for: the verdict on them
(`recount.estimates.lcmcr.estimate`).

Each chain sets out from a crowd of its own, led from the prior to the posterior, so that chains that agree have found
the same answer from nowhere. Every chain has its own stream of chance: the same seed gives the same draws, on however
many cores.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from recount.estimates.lcmcr.convergence import Agreement, agreement
from recount.estimates.lcmcr.parts import Reals, Room, State, Target, room_for
from recount.estimates.lcmcr.tempering import CROWD, Crowd, from_prior, lead
from recount.estimates.lcmcr.trajectories import walk
from recount.estimates.speed import IS_COMPILED

Progress = Callable[[int, int], None]

WARM_UP: Final = 1_000
BLOCK: Final = 250
# Chains agree at this R-hat (Vehtari and others 2021); a run goes on for so many times its draws to get there.
AGREED: Final = 1.01
ENOUGH: Final = 400.0
EXTENSIONS: Final = 3
GAIN: Final = 0.02
FEWEST: Final = 100


@dataclass(frozen=True)
class Task:
    """What is to be run: the target, the number of classes, lists and chains, and of draws over all chains."""

    target: Target
    classes: int
    lists: int
    chains: int
    draws: int

    @property
    def length(self) -> int:
        """Give the draws of each chain in a round, in whole blocks."""
        return -(-self.draws // (self.chains * BLOCK)) * BLOCK

    def room(self) -> Room:
        """Make room for one chain."""
        return room_for(self.classes, self.lists, len(self.target.cells.counts))


@dataclass
class Chain:
    """One chain: its stream of chance, where it stands, the crowd it came from, and what it drew."""

    chance: np.random.Generator
    room: Room
    state: State
    crowd: Crowd
    drawn: list[Reals] = field(default_factory=list)


@dataclass(frozen=True)
class Run:
    """Draws [M, S] of the number of unseen people, the crowds that the chains came from, and how the run ended."""

    draws: Reals
    crowds: tuple[Crowd, ...]
    agreement: Agreement
    planned: int
    was_interrupted: bool

    @property
    def is_settled(self) -> bool:
        """Tell whether the chains agree and are worth enough draws to say so."""
        return _is_settled(self.agreement)


def run(task: Task, seed: int, progress: Progress | None = None) -> Run:
    """Run all chains; Ctrl-C ends the run early and keeps what was drawn.

    Raises: KeyboardInterrupt before anything worth keeping was drawn.
    """
    streams = [np.random.default_rng(each) for each in np.random.SeedSequence(seed).spawn(task.chains)]
    _tell(progress, 0, task.length * task.chains)
    with ThreadPoolExecutor(_cores()) as pool:
        chains = list(pool.map(lambda stream: _set_out(task, stream), streams))
        was_interrupted = False
        try:
            for done in _rounds(task, chains, pool):
                _tell(progress, done, task.length * task.chains)
        except KeyboardInterrupt:
            was_interrupted = True
    draws = _aligned(chains)
    if draws.shape[1] < FEWEST:
        raise KeyboardInterrupt
    return Run(draws, tuple(chain.crowd for chain in chains), _judged(draws), task.draws, was_interrupted)


def _cores() -> int:
    """Give how many chains may run at once; loops that are not compiled would only wait for each other."""
    return (os.cpu_count() or 1) if IS_COMPILED else 1


def _rounds(task: Task, chains: list[Chain], pool: ThreadPoolExecutor) -> Iterator[int]:
    """Draw block by block; after each round stop when the chains agree. Gives the draws made so far."""
    for _ in range(1 + EXTENSIONS):
        for _ in range(task.length // BLOCK):
            list(pool.map(lambda chain: _draw(task, chain), chains))
            yield sum(len(block) for chain in chains for block in chain.drawn)
        if _is_settled(_judged(_aligned(chains))):
            return
        _forget_first_half(chains)


def _set_out(task: Task, chance: np.random.Generator) -> Chain:
    room = task.room()
    states = [from_prior(chance, task.target.prior, task.classes, task.lists) for _ in range(CROWD)]
    crowd = lead(chance, task.target, room, states)
    state = crowd.states[int(chance.integers(len(crowd.states)))]
    start = State(*(part.copy() for part in state))
    room.pace[1] = GAIN
    walk(chance, task.target, start, room, np.empty(WARM_UP))
    room.pace[1] = 0.0
    return Chain(chance, room, start, crowd)


def _draw(task: Task, chain: Chain) -> None:
    block = np.empty(BLOCK)
    walk(chain.chance, task.target, chain.state, chain.room, block)
    chain.drawn.append(block)


def _forget_first_half(chains: list[Chain]) -> None:
    """Take the first half of chains that do not agree yet as the way there."""
    for chain in chains:
        chain.drawn = chain.drawn[len(chain.drawn) // 2 :]


def _aligned(chains: list[Chain]) -> Reals:
    length = min(len(chain.drawn) for chain in chains)
    if not length:
        return np.empty((len(chains), 0))
    return np.array([np.concatenate(chain.drawn[:length]) for chain in chains])


def _judged(draws: Reals) -> Agreement:
    return agreement(np.log1p(draws))


def _is_settled(found: Agreement) -> bool:
    return found.rhat < AGREED and min(found.ess_bulk, found.ess_tail) >= ENOUGH


def _tell(progress: Progress | None, done: int, planned: int) -> None:
    if progress:
        progress(done, max(done, planned))
