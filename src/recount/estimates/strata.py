"""Strata: estimated apart, added up and compared by their joint distribution, drawn towards each other where asked.

For: totals over provinces, years or perpetrators whose intervals are right, because ends are never added (they do not
all come true at once), and ratios of strata with those on no list. Not for: what is not known of a stratum
(`recount.estimates.linkages`).

Partial pooling is the normal hierarchical model of the log odds of being unseen, averaged over the spread between
strata (Gelman and others, Bayesian Data Analysis, section 5.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.estimates.choosing import Choice
from recount.estimates.lists.overlaps import coverage
from recount.estimates.lists.table import Lists
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Comparison, Fit, Stratum, Summary
from recount.estimates.unseen import Unseen
from recount.vocabulary.words import EstimateMethod, EstimateRefusal, EstimateWarning

Reals = NDArray[np.float64]
Draws = Mapping[str, Reals]

DRAWN: Final = 40_000
# Pairs of more strata than this are not listed one by one: each is held against the largest.
MOST_PAIRED: Final = 6
SPREADS: Final = 200
DOUBTFUL: Final = 0.05
# Shares of a list that lie further apart than this, beyond chance, make an estimate without strata mislead.
COVERED_APART: Final = 0.1
CHANCE: Final = 0.001
# What is said of one stratum holds for the total as well.
OF_ALL: Final = frozenset({EstimateWarning.LOWER_BOUND_ONLY, EstimateWarning.INTERRUPTED})
# These have one point, which strata add up; the others have the median of their draws.
POINTED: Final = frozenset({EstimateMethod.CHAO, EstimateMethod.LOGLINEAR})


def draws_of(fits: Mapping[str, Fit], seed: int, *, pool: bool = False) -> Draws:
    """Draw the unseen of every stratum that has a distribution, jointly [D]; `pool` draws strata towards each other."""
    chance = np.random.default_rng(seed)
    known = {name: fit.unseen for name, fit in fits.items() if fit.unseen is not None}
    if pool and len(known) > 2:
        return _pooled({name: fits[name].observed for name in known}, known, chance)
    return {name: unseen.draws(DRAWN, chance) for name, unseen in known.items()}


def added(choice: Choice, fits: Mapping[str, Fit], draws: Draws) -> Fit:
    """Give the total of all strata from their joint draws; refused where any stratum is, the others standing beside."""
    refused = [name for name, fit in fits.items() if fit.refusals]
    whole = len(draws) == len(fits)
    unseen = Unseen.of_draws(np.sum(list(draws.values()), axis=0)) if whole else None
    first = next(iter(fits.values()))
    total = Fit(
        choice.method,
        f"{choice.name}, {len(fits)} strata added",
        sum(fit.observed for fit in fits.values()),
        _summary(unseen, choice, _point(fits.values())) if unseen else None,
        unseen=unseen,
        diagnostics=_answered(choice, fits, draws, refused),
        assumptions=first.assumptions,
        seed=choice.seed,
    )
    observed = sum(fits[name].observed for name in refused)
    refusals = [notice(EstimateRefusal.STRATA_REFUSED, names=", ".join(refused), observed=observed)] if refused else []
    return total.saying(_once_each(fits), refusals)


def moved(choice: Choice, fits: Mapping[str, Fit], draws: Draws) -> dict[str, Fit]:
    """Give each fit with what its joint draws make of it, after strata were drawn towards each other."""
    return {
        name: replace(
            fit,
            setting=f"{fit.setting}, partly pooled",
            undocumented=_summary(Unseen.of_draws(draws[name]), choice),
            unseen=Unseen.of_draws(draws[name]),
        )
        if name in draws
        else fit
        for name, fit in fits.items()
    }


def rows(fits: Mapping[str, Fit]) -> tuple[Stratum, ...]:
    """Give each stratum as the contract has it; no number where it is refused."""
    return tuple(
        Stratum(
            stratum=name,
            observed=fit.observed,
            estimate=fit.total if not fit.refusals else None,
            undocumented=fit.undocumented if not fit.refusals else None,
            refused=fit.refused,
            refusals=fit.refusals,
            warnings=fit.warnings,
        )
        for name, fit in fits.items()
    )


def compared(fits: Mapping[str, Fit], totals: Draws, level: float) -> tuple[Comparison, ...]:
    """Compare strata that are not refused by draws of their totals: how many times as many people; the larger first."""
    held = [name for name in totals if not fits[name].refusals]
    held.sort(key=lambda name: -float(np.median(totals[name])))
    pairs = list(combinations(held, 2)) if len(held) <= MOST_PAIRED else [(held[0], name) for name in held[1:]]
    return tuple(
        _comparison(one, other, fits[one].observed / fits[other].observed, totals[one] / totals[other], level)
        for one, other in pairs
    )


def differences(strata: Mapping[str, Lists]) -> list[Notice]:
    """Say which list covers the strata most unevenly, beyond chance."""
    people = np.array([lists.n for lists in strata.values()], dtype=float)
    shares = {
        name: np.array([each.get(name, 0.0) for each in coverage(strata).values()])
        for name in next(iter(strata.values())).names
    }
    apart = {name: share for name, share in shares.items() if _differs(share, people)}
    if not apart:
        return []
    name = max(apart, key=lambda each: float(np.ptp(apart[each])))
    low, high = float(apart[name].min()), float(apart[name].max())
    return [notice(EstimateWarning.STRATA_DIFFER, name=name, low=low, high=high)]


def doubts(fits: Mapping[str, Fit]) -> list[Notice]:
    """Say when shares of unseen people differ beyond chance (Cochran's Q), so that pooling is in doubt."""
    known = {name: fit.unseen for name, fit in fits.items() if fit.unseen is not None}
    if len(known) < 2:
        return []
    middles, variances = _log_odds({name: fits[name].observed for name in known}, known)
    centre = np.average(middles, weights=1 / variances)
    chance = float(scipy.special.chdtrc(len(known) - 1, float(((middles - centre) ** 2 / variances).sum())))
    return [notice(EstimateWarning.POOLING_DOUBTFUL, p=chance)] if chance < DOUBTFUL else []


def _differs(shares: Reals, people: Reals) -> bool:
    overall = float(shares @ people / people.sum())
    if np.ptp(shares) <= COVERED_APART or not 0 < overall < 1:
        return False
    squares = float((people * (shares - overall) ** 2).sum() / (overall * (1 - overall)))
    return bool(scipy.special.chdtrc(len(people) - 1, squares) < CHANCE)


def _pooled(observed: Mapping[str, int], known: Mapping[str, Unseen], chance: np.random.Generator) -> Draws:
    """Draw spread, centre and log odds of every stratum in turn from the normal hierarchical model."""
    middles, variances = _log_odds(observed, known)
    spread = _spreads(middles, variances, chance)[:, None]
    precision = 1 / (variances + spread**2)
    centre = (precision @ middles)[:, None] / precision.sum(axis=1, keepdims=True)
    centre = centre + chance.standard_normal((DRAWN, 1)) / np.sqrt(precision.sum(axis=1, keepdims=True))
    own = 1 / variances + 1 / spread**2
    noise = chance.standard_normal((DRAWN, len(middles)))
    odds = (middles / variances + centre / spread**2) / own + noise / np.sqrt(own)
    return {name: observed[name] * np.exp(odds[:, place]) for place, name in enumerate(known)}


def _spreads(middles: Reals, variances: Reals, chance: np.random.Generator) -> Reals:
    """Draw the spread between strata from its posterior under a uniform prior [D]."""
    widest = 4 * max(float(middles.std()), float(np.sqrt(variances.max())))
    grid = np.linspace(widest / SPREADS / 10, widest, SPREADS)[:, None]
    precision = 1 / (variances + grid**2)
    centre = (precision * middles).sum(axis=1, keepdims=True) / precision.sum(axis=1, keepdims=True)
    logs = 0.5 * (np.log(precision) - precision * (middles - centre) ** 2).sum(axis=1)
    logs -= 0.5 * np.log(precision.sum(axis=1))
    return Unseen.on_grid(grid[:, 0], logs).draws(DRAWN, chance)


def _log_odds(observed: Mapping[str, int], known: Mapping[str, Unseen]) -> tuple[Reals, Reals]:
    """Give mean and variance of log(unseen / observed) of each stratum [S]."""
    told = [log_moments(unseen) for unseen in known.values()]
    seen = np.log([observed[name] for name in known])
    return np.array([mean for mean, _ in told]) - seen, np.array([max(variance, 1e-9) for _, variance in told])


def log_moments(unseen: Unseen) -> tuple[float, float]:
    """Give mean and variance of the logarithm of the unseen; nobody counts as half a person."""
    logs = np.log(np.maximum(unseen.values, 0.5))
    mean = float(unseen.weights @ logs)
    return mean, float(unseen.weights @ (logs - mean) ** 2)


def _summary(unseen: Unseen, choice: Choice, point: float | None = None) -> Summary:
    low, high = unseen.interval(choice.level)
    if point is not None and choice.method in POINTED:
        return Summary(mean=point, median=point, low=low, high=high, level=choice.level)
    return Summary(mean=unseen.mean, median=unseen.quantile(0.5), low=low, high=high, level=choice.level)


def _point(fits: Iterable[Fit]) -> float:
    return float(sum(fit.undocumented.median for fit in fits if fit.undocumented))


def _answered(choice: Choice, fits: Mapping[str, Fit], draws: Draws, refused: Sequence[str]) -> dict[str, object]:
    """Give the total of the strata that have an answer, where others have none."""
    held = [name for name in fits if name not in refused and name in draws]
    if not refused or not held:
        return {}
    unseen = Unseen.of_draws(np.sum([draws[name] for name in held], axis=0))
    observed = sum(fits[name].observed for name in held)
    told = _summary(unseen, choice, _point([fits[name] for name in held])).plus(observed)
    return {"strata_answered": {"strata": held, "observed": observed, "estimate": told.model_dump()}}


def _once_each(fits: Mapping[str, Fit]) -> list[Notice]:
    """Give what is said of a stratum and holds for the total too, once."""
    said: dict[str, Notice] = {}
    for fit in fits.values():
        for each in fit.warnings:
            said.setdefault(each.word, each)
    return [each for word, each in said.items() if word in OF_ALL]


def _comparison(one: str, other: str, recorded: float, ratios: Reals, level: float) -> Comparison:
    unseen = Unseen.of_draws(ratios)
    low, high = unseen.interval(level)
    summary = Summary(mean=unseen.mean, median=unseen.quantile(0.5), low=low, high=high, level=level)
    return Comparison(stratum=one, other=other, recorded=recorded, estimate=summary)
