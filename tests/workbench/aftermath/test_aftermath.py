"""The page of what followed: assumptions first, then the answer or its refusal, with wakes and windows beside."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recount.estimates.aftermath.simulating import World, write_simulation
from recount.jobs.models import Job
from recount.jobs.working import Worker
from tests.workbench.desk import Desk, text_of

STUDY = {
    "treatment": "type=treatment",
    "control": "type=control",
    "outcome": "type=dependent",
    "match": "match1",
    "time": "5",
    "space": "10",
    "permutations": "99",
}


@pytest.fixture
def events(tmp_path: Path) -> str:
    """Give made-up events of which something followed, with a column that no study asks for."""
    write_simulation(World(treated=40, controls=60, outcomes=600, effect=2.0), 3, tmp_path / "events.csv")
    header, *rows = (tmp_path / "events.csv").read_text(encoding="utf-8").splitlines()
    return "\n".join([f"{header},told_by", *(f"{row},Somebody" for row in rows)])


def asked(desk: Desk, sheet: str = "", **keys: str) -> Any:
    """Ask what followed; gives where one is led."""
    files = {"sheet": SimpleUploadedFile("events.csv", sheet.encode())} if sheet else {}
    return desk.post("/aftermath/run", {**STUDY, **keys, **files})


def answered(desk: Desk, sheet: str = "", **keys: str) -> str:
    """Ask what followed, let a worker find out, and give the address of the answer."""
    address = str(asked(desk, sheet, **keys).url)
    Worker(Path()).work()
    return address


def test_an_answer_begins_with_what_is_assumed_and_shows_its_checks(desk: Desk, events: str) -> None:
    """Assumptions, the answer, what may not be found, wakes before and after, and every window."""
    address = answered(desk, events)
    page = desk.get(address).content.decode()
    order = [page.index(f'id="{part}"') for part in ("assumed", "answer", "checks", "wakes", "windows")]
    assert order == sorted(order)
    told: Any = desk.get(f"{address}.json")
    window = told.json()["windows"][0]
    assert (window["time"], window["space"]) == (5, 10)
    sheet: Any = desk.get(f"{address}.csv")
    assert sheet.getvalue().decode().startswith("time,space,effect,se,p,p_adjusted")


def test_nothing_is_kept_of_a_sheet_but_what_the_study_asks_for(desk: Desk, events: str) -> None:
    """And that is forgotten with the answer."""
    asked(desk, events)
    kept = json.dumps(Job.objects.get().about)
    assert "match1" in kept
    assert "Somebody" not in kept
    Worker(Path()).work()
    assert "sheet" not in Job.objects.get().about


def test_a_refusal_says_which_rule_is_broken(desk: Desk, events: str) -> None:
    """Without shuffles nobody knows what chance would show."""
    page = desk.page(answered(desk, events, permutations="10"))
    assert "These data cannot say" in text_of(page)
    assert page.xpath("//tr[@class='faded']")


@pytest.mark.parametrize("wrong", [{"treatment": "type"}, {"space": "wide"}, {"outcome": "type=nothing"}, {"time": ""}])
def test_what_cannot_be_studied_is_told_at_once(desk: Desk, events: str, wrong: dict[str, str]) -> None:
    """The form stays filled in, and no work is asked for."""
    answer = asked(desk, events, **wrong)
    assert answer.status_code == 400
    assert "type=control" in answer.content.decode()
    assert not Job.objects.exists()


def test_a_study_needs_events(desk: Desk) -> None:
    """Of the record, of a sheet, or of both."""
    assert asked(desk).status_code == 400


def test_a_record_without_such_strikes_says_so(desk: Desk) -> None:
    """The page of the answer tells why there is none."""
    address = answered(desk, record="on", treatment="party=russia", control="party=us_coalition")
    assert desk.page(address).xpath("//*[@role='alert']")
    assert not re.search("[A-Za-z]{3} [a-z]{2}", text_of(Desk("ar").page(address).xpath("//*[@role='alert']")[0]))


def test_the_page_is_there_in_arabic(arabic_desk: Desk) -> None:
    """With its form, and the word of caution before it; it stands among estimates, and the navigation says so."""
    page = arabic_desk.page("/aftermath")
    assert page.xpath("//nav[@class='steps']//a[@aria-current]/@data-go") == ["e"]
    assert text_of(page).index("قبل أن تسأل") < text_of(page).index("الضربات موضع السؤال")
