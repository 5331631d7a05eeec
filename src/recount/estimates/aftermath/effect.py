"""The weighted difference in differences: after ~ before + treatment, on the strikes that were matched.

For: the effect in counts of the outcome per strike, with the classical error of mwa. Not for: an error that one may
believe where wakes overlap (`errors`), or a family-wise p (`permuting`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import scipy

from recount.estimates.aftermath.arrays import Flags, Floats, Numbers

# A fit whose unexplained variance is below this share of the outcome's is exact up to rounding.
_EXACT = 1e-20


@dataclass(frozen=True)
class Fit:
    """A weighted regression: `effect` of treatment, its classical error and p, `residuals` of shape (matched,).

    `design` has the columns 1, before (where it is used), treatment; `bread` is the inverse of its weighted cross
    product.
    """

    effect: float
    se: float
    p: float
    adjusted_r2: float
    intercept: float
    design: Floats
    weights: Floats
    residuals: Floats
    bread: Floats


def regress(after: Numbers, before: Numbers, treated: Flags, weights: Floats, *, may_drop: bool = False) -> Fit | None:
    """Fit by weighted least squares what has a weight; arrays of shape (strikes,).

    None where the data cannot tell: a column that does not vary among the matched, or fewer rows than unknowns. With
    `may_drop`, a before that does not vary is left out instead.
    """
    kept = weights > 0
    y, w = after[kept].astype(np.float64), weights[kept]
    used = [before[kept]] if not may_drop or len(np.unique(before[kept])) > 1 else []
    design = np.column_stack([np.ones(len(y)), *used, treated[kept]]).astype(np.float64)
    free = len(y) - design.shape[1]
    if free < 1 or np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    bread = np.linalg.inv(design.T @ (design * w[:, None])).astype(np.float64)
    coefficients = bread @ (design.T @ (w * y))
    residuals = y - design @ coefficients
    left, whole = float(w @ residuals**2), float(w @ (y - np.average(y, weights=w)) ** 2)
    if left <= _EXACT * max(1.0, float(w @ y**2)) or whole <= 0:
        return None
    se = math.sqrt(left / free * bread[-1, -1])
    p = float(2 * scipy.stats.t.sf(abs(coefficients[-1]) / se, free))
    r2 = 1 - left / whole * (len(y) - 1) / free
    return Fit(float(coefficients[-1]), se, p, r2, float(coefficients[0]), design, w, residuals, bread)
