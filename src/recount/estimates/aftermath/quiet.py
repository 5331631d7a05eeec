"""Treated strikes against quiet places: moments at which no strike fell, where strikes could have fallen.

For: a second comparison, since control strikes are themselves events of a war. Not for: replacing the first; a place
where nobody strikes differs from one where somebody does.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from recount.estimates.aftermath.arrays import Ints
from recount.estimates.aftermath.pairs import Points, near_pairs
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.windows import Window


def against_quiet(study: Study, windows: list[Window], times: int, rng: np.random.Generator) -> Study | None:
    """Give the study with quiet moments in the place of its control strikes, `times` as many as treated ones.

    A quiet moment is the place of a strike at another day of the record, further than the widest window from every
    strike in space or time; it takes the covariates of the strike whose place it has. None where there are none.
    """
    quiet, place = _quiet_moments(study, windows, times * int(study.treated.sum()), rng)
    if not len(quiet):
        return None
    treated = study.strikes[study.treated]
    joined = _joined(treated, quiet)
    order = np.argsort(joined.day, kind="stable")
    covariates = np.vstack([study.covariates[study.treated], study.covariates[place]])
    is_treated = np.arange(len(joined)) < len(treated)
    return replace(
        study,
        strikes=joined[order],
        treated=is_treated[order],
        covariates=covariates[order],
        cluster=None,
        place=None,
    )


def _quiet_moments(study: Study, windows: list[Window], wanted: int, rng: np.random.Generator) -> tuple[Points, Ints]:
    strikes = study.strikes
    place = rng.integers(len(strikes), size=4 * wanted)
    day = rng.uniform(study.first_day, study.last_day, len(place))
    rank = np.arange(len(place)) + int(max(strikes.rank.max(), study.outcome.rank.max())) + 1
    drawn = Points(day, strikes.lon[place], strikes.lat[place], rank)
    longest, widest = math.floor(max(window.time for window in windows)), max(window.space for window in windows)
    near, _, _ = near_pairs(drawn, strikes, widest, (-longest - 1, longest + 1))
    quiet = np.setdiff1d(np.arange(len(place)), near)[:wanted]
    return drawn[quiet], place[quiet]


def _joined(one: Points, other: Points) -> Points:
    parts = zip((one.day, one.lon, one.lat, one.rank), (other.day, other.lon, other.lat, other.rank), strict=True)
    day, lon, lat, rank = (np.concatenate(pair) for pair in parts)
    return Points(day, lon, lat, rank.astype(np.int64))
