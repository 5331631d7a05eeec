"""When to stop: the rules that turn a comparison into a description without a p.

For: the rules of each window and of the whole study, in one place. Not for: their sentences, which stand in
`words.yaml`. A rule that is broken is never outweighed by a small p.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

LEAST_TREATED = 30
MOST_OVERLAP = 0.5
MOST_L1 = 0.5


class StopRule(StrEnum):
    """A reason for which no p is given."""

    NOTHING_MATCHED = "nothing_matched"
    FEW_TREATED = "few_treated"
    WAKES_OVERLAP = "wakes_overlap"
    NOT_BALANCED = "not_balanced"
    NOTHING_VARIES = "nothing_varies"
    PLACEBO_FAILED = "placebo_failed"
    PRE_TREND_FAILED = "pre_trend_failed"
    NOT_ABOVE_PLACEBO = "not_above_placebo"
    NOT_SHUFFLED = "not_shuffled"


def window_rules(*, treated: int, controls: int, overlap: float, l1: float, known: bool) -> list[StopRule]:
    """Name the rules that one window breaks; counts are of matched strikes, `known` whether there is an effect."""
    if not treated or not controls:
        return [StopRule.NOTHING_MATCHED]
    broken = {
        StopRule.FEW_TREATED: treated < LEAST_TREATED,
        StopRule.WAKES_OVERLAP: overlap > MOST_OVERLAP,
        StopRule.NOT_BALANCED: l1 > MOST_L1,
        StopRule.NOTHING_VARIES: not known,
    }
    return [rule for rule, holds in broken.items() if holds]


def study_rules(
    placebo: Mapping[str, float | None], pre_trend: float | None, level: float, draws: int
) -> list[StopRule]:
    """Name the rules that the study breaks as a whole: placebos and the path before, by their family-wise p."""
    if draws < 1 / level - 1:
        return [StopRule.NOT_SHUFFLED]
    broken = {
        StopRule.PLACEBO_FAILED: any(failed(p, level) for p in placebo.values()),
        StopRule.PRE_TREND_FAILED: failed(pre_trend, level),
    }
    return [rule for rule, holds in broken.items() if holds]


def failed(p: float | None, level: float) -> bool:
    """Tell whether a comparison in which nothing may be found found something."""
    return p is not None and p <= level
