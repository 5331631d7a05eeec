"""The posterior of the unseen and of the graphs, summed block by block so that memory stays small.

For: exact answers on a grid of the number of unseen people. Not for: what they mean (`recount.estimates.dga.estimate`).

Graphs whose share on a coarse grid is below 1e-16 keep that share and are left out of the fine grid: all of them
together weigh less than 2e-12, and with six lists that leaves some hundreds of 18,154.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.estimates.dga.graphs import Graphs, decomposable_graphs
from recount.estimates.dga.priors import RECIPROCAL, Prior, log_prior
from recount.estimates.dga.weights import Margins, margins, multiplicity
from recount.estimates.unseen import Unseen

Reals = NDArray[np.float64]

BLOCK: Final = 4_000_000
COARSE: Final = 1_000
FINEST: Final = 400_000
NEGLIGIBLE: Final = 1e-16


@dataclass(frozen=True)
class Posterior:
    """What the lists tell: weights over the number of unseen people, and over the graphs.

    Attributes: `unseen`, values and weights; `graphs`; `graph_weights` [G], adding up to one, in the order of
    `graphs`; `graph_means` [G], the mean number of unseen people under each graph.
    """

    unseen: Unseen
    graphs: Graphs
    graph_weights: Reals
    graph_means: Reals

    @property
    def complete_share(self) -> float:
        """Give the weight of the complete graph, which knows nothing of the unseen but the prior."""
        return float(self.graph_weights[self.graphs.complete])

    def least_relative_error(self, observed: int) -> float:
        """Give the total with the least expected squared relative error, the point estimate of Madigan & York."""
        totals = observed + self.unseen.values
        return float((self.unseen.weights / totals).sum() / (self.unseen.weights / totals**2).sum())


@dataclass(frozen=True)
class Grid:
    """Numbers of unseen people at which the posterior is reckoned, each standing for `width` numbers around it."""

    values: Reals
    width: Reals


def grid(most: int, points: int = FINEST) -> Grid:
    """Give 1, 2, ... `most`; above so many points, bins whose width grows with their value."""
    if most <= points:
        return Grid(np.arange(1.0, most + 1), np.ones(most))
    edges = np.unique(np.floor(np.geomspace(1, most + 1, points))).astype(np.int64)
    starts, ends = edges[:-1], edges[1:]
    return Grid((starts + ends - 1) / 2, (ends - starts).astype(float))


def posterior(
    cells: NDArray[np.int64], delta: float, most: int, prior: Prior = RECIPROCAL, points: int = FINEST
) -> Posterior:
    """Give the posterior for the table `cells` [2^J - 1], the first list varying fastest, up to `most` unseen people.

    `delta` is the prior mass of each cell of the table; all decomposable graphs are equally likely beforehand.
    """
    table = np.concatenate([[0], np.asarray(cells, dtype=np.int64)])
    graphs = decomposable_graphs(len(table).bit_length() - 1)
    shared = margins(table, delta)
    return _weighed(shared, graphs, prior, most, points)


def _weighed(shared: Margins, graphs: Graphs, prior: Prior, most: int, points: int) -> Posterior:
    terms = graphs.terms[:, 1:]
    coarse = grid(most, COARSE)
    _, weights, means = _summed(shared, terms, coarse, _base(shared, coarse, prior))
    fine = grid(most, points)
    if len(fine.values) > len(coarse.values):
        kept = weights - scipy.special.logsumexp(weights) > np.log(NEGLIGIBLE)
        along, weights[kept], means[kept] = _summed(shared, terms[kept], fine, _base(shared, fine, prior))
    else:
        along = _summed(shared, terms, fine, _base(shared, fine, prior))[0]
    return Posterior(
        Unseen.on_grid(fine.values, along), graphs, np.exp(weights - scipy.special.logsumexp(weights)), means
    )


def _base(shared: Margins, where: Grid, prior: Prior) -> Reals:
    """Give the part of the log weight that all graphs share [B]."""
    ways = multiplicity(shared.observed, where.values)
    base: Reals = ways + log_prior(prior, shared.observed, where.values) + np.log(where.width)
    return base


def _summed(shared: Margins, terms: Reals, where: Grid, base: Reals) -> tuple[Reals, Reals, Reals]:
    """Give log weights along the grid [B] and of the graphs [G], and the mean of the unseen under each graph [G]."""
    along = np.empty(len(base))
    sums, firsts, top = np.zeros(len(terms)), np.zeros(len(terms)), -np.inf
    step = max(BLOCK // len(terms), 1)
    for start in range(0, len(base), step):
        part = slice(start, start + step)
        logs = terms @ shared.curves(where.values[part])
        logs += base[part]
        highest = float(logs.max())
        if highest == -np.inf:
            along[part] = -np.inf
            continue
        logs -= highest
        weights = np.exp(logs, out=logs)
        along[part] = _log(weights.sum(axis=0)) + highest
        faded, scale = np.exp(min(top - highest, 0.0)), np.exp(min(highest - top, 0.0))
        sums = sums * faded + weights.sum(axis=1) * scale
        firsts = firsts * faded + weights @ where.values[part] * scale
        top = max(top, highest)
    return along, _log(sums) + top, np.divide(firsts, sums, out=np.zeros_like(sums), where=sums > 0)


def _log(numbers: Reals) -> Reals:
    with np.errstate(divide="ignore"):
        return np.log(numbers)
