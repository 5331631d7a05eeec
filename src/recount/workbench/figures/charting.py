"""What the chart of a figure draws: a name, a low and a high end a row, and every step of time from first to last.

For: the script of the page, which draws it. Not for: the table, which holds all rows. Where the rows are months, weeks
or days, the chart runs along time, and a step in which nothing is recorded keeps its room: a gap is to be seen. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from recount.vocabulary.words import Dimension

# A chart of more rows than this cannot be read; the table holds them all.
MOST = 120


class Line(BaseModel):
    """One row of a chart: `said` is its range in words; without a number nothing is known of it (R14)."""

    model_config = ConfigDict(frozen=True)

    name: str
    low: int | None
    high: int | None
    open: bool
    said: str


class Chart(BaseModel):
    """The lines in the order in which they are drawn; `along_time` where the names are steps of it."""

    model_config = ConfigDict(frozen=True)

    lines: list[Line]
    names: list[str]
    along_time: bool


def chart_of(lines: list[Line], by: tuple[Dimension, ...]) -> Chart | None:
    """Lay a chart out; None where there is nothing to draw, or more than can be read."""
    if not 0 < len(lines) <= MOST:
        return None
    names = [line.name for line in lines]
    along = _STEPS.get(by[0]) if len(by) == 1 else None
    steps = along(names) if along else []
    if not steps or len(steps) > MOST:
        return Chart(lines=lines, names=names, along_time=False)
    others = [name for name in names if name not in steps]
    return Chart(lines=lines, names=[*steps, *others], along_time=True)


def _months(names: list[str]) -> list[str]:
    found = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in names if _is_step(name, 7)]
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(min(found), max(found) + 1)] if found else []


def _days(names: list[str]) -> list[str]:
    found = [date.fromisoformat(name) for name in names if _is_step(name, 10)]
    return [day.isoformat() for day in _each(min(found), max(found), 1)] if found else []


def _weeks(names: list[str]) -> list[str]:
    found = [date.fromisoformat(f"{name}-1") for name in names if _is_step(name, 8)]
    return [f"{day:%G-W%V}" for day in _each(min(found), max(found), 7)] if found else []


def _is_step(name: str, length: int) -> bool:
    return len(name) == length and name[:4].isdecimal() and name[4] == "-"


def _each(first: date, last: date, days: int) -> Iterator[date]:
    # One step more than can be read is enough to know that there are too many.
    for number in range(min((last - first).days // days, MOST) + 1):
        yield first + timedelta(days=number * days)


_STEPS = {Dimension.MONTH: _months, Dimension.WEEK: _weeks, Dimension.DAY: _days}
