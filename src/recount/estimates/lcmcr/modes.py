"""The distinct answers that chains settled on, each with the share of the evidence that it carries.

For: a run whose chains disagree, which has no interval of its own. Not for: chains that agree.

Chains are taken from the lowest median to the highest, and a chain joins those before it while they agree loosely.
Each crowd weighs what it found by its evidence, an unbiased estimate; a mode's weight is its part of all crowds.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.special import logsumexp

from recount.estimates.lcmcr.convergence import rhat
from recount.estimates.lcmcr.parts import Reals
from recount.estimates.lcmcr.runs import Run
from recount.estimates.result import Mode, Summary
from recount.estimates.unseen import Unseen

LOOSELY: Final = 1.1


def modes(run: Run, observed: int, level: float) -> tuple[Mode, ...]:
    """Give at least two modes of the total, the heaviest first, for a run whose chains do not agree."""
    logs = np.log1p(run.draws)
    groups = _groups(logs)
    weights = _weights(run, [logs[group] for group in groups])
    found = [
        Mode(weight=float(weight), estimate=summary(run.draws[group], level).plus(observed))
        for weight, group in zip(weights, groups, strict=True)
    ]
    return tuple(sorted(found, key=lambda mode: -mode.weight))


def summary(draws: Reals, level: float) -> Summary:
    """Give mean, median and equal-tailed interval of draws of the unseen."""
    unseen = Unseen.of_draws(draws.ravel())
    low, high = unseen.interval(level)
    return Summary(mean=unseen.mean, median=unseen.quantile(0.5), low=low, high=high, level=level)


def _groups(logs: Reals) -> list[list[int]]:
    order = np.argsort(np.median(logs, axis=1)).tolist()
    groups = [[order[0]]]
    for chain in order[1:]:
        if rhat(logs[[*groups[-1], chain]]) < LOOSELY:
            groups[-1].append(chain)
        else:
            groups.append([chain])
    return groups if len(groups) > 1 else _halved(logs, order)


def _halved(logs: Reals, order: list[int]) -> list[list[int]]:
    """Part chains that disagree without a clear break where their medians lie furthest apart."""
    gaps = np.diff(np.median(logs, axis=1)[order])
    at = int(gaps.argmax()) + 1 if len(gaps) else 0
    return [group for group in (order[:at], order[at:]) if group]


def _weights(run: Run, groups: list[Reals]) -> Reals:
    """Give each crowd's evidence to the modes that its states lie nearest to, in spreads of the mode."""
    evidence = np.array([crowd.log_evidence for crowd in run.crowds])
    shares = np.exp(evidence - logsumexp(evidence))
    found = np.array([_nearest(np.log1p(crowd.unseen), groups) for crowd in run.crowds])
    weights: Reals = shares @ found
    return weights


def _nearest(unseen: Reals, groups: list[Reals]) -> Reals:
    middles = np.array([np.median(group) for group in groups])
    spreads = np.array([max(float(group.std()), 1e-9) for group in groups])
    distances = np.abs(unseen[:, None] - middles) / spreads
    return np.bincount(distances.argmin(axis=1), minlength=len(groups)) / len(unseen)
