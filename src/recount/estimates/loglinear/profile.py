"""How far the number of unseen people may move before a log-linear model fits clearly worse.

For: intervals by profile likelihood, and the normalised profile from which strata are combined. Not for: the choice of
the model, which these intervals take as known.

For each number of unseen people the model is fitted to the table completed with it. `multinomial` compares the
likelihoods of the completed tables given their totals (Rivest and Baillargeon 2007); `cormack` the deviances of the
completed tables (Cormack 1992).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy

from recount.estimates.loglinear.fitting import climb, designs_of, reduce
from recount.estimates.loglinear.models import Reals, Truths
from recount.estimates.unseen import Unseen

ROUNDS = 100
POINTS = 401
# The normalised profile reaches out to where the likelihood has fallen by this much on either side.
FAR_DOWN = 9.0
FARTHEST = 1e9


@dataclass(frozen=True)
class Profile:
    """The profile likelihood of the unseen for one table [C] and one model [2^J], with its estimate."""

    table: Reals
    model: Truths
    estimate: float

    def interval(self, level: float, kind: Callable[[Profile, Reals], Reals]) -> tuple[float, float]:
        """Give the unseen between which twice the profile lies within the quantile of chi-squared below its top.

        `kind` is `multinomial` or `cormack`. An end that is not reached before a billion is infinite.
        """
        top, height = self._top(kind)
        drop = float(scipy.special.ndtri((1 + level) / 2)) ** 2 / 2
        return self._end(kind, top, height - drop, -1), self._end(kind, top, height - drop, 1)

    def unseen(self) -> Unseen:
        """Give the multinomial profile, normalised to a distribution of the unseen."""
        top, height = self._top(multinomial)
        ends = [self._end(multinomial, top, height - FAR_DOWN, side) for side in (-1, 1)]
        grid = np.linspace(ends[0], min(ends[1], FARTHEST), POINTS)
        return Unseen.on_grid(grid, multinomial(self, grid))

    def completed(self, unseen: Reals) -> tuple[Reals, Reals]:
        """Complete the table with each number of unseen people [G]: counts and fitted means, both [G, 1 + C']."""
        reduced = reduce(self.table[None], self.model[None])
        columns = designs_of(reduced.terms, len(self.model).bit_length() - 1)[0][:, reduced.live[0]]
        with_unseen = np.hstack([np.eye(len(columns), 1), columns])
        counts = np.tile(self.table[reduced.live[0]], (len(unseen), 1))
        tables = np.hstack([unseen[:, None], counts])
        designs = np.broadcast_to(with_unseen, (len(unseen), *with_unseen.shape))
        _, means, _ = climb(designs, tables, np.ones(tables.shape, dtype=bool), ROUNDS)
        return tables, means

    def _at(self, kind: Callable[[Profile, Reals], Reals], unseen: float) -> float:
        return float(kind(self, np.array([unseen]))[0])

    def _top(self, kind: Callable[[Profile, Reals], Reals]) -> tuple[float, float]:
        near = np.log(self.estimate)
        found = scipy.optimize.minimize_scalar(
            lambda place: -self._at(kind, np.exp(place)), bounds=(near - 1, near + 1), method="bounded"
        )
        return float(np.exp(found.x)), -float(found.fun)

    def _end(self, kind: Callable[[Profile, Reals], Reals], top: float, height: float, side: int) -> float:
        """Find where the profile crosses a height below (side -1) or above (side 1) its top."""
        inner, outer = top, top * 2.0**side
        while self._at(kind, outer) > height:
            inner, outer = outer, outer * 2.0**side
            if outer > FARTHEST:
                return float("inf")
            if outer < 1 / FARTHEST:
                return 0.0
        return float(scipy.optimize.brentq(lambda unseen: self._at(kind, unseen) - height, inner, outer, xtol=1e-3))


def multinomial(profile: Profile, unseen: Reals) -> Reals:
    """Give the multinomial log-likelihood of the completed tables [G], up to a constant."""
    tables, means = profile.completed(unseen)
    people = tables.sum(axis=1)
    shares = scipy.special.xlogy(tables, means).sum(axis=1) - scipy.special.xlogy(people, people)
    told: Reals = scipy.special.gammaln(people + 1) - scipy.special.gammaln(unseen + 1) + shares
    return told


def cormack(profile: Profile, unseen: Reals) -> Reals:
    """Give minus half the deviance of the completed tables [G]."""
    tables, means = profile.completed(unseen)
    told: Reals = (scipy.special.xlogy(tables, means) - means - scipy.special.xlogy(tables, tables) + tables).sum(
        axis=1
    )
    return told
