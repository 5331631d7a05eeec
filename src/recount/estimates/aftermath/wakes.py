"""What happened around each strike before and after it: the wakes of Schutte and Donnay (2014).

For: counts of the outcome before and after, their trend, and other strikes in the same wake, for every window. Not for:
comparing treated with controls (`matching`, `effect`). Counts are a description of records, not of motives.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from recount.estimates.aftermath.arrays import Counts, Flags, Floats
from recount.estimates.aftermath.pairs import Clock, Cube, Points, count_around
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.windows import Window
from recount.vocabulary.sentences import refusal


@dataclass(frozen=True)
class Wake:
    """The surroundings of all strikes in one window; each array has shape (strikes,).

    `own_day` is what happened on the day of the strike, which is neither before nor after; with the clock of mwa it is
    zero, since that day counts as before. `trend` compares the recent half of the time before with the older one.
    """

    window: Window
    before: Counts
    after: Counts
    own_day: Counts
    trend: Floats
    same_before: Counts
    mixed_before: Counts
    same_after: Counts
    mixed_after: Counts

    @property
    def neighbours_before(self) -> Counts:
        """Count strikes of either kind in the wake before."""
        return self.same_before + self.mixed_before

    @property
    def overlapped(self) -> Flags:
        """Mark the strikes with any other strike in their wake."""
        return self.neighbours_before + self.same_after + self.mixed_after > 0


@dataclass(frozen=True)
class Surroundings:
    """Cubes of counts around the strikes of a study: the outcome, treated strikes, control strikes."""

    study: Study
    clock: Clock
    radii: tuple[float, ...]
    outcome: Cube
    treated: Cube
    controls: Cube

    def wake(self, window: Window, shift: int = 0) -> Wake:
        """Give the wakes of one of the windows that were counted for, as if each strike came `shift` days earlier."""
        at, days = self.radii.index(window.space), math.floor(window.time)
        before, after = (-days - shift, self._newest - shift), (1 - shift, days - shift)
        of_treated = [self.treated.between(*span)[:, at] for span in (before, after)]
        of_controls = [self.controls.between(*span)[:, at] for span in (before, after)]
        treated = self.study.treated
        return Wake(
            window=window,
            before=self.outcome.between(*before)[:, at],
            after=self.outcome.between(*after)[:, at],
            own_day=self._own_day(at, shift),
            trend=self._trend(window, at, shift),
            same_before=np.where(treated, of_treated[0], of_controls[0]),
            mixed_before=np.where(treated, of_controls[0], of_treated[0]),
            same_after=np.where(treated, of_treated[1], of_controls[1]),
            mixed_after=np.where(treated, of_controls[1], of_treated[1]),
        )

    @property
    def _newest(self) -> int:
        return 0 if self.clock is Clock.MWA else -1

    def _own_day(self, at: int, shift: int) -> Counts:
        own = self.outcome.between(-shift, -shift)[:, at]
        return np.zeros_like(own) if self.clock is Clock.MWA else own

    def _trend(self, window: Window, at: int, shift: int) -> Floats:
        days = math.floor(window.time)
        if self.clock is Clock.MWA:
            recent = self.outcome.between(1 - math.ceil(window.time / 2) - shift, -shift)[:, at]
            return (2 * recent - self.outcome.between(-days - shift, -shift)[:, at]).astype(np.float64)
        half = days // 2
        if not half:
            return np.zeros(len(self.study))
        spans = ((-half - shift, -1 - shift), (-days - shift, -half - 1 - shift))
        recent, older = (self.outcome.between(*span)[:, at] for span in spans)
        return recent / half - older / (days - half)


def surroundings(
    study: Study,
    windows: list[Window],
    *,
    clock: Clock = Clock.CALENDAR,
    earlier: int = 1,
    outcome: Points | None = None,
    others: Points | None = None,
) -> Surroundings:
    """Count around every strike, `earlier` times the longest window into the past.

    `outcome` takes the place of the study's own outcome, `others` that of its strikes (for strikes that were moved).
    Raises: BadInput where the windows are larger than the data, or too large to hold.
    """
    check_windows(study, windows)
    radii = tuple(sorted({window.space for window in windows}))
    longest = math.floor(max(window.time for window in windows))
    days = (-earlier * longest - earlier, longest)
    neighbours = study.strikes if others is None else others
    counted = study.outcome if outcome is None else outcome
    return Surroundings(
        study,
        clock,
        radii,
        count_around(study.strikes, counted, radii, days, clock),
        count_around(study.strikes, neighbours[study.treated], radii, days, clock),
        count_around(study.strikes, neighbours[~study.treated], radii, days, clock),
    )


def check_windows(study: Study, windows: list[Window]) -> None:
    """Refuse windows of less than a day, and windows larger than the data. Raises BadInput."""
    longest, widest = max(window.time for window in windows), max(window.space for window in windows)
    shortest = min(window.time for window in windows)
    span, reach = study.last_day - study.first_day + 1, _reach_km(study.outcome)
    if shortest < 1:
        raise refusal("estimates.aftermath.shorter_than_a_day", days=f"{shortest:g}")
    if 2 * longest + 1 > span or 2 * widest > reach:
        raise refusal(
            "estimates.aftermath.larger_than_data",
            longest=f"{longest:g}",
            widest=f"{widest:g}",
            span=f"{span:g}",
            reach=f"{reach:.0f}",
            days=f"{max(0, (span - 1) / 2):g}",
            km=f"{reach / 2:.0f}",
        )


def _reach_km(points: Points) -> float:
    """Give the diagonal of the box around the points in km, the sphere taken as flat."""
    height = float(np.ptp(points.lat))
    width = float(np.ptp(points.lon)) * math.cos(math.radians(float(np.mean(points.lat))))
    return math.hypot(height, width) * math.radians(1) * Clock.CALENDAR.km_a_radian


def wake_rows(around: Surroundings, windows: list[Window]) -> Iterator[dict[str, Any]]:
    """Give every wake count as a row, the strikes numbered in the order of time among all events."""
    for window in windows:
        wake = around.wake(window)
        for at in range(len(around.study)):
            yield {
                "event": int(around.study.strikes.rank[at]) + 1,
                "time": window.time,
                "space": window.space,
                "treatment": int(around.study.treated[at]),
                "before": int(wake.before[at]),
                "trend": float(wake.trend[at]),
                "same_before": int(wake.same_before[at]),
                "mixed_before": int(wake.mixed_before[at]),
                "own_day": int(wake.own_day[at]),
                "after": int(wake.after[at]),
                "same_after": int(wake.same_after[at]),
                "mixed_after": int(wake.mixed_after[at]),
            } | dict(zip(around.study.names, map(float, around.study.covariates[at]), strict=True))
