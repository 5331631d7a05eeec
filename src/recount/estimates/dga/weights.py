"""How likely the counts are for each number of unseen people: one curve for each set of lists, shared by all graphs.

For: the closed form of Madigan & York (1997) with the hyper-Dirichlet prior of Dawid & Lauritzen (1993). Not for:
summing over graphs (`recount.estimates.dga.posterior`).

Each cell of the full table has prior mass delta, so that each cell of the margin over s lists has delta 2^(J - s).
A margin's curve is the log of its Dirichlet-multinomial likelihood; a graph's is the sum over its cliques less that
over its separators. The curves are centred on the Dirichlet's own normaliser, which keeps them small.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Margins:
    """What the margin over each set of lists needs, one entry a set [2^J - 1], the empty set left out.

    Attributes: `fixed`, the part that does not depend on the unseen; `missed`, how many of the observed are on none of
    the set's lists, plus the prior mass of that cell; `mass`, the prior mass of the whole table; `observed` people.
    """

    fixed: Reals
    missed: Reals
    mass: float
    observed: int

    def curves(self, unseen: Reals) -> Reals:
        """Give the log likelihood of each margin [2^J - 1, B] at each number of unseen people [B]."""
        normaliser = scipy.special.gammaln(self.observed + unseen + self.mass)
        curves: Reals = scipy.special.gammaln(self.missed[:, None] + unseen) - normaliser + self.fixed[:, None]
        return curves


def margins(cells: NDArray[np.int64], delta: float) -> Margins:
    """Prepare the margins of a table [2^J] whose first cell (the unseen) is 0; `delta` is the prior mass of a cell."""
    number = len(cells).bit_length() - 1
    mass = delta * len(cells)
    prepared = [_margin(cells, chosen, delta, number) for chosen in range(1, len(cells))]
    fixed, missed = np.array(prepared).T
    return Margins(fixed + scipy.special.gammaln(mass), missed, mass, int(cells.sum()))


def multiplicity(observed: int, unseen: Reals) -> Reals:
    """Give the log of the number of ways in which so many of all people can be the unseen ones, up to a constant."""
    ways: Reals = scipy.special.gammaln(observed + unseen + 1) - scipy.special.gammaln(unseen + 1)
    return ways


def _margin(cells: NDArray[np.int64], chosen: int, delta: float, number: int) -> tuple[float, float]:
    share = delta * 2 ** (number - chosen.bit_count())
    groups = np.bincount(np.arange(len(cells)) & chosen, weights=cells)
    places = np.unique(np.arange(len(cells)) & chosen)
    counted = groups[places] + share
    fixed = scipy.special.gammaln(counted[1:]).sum() - len(places) * scipy.special.gammaln(share)
    return float(fixed), float(counted[0])
