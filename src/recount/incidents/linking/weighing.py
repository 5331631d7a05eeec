"""From signs to a score from 0 to 1 that two sightings are of one event, with its reasons.

For: linking. Not for: learning the weights, which `benchmarks/linking.py` does on coded reports and writes to
`weights.json`. The score is a logistic regression on the signs and on the products of any two, because a day means
more where the place agrees too; a reason names what moved the score most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from recount.incidents.linking.signs import FAMILIES, SIGNS
from recount.incidents.linking.wording import Scores
from recount.vocabulary.sentences import Sentence, tell

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
_MOST_REASONS = 3


class Reason(NamedTuple):
    """What moved a score: a family of signs (words, time, ...) and by how much, in log-odds."""

    family: str
    moved: float

    def said(self) -> Sentence:
        """Say it in a few words: words +1.2."""
        family = tell(f"incidents.linking.family.{self.family}")
        return tell("incidents.linking.moved", family=family, by=f"{self.moved:+.1f}")


@dataclass(frozen=True)
class Weights:
    """A weight for every sign and every product of two, on standardised signs; `cut` is where groups part."""

    centre: Scores
    scale: Scores
    weights: Scores
    intercept: float
    cut: float

    def score(self, signs: Scores) -> Scores:
        """Give the score of each row of signs, 0 to 1."""
        log_odds = _products(self._standard(signs)) @ self.weights + self.intercept
        return np.asarray(1 / (1 + np.exp(-log_odds)))

    def reasons(self, row: Scores) -> list[Reason]:
        """Tell which families of signs moved the score of one row most; a product counts half for each of its two."""
        moved = _products(self._standard(row.reshape(1, -1)))[0] * self.weights
        by_sign = np.zeros(len(SIGNS))
        for (one, other), amount in zip(_pairs_of_signs(), moved, strict=True):
            by_sign[one] += amount / 2
            by_sign[other] += amount / 2
        totals = [
            Reason(family, round(float(sum(by_sign[SIGNS.index(sign)] for sign in signs)), 2))
            for family, signs in FAMILIES.items()
        ]
        return sorted(totals, key=lambda reason: -abs(reason.moved))[:_MOST_REASONS]

    def _standard(self, signs: Scores) -> Scores:
        return np.asarray((signs - self.centre) / self.scale)


@cache
def shipped_weights() -> Weights:
    """Read the weights that ship with Recount. Raises: ValueError where they were learnt for other signs."""
    kept = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    if tuple(kept["signs"]) != SIGNS:
        raise ValueError("weights.json was learnt for other signs; learn it anew with benchmarks/linking.py --write")
    arrays = {name: np.array(kept[name], dtype=float) for name in ("centre", "scale", "weights")}
    return Weights(**arrays, intercept=kept["intercept"], cut=kept["cut"])


def _pairs_of_signs() -> list[tuple[int, int]]:
    """Name what a weight is for: a sign alone stands as a pair with itself, then every product, squares included."""
    single = [(at, at) for at in range(len(SIGNS))]
    return single + [(one, other) for one in range(len(SIGNS)) for other in range(one, len(SIGNS))]


def _products(signs: Scores) -> Scores:
    both = [signs[:, one] * signs[:, other] for one, other in _pairs_of_signs()[len(SIGNS) :]]
    return np.column_stack([signs, *both])
