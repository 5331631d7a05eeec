"""Events and settings that several tests of the aftermath share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from recount.estimates.aftermath.analysis import study_of
from recount.estimates.aftermath.events import Events, events_from
from recount.estimates.aftermath.settings import Settings
from recount.estimates.aftermath.study import Study

SHARED = Path(__file__).resolve().parents[4] / "shared"
HEADER = ("timestamp", "lon", "lat", "type")
SETTINGS = Settings(
    treatment="type=treatment",
    control="type=control",
    outcome="type=dependent",
    time="2:6:2",
    space="2:6:2",
    permutations=199,
    quiet=0,
)
MATCHED = SETTINGS.model_copy(update={"match": ("match1", "match2")})

needs_shared = pytest.mark.skipif(not (SHARED / "reference").is_dir(), reason="the open data lies beside the checkout")


def events_of(*rows: Sequence[str]) -> Events:
    """Make events of rows of timestamp, lon, lat, type."""
    return events_from(HEADER, rows)


def study(*rows: Sequence[str]) -> Study:
    """Make a study of rows, with an outcome at either end of the time and of the map."""
    ends = [("2001-01-01", "0", "0", "dependent"), ("2001-12-31", "3", "3", "dependent")]
    return study_of(events_of(*ends, *rows), SETTINGS)
