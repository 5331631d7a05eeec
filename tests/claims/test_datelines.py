"""Where and when a report was written is its clock, and never the place and day of what it tells (R6, R7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read

TABLE = Path(__file__).parents[1] / "cases" / "reading_datelines.yaml"
WRONG = pytest.mark.xfail(reason="known to be read wrong", strict=True)
CASES = [
    pytest.param(case, marks=[WRONG] if case.get("unread") else [], id=case["text"][:40])
    for case in yaml.safe_load(TABLE.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_a_dateline_is_a_clock_and_no_place(case: dict[str, Any]) -> None:
    """In both languages, on its own line or before the first sentence; over items it is a heading."""
    reading = read(case["text"])
    claim = next(claim for claim in reading.claims if claim.casualties)
    places = [where.place for where in claim.event_places()]
    assert (reading.sections[0].published, places, claim.when.start) == (case["clock"], case["places"], case["day"])
