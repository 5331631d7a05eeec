"""A method with its settings, ready to be fitted to any table of lists.

For: fitting the same choice to the whole, to strata, to linkages and to tables that are held back. Not for: what the
methods do, or which of them is right: nobody can choose that from the lists (see `recount.estimates.ladder`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from recount.estimates.chao import BY_LIST, estimate_chao
from recount.estimates.dga import estimate_dga
from recount.estimates.dga.priors import RECIPROCAL, Prior
from recount.estimates.lists.table import Lists
from recount.estimates.loglinear import estimate_loglinear
from recount.estimates.refusals import notice
from recount.estimates.result import LEVEL, Fit
from recount.vocabulary.words import EstimateMethod, EstimateRefusal, EstimateWarning, LoglinearSelection

Progress = Callable[[int, int], None]

CLASSES: Final = 10
DRAWS: Final = 100_000
SEED: Final = 1
# A check asks where an answer lies, not for its last digit.
FEW_DRAWS: Final = 4_000
FEW_RESAMPLES: Final = 200


@dataclass(frozen=True)
class Choice:
    """One method and its settings; what belongs to other methods is not looked at.

    Attributes: `select` and `resamples` of log-linear models, `delta`, `max_missing` and `prior` of dga, `classes`,
    `draws` and `expansion` of lcmcr, as the function of each method takes them.
    """

    method: EstimateMethod
    select: LoglinearSelection = LoglinearSelection.STEPWISE
    resamples: int | None = None
    delta: float | None = None
    max_missing: int | None = None
    prior: Prior = RECIPROCAL
    classes: int = CLASSES
    draws: int = DRAWS
    expansion: float | None = None
    seed: int = SEED
    level: float = LEVEL

    def fit(self, lists: Lists, progress: Progress | None = None) -> Fit:
        """Fit the method to a table; lists that name nobody in it are left out, and this is told."""
        held, empty = without_empty(lists)
        if held is None:
            return lone(self, lists.names[int(lists.sizes.argmax())], lists.n)
        told = [notice(EstimateWarning.EMPTY_LIST, names=", ".join(empty))] if empty else []
        return _FITTED[self.method](self, held, progress).saying(told)

    @property
    def name(self) -> str:
        """Name the settings as one says them, without a model that was found."""
        return {
            EstimateMethod.CHAO: BY_LIST,
            EstimateMethod.LOGLINEAR: str(self.select),
            EstimateMethod.DGA: f"delta {self.delta:g}" if self.delta else "delta 2^-J",
            EstimateMethod.LCMCR: f"{self.classes} classes",
        }[self.method]

    def lighter(self) -> Choice:
        """Give the same choice with fewer draws, for checks that repeat it many times."""
        return replace(self, draws=min(self.draws, FEW_DRAWS), resamples=_fewer(self.resamples))

    def seeded(self, place: int) -> Choice:
        """Give the same choice with a stream of chance of its own."""
        return replace(self, seed=self.seed + place)


def without_empty(lists: Lists) -> tuple[Lists | None, list[str]]:
    """Leave out the lists that name nobody; None where fewer than two are left."""
    empty = [name for name, size in zip(lists.names, lists.sizes, strict=True) if not size]
    if lists.number - len(empty) < 2:
        return None, empty
    kept = np.flatnonzero(lists.sizes)
    if not empty:
        return lists, empty
    gaps = {"gaps": tuple(lists.gaps[place] for place in kept) if lists.gaps else (), "aside": lists.aside}
    names = [lists.names[place] for place in kept]
    return Lists.from_patterns(lists.patterns[:, kept], lists.counts, names, **gaps), empty


def lone(choice: Choice, name: str, observed: int) -> Fit:
    """Give the fit of a table that holds one list alone: none."""
    refusal = notice(EstimateRefusal.ONE_LIST, name=name)
    return Fit(choice.method, choice.name, observed, undocumented=None, refusals=(refusal,), seed=choice.seed)


def _fewer(resamples: int | None) -> int:
    return FEW_RESAMPLES if resamples is None else min(resamples, FEW_RESAMPLES)


def _chao(choice: Choice, lists: Lists, progress: Progress | None) -> Fit:
    del progress
    return replace(estimate_chao(lists, choice.level), seed=choice.seed)


def _loglinear(choice: Choice, lists: Lists, progress: Progress | None) -> Fit:
    return estimate_loglinear(
        lists, choice.select, level=choice.level, seed=choice.seed, resamples=choice.resamples, progress=progress
    )


def _dga(choice: Choice, lists: Lists, progress: Progress | None) -> Fit:
    del progress
    fit = estimate_dga(lists, choice.delta, choice.max_missing, choice.prior, choice.level)
    return replace(fit, seed=choice.seed)


def _lcmcr(choice: Choice, lists: Lists, progress: Progress | None) -> Fit:
    # It alone brings the package that compiles its loops.
    from recount.estimates.lcmcr import estimate_lcmcr

    return estimate_lcmcr(
        lists,
        choice.classes,
        choice.draws,
        seed=choice.seed,
        level=choice.level,
        expansion=choice.expansion,
        progress=progress,
    )


_FITTED: Final[dict[EstimateMethod, Callable[[Choice, Lists, Progress | None], Fit]]] = {
    EstimateMethod.CHAO: _chao,
    EstimateMethod.LOGLINEAR: _loglinear,
    EstimateMethod.DGA: _dga,
    EstimateMethod.LCMCR: _lcmcr,
}
