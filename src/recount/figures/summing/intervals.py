"""Intervals of shares and ratios of counts, and how far what is unknown could move a share (R23, R31).

For: figures that hold counts against each other. Not for: ranges of reported figures, which are no confidence intervals
(R31), nor estimates. Each interval has the level 95 % unless told otherwise. Pure.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import scipy

LEVEL = 0.95


class Interval(NamedTuple):
    """From `low` to `high`; None is an end that nothing bounds."""

    low: float | None
    high: float | None


def wilson(k: int, n: int, level: float = LEVEL) -> Interval:
    """Give the score interval of a share of k in n, each from 0 to 1 (Wilson 1927); of nothing, no bound."""
    if n <= 0:
        return Interval(None, None)
    z = float(scipy.special.ndtri((1 + level) / 2))
    share, weight = k / n, z * z / n
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def bounds(k: int, u: int, n: int) -> Interval:
    """Give the least and greatest share of k in n known and u unknown ones, whatever the unknown are (Manski 2003)."""
    return Interval(k / (n + u), (k + u) / (n + u)) if n + u else Interval(None, None)


def ratio(k: int, m: int, *, shared: int = 0, level: float = LEVEL) -> Interval:
    """Give the interval of the ratio of two counts by the exact interval of k in k + m (Clopper-Pearson 1934).

    `k` and `m` stand on one side alone and are taken as independent; `shared` stands on both, so that the ratio is that
    of k + shared to m + shared. Where k and `shared` are 0 the low end is 0; where m and it are 0 the high end is open.
    """
    tail = (1 - level) / 2
    low = float(scipy.special.betaincinv(k, m + 1, tail)) if k else 0.0
    high = float(scipy.special.betaincinv(k + 1, m, 1 - tail)) if m else 1.0
    return Interval(_with_shared(low, k + m, shared), _with_shared(high, k + m, shared))


def _with_shared(part: float, alone: int, shared: int) -> float | None:
    denominator = (1 - part) * alone + shared
    return (part * alone + shared) / denominator if denominator else None
