"""What chance alone would show: labels of treatment are shuffled within place and period, over all windows at once.

For: p of a window, and the family-wise p of the largest of all windows (max-T; Westfall & Young 1993). Not for:
deciding what may be concluded (`stopping`). An interruption keeps the draws that there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recount.estimates.aftermath.arrays import Flags, Floats, Ints
from recount.estimates.aftermath.designs import Design, effects
from recount.estimates.aftermath.study import Study

BATCH = 100
_KM_A_DEGREE = 111.19
# Blocks grow until half of all strikes share theirs with so many.
_ENOUGH_IN_A_BLOCK = 10

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Drawn:
    """A family of comparisons under their own labels and under shuffled ones.

    `observed` has shape (comparisons,), `shuffled` (draws, comparisons); NaN where nothing was matched.
    """

    observed: Floats
    shuffled: Floats

    @property
    def spread(self) -> Floats:
        """Give the standard deviation of each effect where the label says nothing, shape (comparisons,)."""
        whole = np.vstack([self.observed[None, :], self.shuffled])
        known = np.isfinite(whole).sum(axis=0) > 1
        spread = np.full(len(self.observed), np.nan)
        spread[known] = np.nanstd(whole[:, known], axis=0)
        return np.where(spread > 0, spread, np.nan)

    @property
    def p(self) -> Floats:
        """Give each comparison's own two-sided p, shape (comparisons,)."""
        ours, theirs = self._scaled()
        return self._share(ours, theirs)

    @property
    def p_adjusted(self) -> Floats:
        """Give the family-wise p: how often the largest of the family is as large, shape (comparisons,)."""
        ours, theirs = self._scaled()
        largest = np.max(np.nan_to_num(theirs, nan=0.0), axis=1, initial=0.0)
        return self._share(ours, largest[:, None])

    def critical(self, level: float) -> float:
        """Give how many spreads an effect must reach to be told from chance at `level`, over the whole family."""
        _, theirs = self._scaled()
        largest = np.max(np.nan_to_num(theirs, nan=0.0), axis=1, initial=0.0)
        return float(np.quantile(largest, 1 - level)) if len(largest) else float("nan")

    def less(self, other: Drawn) -> Drawn:
        """Give the differences between two families of the same comparisons under the same labels."""
        return Drawn(self.observed - other.observed, self.shuffled - other.shuffled)

    @property
    def family_p(self) -> float | None:
        """Give the p of the whole family, None where nothing could be compared."""
        known = self.p_adjusted[np.isfinite(self.p_adjusted)]
        return float(known.min()) if len(known) else None

    def _scaled(self) -> tuple[Floats, Floats]:
        centre = np.zeros_like(self.observed)
        known = np.isfinite(self.shuffled).any(axis=0)
        centre[known] = np.nanmean(self.shuffled[:, known], axis=0)
        return np.abs(self.observed - centre) / self.spread, np.abs(self.shuffled - centre) / self.spread

    def _share(self, ours: Floats, theirs: Floats) -> Floats:
        reached = np.sum(theirs >= ours - 1e-9, axis=0)
        return np.where(np.isfinite(ours), (1 + reached) / (1 + len(theirs)), np.nan)


def blocks(study: Study, km: float, days: float) -> Ints:
    """Number the blocks of place and period inside which labels could have fallen otherwise, shape (strikes,).

    Places are the study's own, or a grid of `km`; periods last `days`. Blocks are doubled in size until half of the
    strikes have ten or more in theirs, or one block holds all.
    """
    size = 1.0
    while True:
        made = _grid(study, km * size, days * size)
        members = np.bincount(made)[made]
        if np.median(members) >= _ENOUGH_IN_A_BLOCK or len(np.unique(made)) == 1 or size > 1000:
            return made
        size *= 2


def shuffle(treated: Flags, block: Ints, draws: int, rng: np.random.Generator) -> Flags:
    """Shuffle labels inside blocks, shape (strikes, draws)."""
    keys = block[None, :] + rng.random((draws, len(block)))
    shuffled = np.empty((draws, len(block)), dtype=np.bool_)
    np.put_along_axis(shuffled, np.argsort(keys, axis=1), treated[np.argsort(block, kind="stable")][None, :], axis=1)
    return shuffled.T


def draw(
    families: Mapping[str, Sequence[Design]],
    treated: Flags,
    block: Ints,
    *,
    draws: int,
    rng: np.random.Generator,
    progress: Progress = lambda _done, _whole: None,
) -> tuple[dict[str, Drawn], bool]:
    """Reckon families of comparisons under their own labels and `draws` shuffled ones, the same for all families.

    The second value tells whether the run was interrupted; then the families hold the draws made so far.
    """
    own = {name: _under(family, treated[:, None]) for name, family in families.items()}
    made: list[dict[str, Floats]] = []
    interrupted = False
    try:
        for start in range(0, draws, BATCH):
            labels = shuffle(treated, block, min(BATCH, draws - start), rng)
            made.append({name: _under(family, labels) for name, family in families.items()})
            progress(min(start + BATCH, draws), draws)
    except KeyboardInterrupt:
        interrupted = True
    return {name: Drawn(own[name][0], _stacked(made, name, len(own[name][0]))) for name in families}, interrupted


def _under(family: Sequence[Design], labels: Flags) -> Floats:
    columns = [effects(one, labels) for one in family]
    return np.column_stack(columns) if columns else np.zeros((labels.shape[1], 0))


def _stacked(made: list[dict[str, Floats]], name: str, width: int) -> Floats:
    return np.vstack([np.zeros((0, width)), *(batch[name] for batch in made)])


def _grid(study: Study, km: float, days: float) -> Ints:
    period = np.floor(study.strikes.day / days)
    if study.place is None:
        parallel = np.cos(np.radians(np.mean(study.strikes.lat)))
        row = np.floor(study.strikes.lat * _KM_A_DEGREE / km)
        column = np.floor(study.strikes.lon * _KM_A_DEGREE * parallel / km)
        key = np.column_stack([period, row, column])
    else:
        key = np.column_stack([period, study.place])
    numbered: Ints = np.unique(key, axis=0, return_inverse=True)[1].ravel().astype(np.int64)
    return numbered
