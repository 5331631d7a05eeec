"""What if there were so many treated strikes a day instead of so many: stochastic interventions.

For: the weighting estimator of Papadogeorgou, Imai, Lyall and Li (2022) for the whole map, with the daily number of
treated strikes as the dose. Not for: moving strikes in space (their places keep the observed law, so that it cancels
from the weights), or for a p; like the panel it is a second opinion beside the wakes. Weights are not cut: a cut
would let the season back in. Where days of the other dose hardly occur, the answer is refused instead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy

from recount.errors import BadInput
from recount.estimates.aftermath.arrays import Floats
from recount.estimates.aftermath.study import Study

_STEPS = 100
_STILL = 1e-10
_LEAST_DAYS = 60
_LEAST_EFFECTIVE = 30
_WEEK = 7
_BEND_DAYS = 60


@dataclass(frozen=True)
class WhatIf:
    """`low` and `high` are strikes a day, held for `days` days up to the day on which the outcome is counted."""

    low: float
    high: float
    days: int

    @classmethod
    def read(cls, said: str) -> WhatIf:
        """Read FROM:TO:DAYS, such as 1:3:7. Raises BadInput."""
        parts = said.split(":")
        try:
            low, high, days = float(parts[0]), float(parts[1]), int(parts[2])
        except (ValueError, IndexError):
            low = high = days = 0
        if not (len(parts) == 3 and 0 < low < high < math.inf and 0 < days < 100):
            raise BadInput(
                f"{said!r} is no question of what if.",
                "It compares two numbers of strikes a day, held for some days.",
                "Write FROM:TO:DAYS, for example 1:3:7.",
            )
        return cls(low, high, days)


def what_if(study: Study, asked: WhatIf) -> dict[str, Any]:
    """Give the outcome a day at either dose, their difference and a conservative 95 % interval, in events a day.

    `effective` is the number of days that the weights leave at either dose; below 30 all numbers are None, because such
    days hardly occurred. Raises: BadInput with fewer than 60 days of record.
    """
    strikes, outcome = daily(study)
    if len(outcome) < _LEAST_DAYS:
        raise BadInput(
            f"The record has {len(outcome)} days.",
            "The law by which strikes fell on a day is learnt from the days before.",
            f"Give at least {_LEAST_DAYS} days, or leave the question out.",
        )
    rate = expected_strikes(strikes, outcome)
    counted = outcome[_WEEK + asked.days - 1 :]
    weights = [_held(strikes[_WEEK:], rate, dose, asked.days) for dose in (asked.low, asked.high)]
    effective = [float(w.sum() ** 2 / np.sum(w**2)) if w.any() else 0.0 for w in weights]
    told = {"low": asked.low, "high": asked.high, "days": asked.days, "effective": effective}
    if min(effective) < _LEAST_EFFECTIVE:
        return told | {"at_low": None, "at_high": None, "difference": None, "interval": None}
    at_low, at_high = (w * counted for w in weights)
    apart = at_high - at_low
    half = float(scipy.stats.norm.ppf(0.975)) * math.sqrt(float(np.sum((apart - apart.mean()) ** 2))) / len(apart)
    difference = float(apart.mean())
    return told | {
        "at_low": float(at_low.mean()),
        "at_high": float(at_high.mean()),
        "difference": difference,
        "interval": [difference - half, difference + half],
    }


def daily(study: Study) -> tuple[Floats, Floats]:
    """Count treated strikes and the outcome by day of the record, each of shape (days,)."""
    start, days = int(study.first_day), int(study.last_day - study.first_day) + 1
    treated = np.floor(study.strikes.day[study.treated]).astype(np.int64) - start
    outcome = np.floor(study.outcome.day).astype(np.int64) - start
    treated = treated[(treated >= 0) & (treated < days)]
    counts = (np.bincount(which, minlength=days).astype(np.float64) for which in (treated, outcome))
    strikes, counted = counts
    return strikes, counted


def expected_strikes(strikes: Floats, outcome: Floats) -> Floats:
    """Learn how many strikes a day was to expect, from the season and the week before; shape (days - 7,).

    Poisson regression on a line of time that may bend every 60 days, yesterday's strikes, and the week's strikes and
    outcomes (in logarithms).
    """
    at = np.arange(_WEEK, len(strikes))
    week = [np.array([np.log1p(series[day - _WEEK : day].sum()) for day in at]) for series in (strikes, outcome)]
    bends = np.linspace(at[0], at[-1], max(3, round(len(at) / _BEND_DAYS) + 1))
    season = np.maximum(0, 1 - np.abs(at[:, None] - bends) / (bends[1] - bends[0]))
    columns = np.column_stack([season, np.log1p(strikes[at - 1]), *week])
    return _poisson_mean(columns, strikes[at])


def _poisson_mean(columns: Floats, counted: Floats) -> Floats:
    mean = (counted + counted.mean()) / 2 + 1e-6
    for _ in range(_STEPS):
        working = np.log(mean) + (counted - mean) / mean
        root = np.sqrt(mean)
        slopes = np.linalg.lstsq(columns * root[:, None], working * root, rcond=None)[0]
        new = np.exp(np.clip(columns @ slopes, -20, 20))
        settled = np.max(np.abs(new - mean)) < _STILL
        mean = new
        if settled:
            break
    return np.asarray(mean, dtype=np.float64)


def _held(strikes: Floats, rate: Floats, dose: float, days: int) -> Floats:
    """Weigh each day by how much likelier its last days were at this dose than as it was; the mean is 1 (Hajek)."""
    ratio = scipy.stats.poisson.logpmf(strikes, dose) - scipy.stats.poisson.logpmf(strikes, rate)
    together = np.convolve(ratio, np.ones(days), "valid")
    weights = np.exp(together - together.max())
    return np.asarray(weights / weights.mean(), dtype=np.float64)
