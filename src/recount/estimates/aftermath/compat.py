"""The original's own reckoning (`--compat mwa`), so that anyone can check ours against it and see what it lets pass.

For: wakes, matching, overlaps and estimates equal to those of Schutte and Donnay's method as published in 2014.
Not for: conclusions; with no effect at all, half of all data sets show a "significant" window this way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recount.estimates.aftermath.arrays import Counts, Floats
from recount.estimates.aftermath.effect import Fit, regress
from recount.estimates.aftermath.matching import Balance, Match, imbalance, match
from recount.estimates.aftermath.pairs import Clock
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Wake, surroundings
from recount.estimates.aftermath.windows import Window


@dataclass(frozen=True)
class Compared:
    """One window as the original reckons it; `fit` is None where it gives no estimate."""

    wake: Wake
    match: Match
    unmatched: Balance
    matched: Balance
    fit: Fit | None


def compare_as_mwa(study: Study, windows: list[Window]) -> list[Compared]:
    """Reckon every window with the original's clock, matching and classical errors.

    Raises: BadInput where the windows are larger than the data.
    """
    around = surroundings(study, windows, clock=Clock.MWA)
    return [_compare(study, around.wake(window)) for window in windows]


def matched_on(study: Study, wake: Wake) -> Floats:
    """Give what the original matches on: covariates, trend, strikes of the same and of the other kind before."""
    return np.column_stack([study.covariates, wake.trend, wake.same_before, wake.mixed_before])


def overlap(counted: Sequence[Counts]) -> float:
    """Give the share of strikes for which any of the counts is above 0."""
    return float(np.mean(np.any(np.column_stack(list(counted)) > 0, axis=1)))


def _compare(study: Study, wake: Wake) -> Compared:
    columns = matched_on(study, wake)
    found = match(study.treated, columns)
    kept = found.kept
    return Compared(
        wake,
        found,
        imbalance(study.treated, columns),
        imbalance(study.treated[kept], columns[kept]),
        regress(wake.after, wake.before, study.treated, found.weights),
    )
