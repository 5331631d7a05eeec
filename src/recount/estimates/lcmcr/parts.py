"""What the loops of the sampler take and share: the patterns, the prior, the state of a chain, and room to reckon in.

For: handing arrays to compiled loops under names. Not for: reckoning.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recount.estimates.lists.table import Lists

Reals = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Cells(NamedTuple):
    """The patterns that occur: pattern c is on the lists held[ends[c]:ends[c + 1]] and shown by counts[c] people."""

    held: Numbers
    ends: Numbers
    counts: Reals


class Prior(NamedTuple):
    """Captures are Beta(listed, missed) in every class and list; the concentration of sticks is Gamma(shape, rate)."""

    listed: float
    missed: float
    shape: float
    rate: float


class Target(NamedTuple):
    """What is to be drawn from: patterns and prior."""

    cells: Cells
    prior: Prior


class State(NamedTuple):
    """Where a chain stands: logits of capture [K, J], logits of the sticks [K - 1], the concentration [1]."""

    logits: Reals
    sticks: Reals
    alpha: Reals


class Room(NamedTuple):
    """Room for one chain: chances [K, C + 1] of each pattern (the unseen last), slopes, momenta and tallies.

    `pace` holds the step size of trajectories and the gain with which it adapts (0: not at all).
    """

    pace: Reals
    joint: Reals
    share: Reals
    odds: Reals
    captures: Reals
    slope: Reals
    stick_slope: Reals
    expected: Reals
    new_logits: Reals
    new_sticks: Reals
    pull: Reals
    stick_pull: Reals
    people: Reals
    listed: Reals
    weights: Reals


def cells_of(lists: Lists) -> Cells:
    """Give the patterns of a table as the loops walk through them."""
    places = [np.flatnonzero(pattern) for pattern in lists.patterns]
    ends = np.concatenate([[0], np.cumsum([len(each) for each in places])])
    return Cells(np.concatenate(places).astype(np.int64), ends.astype(np.int64), lists.counts.astype(np.float64))


def room_for(classes: int, lists: int, patterns: int) -> Room:
    """Make room for one chain with K classes, J lists and C patterns."""
    by_list = (classes, lists)
    return Room(
        pace=np.zeros(2),
        joint=np.zeros((classes, patterns + 1)),
        share=np.zeros(patterns),
        odds=np.zeros(lists),
        captures=np.zeros(by_list),
        slope=np.zeros(by_list),
        stick_slope=np.zeros(classes),
        expected=np.zeros(classes),
        new_logits=np.zeros(by_list),
        new_sticks=np.zeros(classes - 1),
        pull=np.zeros(by_list),
        stick_pull=np.zeros(classes),
        people=np.zeros(classes),
        listed=np.zeros(by_list),
        weights=np.zeros(classes),
    )
