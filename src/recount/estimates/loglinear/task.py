"""One request for a log-linear estimate, and the model that answers it.

For: what the intervals and the answer both need to know. Not for: how the model is chosen or its interval found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import scipy

from recount.estimates.lists.table import Lists
from recount.estimates.loglinear.bootstrap import Progress
from recount.estimates.loglinear.fitting import Fitted, covariance
from recount.estimates.loglinear.models import Reals, Truths, name_of
from recount.estimates.loglinear.search import Search
from recount.estimates.result import Fit, Summary, WeightedModel
from recount.estimates.unseen import Unseen
from recount.vocabulary.words import EstimateMethod, LoglinearSelection

MODELS_SHOWN: Final = 10


@dataclass(frozen=True)
class Task:
    """One request: the lists, the rule of choice, the level of the interval, the seed and number of resamples."""

    lists: Lists
    select: LoglinearSelection
    level: float
    seed: int
    resamples: int
    progress: Progress | None

    @property
    def table(self) -> Reals:
        """Give the counts of all cells [2^J - 1]."""
        return self.lists.cells.astype(float)


@dataclass(frozen=True)
class Model:
    """The model of the headline: its terms [2^J], its fit (one row), and the search it comes from, if any."""

    terms: Truths
    fitted: Fitted
    search: Search | None = None

    @property
    def unseen(self) -> float:
        """Give the estimated number of unseen people."""
        return float(self.fitted.unseen[0])

    @property
    def log_variance(self) -> float:
        """Give the variance of the logarithm of the unseen, given the counts' Poisson law."""
        return float(covariance(self.fitted.tables[0], self.terms, self.fitted.means[0])[0, 0])

    @property
    def error(self) -> float:
        """Give the standard error of the unseen, its own Poisson variation included."""
        return float(np.sqrt(self.unseen + self.unseen**2 * self.log_variance))


def fit_of(task: Task, model: Model, summary: Summary, unseen: Unseen, **diagnostics: Any) -> Fit:
    """Give the fit of a model with the summary and the distribution of the unseen that an interval's method found."""
    named = "" if task.select is LoglinearSelection.AVERAGE else name_of(model.terms)
    return Fit(
        EstimateMethod.LOGLINEAR,
        f"{task.select} {named}".strip(),
        task.lists.n,
        summary,
        unseen=unseen,
        models=_models(task, model),
        diagnostics={**_facts(task, model), **diagnostics},
        seed=task.seed,
    )


def _models(task: Task, model: Model) -> tuple[WeightedModel, ...]:
    if model.search is None:
        return (WeightedModel(model=name_of(model.terms), weight=1, total=task.lists.n + model.unseen),)
    best = model.search.best(task.select, MODELS_SHOWN)
    return tuple(WeightedModel(model=name, weight=weight, total=task.lists.n + unseen) for name, weight, unseen in best)


def _facts(task: Task, model: Model) -> dict[str, Any]:
    """Give how the headline's model fits; lists stand by their places in a model's name."""
    fitted, tried = model.fitted, model.search.fitted.exists if model.search else model.fitted.exists
    return {
        "lists": {str(place): name for place, name in enumerate(task.lists.names, start=1)},
        "model": name_of(model.terms),
        "aic": float(fitted.aic[0]),
        "bic": float(fitted.bic(task.lists.n)[0]),
        "deviance": float(fitted.deviance[0]),
        "freedom": int(fitted.freedom[0]),
        "se": model.error,
        "models_fitted": len(tried),
        "models_without_estimate": int((~tried).sum()),
    }


def wald(task: Task, model: Model) -> tuple[float, float]:
    """Give exp of Wald's interval of the intercept, the unseen as Chan, Silverman and Vincent (2021) give it."""
    spread = float(np.exp(scipy.special.ndtri((1 + task.level) / 2) * np.sqrt(model.log_variance)))
    return model.unseen / spread, model.unseen * spread


def point(task: Task, unseen: float, low: float, high: float) -> Summary:
    """Give a summary whose mean and median are the one point that there is."""
    return Summary(mean=unseen, median=unseen, low=low, high=high, level=task.level)


def totals(task: Task, ends: tuple[float, float]) -> list[float]:
    """Give the ends of an interval of the unseen as totals."""
    return [task.lists.n + end for end in ends]
