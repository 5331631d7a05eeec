"""A comparison made ready: which strikes, the cell of each, what was counted before and after.

For: the main comparison of every window and each of its placebos, in one shape that can be reckoned under any labels of
treatment. Not for: drawing labels (`permuting`). Cells need no label: they are coarsened from covariates, trend and the
number of strikes of either kind before, so that a shuffled label leaves them as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from recount.estimates.aftermath.arrays import Flags, Floats, Ints, Numbers
from recount.estimates.aftermath.matching import cells, weigh
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Surroundings, Wake
from recount.estimates.aftermath.windows import Window


@dataclass(frozen=True)
class Design:
    """One comparison. `rows` numbers the strikes whose wake was recorded whole; the other arrays run along `rows`.

    `columns` are what strikes are matched on, of shape (rows, columns).
    """

    window: Window
    rows: Ints
    columns: Floats
    cell: Ints
    before: Floats
    after: Floats

    def weights(self, treated: Flags) -> Floats:
        """Weigh the rows by coarsened exact matching; `treated` has shape (strikes,)."""
        return weigh(treated[self.rows], self.cell)


def design(
    window: Window, rows: Ints, columns: Floats, *, before: Numbers, after: Numbers, finer: float = 1.0
) -> Design:
    """Make a design of arrays of shape (strikes, ...), keeping `rows` alone; `finer` multiplies the bins."""
    kept = columns[rows].astype(np.float64)
    was, became = before[rows].astype(np.float64), after[rows].astype(np.float64)
    return Design(window, rows, kept, cells(kept, finer), was, became)


def main_design(study: Study, wake: Wake, finer: float = 1.0) -> Design:
    """Compare what was counted after with what was counted before, in the wakes that were recorded whole."""
    rows = whole_wakes(study, wake.window.time, wake.window.time)
    return design(wake.window, rows, matching_columns(study, wake), before=wake.before, after=wake.after, finer=finer)


def main_designs(around: Surroundings, windows: Sequence[Window], finer: float = 1.0) -> list[Design]:
    """Make the comparison of every window."""
    return [main_design(around.study, around.wake(window), finer) for window in windows]


def matching_columns(study: Study, wake: Wake) -> Floats:
    """Give what strikes are matched on: covariates, trend, strikes of either kind in the wake before."""
    return np.column_stack([study.covariates, wake.trend, wake.neighbours_before])


def whole_wakes(study: Study, before: float, after: float) -> Ints:
    """Number the strikes with so many recorded days before and after; the others would count silence as peace."""
    day = np.floor(study.strikes.day)
    return np.flatnonzero((day - before >= study.first_day) & (day + after <= study.last_day))


def effects(made: Design, labels: Flags) -> Floats:
    """Reckon the effect under many labels at once: `labels` has shape (strikes, draws), the answer (draws,).

    Weighted least squares of after on before and treatment in closed form: the difference of weighted means after,
    less the common slope times their difference before. NaN where nothing is matched; where before does not vary among
    the matched it drops out.
    """
    ours = labels[made.rows].astype(np.float64)
    sums = _Sums.of(made, ours)
    ratio, matched = sums.control_weights()
    moments = [_weighted(*each, ratio, matched) for each in zip(sums.treated, sums.whole, strict=True)]
    (ours_n, theirs_n), *_ = moments
    with np.errstate(invalid="ignore", divide="ignore"):
        means = [(one / ours_n, other / theirs_n) for one, other in moments]
        within = [moments[at][side] for at in (3, 4) for side in (0, 1)]
        x, y = means[1], means[2]
        spread = sum(within[side] - moments[0][side] * x[side] ** 2 for side in (0, 1))
        joint = sum(within[2 + side] - moments[0][side] * x[side] * y[side] for side in (0, 1))
        slope = np.where(spread > 1e-9, joint / np.where(spread > 1e-9, spread, 1), 0.0)
        effect: Floats = (y[0] - y[1]) - slope * (x[0] - x[1])
    return effect


@dataclass(frozen=True)
class _Sums:
    """Sums by cell of 1, before, after, before squared, before x after: among the treated, and of all.

    Each of `treated` has shape (cells, draws), each of `whole` (cells, 1).
    """

    treated: list[Floats]
    whole: list[Floats]

    @classmethod
    def of(cls, made: Design, ours: Floats) -> _Sums:
        x, y = made.before, made.after
        columns = (np.ones(len(x)), x, y, x * x, x * y)
        shape = (int(made.cell.max(initial=-1)) + 1, len(x))
        by_cell = [scipy.sparse.csr_matrix((column, (made.cell, np.arange(len(x)))), shape=shape) for column in columns]
        return cls([one @ ours for one in by_cell], [np.asarray(one.sum(axis=1)) for one in by_cell])

    def control_weights(self) -> tuple[Floats, Flags]:
        """Give the weight of a control of each cell and draw, and whether the cell holds both kinds."""
        ours, theirs = self.treated[0], self.whole[0] - self.treated[0]
        both = (ours > 0) & (theirs > 0)
        with np.errstate(invalid="ignore", divide="ignore"):
            scale = np.sum(theirs * both, axis=0) / np.sum(ours * both, axis=0)
            ratio = np.where(both, ours / np.where(both, theirs, 1), 0) * scale
        return ratio, both


def _weighted(treated: Floats, whole: Floats, ratio: Floats, both: Flags) -> tuple[Floats, Floats]:
    """Sum over the matched cells: the treated as they are, the controls weighted; shapes (draws,)."""
    return np.sum(treated * both, axis=0), np.sum((whole - treated) * ratio, axis=0)
