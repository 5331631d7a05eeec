"""What could have been found: the smallest effect that the data would show, so that silence is not read as peace.

For: the minimum detectable effect (Bloom 1995). Not for: power after the fact, reckoned from the effect found.
"""

from __future__ import annotations

import scipy

POWER = 0.8


def minimum_detectable(spread: float, critical: float, power: float = POWER) -> float:
    """Give the true effect that would be found with probability `power`.

    `spread` is the standard deviation of the effect where the label says nothing, in the effect's unit; `critical` is
    how many of these an effect must reach to be told from chance, over all windows.
    """
    return float((critical + scipy.stats.norm.ppf(power)) * spread)
