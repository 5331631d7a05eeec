"""Errors that know that wakes overlap: strikes that share ground and days are one observation, not several.

For: clusters of overlapping wakes, and the clustered error of a weighted regression. Not for: the p that is reported,
which comes from shuffled labels (`permuting`).
"""

from __future__ import annotations

import math

import numpy as np
import scipy

from recount.estimates.aftermath.arrays import Ints
from recount.estimates.aftermath.effect import Fit
from recount.estimates.aftermath.pairs import Points, near_pairs
from recount.estimates.aftermath.windows import Window


def overlapping(strikes: Points, window: Window) -> Ints:
    """Number the components of strikes whose wakes share ground and days, shape (strikes,).

    Two wakes share both when they lie within twice the radius and twice the days of each other.
    """
    near, other, _ = near_pairs(strikes, strikes, 2 * window.space, (-2 * window.time, 2 * window.time))
    graph = scipy.sparse.coo_matrix((np.ones(len(near)), (near, other)), shape=(len(strikes), len(strikes)))
    numbered: Ints = scipy.sparse.csgraph.connected_components(graph, directed=False)[1].astype(np.int64)
    return numbered


def joined_groups(one: Ints, other: Ints) -> Ints:
    """Number the groups that arise when members of a group of either numbering belong together, shape (strikes,)."""
    count, offset = len(one), int(one.max(initial=-1)) + 1
    nodes = offset + int(other.max(initial=-1)) + 1
    graph = scipy.sparse.coo_matrix((np.ones(count), (one, other + offset)), shape=(nodes, nodes))
    numbered: Ints = scipy.sparse.csgraph.connected_components(graph, directed=False)[1][one].astype(np.int64)
    return numbered


def clustered_se(fit: Fit, cluster: Ints) -> float | None:
    """Give the error of the effect clustered by `cluster`, of shape (matched,); None with fewer than two clusters.

    Sandwich with the small-sample factor G/(G-1) x (n-1)/(n-k) (Liang & Zeger 1986).
    """
    _, number = np.unique(cluster, return_inverse=True)
    groups, (count, unknowns) = int(number.max(initial=0)) + 1, fit.design.shape
    if groups < 2:
        return None
    scores = fit.design * (fit.weights * fit.residuals)[:, None]
    summed = np.zeros((groups, unknowns))
    np.add.at(summed, number, scores)
    factor = groups / (groups - 1) * (count - 1) / (count - unknowns)
    variance = float((fit.bread @ (summed.T @ summed) @ fit.bread)[-1, -1]) * factor
    return math.sqrt(variance) if variance > 0 else None
