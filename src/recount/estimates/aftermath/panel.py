"""The second design: districts and periods instead of wakes.

For: first differences by district and period (Condra & Shapiro 2012) and Poisson fixed effects (Hausman, Hall and
Griliches 1984), with errors clustered by district or by distance (Conley 1999). Not for: a p where the wakes were
refused; it describes the same records in another way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy

from recount.errors import BadInput
from recount.estimates.aftermath.arrays import Floats, Ints
from recount.estimates.aftermath.events import Choice, Events
from recount.estimates.aftermath.pairs import KM_A_DEGREE_IN_MWA, Points, km_apart
from recount.estimates.aftermath.settings import Settings

CONLEY_KM = 100.0
_PASSES = 200
_STEPS = 60
_STILL = 1e-10
_LEAST_UNITS = 10


@dataclass(frozen=True)
class Panel:
    """Counts by district and period, shape (districts, periods); `lat` and `lon` are the middles of the districts."""

    outcome: Floats
    treated: Floats
    controls: Floats
    lat: Floats
    lon: Floats


@dataclass(frozen=True)
class Slope:
    """What one more treated strike goes with, less what one more control strike goes with, and its errors."""

    treated: float
    controls: float
    se_clustered: float
    se_conley: float | None
    p_clustered: float

    @property
    def difference(self) -> float:
        """Give treated less controls."""
        return self.treated - self.controls


def read_panel(said: str) -> tuple[str, float]:
    """Read PLACE:DAYS, where PLACE is a column or a grid's width in km. Raises BadInput."""
    place, _, days = said.rpartition(":")
    if not place or not days.replace(".", "", 1).isdigit() or float(days) < 1:
        raise BadInput(
            f"{said!r} is no panel.",
            "It takes districts and the length of a period.",
            "Write COLUMN:DAYS, for example district:14, or KM:DAYS for a grid, for example 50:14.",
        )
    return place, float(days)


def panel_from(events: Events, settings: Settings, place: str, days: float) -> Panel:
    """Count the outcome, treated and control strikes by district and period. Raises BadInput with fewer than 10."""
    unit = _units(events, place)
    chosen = [Choice.read(said).among(events) for said in (settings.outcome, settings.treatment, settings.control)]
    start, end = events.day[chosen[0]].min(), events.day[chosen[0]].max()
    period = np.floor((events.day - start) / days).astype(np.int64)
    periods = int((end - start) // days)
    units = int(unit.max()) + 1
    if units < _LEAST_UNITS or periods < 3:
        raise BadInput(
            f"The panel has {units} districts and {periods} whole periods.",
            "Errors are clustered by district, and what follows needs a period before and one after.",
            f"Give at least {_LEAST_UNITS} districts and 3 periods, or leave the panel out.",
        )
    counts = [_table(unit[which], period[which], (units, periods)) for which in chosen]
    members = np.bincount(unit)
    middle = [np.bincount(unit, side) / members for side in (events.lat, events.lon)]
    return Panel(*counts, *middle)


def first_differences(panel: Panel) -> Slope:
    """Regress the change of the outcome to the next period on this period's strikes, with effects of the period."""
    change = panel.outcome[:, 1:] - panel.outcome[:, :-1]
    design = np.stack([panel.treated[:, :-1], panel.controls[:, :-1]], axis=2)
    design = design - design.mean(axis=0, keepdims=True)
    outcome = change - change.mean(axis=0, keepdims=True)
    bread = np.linalg.pinv(np.einsum("itk,itl->kl", design, design))
    slopes = bread @ np.einsum("itk,it->k", design, outcome)
    scores = design * (outcome - design @ slopes)[:, :, None]
    return _slope(slopes, bread, scores, panel)


def poisson(panel: Panel) -> Slope | None:
    """Regress the next period's outcome on this period's strikes by Poisson, with effects of district and period.

    Slopes are changes of the logarithm. None where the fit does not settle.
    """
    counted = panel.outcome[:, 1:]
    rows, columns = counted.sum(axis=1) > 0, counted.sum(axis=0) > 0
    y = counted[rows][:, columns]
    design = np.stack([panel.treated[:, :-1], panel.controls[:, :-1]], axis=2)[rows][:, columns]
    mean = (y + y.mean()) / 2
    slopes = np.zeros(2)
    for _ in range(_STEPS):
        working = np.log(mean) + (y - mean) / mean
        within = _within(np.concatenate([design, working[:, :, None]], axis=2), mean)
        bread = np.linalg.pinv(np.einsum("itk,it,itl->kl", within[:, :, :2], mean, within[:, :, :2]))
        new = bread @ np.einsum("itk,it,it->k", within[:, :, :2], mean, within[:, :, 2])
        left = within[:, :, 2] - within[:, :, :2] @ new
        mean = np.exp(np.clip(working - left, -30, 30))
        if np.max(np.abs(new - slopes)) < _STILL:
            scores = np.zeros((len(rows), y.shape[1], 2))
            scores[rows] = within[:, :, :2] * (y - mean)[:, :, None]
            return _slope(new, bread, scores, panel)
        slopes = new
    return None


def panel_of(events: Events, settings: Settings) -> dict[str, Any] | None:
    """Give the second design where the settings ask for it, without p: difference of slopes and their errors."""
    if settings.panel is None:
        return None
    place, days = read_panel(settings.panel)
    panel = panel_from(events, settings, place, days)
    shape = {"districts": panel.outcome.shape[0], "periods": panel.outcome.shape[1]}
    return shape | {"first_differences": _told(first_differences(panel)), "poisson": _told(poisson(panel))}


def _told(slope: Slope | None) -> dict[str, float | None] | None:
    if slope is None or not math.isfinite(slope.difference):
        return None
    return {
        "treated": slope.treated,
        "controls": slope.controls,
        "difference": slope.difference,
        "se_clustered": slope.se_clustered,
        "se_conley": slope.se_conley,
    }


def _slope(slopes: Floats, bread: Floats, scores: Floats, panel: Panel) -> Slope:
    """Give the slopes with the errors of their difference; `scores` has shape (districts, periods, 2)."""
    units = len(scores)
    summed = scores.sum(axis=1)
    apart = np.array([1.0, -1.0]) @ bread
    clustered = math.sqrt(units / (units - 1) * float(apart @ (summed.T @ summed) @ apart))
    near = _near(panel)
    across = np.einsum("itk,ij,jtl->kl", scores, near, scores, optimize=True)
    along = summed.T @ summed - np.einsum("itk,itl->kl", scores, scores)
    conley = float(apart @ (across + along) @ apart)
    difference = float(slopes[0] - slopes[1])
    p = float(2 * scipy.stats.t.sf(abs(difference) / clustered, units - 1)) if clustered > 0 else math.nan
    return Slope(float(slopes[0]), float(slopes[1]), clustered, math.sqrt(conley) if conley > 0 else None, p)


def _near(panel: Panel) -> Floats:
    """Mark districts within Conley's distance of each other, shape (districts, districts)."""
    count = len(panel.lat)
    middles = Points(np.zeros(count), panel.lon, panel.lat, np.arange(count))
    one, other = np.indices((count, count)).reshape(2, -1)
    near: Floats = (km_apart(middles, one, middles, other) <= CONLEY_KM).reshape(count, count).astype(np.float64)
    return near


def _within(columns: Floats, weight: Floats) -> Floats:
    """Take weighted means of districts and periods out of columns, by turns until they stay out."""
    by_unit, by_period = weight.sum(axis=1)[:, None, None], weight.sum(axis=0)[None, :, None]
    left, w = columns.copy(), weight[:, :, None]
    for _ in range(_PASSES):
        step = (left * w).sum(axis=1, keepdims=True) / by_unit
        left -= step
        other = (left * w).sum(axis=0, keepdims=True) / by_period
        left -= other
        if max(np.abs(step).max(), np.abs(other).max()) < _STILL:
            break
    return left


def _units(events: Events, place: str) -> Ints:
    if place.replace(".", "", 1).isdigit():
        degrees = float(place) / KM_A_DEGREE_IN_MWA
        wide = degrees / math.cos(math.radians(float(np.mean(events.lat))))
        cell = np.column_stack([np.floor(events.lat / degrees), np.floor(events.lon / wide)])
        numbered = np.unique(cell, axis=0, return_inverse=True)[1].ravel()
    else:
        numbered = np.unique(np.array(events.texts(place), dtype=str), return_inverse=True)[1]
    return np.asarray(numbered, dtype=np.int64)


def _table(unit: Ints, period: Ints, shape: tuple[int, int]) -> Floats:
    inside = (period >= 0) & (period < shape[1])
    cell = unit[inside] * shape[1] + period[inside]
    return np.bincount(cell, minlength=shape[0] * shape[1]).astype(np.float64).reshape(shape)
