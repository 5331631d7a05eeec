"""Counts before and after a strike are those that one makes with a calendar and a ruler."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates.aftermath.analysis import study_of
from recount.estimates.aftermath.pairs import Clock, km_apart
from recount.estimates.aftermath.simulating import World, simulate
from recount.estimates.aftermath.wakes import Wake, surroundings
from recount.estimates.aftermath.windows import Window
from recount.places.distance import km_between
from tests.estimates.aftermath.cases import SETTINGS, study

STRIKE = ("2001-06-15", "1", "1", "treatment")
CONTROL = ("2001-03-01", "2", "2", "control")
WINDOW = Window(4, 5)


def wake_of(*rows: tuple[str, ...], clock: Clock = Clock.CALENDAR) -> tuple[Wake, int]:
    """Give the wakes of a study with one treated strike, and where that strike stands."""
    made = study(STRIKE, CONTROL, *rows)
    return surroundings(made, [WINDOW], clock=clock).wake(WINDOW), int(np.flatnonzero(made.treated)[0])


@pytest.mark.parametrize(
    ("day", "before", "own", "after"),
    [
        ("11", 1, 0, 0),
        ("10", 0, 0, 0),
        ("14", 1, 0, 0),
        ("15", 0, 1, 0),
        ("16", 0, 0, 1),
        ("19", 0, 0, 1),
        ("20", 0, 0, 0),
    ],
)
def test_the_window_is_symmetric_and_the_day_itself_stands_apart(day: str, before: int, own: int, after: int) -> None:
    """Four days before and four after are counted, the strike's own day is neither."""
    wake, at = wake_of((f"2001-06-{day}", "1", "1", "dependent"))
    assert (wake.before[at], wake.own_day[at], wake.after[at]) == (before, own, after)


def test_what_lies_outside_the_radius_is_not_counted() -> None:
    """4.9 km north is inside, 5.1 km is not."""
    wake, at = wake_of(("2001-06-16", "1", "1.04407", "dependent"), ("2001-06-16", "1", "1.04587", "dependent"))
    assert wake.after[at] == 1


def test_the_original_counts_the_day_itself_as_before_where_the_event_stands_earlier() -> None:
    """With the clock of mwa an event of the same day counts before, when it stands earlier in the table."""
    event = ("2001-06-15", "1", "1", "dependent")
    ends = [("2001-01-01", "0", "0", "dependent"), ("2001-12-31", "3", "3", "dependent")]
    from tests.estimates.aftermath.cases import events_of

    counted = []
    for rows in ([event, STRIKE], [STRIKE, event]):
        made = study_of(events_of(*ends, CONTROL, *rows), SETTINGS)
        wake = surroundings(made, [WINDOW], clock=Clock.MWA).wake(WINDOW)
        counted.append(int(wake.before[np.flatnonzero(made.treated)[0]]))
    assert counted == [1, 0]


def test_strikes_in_the_same_wake_are_told_by_kind() -> None:
    """Another treated strike is an overlap of the same kind, a control one of the mixed kind."""
    wake, at = wake_of(("2001-06-13", "1", "1", "control"))
    assert (wake.same_before.sum(), wake.mixed_before[at], wake.overlapped[at]) == (0, 1, True)


def test_a_fast_count_is_a_slow_count() -> None:
    """The cube of counts gives what a comparison of every strike with every event gives."""
    made = study_of(simulate(World(treated=20, controls=30, outcomes=400, side_km=60), 1), SETTINGS)
    windows = [Window(time, space) for time, space in product((3, 7), (4, 9))]
    around = surroundings(made, windows)
    for window in windows:
        wake = around.wake(window)
        for at in range(len(made)):
            here = np.full(len(made.outcome), at)
            km = km_apart(made.strikes, here, made.outcome, np.arange(len(made.outcome)))
            days = np.floor(made.outcome.day) - np.floor(made.strikes.day[at])
            near = km <= window.space
            assert wake.before[at] == np.sum(near & (days >= -window.time) & (days < 0))
            assert wake.after[at] == np.sum(near & (days > 0) & (days <= window.time))


def test_kilometres_are_those_of_the_map() -> None:
    """The distance is the one that places are compared by."""
    made = study(STRIKE, CONTROL)
    km = km_apart(made.strikes, np.array([0]), made.strikes, np.array([1]))
    assert km[0] == pytest.approx(km_between(2, 2, 1, 1))


@pytest.mark.parametrize("window", [Window(400, 5), Window(4, 900), Window(0.5, 5)])
def test_windows_that_the_data_cannot_fill_are_refused(window: Window) -> None:
    """A wake larger than the data, or shorter than a day, says what would fit."""
    with pytest.raises(BadInput, match="day"):
        surroundings(study(STRIKE, CONTROL), [window])
