"""What is known of the number of people on no list, as weighted values.

For: medians and intervals, draws, and sums over strata from their joint distribution. Not for: how a method comes by
the values.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Unseen:
    """Values of the number of unseen people, rising, with weights that add up to one.

    The values are draws, the points of a posterior's grid, or those of a normalised profile likelihood.
    """

    values: Reals
    weights: Reals

    @classmethod
    def of_draws(cls, draws: Reals) -> Unseen:
        """Take draws of equal weight, in any order."""
        values = np.sort(np.asarray(draws, dtype=float))
        return cls(values, np.full(len(values), 1 / len(values)))

    @classmethod
    def on_grid(cls, values: Reals, log_weights: Reals) -> Unseen:
        """Take a grid of rising values and the logarithm of their weights up to a constant."""
        weights = np.exp(log_weights - np.max(log_weights))
        return cls(np.asarray(values, dtype=float), weights / weights.sum())

    @property
    def mean(self) -> float:
        """Give the mean number of unseen people."""
        return float(self.values @ self.weights)

    def quantile(self, share: float) -> float:
        """Give the smallest value up to which the weights reach `share` (0-1)."""
        reached = np.cumsum(self.weights)
        place = int(np.searchsorted(reached, share - 1e-12))
        return float(self.values[min(place, len(self.values) - 1)])

    def interval(self, level: float) -> tuple[float, float]:
        """Give the equal-tailed interval of probability `level`."""
        tail = (1 - level) / 2
        return self.quantile(tail), self.quantile(1 - tail)

    def draws(self, size: int, chance: np.random.Generator) -> Reals:
        """Draw so many values at random by their weights."""
        return chance.choice(self.values, size=size, p=self.weights)
