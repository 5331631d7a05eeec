"""The page of estimates: assumptions before numbers, a refusal in plain words, and nothing of a sheet kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recount.vocabulary.words import EstimateMethod
from recount.workbench.estimates import running
from tests.workbench.desk import Desk, text_of

# Three invented lists that overlap well, and two that say nothing of each other.
GOOD = "a,b,c,count\n1,0,0,120\n0,1,0,110\n1,1,0,60\n0,0,1,100\n1,0,1,55\n0,1,1,50\n1,1,1,40\n"
POOR = "a,b,count\n1,0,120\n0,1,110\n1,1,60\n"


def sent(desk: Desk, sheet: str, address: str = "/estimates.json", **asked: str) -> Any:
    """Send a sheet of lists."""
    file = SimpleUploadedFile("lists.csv", sheet.encode())
    return desk.post(address, {"sheet": file, "method": EstimateMethod.CHAO, **asked})


def test_assumptions_stand_before_the_number(desk: Desk) -> None:
    """Whoever reads from the top reads first what the lists cannot show."""
    page = sent(desk, GOOD, "/estimates").content.decode()
    assert page.index('id="assumed"') < page.index('id="answer"') < page.index('id="ladder"')


def test_a_sheet_gives_what_the_command_gives(desk: Desk) -> None:
    """The contract's JSON, with the ladder beside the method that was asked for."""
    told = sent(desk, GOOD).json()
    assert told["observed"] == 535
    assert told["estimate"]["low"] > 535
    assert {rung["method"] for rung in told["ladder"]} >= {EstimateMethod.CHAO, EstimateMethod.LOGLINEAR}


def test_a_refusal_is_an_answer(desk: Desk) -> None:
    """Two lists cannot show how they depend on each other, and no number is shown."""
    answer = sent(desk, POOR, "/estimates", method=EstimateMethod.LOGLINEAR)
    assert answer.status_code == 200
    assert "No number may be published" in answer.content.decode()


@pytest.mark.parametrize("sheet", ["", "a,b\nx,y\n"])
def test_what_is_no_sheet_of_lists_is_told(desk: Desk, sheet: str) -> None:
    """Nothing is estimated from it."""
    assert sent(desk, sheet or "\n", "/estimates").status_code == 400


def test_a_page_waits_only_so_long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left out is told in the answer, or that the run took too long."""
    monkeypatch.setattr(running, "PATIENCE", -1.0)
    answer = sent(desk, GOOD, "/estimates")
    said = answer.content.decode()
    assert "longer than a page may wait" in said or "stopped" in said


def test_a_record_without_origins_enough_says_what_to_do(desk: Desk) -> None:
    """An empty record bears no estimate."""
    answer: Any = desk.get("/estimates", {"method": EstimateMethod.CHAO})
    assert answer.status_code == 400


def test_the_page_asks_before_it_runs(desk: Desk) -> None:
    """Without a method in the address nothing is reckoned."""
    assert "Lists of the record" in text_of(desk.page("/estimates"))
