"""Fits Poisson log-linear models to tables of lists, many models and many tables at once.

For: the maximum of the likelihood, or the word that there is none. Not for: choosing a model, or intervals.

Newton's method on all fits together (Bishop, Fienberg and Holland 1975; Cormack 1989). A term that nobody shows has
the parameter minus infinity: the cells that hold it are taken out of the fit and it still counts as a parameter (Chan,
Silverman and Vincent 2021). Newton's steps shrink to nothing exactly where a finite maximum exists; only fits that did
not settle are put to the linear programme of `existence`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.estimates.loglinear.existence import estimate_exists, full_rank, recedes
from recount.estimates.loglinear.models import Reals, Truths, holds

# Newton's error after a step is about the square of the step.
SETTLED: Final = 1e-6
LEFT_OUT: Final = 0.3
FEW_ROUNDS: Final = 20
MANY_ROUNDS: Final = 200
# Columns of so many numbers are fitted together: about what a core keeps at hand.
AT_ONCE: Final = 120_000
LONGEST_STEP: Final = 5.0


Places = NDArray[np.intp]


@dataclass(frozen=True)
class Fitted:
    """B fits of tables with C cells.

    Attributes: `tables` [B, C] counted and `means` [B, C] fitted; `unseen` [B], exp(intercept), NaN where no finite
    and unique estimate exists; `parameters` [B], those at minus infinity included; `freedom` [B], degrees of freedom
    of the deviance; `exists` [B].
    """

    tables: Reals
    means: Reals
    unseen: Reals
    parameters: Reals
    freedom: Reals
    exists: Truths

    @cached_property
    def loglik(self) -> Reals:
        """Give the logarithm of the Poisson likelihood [B], constants included."""
        return _log_likelihood(self.tables, self.means)

    @cached_property
    def deviance(self) -> Reals:
        """Give twice the distance to the likelihood of the table itself [B]."""
        return 2 * (_log_likelihood(self.tables, self.tables) - self.loglik)

    @property
    def aic(self) -> Reals:
        """Give Akaike's information criterion [B]."""
        return 2 * self.parameters - 2 * self.loglik

    def bic(self, people: float) -> Reals:
        """Give the Bayesian information criterion [B] for so many observed people."""
        return math.log(people) * self.parameters - 2 * self.loglik


@dataclass(frozen=True)
class Reduced:
    """Models and tables without what is empty: `terms` [B, 2^J] that stay, `live` [B, C] cells that stay."""

    terms: Truths
    live: Truths


def fit_all(tables: Reals, models: Truths) -> Fitted:
    """Fit the model [B, 2^J] of each row to the table [B, C] of the same row; either may have one row for all."""
    count = max(len(tables), len(models))
    number = models.shape[1].bit_length() - 1
    tables = np.broadcast_to(tables.astype(float), (count, tables.shape[1]))
    models = np.broadcast_to(models, (count, models.shape[1]))
    reduced = reduce(tables, models)
    intercepts, means = np.full(count, np.nan), np.zeros(tables.shape)
    settled, unique = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    sizes = reduced.terms.sum(axis=1)
    for size in np.unique(sizes):
        for rows in _batches(np.flatnonzero(sizes == size), int(size) * tables.shape[1]):
            designs = designs_of(reduced.terms[rows], number)
            parameters, means[rows], settled[rows] = climb(designs, tables[rows], reduced.live[rows], FEW_ROUNDS)
            intercepts[rows] = parameters[:, 0]
            unique[rows] = full_rank(designs, reduced.live[rows])
    for row in np.flatnonzero(unique & ~settled):
        settled[row] = _settle(row, tables[row], reduced, intercepts, means)
    settled &= unique
    return Fitted(
        tables=tables,
        means=means,
        unseen=np.exp(np.where(settled, intercepts, np.nan)),
        parameters=models.sum(axis=1).astype(float),
        freedom=(reduced.live.sum(axis=1) - reduced.terms.sum(axis=1)).astype(float),
        exists=settled,
    )


def reduce(tables: Reals, models: Truths) -> Reduced:
    """Take out the terms of each model that nobody shows, and the cells that hold them."""
    number = models.shape[1].bit_length() - 1
    empty = models & ~(tables @ holds(number).T > 0)
    live = empty @ holds(number) == 0
    terms = models & ~empty
    return Reduced(terms, live)


def covariance(table: Reals, model: Truths, means: Reals) -> Reals:
    """Give the inverse of the information of one fit, the intercept first."""
    reduced = reduce(table[None], model[None])
    design = designs_of(reduced.terms, model.shape[0].bit_length() - 1)[0]
    return np.asarray(np.linalg.inv((design * means) @ design.T))


def _batches(rows: Places, columns: int) -> list[Places]:
    size = max(1, AT_ONCE // columns)
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def designs_of(terms: Truths, number: int) -> Reals:
    """Give the columns of each model [B, p, C]; all have the same number p of terms."""
    places = np.nonzero(terms)[1].reshape(len(terms), -1)
    return holds(number)[places]


def climb(designs: Reals, tables: Reals, live: Truths, rounds: int) -> tuple[Reals, Reals, Truths]:
    """Climb to the maximum: parameters [B, p], means [B, C], and whether the last step was next to nothing [B]."""
    means = np.where(live, tables + 0.5, 0.0)
    working = np.where(live, np.log(tables + 0.5) - 0.5 / (tables + 0.5), 0.0)
    parameters = _solve(designs, means, _times(designs, means * working))
    means = _means(designs, parameters, live)
    settled = np.zeros(len(tables), dtype=bool)
    going, tables = np.arange(len(tables)), tables * live
    for _ in range(rounds):
        steps = _solve(designs, means[going], _times(designs, tables - means[going]))
        longest = np.abs(steps).max(axis=1)
        parameters[going] += steps * np.minimum(1.0, LONGEST_STEP / np.maximum(longest, LONGEST_STEP))[:, None]
        means[going] = _means(designs, parameters[going], live)
        settled[going] = longest < SETTLED
        if settled[going].all():
            break
        # The settled are left out only when they are many: taking the others out copies their columns.
        if settled[going].mean() > LEFT_OUT:
            stay = ~settled[going]
            designs, tables, live, going = designs[stay], tables[stay], live[stay], going[stay]
    return parameters, means, settled


def _times(designs: Reals, weights: Reals) -> Reals:
    return np.asarray((designs @ weights[:, :, None])[:, :, 0])


def _means(designs: Reals, parameters: Reals, live: Truths) -> Reals:
    exponents = (parameters[:, None, :] @ designs)[:, 0, :]
    return np.where(live, np.exp(np.clip(exponents, -50, 50)), 0.0)


def _solve(designs: Reals, weights: Reals, right: Reals) -> Reals:
    information = (designs * weights[:, None, :]) @ designs.swapaxes(1, 2)
    diagonal = np.einsum("bii->bi", information)
    diagonal *= 1 + 1e-13
    diagonal += 1e-13
    return np.asarray(np.linalg.solve(information, right[:, :, None])[:, :, 0])


def _settle(row: np.intp, table: Reals, reduced: Reduced, intercepts: Reals, means: Reals) -> bool:
    """Decide by the linear programme what Newton's method left open; where a maximum exists, climb on."""
    design = designs_of(reduced.terms[row : row + 1], len(reduced.terms[row]).bit_length() - 1)
    live = reduced.live[row]
    step = _solve(design, means[row][None], _times(design, (table * live - means[row])[None]))[0]
    if recedes(design[0], table, live, step) or not estimate_exists(design[0], table, live):
        return False
    parameters, fitted, settled = climb(design, table[None], live[None], MANY_ROUNDS)
    intercepts[row], means[row] = parameters[0, 0], fitted[0]
    return bool(settled[0])


def _log_likelihood(tables: Reals, means: Reals) -> Reals:
    total: Reals = (
        scipy.special.xlogy(tables, np.where(means > 0, means, 1.0)) - means - scipy.special.gammaln(tables + 1)
    ).sum(axis=1)
    return total
