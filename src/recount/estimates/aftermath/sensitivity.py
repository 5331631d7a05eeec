"""How much the answer hangs on choices, and how much an unseen cause would have to weigh to make it.

For: the specification curve over windows, bins and estimators (Simonsohn, Simmons & Nelson 2020), and Rosenbaum's gamma
(2002, section 4.4). Not for: choosing the specification that says most.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import scipy

from recount.estimates.aftermath.arrays import Flags, Floats
from recount.estimates.aftermath.designs import Design, effects, main_designs
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Surroundings
from recount.estimates.aftermath.windows import Window

FINER = (0.5, 1.0, 2.0)
MOST_GAMMA = 10.0
_STEP = 0.05


def specification_curve(around: Surroundings, windows: Sequence[Window]) -> list[dict[str, Any]]:
    """Reckon every window with coarser and finer bins, by regression, by plain difference and without matching.

    Each entry names its choices and its effect in events a strike; sorted by effect.
    """
    curve = [entry for finer in FINER for entry in _of_bins(around, windows, finer)]
    curve += [entry for made in main_designs(around, windows) for entry in _unmatched(around.study, made)]
    return sorted(curve, key=lambda entry: float(entry["effect"]))


def _of_bins(around: Surroundings, windows: Sequence[Window], finer: float) -> Iterator[dict[str, Any]]:
    for made in main_designs(around, windows, finer):
        yield from _entry(made, f"bins x {finer:g}", "regression", _one(made, around.study.treated))
        yield from _entry(made, f"bins x {finer:g}", "difference", _difference(made, around.study.treated))


def _unmatched(study: Study, made: Design) -> Iterator[dict[str, Any]]:
    one_cell = Design(made.window, made.rows, made.columns, np.zeros_like(made.cell), made.before, made.after)
    yield from _entry(made, "not matched", "regression", _one(one_cell, study.treated))


def _entry(made: Design, bins: str, estimator: str, effect: float) -> Iterator[dict[str, Any]]:
    if math.isfinite(effect):
        yield {**made.window._asdict(), "bins": bins, "estimator": estimator, "effect": effect}


def _one(made: Design, treated: Flags) -> float:
    return float(effects(made, treated[:, None])[0])


def _difference(made: Design, treated: Flags) -> float:
    """Reckon the plain difference in differences: after less before, treated less weighted controls."""
    weights, ours = made.weights(treated), treated[made.rows]
    if not weights.any():
        return math.nan
    change = made.after - made.before
    return float(np.average(change[ours], weights=weights[ours]) - np.average(change[~ours], weights=weights[~ours]))


def rosenbaum_gamma(made: Design, treated: Flags, level: float = 0.05) -> float | None:
    """Give by how much an unseen cause must multiply the odds of treatment before the finding may be its work.

    Inside the matched cells it counts the strikes after which the outcome rose, and takes the larger side
    (Mantel-Haenszel under the worst case, noncentral hypergeometric moments). 1.0 means that no hidden cause is needed;
    None where nothing is matched.
    """
    tables = _tables(made, treated)
    if not len(tables):
        return None
    return max(_gamma_of(tables, level), _gamma_of(_mirrored(tables), level))


def _tables(made: Design, treated: Flags) -> Floats:
    """Give for each matched cell its strikes, those that rose, those treated, and the treated that rose."""
    rose, ours = made.after > made.before, treated[made.rows]
    width = int(made.cell.max(initial=-1)) + 1
    columns = [np.ones(len(ours)), rose, ours, rose & ours]
    tables = np.column_stack([np.bincount(made.cell, column, minlength=width) for column in columns])
    telling = (tables[:, 2] > 0) & (tables[:, 2] < tables[:, 0]) & (tables[:, 1] > 0) & (tables[:, 1] < tables[:, 0])
    return tables[telling].astype(np.float64)


def _mirrored(tables: Floats) -> Floats:
    """Ask the same of strikes after which the outcome did not rise."""
    count, rose, ours, both = tables.T
    return np.column_stack([count, count - rose, ours, ours - both])


def _gamma_of(tables: Floats, level: float) -> float:
    gamma = 1.0
    while gamma < MOST_GAMMA and _worst_p(tables, gamma) <= level / 2:
        gamma += _STEP
    return round(gamma, 2)


def _worst_p(tables: Floats, gamma: float) -> float:
    count, rose, ours, both = tables.T
    mean, variance = scipy.stats.nchypergeom_fisher.stats(count, rose, ours, gamma, moments="mv")
    deviation = math.sqrt(float(np.sum(variance)))
    return float(scipy.stats.norm.sf((both.sum() - np.sum(mean) - 0.5) / deviation)) if deviation > 0 else 1.0
