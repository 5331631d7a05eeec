"""Every decomposable graph on a few lists, found by taking out simplicial lists one after another.

For: the terms of a graph's likelihood, its cliques and its name. Not for: weighing graphs
(`recount.estimates.dga.posterior`).

A list is simplicial when its neighbours are all tied to each other; a graph is decomposable (chordal) exactly when
such lists can be taken out until none is left (Fulkerson & Gross 1965). Taking out list v with neighbours B adds the
margin of {v} + B to the log likelihood and takes off that of B (Dawid & Lauritzen 1993); what cancels leaves the
cliques, once each, and the separators as often as they separate. A set of lists is an int whose bit j is list j.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

FEWEST_LISTS: Final = 3
MOST_LISTS: Final = 6

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Graphs:
    """All decomposable graphs on `number` lists.

    Attributes: `terms` [G, 2^J], how often the margin of each set of lists enters the log likelihood of each graph:
    1 for a clique, minus the number of separations for a separator; the empty set never enters.
    """

    number: int
    terms: NDArray[np.float64]

    def __len__(self) -> int:
        """Give how many graphs there are."""
        return len(self.terms)

    @property
    def complete(self) -> int:
        """Give the place of the graph that ties every list to every other."""
        return int(np.flatnonzero(self.terms[:, -1])[0])

    def cliques(self, graph: int) -> list[tuple[int, ...]]:
        """Give the cliques of one graph as places of lists, the largest first."""
        sets = [_members(int(each), self.number) for each in np.flatnonzero(self.terms[graph] > 0)]
        return sorted(sets, key=lambda members: (-len(members), members))

    def name(self, graph: int) -> str:
        """Name a graph by its cliques, lists counted from 1, as log-linear models are named: [123,34]."""
        return "[" + ",".join("".join(str(place + 1) for place in clique) for clique in self.cliques(graph)) + "]"


@cache
def decomposable_graphs(number: int) -> Graphs:
    """Enumerate the decomposable graphs on so many lists: 8, 61, 822 and 18,154 for 3, 4, 5 and 6 lists."""
    neighbours = _all_graphs(number)
    terms = np.zeros((len(neighbours), 1 << number), dtype=np.float64)
    left = np.full(len(neighbours), (1 << number) - 1)
    for _ in range(number):
        _take_out_one(neighbours, left, terms)
    terms[:, 0] = 0
    return Graphs(number, terms[left == 0])


def _all_graphs(number: int) -> Numbers:
    """Give the neighbours [2^edges, J] of each list, as a set, in every graph."""
    pairs = list(combinations(range(number), 2))
    edges = np.arange(1 << len(pairs))
    neighbours = np.zeros((len(edges), number), dtype=np.int64)
    for place, (one, other) in enumerate(pairs):
        tied = (edges >> place) & 1
        neighbours[:, one] |= tied << other
        neighbours[:, other] |= tied << one
    return neighbours


def _take_out_one(neighbours: Numbers, left: Numbers, terms: NDArray[np.float64]) -> None:
    """Take the first simplicial list that is left out of every graph that has one."""
    done = np.zeros(len(left), dtype=bool)
    for one in range(neighbours.shape[1]):
        around = neighbours[:, one] & left
        taken = ~done & ((left >> one) & 1 == 1) & _tied_together(around, neighbours)
        graphs = np.flatnonzero(taken)
        terms[graphs, around[graphs] | (1 << one)] += 1
        terms[graphs, around[graphs]] -= 1
        left[graphs] &= ~(1 << one)
        done |= taken


def _tied_together(around: Numbers, neighbours: Numbers) -> NDArray[np.bool_]:
    tied = np.ones(len(around), dtype=bool)
    for other in range(neighbours.shape[1]):
        inside = (around >> other) & 1 == 1
        strangers = around & ~neighbours[:, other] & ~(1 << other)
        tied &= ~inside | (strangers == 0)
    return tied


def _members(lists: int, number: int) -> tuple[int, ...]:
    return tuple(place for place in range(number) if lists >> place & 1)
