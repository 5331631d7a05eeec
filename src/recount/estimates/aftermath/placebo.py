"""Comparisons in which nothing may be found: where something is found all the same, the main one proves nothing.

For: the outcome before the strike, strikes moved to other places, strikes with other dates, an outcome that the
treatment cannot move. Not for: the path before the strike, which is `pretrend`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

import numpy as np

from recount.estimates.aftermath.arrays import Floats, Ints
from recount.estimates.aftermath.designs import Design, design, main_designs, matching_columns, whole_wakes
from recount.estimates.aftermath.pairs import Clock
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Surroundings, surroundings
from recount.estimates.aftermath.windows import Window

# A strike is moved by three radii, so that its own surroundings and the new ones share nothing.
_RADII_AWAY = 3
_PLACE_KM = 100.0


class Placebo(StrEnum):
    """A comparison in which nothing may be found."""

    BEFORE = "before"
    SHIFTED_PLACES = "shifted_places"
    SHUFFLED_DATES = "shuffled_dates"
    UNRELATED = "unrelated"


def placebos(around: Surroundings, windows: Sequence[Window], rng: np.random.Generator) -> dict[Placebo, list[Design]]:
    """Make every placebo that the study allows, each over all windows; `rng` moves places and dates."""
    study = around.study
    made = {
        Placebo.BEFORE: before_the_strike(around, windows),
        Placebo.SHIFTED_PLACES: _moved(study, windows, _elsewhere(study, max(around.radii), rng)),
        Placebo.SHUFFLED_DATES: _moved(study, windows, _at_other_times(study, rng)),
    }
    if study.unrelated is not None:
        made[Placebo.UNRELATED] = main_designs(surroundings(study, list(windows), outcome=study.unrelated), windows)
    return made


def before_the_strike(around: Surroundings, windows: Sequence[Window]) -> list[Design]:
    """Compare the time just before the strike with the time before that, as if the strike had come a window earlier.

    Needs surroundings counted two windows into the past.
    """
    return [_earlier(around, window) for window in windows]


def _earlier(around: Surroundings, window: Window) -> Design:
    shift = math.floor(window.time) + 1
    wake = around.wake(window, shift)
    rows = whole_wakes(around.study, window.time + shift, 0)
    return design(window, rows, matching_columns(around.study, wake), before=wake.before, after=wake.after)


def _moved(study: Study, windows: Sequence[Window], moved: Study) -> list[Design]:
    return main_designs(surroundings(moved, list(windows), others=study.strikes), windows)


def _elsewhere(study: Study, km: float, rng: np.random.Generator) -> Study:
    """Move each strike by three radii in a random direction; in the opposite one where it would leave the map."""
    strikes, turn = study.strikes, rng.uniform(0, 2 * math.pi, len(study))
    degrees = math.degrees(_RADII_AWAY * km / Clock.CALENDAR.km_a_radian)
    north = degrees * np.sin(turn)
    east = degrees * np.cos(turn) / np.maximum(np.cos(np.radians(strikes.lat)), 0.05)
    lat, lon = _kept_inside(strikes.lat, north, study.outcome.lat), _kept_inside(strikes.lon, east, study.outcome.lon)
    return study.moved(replace(strikes, lat=lat, lon=lon))


def _kept_inside(at: Floats, step: Floats, known: Floats) -> Floats:
    beyond = (at + step < known.min()) | (at + step > known.max())
    return np.where(beyond, at - step, at + step)


def _at_other_times(study: Study, rng: np.random.Generator) -> Study:
    """Give each strike the date of another strike of its place, treated or control alike."""
    place = _places(study)
    order = np.lexsort((rng.random(len(place)), place))
    day = study.strikes.day.copy()
    day[np.argsort(place, kind="stable")] = study.strikes.day[order]
    return study.moved(replace(study.strikes, day=day))


def _places(study: Study) -> Ints:
    if study.place is not None:
        return study.place
    cell = np.floor(np.column_stack([study.strikes.lat, study.strikes.lon]) * 111.19 / _PLACE_KM)
    numbered: Ints = np.unique(cell, axis=0, return_inverse=True)[1].ravel().astype(np.int64)
    return numbered
