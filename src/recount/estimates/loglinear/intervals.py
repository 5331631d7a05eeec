"""The intervals of a log-linear estimate: by profile, by bootstrap, by averaging over models.

For: putting a chosen model and its interval into a `Fit`. Not for: choosing the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import scipy

from recount.estimates.loglinear.bootstrap import Bootstrapped, Choice, bootstrap
from recount.estimates.loglinear.fitting import covariance
from recount.estimates.loglinear.models import Reals
from recount.estimates.loglinear.profile import Profile, cormack, multinomial
from recount.estimates.loglinear.search import search
from recount.estimates.loglinear.stepwise import THRESHOLD, choose
from recount.estimates.loglinear.task import Model, Task, fit_of, point, totals, wald
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Fit, Summary
from recount.estimates.unseen import Unseen
from recount.vocabulary.words import EstimateRefusal, EstimateWarning

POINTS: Final = 999
# Models that share the last hundredth of the weight are left out of the average.
AVERAGED: Final = 0.99
# Beyond this share of resamples without estimate, that the table has one is chance.
MOST_FAILED: Final = 0.1


def by_profile(task: Task, model: Model) -> Fit:
    """Give the multinomial profile interval; Cormack's and Wald's stand in the diagnostics."""
    profile = Profile(task.table, model.terms, model.unseen)
    low, high = profile.interval(task.level, multinomial)
    beside = {
        "profile_multinomial": totals(task, (low, high)),
        "profile_cormack": totals(task, profile.interval(task.level, cormack)),
        "wald": totals(task, wald(task, model)),
    }
    return fit_of(task, model, point(task, model.unseen, low, high), profile.unseen(), **beside)


def by_bootstrap(task: Task, model: Model) -> Fit:
    """Give the BCa interval over resamples that choose anew; Wald's where nothing was resampled or nothing came out."""
    drawn = _drawn(task, model) if task.resamples else None
    if drawn is None or not len(drawn.draws):
        return _by_wald(task, model).saying(refusals=_unstable(drawn) if drawn else ())
    low, high = drawn.interval(task.level)
    beside = {
        "wald": totals(task, wald(task, model)),
        "resamples": drawn.resamples,
        "bias": drawn.bias,
        "acceleration": drawn.acceleration,
        "quantiles": [low.quantile, high.quantile],
        "threshold": THRESHOLD,
    }
    fit = fit_of(task, model, point(task, model.unseen, low.value, high.value), drawn.unseen(), **beside)
    return fit.saying(_of_resamples(task, drawn), _unstable(drawn))


def _by_wald(task: Task, model: Model) -> Fit:
    ends = wald(task, model)
    spread = _log_normal(np.array([model.unseen]), np.array([model.log_variance]), np.ones(1))
    return fit_of(task, model, point(task, model.unseen, *ends), spread, wald=totals(task, ends))


def _drawn(task: Task, model: Model) -> Bootstrapped:
    choice = _choice(task)
    return bootstrap(task.table, choice, model.unseen, seed=task.seed, resamples=task.resamples, progress=task.progress)


def _choice(task: Task) -> Choice:
    return lambda tables: choose(tables, task.lists.number).unseen


def by_average(task: Task, model: Model) -> Fit:
    """Give the average over the models that carry nearly all weight, each log-normal around its own estimate."""
    found = model.search or search(task.table, task.lists.number, task.lists.n)
    weights = found.weights(task.select)
    heavy = np.argsort(-weights, kind="stable")
    heavy = heavy[: int(np.searchsorted(np.cumsum(weights[heavy]), AVERAGED)) + 1]
    weights = weights[heavy] / weights[heavy].sum()
    unseen = found.fitted.unseen[heavy]
    variances = [covariance(task.table, found.models[at], found.fitted.means[at])[0, 0] for at in heavy]
    spread = _log_normal(unseen, np.array(variances) + 1 / unseen, weights)
    low, high = spread.interval(task.level)
    summary = Summary(mean=float(weights @ unseen), median=spread.quantile(1 / 2), low=low, high=high, level=task.level)
    return fit_of(task, model, summary, spread, models_averaged=len(heavy))


def _log_normal(unseen: Reals, variances: Reals, weights: Reals) -> Unseen:
    """Mix log-normal distributions, each around the estimate of one model, by the models' weights."""
    shares = (np.arange(POINTS) + 0.5) / POINTS
    values = unseen[:, None] * np.exp(np.sqrt(variances)[:, None] * scipy.special.ndtri(shares)[None, :])
    order = np.argsort(values, axis=None)
    return Unseen(values.ravel()[order], np.repeat(weights / POINTS, POINTS)[order])


def _of_resamples(task: Task, drawn: Bootstrapped) -> Iterator[Notice]:
    for name, end in zip(("low", "high"), drawn.interval(task.level), strict=True):
        if end.collapsed:
            value = task.lists.n + end.value
            yield notice(
                EstimateWarning.COLLAPSED_INTERVAL,
                end=name,
                value=value,
                quantile=end.quantile,
                draws=drawn.resamples,
            )
    if drawn.failed:
        yield notice(EstimateWarning.FAILED_RESAMPLES, failed=drawn.failed, draws=drawn.resamples)
    if drawn.resamples < task.resamples:
        yield notice(EstimateWarning.INTERRUPTED, done=drawn.resamples, planned=task.resamples)


def _unstable(drawn: Bootstrapped) -> Iterator[Notice]:
    if drawn.failed > MOST_FAILED * drawn.resamples:
        yield notice(EstimateRefusal.UNSTABLE_RESAMPLES, failed=drawn.failed, draws=drawn.resamples)
