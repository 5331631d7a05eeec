"""The line of time under the map: how many incidents began in each month, or in longer steps where there are many.

For: the bars, which are links to their days, and the window that is asked for. Not for: the map. Pure.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
from pydantic import BaseModel, ConfigDict

from recount.workbench.columns import Numbers

HEIGHT = 100
# Above the tallest bar there is room for its number.
TALLEST = 84
_MOST_BARS = 72
_MOST_MARKS = 12
_STEPS = (1, 3, 12, 60, 120)
_FIRST_MONTH = 1970 * 12


class Bar(BaseModel):
    """One step of time: its first and last month as written in an address, how many incidents, and its size in the
    drawing: hundredths of the height and of the width. `mark` stands below it, where there is room for one."""

    model_config = ConfigDict(frozen=True)

    start: str
    end: str
    count: int
    x: float
    width: float
    height: float
    chosen: bool
    mark: str = ""

    @property
    def middle(self) -> float:
        """Give the middle of the bar across."""
        return round(self.x + self.width / 2, 3)

    @property
    def y(self) -> float:
        """Give the top of the bar."""
        return HEIGHT - self.height


def bars(days: Numbers, first: date | None, last: date | None) -> list[Bar]:
    """Draw the bars of incidents by the number of their first day; those from `first` to `last` are the chosen ones."""
    by_month = _by_month(days)
    if not by_month:
        return []
    step = _step(max(by_month) - min(by_month) + 1)
    begin = min(by_month) // step * step
    steps = Counter(dict.fromkeys(range(begin, max(by_month) + 1, step), 0))
    for month, count in by_month.items():
        steps[begin + (month - begin) // step * step] += count
    most, width = max(steps.values()), 100 / len(steps)
    return [
        Bar(
            start=_written(month),
            end=_written(month + step - 1),
            count=count,
            x=round(number * width, 3),
            width=round(width * 0.86, 3),
            height=round(count / most * TALLEST, 2) if count else 0,
            chosen=(last is None or month <= _month(last)) and (first is None or month + step - 1 >= _month(first)),
            mark=_mark(month, step, len(steps)),
        )
        for number, (month, count) in enumerate(sorted(steps.items()))
    ]


def _by_month(days: Numbers) -> dict[int, int]:
    """Count days by their month."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + _FIRST_MONTH
    first = int(months.min(initial=0))
    counts = np.bincount(months - first)
    return {first + month: int(counts[month]) for month in np.flatnonzero(counts).tolist()}


def _step(months: int) -> int:
    return next((step for step in _STEPS if months / step <= _MOST_BARS), _STEPS[-1])


def _mark(month: int, step: int, many: int) -> str:
    """Write a month where few steps are drawn, else the years that begin one, as many as can be read."""
    if many <= _MOST_MARKS:
        return _written(month)
    every = -(-many * step // (12 * _MOST_MARKS)) * 12
    return f"{month // 12:04}" if month % every < step else ""


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _written(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
