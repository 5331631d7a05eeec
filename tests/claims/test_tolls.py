"""A report's own toll is that of its main event: no fighters, no totals, nobody counted twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.schema import TollCount

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading_tolls.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_report_gives_the_toll_of_its_main_event(case: dict[str, Any]) -> None:
    """What rose, what is besides, what is mixed and what is a total is told apart (R4, R5, R13)."""
    toll = read(case["text"], published=date(2022, 1, 2)).toll
    assert [bounds(toll.killed), bounds(toll.injured)] == [case["killed"], case["injured"]]


def bounds(count: TollCount | None) -> list[int | None] | None:
    """Give the two ends of a toll."""
    return [count.min, count.max] if count else None
