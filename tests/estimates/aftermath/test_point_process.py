"""What if there were more strikes a day: the weights take the season out that both strikes and outcome follow."""

from __future__ import annotations

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates.aftermath.analysis import study_of
from recount.estimates.aftermath.events import events_from
from recount.estimates.aftermath.point_process import WhatIf, expected_strikes, what_if
from recount.estimates.aftermath.study import Study
from tests.estimates.aftermath.cases import HEADER, SETTINGS

ASKED = WhatIf(1, 3, 1)


def year(effect: float, seed: int, days: int = 700) -> Study:
    """Make a record in which a wave drives strikes and outcome, and each strike adds `effect` outcomes that day."""
    rng = np.random.default_rng(seed)
    wave = np.exp(0.5 * np.sin(np.arange(days) / 60))
    strikes = rng.poisson(2 * wave)
    outcome = rng.poisson(6 * wave + effect * strikes)
    outcome[[0, -1]] = 1
    moments = np.datetime64("2001-01-01") + np.arange(days)
    rows = [
        (str(day), "1", "1", "treatment") for day, count in zip(moments, strikes, strict=True) for _ in range(count)
    ]
    rows += [
        (str(day), "1", "2", "dependent") for day, count in zip(moments, outcome, strict=True) for _ in range(count)
    ]
    return study_of(events_from(HEADER, [*rows, ("2001-02-01", "2", "2", "control")]), SETTINGS)


def test_more_strikes_go_with_more_where_they_bring_it() -> None:
    """Two strikes more a day, of two events each, are four events more a day."""
    told = what_if(year(2, 1), ASKED)
    low, high = told["interval"]
    assert low < 4 < high
    assert low > 0


def test_a_common_wave_is_not_taken_for_an_effect() -> None:
    """Where strikes bring nothing, the interval holds 0 in most of twelve records, though days with more had more."""
    told = [what_if(year(0, seed), ASKED)["interval"] for seed in range(12)]
    assert sum(low < 0 < high for low, high in told) >= 10


def test_a_dose_that_hardly_occurred_gives_no_number() -> None:
    """Forty strikes a day for a week were never seen."""
    told = what_if(year(1, 1), WhatIf(1, 40, 7))
    assert told["difference"] is None
    assert min(told["effective"]) < 30


def test_the_expected_number_is_that_of_the_record() -> None:
    """A Poisson regression with a constant keeps the sum."""
    strikes, outcome = np.random.default_rng(1).poisson(3, (2, 200)).astype(float)
    assert expected_strikes(strikes, outcome).sum() == pytest.approx(strikes[7:].sum())


@pytest.mark.parametrize("said", ["", "1:2", "3:1:7", "0:1:7", "1:2:0", "a:b:c", "1:2:3:4"])
def test_a_question_that_cannot_be_read_is_refused(said: str) -> None:
    """FROM:TO:DAYS, or a message."""
    with pytest.raises(BadInput, match="FROM:TO:DAYS"):
        WhatIf.read(said)
