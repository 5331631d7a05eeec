"""Chooses a log-linear model step by step, for many tables at once.

For: sparse tables, and the bootstrap that repeats the choice. Not for: the likelihood itself (`fitting`).

Chan, Silverman and Vincent (2021): start from independence; of the pairs of lists not in the model, take the one whose
overlap is the most surprising under the fitted model (one-sided Poisson p-value of its total); add it if that is below
.02 and the larger model still has a finite and unique estimate, else try the next; stop when no pair is left to add.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy

from recount.estimates.loglinear.fitting import Fitted, fit_all
from recount.estimates.loglinear.models import Reals, Truths, holds, main_effects, pairs

THRESHOLD: Final = 0.02


@dataclass(frozen=True)
class Chosen:
    """The model of each table [B, 2^J], the number of unseen people that it gives [B] (NaN without estimate)."""

    models: Truths
    unseen: Reals


def choose(tables: Reals, number: int, threshold: float = THRESHOLD) -> Chosen:
    """Choose a model for each table [B, 2^J - 1] of J lists by adding pairs while they surprise."""
    models = np.tile(main_effects(number), (len(tables), 1))
    fitted = fit_all(tables, models)
    unseen, means = fitted.unseen.copy(), fitted.means.copy()
    surprise = surprises(tables, models, means, number)
    going = np.flatnonzero(fitted.exists & (surprise.min(axis=1) < threshold))
    while len(going):
        added = pairs(number)[surprise[going].argmin(axis=1)]
        larger = models[going]
        larger[np.arange(len(going)), added] = True
        tried = fit_all(tables[going], larger)
        taken, failed = going[tried.exists], going[~tried.exists]
        _take(tried, taken, larger, models, unseen, means)
        surprise[taken] = surprises(tables[taken], models[taken], means[taken], number)
        surprise[failed, surprise[failed].argmin(axis=1)] = 1.0
        going = going[surprise[going].min(axis=1) < threshold]
    return Chosen(models, unseen)


def surprises(tables: Reals, models: Truths, means: Reals, number: int) -> Reals:
    """Give the one-sided Poisson p-value of the overlap of each pair [B, pairs]; 1 for pairs in the model."""
    terms = pairs(number)
    columns = holds(number)[terms].T
    observed, expected = tables @ columns, means @ columns
    at_most = scipy.special.gammaincc(observed + 1, expected)
    at_least = np.where(observed > 0, scipy.special.gammainc(np.maximum(observed, 1), expected), 1.0)
    return np.where(models[:, terms], 1.0, np.minimum(at_most, at_least))


def _take(
    tried: Fitted, taken: np.ndarray[tuple[int], np.dtype[np.intp]], larger: Truths, models: Truths, *kept: Reals
) -> None:
    unseen, means = kept
    models[taken] = larger[tried.exists]
    unseen[taken] = tried.unseen[tried.exists]
    means[taken] = tried.means[tried.exists]
