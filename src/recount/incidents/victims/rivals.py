"""Who is whom, when several entries claim the same one: a list names a person once.

For: probabilities of pairs that know of their rivals, and the people that pairs add up to. Not for: holding two entries
against each other (`recount.incidents.victims.model`).

If a list names a person once, at most one entry of it is the person of an entry elsewhere. So the odds of a pair stand
against those of every rival and of nobody, as in one-to-one linking (Fortini and others 2001): two equal rivals have at
most one half each, and neither is taken without a person's look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Record = tuple[int, int]
"""A list's number and an entry's number in it."""

ROUNDS: Final = 8
MOST_WEIGHT: Final = 60.0


def among_rivals(weights: Floats, sides: Whole, sizes: Sequence[int], start: float) -> Floats:
    """Give each pair's probability among its rivals [P].

    `weights` [P] are log2 odds under a chance `start` that two entries are one person; `sides` [P, 4] are list and
    entry of both sides; `sizes` count the entries of each list. The chance is set anew from the pairs found.
    """
    if not len(weights):
        return weights
    rivals = [_numbers(sides[:, (0, 1, 2)]), _numbers(sides[:, (2, 3, 0)])]
    between = _pairs_of_entries(sizes)
    shift, chances = 0.0, weights
    for _ in range(ROUNDS):
        chances = _chances(np.exp2(np.clip(weights + shift, -MOST_WEIGHT, MOST_WEIGHT)), rivals)
        shift = float(np.log2(max(chances.sum(), 1.0) / between / start))
    return chances


def _chances(odds: Floats, rivals: Sequence[Whole]) -> Floats:
    others = sum((np.bincount(side, odds)[side] - odds for side in rivals), np.zeros_like(odds))
    return odds / (1 + odds + np.maximum(others, 0))


def _numbers(keys: NDArray[Any]) -> Whole:
    """Number the different rows of keys."""
    _, numbers = np.unique(keys, axis=0, return_inverse=True)
    return numbers.reshape(-1).astype(np.int64)


def _pairs_of_entries(sizes: Sequence[int]) -> float:
    return (sum(sizes) ** 2 - sum(size**2 for size in sizes)) / 2


def people(pairs: Iterable[tuple[Record, Record]]) -> list[tuple[Record, ...]]:
    """Add pairs, best first, up to people; a pair that would give a list two entries of one person is passed over."""
    home: dict[Record, dict[int, Record]] = {}
    for one, other in pairs:
        left, right = (home.setdefault(record, {record[0]: record}) for record in (one, other))
        if left is not right and not left.keys() & right.keys():
            left.update(right)
            home.update(dict.fromkeys(right.values(), left))
    groups = {id(group): group for group in home.values() if len(group) > 1}
    return sorted(tuple(sorted(group.values())) for group in groups.values())
