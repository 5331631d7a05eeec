"""Whether chains agree, and how many independent draws they are worth (Vehtari and others 2021).

For: any draws [M, S] of M chains. Not for: what to do when they disagree (`recount.estimates.lcmcr.modes`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import next_fast_len
from scipy.stats import norm, rankdata

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """Rank-normalised split R-hat (1 is agreement) and effective draws in the bulk and in the 5 % tails."""

    rhat: float
    ess_bulk: float
    ess_tail: float


def agreement(draws: Reals) -> Agreement:
    """Judge draws [M, S] of one quantity; fewer than eight draws a chain, or draws all alike, agree on nothing."""
    if draws.shape[1] < 8 or np.ptp(draws) == 0:
        return Agreement(np.inf, 0.0, 0.0)
    return Agreement(rhat(draws), effective(_normal_scores(_halves(draws))), _in_tails(draws))


def rhat(draws: Reals) -> float:
    """Give the larger of the rank-normalised split R-hats of the draws and of their distance from the median."""
    halves = _halves(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_scale_reduction(_normal_scores(halves)), _scale_reduction(_normal_scores(folded)))


def effective(chains: Reals) -> float:
    """Give the effective number of draws in chains [M, S], by Geyer's initial monotone sequence."""
    number, length = chains.shape
    if np.ptp(chains) == 0:
        return float(chains.size)
    covariances = _autocovariances(chains).mean(axis=0)
    within = covariances[0] * length / (length - 1)
    total = covariances[0] + (chains.mean(axis=1).var(ddof=1) if number > 1 else 0.0)
    correlations = 1 - (within - covariances) / total
    pairs = correlations[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs <= 0)
    kept = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    time = max(2 * kept.sum() - 1, 1 / np.log10(chains.size))
    return float(chains.size / time)


def _in_tails(draws: Reals) -> float:
    halves = _halves(draws)
    ends = np.quantile(halves, [0.05, 0.95])
    return min(effective((halves <= end).astype(float)) for end in ends)


def _halves(draws: Reals) -> Reals:
    length = draws.shape[1] // 2
    return np.vstack([draws[:, :length], draws[:, -length:]])


def _normal_scores(chains: Reals) -> Reals:
    ranks = rankdata(chains).reshape(chains.shape)
    scores: Reals = norm.ppf((ranks - 0.375) / (chains.size + 0.25))
    return scores


def _scale_reduction(chains: Reals) -> float:
    length = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean()
    between = length * chains.mean(axis=1).var(ddof=1)
    if within == 0:
        return np.inf
    return float(np.sqrt((length - 1) / length + between / within / length))


def _autocovariances(chains: Reals) -> Reals:
    length = chains.shape[1]
    size = next_fast_len(2 * length)
    spectrum = np.fft.rfft(chains - chains.mean(axis=1, keepdims=True), size)
    covariances: Reals = np.fft.irfft(spectrum * spectrum.conj(), size)[:, :length] / length
    return covariances
