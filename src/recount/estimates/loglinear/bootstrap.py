"""Bootstrap intervals that repeat the choice of the model in every resample, bias-corrected and accelerated.

For: an interval that holds the uncertainty of the choice too. Not for: which choice is repeated, which it is handed.

Efron (1987) for the BCa end points: the bias from the share of resamples below the estimate, the acceleration from the
jackknife that leaves out one person of each cell. An end that falls beyond the resamples, or onto a value that many of
them share, has collapsed: it is a matter of the resamples, not a bound, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import norm

from recount.estimates.loglinear.models import Reals

Choice = Callable[[Reals], Reals]

RESAMPLES: Final = 1_000
# A tail of fewer resamples than this many, or of fewer distinct values, bounds nothing.
LEAST_BEYOND: Final = 3
NEARLY_THE_SAME: Final = 1e-6


@dataclass(frozen=True)
class End:
    """One end of the interval: its value, the quantile of the resamples it is, and whether it has collapsed."""

    value: float
    quantile: float
    collapsed: bool


@dataclass(frozen=True)
class Bootstrapped:
    """What the resamples say of the unseen.

    Attributes: `draws` of the unseen, without the `failed` resamples that had no estimate; `low` and `high` ends;
    `bias` (z0) and `acceleration` (a) of the BCa interval.
    """

    draws: Reals
    failed: int
    low: End
    high: End
    bias: float
    acceleration: float


def bootstrap(
    table: Reals, choice: Choice, estimate: float, level: float, seed: int, resamples: int = RESAMPLES
) -> Bootstrapped:
    """Resample the people of a table [C] and choose and estimate anew from each: `choice` takes [B, C], gives [B].

    The same seed gives the same interval. Needs an estimate that exists.
    """
    chance = np.random.default_rng(seed)
    people = int(table.sum())
    found = choice(chance.multinomial(people, table / people, size=resamples).astype(float))
    draws = np.sort(found[np.isfinite(found)])
    bias = _bias(draws, estimate)
    acceleration = _acceleration(table, choice)
    tail = norm.ppf((1 - level) / 2)
    low, high = (_end(draws, bias, acceleration, score) for score in (tail, -tail))
    if low.value == high.value:
        low, high = (End(each.value, each.quantile, True) for each in (low, high))
    return Bootstrapped(draws, resamples - len(draws), low, high, bias, acceleration)


def _bias(draws: Reals, estimate: float) -> float:
    """Give z0; resamples equal to the estimate count half, so that ties lean to neither side."""
    same = np.isclose(draws, estimate, rtol=NEARLY_THE_SAME, atol=0)
    share = ((draws < estimate) & ~same).mean() + same.mean() / 2
    return float(norm.ppf(share))


def _acceleration(table: Reals, choice: Choice) -> float:
    held = np.flatnonzero(table)
    without_one = np.tile(table, (len(held), 1))
    without_one[np.arange(len(held)), held] -= 1
    found = choice(without_one)
    known = np.isfinite(found)
    weights, found = table[held][known], found[known]
    away = np.average(found, weights=weights) - found
    spread = weights @ away**2
    return float(weights @ away**3 / (6 * spread**1.5)) if spread > 0 else 0.0


def _end(draws: Reals, bias: float, acceleration: float, score: float) -> End:
    shifted = bias + score
    room = 1 - acceleration * shifted
    quantile = float(norm.cdf(bias + shifted / room)) if np.isfinite(bias) and room > 0 else float(score > 0)
    value = float(np.quantile(draws, quantile))
    return End(value, quantile, collapsed=min(_beyond(draws, value)) < LEAST_BEYOND)


def _beyond(draws: Reals, value: float) -> Iterator[int]:
    """Give how many distinct values lie below and above."""
    step = abs(value) * NEARLY_THE_SAME
    for beyond in (draws[draws < value - step], draws[draws > value + step]):
        yield len(np.unique(np.round(beyond / step))) if step else len(np.unique(beyond))
