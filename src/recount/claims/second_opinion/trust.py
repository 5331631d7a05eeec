"""How far agreement may be trusted: counts held back from training, and the curve and the mark that follow from them.

For: calibrating a second opinion and printing how it fared. Not for: training it (`training`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, takewhile
from math import sqrt
from typing import Final, NamedTuple

import numpy as np

from recount.claims.second_opinion.opinion import Steps
from recount.vocabulary.words import Outcome

HIGH: Final = 0.95
"""High confidence means right at least this often."""
ONE_SIDED: Final = 1.645
"""The normal quantile of a one-sided interval of 95 percent."""


class HeldOut(NamedTuple):
    """A count of the rules in a report that was hidden: the model's margin for it, and whether it is right."""

    outcome: Outcome
    report: str
    margin: float
    right: bool


class Band(NamedTuple):
    """Some held-out counts: how many, and how many of them are right."""

    name: str
    counts: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of right ones; None of nothing."""
        return self.right / self.counts if self.counts else None

    @property
    def at_least(self) -> float:
        """The lower end of Wilson's one-sided 95 percent interval of the share."""
        return wilson_low(self.right, self.counts)


def steps_of(held_out: Sequence[HeldOut]) -> Steps:
    """Learn from held-out counts how often a margin is right, never falling as it rises, and from where it is high."""
    ranked = sorted(held_out, key=lambda held: held.margin)
    if not ranked:
        return Steps((0.0,), (0.0,), None)
    return Steps(*_rising(ranked), _high_from(ranked))


def wilson_low(right: int, counts: int) -> float:
    """Give the lower end of Wilson's score interval (1927) for `right` of `counts`; 0 of nothing."""
    if not counts:
        return 0.0
    share, square = right / counts, ONE_SIDED**2
    middle = share + square / (2 * counts)
    spread = ONE_SIDED * sqrt(share * (1 - share) / counts + square / (4 * counts**2))
    return (middle - spread) / (1 + square / counts)


def bands(held_out: Iterable[HeldOut], steps: Steps) -> list[Band]:
    """Part held-out counts into agreeing and other ones, and tell those of high confidence."""
    held = list(held_out)
    chosen: dict[str, Callable[[HeldOut], bool]] = {
        "all counts": lambda _: True,
        "agrees": lambda one: one.margin > 0,
        "does not agree": lambda one: one.margin <= 0,
        "high confidence": lambda one: steps.is_high(one.margin),
    }
    return [_band(name, filter(belongs, held)) for name, belongs in chosen.items()]


def _band(name: str, held: Iterable[HeldOut]) -> Band:
    right = [one.right for one in held]
    return Band(name, len(right), sum(right))


def _rising(ranked: Sequence[HeldOut]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Pool neighbours that fall (Ayer et al. 1955); a pool of n with r right stands for (r + 1) / (n + 2)."""
    pools: list[tuple[float, float, int, int]] = []
    for held in ranked:
        pools.append((held.margin, held.margin, int(held.right), 1))
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            low, _, right, counts = pools.pop(-2)
            _, high, more, others = pools.pop()
            pools.append((low, high, right + more, counts + others))
    ends = [(end, _share(pool)) for pool in pools for end in dict.fromkeys(pool[:2])]
    return tuple(round(end, 5) for end, _ in ends), tuple(round(float(np.clip(share, 0, 1)), 4) for _, share in ends)


def _share(pool: tuple[float, float, int, int]) -> float:
    return (pool[2] + 1) / (pool[3] + 2)


def _high_from(ranked: Sequence[HeldOut]) -> float | None:
    """The lowest margin of agreement from which on counts are known to be right often enough; None where none is."""
    right = counts = 0
    lowest: float | None = None
    agreeing = takewhile(lambda one: one.margin > 0, reversed(ranked))
    for margin, held in groupby(agreeing, key=lambda one: one.margin):
        alike = [one.right for one in held]
        right, counts = right + sum(alike), counts + len(alike)
        if wilson_low(right, counts) >= HIGH:
            lowest = margin
    return lowest
