"""Beside the original: all that it prints on its own example is what ours prints, within the stated tolerance."""

from __future__ import annotations

import csv
from functools import cache

import pytest

from recount.estimates.aftermath.analysis import follow, study_of
from recount.estimates.aftermath.compat import Compared, compare_as_mwa, overlap
from recount.estimates.aftermath.events import Events, read_events
from recount.estimates.aftermath.pairs import Clock
from recount.estimates.aftermath.settings import Compat
from recount.estimates.aftermath.wakes import surroundings, wake_rows
from tests.estimates.aftermath.cases import MATCHED, SHARED, needs_shared

pytestmark = needs_shared

WIDE = MATCHED.model_copy(update={"time": "2:10:2", "space": "2:10:2"})
COUNTS = {
    "treatment": "treatment",
    "before": "dependent_pre",
    "trend": "dependent_trend",
    "same_before": "SO_pre",
    "mixed_before": "MO_pre",
    "after": "dependent_post",
    "same_after": "SO_post",
    "mixed_after": "MO_post",
}


@cache
def example() -> Events:
    """Read the original's own example."""
    return read_events(SHARED / "data" / "wake" / "mwa_simulated.csv")


@cache
def compared() -> list[Compared]:
    """Reckon the example as the original does."""
    return compare_as_mwa(study_of(example(), WIDE), WIDE.windows)


def reference(name: str) -> list[dict[str, str]]:
    """Read what the original printed."""
    with (SHARED / "reference" / f"mwa_simulated_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_count_of_every_wake_is_equal() -> None:
    """1,875 rows, each with the same events before, after, trend and overlaps."""
    theirs = {(row["eventID"], float(row["t_window"]), float(row["spat_window"])): row for row in reference("wakes")}
    rows = list(wake_rows(surroundings(study_of(example(), WIDE), WIDE.windows, clock=Clock.MWA), WIDE.windows))
    assert len(rows) == len(theirs) == 1875
    for row in rows:
        other = theirs[str(row["event"]), row["time"], row["space"]]
        assert {name: row[name] for name in COUNTS} == {name: float(other[column]) for name, column in COUNTS.items()}


def test_every_matching_figure_is_equal() -> None:
    """Matched strikes exactly; L1 and common support to the digits that are printed."""
    for ours, theirs in zip(compared(), reference("matching"), strict=True):
        treated = study_of(example(), WIDE).treated
        kept = ours.match.kept
        assert (kept & treated).sum() == int(theirs["treatment_post"])
        assert (kept & ~treated).sum() == int(theirs["control_post"])
        for end, balance in (("pre", ours.unmatched), ("post", ours.matched)):
            assert balance.l1 == pytest.approx(float(theirs[f"L1_{end}"]), abs=6e-4)
            assert 100 * balance.support == pytest.approx(float(theirs[f"commonSupport_{end}"]), abs=0.06)


def test_every_overlap_is_equal() -> None:
    """The share of strikes with another of the same or the other kind in their wake."""
    for ours, theirs in zip(compared(), reference("sutva"), strict=True):
        wake = ours.wake
        assert overlap([wake.same_before, wake.same_after]) == pytest.approx(float(theirs["SO"]), abs=6e-4)
        assert overlap([wake.mixed_before, wake.mixed_after]) == pytest.approx(float(theirs["MO"]), abs=6e-4)


def test_every_estimate_is_equal() -> None:
    """Effect, p, adjusted R squared and intercept within a millionth; no estimate where the original has none."""
    columns = {"effect": "estimate", "p": "pvalue", "adjusted_r2": "adj.r.squared", "intercept": "intercept"}
    for ours, theirs in zip(compared(), reference("estimates"), strict=True):
        assert (ours.fit is None) == (theirs["estimate"] == "NA")
        if ours.fit:
            told = [getattr(ours.fit, name) for name in columns]
            assert told == pytest.approx([float(theirs[column]) for column in columns.values()], abs=1e-6)


def test_the_originals_p_is_printed_with_the_rules_it_breaks() -> None:
    """Only the original's reckoning gives a p from 9 treated strikes, and it says that these are few."""
    answer = follow(example(), WIDE.model_copy(update={"compat": Compat.MWA}))
    (window,) = [window for window in answer.windows if (window.time, window.space) == (8, 8)]
    assert window.p == pytest.approx(1.77158309375302e-05, abs=1e-9)
    assert "few_treated" in window.broken


def test_our_own_reckoning_refuses_the_example() -> None:
    """From 25 treated strikes no p is given."""
    answer = follow(example(), WIDE)
    assert answer.refused
    assert {window.p for window in answer.windows} == {None}
