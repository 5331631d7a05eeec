"""The chance of each cell under states of the sampler.

For: drawing tables anew from the crowd at the posterior. Not for: chains, or the unseen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import expit

from recount.estimates.lcmcr.parts import Reals, State
from recount.estimates.lists.table import patterns_of


def cell_chances(states: Sequence[State], lists: int) -> Reals:
    """Give the chance of each cell [M, 2^J - 1] for people who are on any list, the first list varying fastest."""
    marks = patterns_of(np.arange(1, 2**lists), lists).astype(bool)
    return np.array([_chances(state, marks) for state in states])


def _chances(state: State, marks: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> Reals:
    captures = expit(state.logits)
    in_class = np.where(marks[None], captures[:, None], 1 - captures[:, None]).prod(axis=2)
    chances: Reals = _weights(state.sticks) @ in_class
    given: Reals = chances / chances.sum()
    return given


def _weights(sticks: Reals) -> Reals:
    """Break the sticks, given as logits, into the weights of classes."""
    taken = np.append(expit(sticks), 1.0)
    left = np.concatenate([[1.0], np.cumprod(expit(-sticks))])
    weights: Reals = taken * left
    return weights
