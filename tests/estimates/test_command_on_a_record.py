"""The commands on a record: lists of its origins, linkages of its victims, and what cannot be told from it."""

from __future__ import annotations

import json

from tests.newcomer import Newcomer


def test_lists_of_a_record_are_of_incidents_and_name_them(visitor: Newcomer) -> None:
    """A row is an incident, a list an origin; the codes stand beside the number, and one list is refused."""
    told = visitor.types(
        "estimate", "--record", "demo", "--lists", "origins", "--grade", "any", "--method", "chao", "--format", "json"
    ).json()
    assert told["unit"] == "incidents"
    assert told["observed"] == len(told["made"]["ids"]) > 0
    assert told["estimate"] is None
    assert "one source" in told["refused"]


def test_an_outcome_that_nobody_recorded_is_told(visitor: Newcomer) -> None:
    """The answer names the choice that no event of the record meets."""
    answer = visitor.types(
        "aftermath", "--record", "demo", "--treatment", "party=russia", "--control", "party=syria_gov",
        "--outcome", "infrastructure=nothing", "--space", "50:100:50", "--time", "4:8:4",
    )  # fmt: skip
    assert answer.status == 2
    assert "infrastructure=nothing" in answer.said


def test_match_probabilities_widen_what_is_unseen(newcomer: Newcomer) -> None:
    """Pairs of a probability between are drawn anew for each linkage, and the share between linkages is printed."""
    pairs = [
        {
            "entries": [{"list": one, "id": str(entry), "name": "-"}, {"list": other, "id": str(entry)}],
            "probability": 0.5 if entry % 4 else 1.0,
        }
        for one, other in (("A", "B"), ("B", "C"), ("A", "C"))
        for entry in range(0, 60, 2)
    ]
    file = newcomer.home / "matches.json"
    content = {"lists": [{"list": name, "entries": 60} for name in "ABC"], "pairs": pairs}
    file.write_text(json.dumps(content), encoding="utf-8")
    answer = newcomer.types("estimate", "--linkages", file, "--method", "chao", "--times", "5", "--format", "json")
    assert answer.status == 0, answer.said
    assert 0 < answer.json()["diagnostics"]["between_share"] <= 1
