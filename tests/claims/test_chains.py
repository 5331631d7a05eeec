"""Who heard it from whom: the whole chain of a claim, outermost first, in both languages (R1)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read

TABLE = Path(__file__).parents[1] / "cases" / "reading_chains.yaml"
FEET = TABLE.with_name("reading_feet.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_who_carries_a_word_stands_before_who_said_it(case: dict[str, Any]) -> None:
    """An agency that quotes a monitor that quotes a medic is three links, and the count stays whole."""
    claim = next(claim for claim in read(case["text"]).claims if claim.casualties)
    assert [[link.name, link.kind] for link in claim.attribution] == case["chain"]
    assert [group.count.min for group in claim.casualties] == [9]


@pytest.mark.parametrize("case", yaml.safe_load(FEET.read_text(encoding="utf-8")), ids=lambda case: case["text"])
def test_the_source_at_the_foot_is_that_of_the_whole_report(case: dict[str, Any]) -> None:
    """ "Source: X" on its own line stands outside whoever a sentence quotes; a sentence is no foot."""
    claim = next(claim for claim in read(case["text"]).claims if claim.casualties)
    assert [[link.name, link.kind] for link in claim.attribution] == case["chain"]


def test_where_an_organisation_is_based_is_no_source() -> None:
    """ "Based in Saraqib" quotes nobody."""
    [claim] = read("A driver of an aid group based in Saraqib was shot dead on Monday.").claims
    assert claim.attribution == []


def test_two_names_under_a_headline_are_its_writers() -> None:
    """Names of two people below a title without a colon are no list of the dead."""
    told = "شهداء بقصف على بلدة سراقب\n\nسامي ناصر\n\nريم حداد\n\nقتل أربعة مدنيين بقصف على بلدة سراقب مساء اليوم."
    assert {group.count.min for claim in read(told).claims for group in claim.casualties} <= {None, 4}
