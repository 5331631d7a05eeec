"""A trained second opinion, and what it says of a reading's toll.

For: `Reading.toll.*.confidence`. Not for: training (`training`), files (`model_file`), or a count: where the rules are
silent it is silent, and where it disagrees the count of the rules stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from recount.claims.matching import numbers_coded
from recount.claims.reader import READ_LANGUAGES
from recount.claims.schema import Reading, TollCount
from recount.claims.second_opinion.numbers import FEATURES, Number, numbers_of
from recount.claims.signs import Confidence
from recount.vocabulary.words import Outcome

Floats: TypeAlias = NDArray[np.float32]
OUTCOMES: Final = (Outcome.KILLED, Outcome.INJURED)


@dataclass(frozen=True)
class Heard:
    """What the model makes of one count: how much likelier the count is than any other number (-1 to 1)."""

    margin: float
    likeliest: int | None


@dataclass(frozen=True)
class NumberModel:
    """Weights by which a number counts the dead (the injured) of the main event; `weights` is outcomes x features."""

    weights: Floats
    bias: Floats

    def likelihoods(self, numbers: Sequence[Number], outcome: Outcome) -> dict[int, float]:
        """Give for each value among the numbers of a text how likely it is the count of an outcome (0 to 1)."""
        row = OUTCOMES.index(outcome)
        likely: dict[int, float] = {}
        for number in numbers:
            logit = float(self.weights[row, list(number.features)].sum() + self.bias[row])
            likely[number.value] = max(likely.get(number.value, 0.0), 1 / (1 + np.exp(-logit)))
        return likely

    def hear(self, numbers: Sequence[Number], outcome: Outcome, count: TollCount) -> Heard:
        """Hold a count of the rules against all numbers of its text."""
        likely = self.likelihoods(numbers, outcome)
        own = set(numbers_coded(count))
        mine = max((likely[value] for value in own & set(likely)), default=0.0)
        other = max((share for value, share in likely.items() if value not in own), default=0.0)
        return Heard(mine - other, max(likely, key=lambda value: likely[value], default=None))


@dataclass(frozen=True)
class Steps:
    """How often counts of a margin were right on held-out reports: a rising curve, and where high confidence begins.

    `high_from` is None where no margin was known to be right at least 95 percent of the time.
    """

    margins: tuple[float, ...]
    shares: tuple[float, ...]
    high_from: float | None

    def share(self, margin: float) -> float:
        """Give the share of right counts at a margin."""
        return float(np.interp(margin, self.margins, self.shares))

    def is_high(self, margin: float) -> bool:
        """Tell whether a margin stands for high confidence."""
        return self.high_from is not None and margin >= self.high_from


@dataclass(frozen=True)
class SecondOpinion:
    """A trained model with its calibration; `digest` names the file it came from, `rules` the reader it was held to."""

    numbers: NumberModel
    steps: Steps
    outcomes: frozenset[Outcome]
    digest: str = ""
    rules: str = ""

    def notice(self, reports: int, characters: int) -> None:
        """Say that nothing leaves this machine."""

    def on(self, reading: Reading, text: str) -> Reading:
        """Give the reading with a confidence beside each number of its toll; nothing else of it changes."""
        if reading.toll.killed is None and reading.toll.injured is None:
            return reading
        numbers = numbers_in(text, reading.language)
        asked = {outcome: getattr(reading.toll, outcome) for outcome in OUTCOMES if outcome in self.outcomes}
        update = {str(outcome): self._weighed(numbers, outcome, count) for outcome, count in asked.items() if count}
        return reading.model_copy(update={"toll": reading.toll.model_copy(update=update)})

    def _weighed(self, numbers: Sequence[Number], outcome: Outcome, count: TollCount) -> TollCount:
        if not numbers_coded(count):
            return count
        heard = self.numbers.hear(numbers, outcome, count)
        confidence = Confidence(
            score=round(self.steps.share(heard.margin), 3),
            high=self.steps.is_high(heard.margin),
            agrees=heard.margin > 0,
            reason=_reason(heard),
        )
        return count.model_copy(update={"confidence": confidence})


def numbers_in(text: str, language: str) -> list[Number]:
    """Give the numbers of a text in the language that its reading tells; none in one that is not read."""
    return numbers_of(text, language) if language in READ_LANGUAGES else []  # type: ignore[arg-type]


def empty_weights() -> Floats:
    """Give weights that say nothing, to be filled."""
    return np.zeros((len(OUTCOMES), FEATURES), dtype=np.float32)


def _reason(heard: Heard) -> str:
    if heard.likeliest is None:
        return "the second opinion sees no number in the text"
    if heard.margin > 0:
        return "the second opinion takes the same number"
    return f"the second opinion would sooner take the number {heard.likeliest}"
