"""Chao's lower bounds: at least so many people there must have been.

For: a floor that holds when people differ in how easily they are listed. Not for: an estimate of the total.

Chao (1987) takes those on one and on two lists alone. Rivest and Baillargeon (2007) write the bound as a log-linear
model whose further terms (k - 2)+, (k - 3)+, ... leave those on three lists and more free while they are positive; a
negative one is taken out, because no mixture of people can produce it, and so is one that is minus infinity because
nobody was seen so often. `Mh` gives all lists one size, `Mth` each its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy

from recount.estimates.judging import assumed, judged, unanswerable, unanswered
from recount.estimates.lists.table import Lists, patterns_of
from recount.estimates.loglinear.existence import estimate_exists
from recount.estimates.loglinear.fitting import climb
from recount.estimates.loglinear.models import Reals
from recount.estimates.refusals import notice
from recount.estimates.result import LEVEL, Fit, Summary, WeightedModel
from recount.estimates.unseen import Unseen
from recount.vocabulary.words import EstimateAssumption, EstimateMethod, EstimateRefusal, EstimateWarning

BY_LIST: Final = "Mth"
ALIKE: Final = "Mh"
# Above this only those on one or two lists enter, which leaves all others free.
MOST_WALKED: Final = 11
ROUNDS: Final = 100
POINTS: Final = 399


@dataclass(frozen=True)
class Floor:
    """A lower bound of the number of unseen people and its standard error (Poisson counts, unseen included)."""

    unseen: float
    error: float

    def interval(self, level: float) -> tuple[float, float]:
        """Give the log-normal interval of Chao (1987) for the number of unseen people."""
        spread = np.exp(scipy.special.ndtri((1 + level) / 2) * self.log_error)
        return self.unseen / spread, self.unseen * spread

    @property
    def log_error(self) -> float:
        """Give the standard error of the logarithm of the unseen."""
        return float(np.sqrt(np.log1p((self.error / self.unseen) ** 2)))


def estimate_chao(lists: Lists, level: float = LEVEL) -> Fit:
    """Give Chao's lower bound with lists of their own sizes (`Mth`); the one with equal sizes (`Mh`) stands beside."""
    assumptions = assumed(EstimateAssumption.RARELY_SEEN_LIKE_UNSEEN)
    if unanswerable(lists):
        return unanswered(EstimateMethod.CHAO, BY_LIST, lists, assumptions)
    by_list, alike = lower_bound(lists, BY_LIST), lower_bound(lists, ALIKE)
    if by_list is None:
        missing = notice(EstimateRefusal.NO_ESTIMATE_EXISTS)
        return unanswered(EstimateMethod.CHAO, BY_LIST, lists, assumptions, [missing])
    low, high = by_list.interval(level)
    beside = (WeightedModel(model=ALIKE, weight=0, total=lists.n + alike.unseen),) if alike else ()
    fit = Fit(
        EstimateMethod.CHAO,
        BY_LIST,
        lists.n,
        Summary(mean=by_list.unseen, median=by_list.unseen, low=low, high=high, level=level),
        unseen=_spread(by_list),
        models=(WeightedModel(model=BY_LIST, weight=1, total=lists.n + by_list.unseen), *beside),
        diagnostics={"se": by_list.error},
        assumptions=assumptions,
        warnings=(notice(EstimateWarning.LOWER_BOUND_ONLY),),
    )
    return judged(fit, lists)


def lower_bound(lists: Lists, model: str = BY_LIST) -> Floor | None:
    """Give the bound of one model, `Mth` or `Mh`; None where empty overlaps leave it without a finite value."""
    marks, counts = _cells(lists)
    seen = marks.sum(axis=1)
    sizes = marks.T.astype(float) if model == BY_LIST else seen[None].astype(float)
    excesses = list(range(2, int(seen[counts > 0].max())))
    while True:
        columns = np.vstack([np.ones(len(seen)), sizes, *[np.maximum(seen - each, 0) for each in excesses]])
        parameters = _fitted(columns, counts)
        if parameters is None and not excesses:
            return None
        if parameters is None:
            excesses.pop()
        elif (further := parameters[1 + len(sizes) :]).min(initial=0) < 0:
            excesses = [each for each, value in zip(excesses, further, strict=True) if value >= 0]
        else:
            return _floor(columns, parameters)


def _cells(lists: Lists) -> tuple[Reals, Reals]:
    """Give the patterns [C, J] and counts [C] that the bound rests on."""
    if lists.number <= MOST_WALKED:
        keys = np.arange(1, 2**lists.number)
        return patterns_of(keys, lists.number).astype(float), lists.cells.astype(float)
    bits = [1 << place for place in range(lists.number)]
    keys = np.array([*bits, *[one | other for at, one in enumerate(bits) for other in bits[at + 1 :]]])
    held = {bytes(pattern): count for pattern, count in zip(lists.patterns, lists.counts, strict=True)}
    marks = patterns_of(keys, lists.number)
    return marks.astype(float), np.array([held.get(bytes(pattern), 0) for pattern in marks], dtype=float)


def _fitted(columns: Reals, counts: Reals) -> Reals | None:
    live = np.ones(len(counts), dtype=bool)
    if np.linalg.matrix_rank(columns) < len(columns) or not estimate_exists(columns, counts, live):
        return None
    parameters, _, settled = climb(columns[None], counts[None], live[None], ROUNDS)
    return parameters[0] if settled[0] else None


def _floor(columns: Reals, parameters: Reals) -> Floor:
    means = np.exp(parameters @ columns)
    covariance = np.linalg.inv((columns * means) @ columns.T)
    unseen = float(np.exp(parameters[0]))
    return Floor(unseen, float(np.sqrt(unseen + unseen**2 * covariance[0, 0])))


def _spread(floor: Floor) -> Unseen:
    shares = (np.arange(POINTS) + 0.5) / POINTS
    return Unseen.of_draws(floor.unseen * np.exp(scipy.special.ndtri(shares) * floor.log_error))
