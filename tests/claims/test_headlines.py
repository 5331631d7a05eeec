"""A headline without a verb or a number tells of an event, or of people without a number, and never of one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.schema import TollCount
from recount.vocabulary.words import ClaimKind, PlacePrecision, PlaceRole

TABLE = Path(__file__).parents[1] / "cases" / "reading_headlines.yaml"
TOWNS = {PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE, PlacePrecision.NEIGHBOURHOOD}
WRONG = pytest.mark.xfail(reason="known to be read wrong", strict=True)
CASES = [
    pytest.param(case, marks=[WRONG] if case.get("unread") else [], id=case["text"])
    for case in yaml.safe_load(TABLE.read_text(encoding="utf-8"))
]
VAGUE = "v"
LEADS: list[dict[str, Any]] = yaml.safe_load((TABLE.parent / "reading_leads.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_a_headline_gives_its_event_its_place_and_its_toll(case: dict[str, Any]) -> None:
    """ "Shelling of Douma" is an event in Douma; "Saraqib: children killed" counts nobody."""
    reading = read(case["text"])
    named = (where for claim in reading.claims for where in claim.where if where.role is PlaceRole.EVENT)
    towns = (where.place for where in named if where.precision in TOWNS and where.place)
    assert [claim.kind for claim in reading.claims] == case["kinds"]
    assert next(towns, None) == case["place"]
    assert [number(reading.toll.killed), number(reading.toll.injured)] == [case.get("killed"), case.get("injured")]


@pytest.mark.parametrize("case", LEADS, ids=lambda case: case["text"])
def test_what_opens_a_report_is_set_where_it_is_told_nearer(case: dict[str, Any]) -> None:
    """ "West of Aleppo" over the town in the west of Aleppo is that town, where it is of the same people."""
    first, *_, last = (claim for claim in read(case["text"]).claims if claim.kind is ClaimKind.CASUALTY)
    assert [where.place for where in first.event_places()] == case["places"]
    assert (last.same_event_as == first.id) is case["one"]


def number(count: TollCount | None) -> int | str | None:
    """Give the number of a count, "v" for people without a number."""
    if count is None:
        return None
    return count.min if count.min is not None else VAGUE
