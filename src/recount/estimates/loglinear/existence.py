"""Whether a log-linear model has an estimate at all for a table with empty cells.

For: the linear programme of Fienberg and Rinaldo (2012), the rank test of Chan, Silverman and Vincent (2021).
Not for: fitting.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import scipy

from recount.estimates.loglinear.models import Reals, Truths

POSITIVE = 1e-7


def full_rank(designs: Reals, live: Truths) -> Truths:
    """Tell whether the columns [B, p, C] stay independent on the live cells [B, C]: else no estimate is unique.

    With all cells live, the columns of distinct terms always are.
    """
    told = np.ones(len(designs), dtype=bool)
    doubtful = ~live.all(axis=1)
    cells = designs[doubtful] * live[doubtful][:, None, :]
    told[doubtful] = np.linalg.eigvalsh(cells @ cells.swapaxes(1, 2))[:, 0] > POSITIVE
    return told


def recedes(design: Reals, table: Reals, live: Truths, step: Reals) -> bool:
    """Tell whether a step [p], rounded to whole numbers, proves that the likelihood rises for ever along it.

    The proof: the step changes no occupied cell, raises no empty one and lowers some. Newton's steps take that
    direction where there is one, so that few fits are left for the linear programme.
    """
    change = np.rint(step) @ design
    empty = change[live & (table == 0)]
    return not change[live & (table > 0)].any() and empty.max(initial=0) <= 0 and empty.min(initial=0) < 0


def estimate_exists(design: Reals, table: Reals, live: Truths) -> bool:
    """Tell whether the likelihood has a finite maximum for the columns [p, C], the counts [C] and the live cells [C].

    It has one exactly where some table with the same margins is positive in every live cell, which depends on which
    cells are empty and not on how many people the others hold.
    """
    cells = design[:, live].astype(np.int8)
    return _exists(cells.tobytes(), cells.shape, (table[live] > 0).tobytes())


@lru_cache(maxsize=20_000)
def _exists(columns: bytes, shape: tuple[int, int], occupied: bytes) -> bool:
    design = np.frombuffer(columns, dtype=np.int8).reshape(shape).astype(float)
    margins = design @ np.frombuffer(occupied, dtype=bool)
    # The largest s such that a table x with these margins has s or more in every cell: x = s + y with y >= 0.
    equal = np.hstack([design, design.sum(axis=1, keepdims=True)])
    found = scipy.optimize.linprog(np.r_[np.zeros(shape[1]), -1.0], A_eq=equal, b_eq=margins, method="highs")
    return bool(found.status == 0 and -found.fun > POSITIVE)
