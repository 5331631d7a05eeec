"""Coarsened exact matching: strikes are compared within cells of like surroundings, and weighted to be alike.

For: bins, cells, weights and the imbalance L1 (Iacus, King, Porro 2012). Not for: choosing covariates, or the effect.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from recount.estimates.aftermath.arrays import Flags, Floats, Ints

# The steps of "pretty" cut points, and how far a step may be from the wished one (Becker, Chambers & Wilks 1988).
_STEPS = (2, 5, 10)
_HIGH_BIAS = 1.5
_FIVE_BIAS = 0.5 + 1.5 * _HIGH_BIAS


@dataclass(frozen=True)
class Match:
    """Cells of like strikes: `cell` numbers each strike's cell, `weights` is 0 where a strike found no match.

    Both have shape (strikes,). Treated weigh 1, a control of cell s (treated in s / controls in s) x (controls /
    treated), over all that are matched.
    """

    cell: Ints
    weights: Floats

    @property
    def kept(self) -> Flags:
        """Mark the strikes that found a match."""
        return self.weights > 0


@dataclass(frozen=True)
class Balance:
    """How alike treated and controls are: L1 from 0 (alike) to 1 (nothing in common); `support` the share of cells
    that hold both.
    """

    l1: float
    support: float


def sturges(count: int) -> int:
    """Give Sturges' number of cut points for so many values."""
    return math.ceil(math.log2(count) + 1) if count > 0 else 1


def match(treated: Flags, columns: Floats, finer: float = 1.0) -> Match:
    """Match on columns of shape (strikes, columns), each cut at Sturges' number of equally spaced points.

    `finer` multiplies the number of bins. Strikes in a cell without the other kind weigh 0.
    """
    cell = cells(columns, finer)
    return Match(cell, weigh(treated, cell))


def cells(columns: Floats, finer: float = 1.0) -> Ints:
    """Number the cells of columns of shape (strikes, columns); the number needs no label of treatment."""
    bins = max(1, round((sturges(len(columns)) - 1) * finer))
    return _joined([_cut(column, _equal(column, bins)) for column in columns.T], len(columns))


def weigh(treated: Flags, cell: Ints) -> Floats:
    """Weigh the strikes of cells that hold both kinds (Iacus, King, Porro 2012), shape (strikes,)."""
    in_cell = np.bincount(cell, treated, minlength=1)
    others = np.bincount(cell, ~treated, minlength=1)
    both = (in_cell > 0) & (others > 0)
    if not both.any():
        return np.zeros(len(cell))
    ratio = np.where(both, in_cell / np.maximum(others, 1), 0) * others[both].sum() / in_cell[both].sum()
    return np.where(treated, both[cell].astype(np.float64), ratio[cell])


def imbalance(treated: Flags, columns: Floats, weights: Floats | None = None, like: Floats | None = None) -> Balance:
    """Measure the imbalance of columns of shape (strikes, columns) in bins of Scott's width at round cut points.

    `weights` default to 1 each; the bins are those of `like`, of the columns themselves where it is left out.
    """
    weights = np.ones(len(treated)) if weights is None else weights
    pattern = columns if like is None else like
    cut = [_cut(column, _round(whole)) for column, whole in zip(columns.T, pattern.T, strict=True)]
    cell = _joined(cut, len(columns))
    ours, theirs = np.bincount(cell, weights * treated, 1), np.bincount(cell, weights * ~treated, 1)
    if not ours.sum() or not theirs.sum():
        return Balance(1.0, 0.0)
    apart = np.abs(ours / ours.sum() - theirs / theirs.sum()).sum() / 2
    filled = (ours > 0) | (theirs > 0)
    return Balance(float(apart), float(((ours > 0) & (theirs > 0)).sum() / filled.sum()))


def round_points(low: float, high: float, bins: int) -> Floats:
    """Give about `bins` + 1 round cut points that cover low to high: steps of 1, 2 or 5 times a power of ten."""
    wished = (high - low) / max(bins, 1)
    base = 10.0 ** math.floor(math.log10(wished))
    step = base
    for size, bias in zip(_STEPS, (_HIGH_BIAS, _FIVE_BIAS, _HIGH_BIAS), strict=True):
        if size * base - wished < bias * (wished - step):
            step = size * base
        else:
            break
    first, last = math.floor(low / step + 1e-7), math.ceil(high / step - 1e-7)
    points: Floats = np.arange(first, last + 1, dtype=np.float64) * step
    return points


def _equal(column: Floats, bins: int) -> Floats:
    low, high = _ends(column)
    return np.linspace(low, high, bins + 1) if high > low else np.zeros(0)


def _round(column: Floats) -> Floats:
    low, high = _ends(column)
    if not high > low:
        return np.zeros(0)
    width = 3.5 * float(np.std(column, ddof=1)) * len(column) ** (-1 / 3)
    return round_points(low, high, math.ceil((high - low) / width))


def _ends(column: Floats) -> tuple[float, float]:
    return (float(column.min()), float(column.max())) if len(column) else (0.0, 0.0)


def _cut(column: Floats, points: Floats) -> Ints:
    """Number the bins of a column, each open below and closed above, the lowest closed on both sides."""
    if not len(points):
        return np.zeros(len(column), dtype=np.int64)
    return np.clip(np.searchsorted(points, column, "left"), 1, len(points) - 1).astype(np.int64)


def _joined(bins: list[Ints], count: int) -> Ints:
    """Number the combinations of bins that occur."""
    cell = np.zeros(count, dtype=np.int64)
    for one in bins:
        cell = np.unique(cell * (int(one.max(initial=0)) + 1) + one, return_inverse=True)[1].astype(np.int64)
    return cell
