"""Compiles inner loops where numba is installed (the extra `estimates`); without it they run as plain Python.

For: the one place that knows of numba. Not for: any loop that numpy does as fast.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, ParamSpec, TypeVar

from recount.estimates.refusals import Notice, notice
from recount.vocabulary.words import EstimateWarning

Given = ParamSpec("Given")
Back = TypeVar("Back")

IS_COMPILED = find_spec("numba") is not None


def compiled(loop: Callable[Given, Back]) -> Callable[Given, Back]:
    """Compile a loop over numbers and arrays at its first call, and keep the result between runs where that can be."""
    if not IS_COMPILED:
        return loop
    return _compile(loop)


def slowness() -> tuple[Notice, ...]:
    """Give the warning that loops run uncompiled, or nothing."""
    return () if IS_COMPILED else (notice(EstimateWarning.NOT_COMPILED),)


def _compile(loop: Callable[Given, Back]) -> Callable[Given, Back]:
    from numba import njit

    made: Any = njit(cache=True, nogil=True)(loop)
    ready: Callable[Given, Back] = made
    return ready
