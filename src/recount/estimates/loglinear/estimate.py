"""The log-linear estimate: from lists to a `Fit`, by whichever rule the model is chosen.

For: notebooks, the command line, the ladder. Not for: the parts (fitting, existence, search, profile, bootstrap), which
stand beside this module.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import scipy

from recount.estimates.judging import assumed, judged, unanswerable, unanswered
from recount.estimates.lists.table import Lists
from recount.estimates.loglinear.bootstrap import RESAMPLES, Progress
from recount.estimates.loglinear.fitting import fit_all
from recount.estimates.loglinear.intervals import by_average, by_bootstrap, by_profile
from recount.estimates.loglinear.models import MOST_ENUMERATED, main_effects
from recount.estimates.loglinear.search import search
from recount.estimates.loglinear.stepwise import choose
from recount.estimates.loglinear.task import Model, Task
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import LEVEL, Fit
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import (
    EstimateAssumption,
    EstimateMethod,
    EstimateRefusal,
    EstimateWarning,
    LoglinearSelection,
)

SEED: Final = 1
MOST_LISTS: Final = 11
# Above so many lists a resample takes too long for the full number, or for any.
MOST_FULLY_RESAMPLED, MOST_RESAMPLED, FEWER_RESAMPLES = 6, 8, 1_000
# Totals of nearly equal models that differ by more than a fifth are told.
APART: Final = 1.2
POOR: Final = 0.01
FILLED_CELLS: Final = 0.8


def estimate_loglinear(
    lists: Lists,
    select: LoglinearSelection | str = LoglinearSelection.STEPWISE,
    *,
    level: float = LEVEL,
    seed: int = SEED,
    resamples: int | None = None,
    progress: Progress | None = None,
) -> Fit:
    """Estimate the unseen with a log-linear model of J = 3 to 11 lists (3 to 5 where all models are gone through).

    `stepwise` (Chan, Silverman and Vincent 2021) gives BCa intervals that repeat the choice in `resamples` tables
    (default 10,000, fewer for many lists; 0 gives Wald's interval); `aic`, `bic` and `main` give multinomial profile
    intervals with Cormack's beside; `average` weighs all models by AIC (Burnham and Anderson 2002). The same seed
    gives the same answer; `progress(done, of)` is called now and then.

    Raises: BadInput for an unknown selection or a level outside 0-1.
    """
    started = time.process_time()
    task = Task(lists, _selection(select), _level(level), seed, _resamples(lists, resamples), progress)
    assumptions = assumed(_ASSUMPTION.get(task.select, EstimateAssumption.NO_HIGHEST_INTERACTION))
    if unanswerable(lists):
        return unanswered(EstimateMethod.LOGLINEAR, str(task.select), lists, assumptions)
    most = MOST_ENUMERATED if task.select in _SEARCHING else MOST_LISTS
    model = _chosen(task) if lists.number <= most else None
    if model is None:
        return unanswered(EstimateMethod.LOGLINEAR, str(task.select), lists, assumptions, [_why_not(lists, most)])
    fit = replace(_INTERVAL[task.select](task, model), assumptions=assumptions)
    diagnostics = {**fit.diagnostics, "seconds": time.process_time() - started}
    return judged(replace(fit, diagnostics=diagnostics).saying(_warnings(task, model)), lists)


def _selection(select: LoglinearSelection | str) -> LoglinearSelection:
    try:
        return LoglinearSelection(select)
    except ValueError:
        words = [str(each) for each in LoglinearSelection]
        raise refusal("estimates.selection", name=str(select), words=words) from None


def _level(level: float) -> float:
    if not 0 < level < 1:
        raise refusal("estimates.level", level=level)
    return level


def _resamples(lists: Lists, asked: int | None) -> int:
    if asked is not None:
        return asked
    if lists.number > MOST_RESAMPLED:
        return 0
    return RESAMPLES if lists.number <= MOST_FULLY_RESAMPLED else FEWER_RESAMPLES


def _why_not(lists: Lists, most: int) -> Notice:
    if lists.number > most:
        return notice(EstimateRefusal.TOO_MANY_LISTS, lists=lists.number, most=most)
    return notice(EstimateRefusal.NO_ESTIMATE_EXISTS)


def _chosen(task: Task) -> Model | None:
    """Give the model of the headline, or None where no model has an estimate."""
    found, terms = None, main_effects(task.lists.number)
    if task.select in _SEARCHING:
        found = search(task.table, task.lists.number, task.lists.n)
        terms = found.models[int(found.criterion(task.select).argmin())]
    elif task.select is LoglinearSelection.STEPWISE:
        terms = choose(task.table[None], task.lists.number).models[0]
    fitted = fit_all(task.table[None], terms[None])
    return Model(terms, fitted, found) if fitted.exists[0] else None


def _warnings(task: Task, model: Model) -> Iterator[Notice]:
    deviance, freedom = float(model.fitted.deviance[0]), int(model.fitted.freedom[0])
    fit_p = float(scipy.special.chdtrc(freedom, deviance)) if freedom else 1.0
    filled = (model.fitted.means[0] >= 1).mean() >= FILLED_CELLS
    if fit_p < POOR and filled:
        yield notice(EstimateWarning.POOR_FIT, deviance=deviance, freedom=freedom, p=fit_p)
    if model.search is not None:
        totals = task.lists.n + model.search.nearly_best(task.select)
        if totals.max() > APART * totals.min():
            yield notice(EstimateWarning.MODELS_DISAGREE, models=len(totals), low=totals.min(), high=totals.max())
    if task.select in (LoglinearSelection.AIC, LoglinearSelection.BIC) or (
        task.select is LoglinearSelection.STEPWISE and not task.resamples
    ):
        yield notice(EstimateWarning.SELECTION_NOT_COUNTED)


_SEARCHING: Final = frozenset({LoglinearSelection.AIC, LoglinearSelection.BIC, LoglinearSelection.AVERAGE})
_ASSUMPTION: Final = {LoglinearSelection.MAIN: EstimateAssumption.INDEPENDENT_LISTS}
_INTERVAL: Final = {
    LoglinearSelection.STEPWISE: by_bootstrap,
    LoglinearSelection.AIC: by_profile,
    LoglinearSelection.BIC: by_profile,
    LoglinearSelection.MAIN: by_profile,
    LoglinearSelection.AVERAGE: by_average,
}
