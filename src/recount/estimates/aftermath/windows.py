"""Windows of time and space around a strike, and the steps in which they are written.

For: START:STOP:STEP or a list, checked. Not for: counting inside them (`wakes`).
"""

from __future__ import annotations

import math
from itertools import product
from typing import NamedTuple

from recount.errors import BadInput
from recount.vocabulary.sentences import refusal

MOST_STEPS = 100


class Window(NamedTuple):
    """One window: `time` days before and after, `space` km around."""

    time: float
    space: float


def windows_of(times: tuple[float, ...], spaces: tuple[float, ...]) -> list[Window]:
    """Give every window, the times outermost."""
    return [Window(time, space) for time, space in product(times, spaces)]


def read_steps(said: str, unit: str) -> tuple[float, ...]:
    """Read `2:10:2` (the end included) or `2,5,10` into sizes in ascending order; `unit` is said in messages.

    Raises: BadInput on anything else, on sizes of 0 or less and on more than 100 of them.
    """
    sizes = _range(said) if ":" in said else _list(said)
    if not sizes or min(sizes) <= 0 or len(sizes) > MOST_STEPS:
        raise _unreadable(said, unit)
    return tuple(sorted(set(sizes)))


def _range(said: str) -> list[float]:
    parts = [_number(part) for part in said.split(":")]
    if len(parts) != 3 or not all(math.isfinite(part) for part in parts):
        return []
    start, stop, step = parts
    if step <= 0 or stop < start or (stop - start) / step > MOST_STEPS:
        return []
    return [round(start + at * step, 9) for at in range(math.floor((stop - start) / step + 1e-9) + 1)]


def _list(said: str) -> list[float]:
    sizes = [_number(part) for part in said.split(",")]
    return sizes if all(math.isfinite(size) for size in sizes) else []


def _number(part: str) -> float:
    try:
        return float(part)
    except ValueError:
        return math.nan


def _unreadable(said: str, unit: str) -> BadInput:
    return refusal("estimates.aftermath.no_windows", said=said, unit=unit, most=MOST_STEPS)
