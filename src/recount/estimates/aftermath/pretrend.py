"""The path before the strike: were treated places already on another road than the controls?

For: differences between treated and controls in the two windows before the strike, against the window before these.
Not for: proof that the paths would have stayed alike; a test that finds nothing may be too weak to find anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from recount.estimates.aftermath.arrays import Floats, Numbers
from recount.estimates.aftermath.designs import Design, design, whole_wakes
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Surroundings
from recount.estimates.aftermath.windows import Window

LEADS = (1, 2)
_BASE = 3


def pre_trend(around: Surroundings, windows: Sequence[Window]) -> list[Design]:
    """Compare each lead with the base three windows before the strike: first all windows at lead 1, then at lead 2.

    Strikes are matched on the covariates and on other strikes before, not on the trend, which is what is tested.
    """
    return [_lead(around, window, lead) for lead in LEADS for window in windows]


def _lead(around: Surroundings, window: Window, lead: int) -> Design:
    days = math.floor(window.time)
    at = around.radii.index(window.space)
    base, tested = (around.outcome.between(-back * days, -(back - 1) * days - 1)[:, at] for back in (_BASE, lead))
    columns = _columns(around.study, around.wake(window, days * (_BASE - 1)).neighbours_before)
    return design(window, whole_wakes(around.study, _BASE * days, 0), columns, before=base, after=tested)


def _columns(study: Study, neighbours: Numbers) -> Floats:
    return np.column_stack([study.covariates, neighbours])
