"""Bootstrap intervals that repeat the choice of the model in every resample, bias-corrected and accelerated.

For: an interval that holds the uncertainty of the choice too. Not for: which choice is repeated, which it is handed.

Efron (1987) for the BCa end points: the bias from the share of resamples below the estimate, the acceleration from the
jackknife that leaves out one person of each cell. An end that falls beyond the resamples, or onto a value that many of
them share, has collapsed: it is a matter of the resamples, not a bound, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import scipy

from recount.estimates.loglinear.models import Reals
from recount.estimates.unseen import Unseen

Choice = Callable[[Reals], Reals]
Progress = Callable[[int, int], None]

# The low end is often a quantile of a thousandth: a thousand resamples move it by some five per cent.
RESAMPLES: Final = 10_000
AT_ONCE: Final = 1_000
POINTS: Final = 999
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

    Attributes: `draws` of the unseen, rising, without the `failed` resamples that had no estimate; `bias` (z0) and
    `acceleration` (a) of the BCa interval.
    """

    draws: Reals
    failed: int
    bias: float
    acceleration: float

    @property
    def resamples(self) -> int:
        """Give how many tables were resampled; fewer than planned when the run was interrupted."""
        return len(self.draws) + self.failed

    def interval(self, level: float) -> tuple[End, End]:
        """Give the BCa ends; ends that meet have both collapsed."""
        low, high = self.end((1 - level) / 2), self.end((1 + level) / 2)
        if low.value == high.value:
            return replace(low, collapsed=True), replace(high, collapsed=True)
        return low, high

    def end(self, share: float) -> End:
        """Give the unseen below which the truth lies with confidence `share` (0-1)."""
        shifted = self.bias + scipy.special.ndtri(share)
        room = 1 - self.acceleration * shifted
        able = np.isfinite(shifted) and room > 0
        quantile = float(scipy.special.ndtr(self.bias + shifted / room)) if able else float(share > 1 / 2)
        value = float(np.quantile(self.draws, quantile))
        return End(value, quantile, collapsed=min(_beyond(self.draws, value)) < LEAST_BEYOND)

    def unseen(self) -> Unseen:
        """Give the distribution of the unseen whose quantiles are the BCa ends of every level."""
        shares = (np.arange(POINTS) + 0.5) / POINTS
        return Unseen.of_draws(np.array([self.end(share).value for share in shares]))


def bootstrap(
    table: Reals,
    choice: Choice,
    estimate: float,
    *,
    seed: int,
    resamples: int = RESAMPLES,
    progress: Progress | None = None,
) -> Bootstrapped:
    """Resample the people of a table [C] and choose and estimate anew from each: `choice` takes [B, C], gives [B].

    The same seed gives the same draws; an interruption keeps those that were made. Needs an estimate that exists.
    """
    found = _resampled(table, choice, np.random.default_rng(seed), resamples, progress)
    draws = np.sort(found[np.isfinite(found)])
    return Bootstrapped(draws, len(found) - len(draws), _bias(draws, estimate), _acceleration(table, choice))


def _resampled(
    table: Reals, choice: Choice, chance: np.random.Generator, resamples: int, progress: Progress | None
) -> Reals:
    people, found = int(table.sum()), [np.empty(0)]
    try:
        for done in range(0, resamples, AT_ONCE):
            size = min(AT_ONCE, resamples - done)
            found.append(choice(chance.multinomial(people, table / people, size=size).astype(float)))
            if progress:
                progress(done + size, resamples)
    except KeyboardInterrupt:
        if len(found) == 1:
            raise
    return np.concatenate(found)


def _bias(draws: Reals, estimate: float) -> float:
    """Give z0; resamples equal to the estimate count half, so that ties lean to neither side."""
    same = np.isclose(draws, estimate, rtol=NEARLY_THE_SAME, atol=0)
    if not len(draws):
        return 0.0
    share = ((draws < estimate) & ~same).mean() + same.mean() / 2
    return float(scipy.special.ndtri(share))


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


def _beyond(draws: Reals, value: float) -> Iterator[int]:
    """Give how many distinct values lie below and above."""
    step = abs(value) * NEARLY_THE_SAME
    for beyond in (draws[draws < value - step], draws[draws > value + step]):
        yield len(np.unique(np.round(beyond / step))) if step else len(np.unique(beyond))
