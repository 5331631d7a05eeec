"""The page of estimates: assumptions before numbers, a refusal in plain words, an address that keeps the answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recount.jobs.asking import stop
from recount.jobs.models import Job, Result
from recount.jobs.working import Worker
from recount.vocabulary.words import EstimateMethod, Role
from tests.cast import report
from tests.workbench.desk import Desk, text_of
from tests.workbench.people.team import Browser, join

# Three invented lists that overlap well, and two that say nothing of each other.
GOOD = "a,b,c,count\n1,0,0,120\n0,1,0,110\n1,1,0,60\n0,0,1,100\n1,0,1,55\n0,1,1,50\n1,1,1,40\n"
# A row a person, with a column that is no list.
NAMED = "id,a,b,c\n" + "".join(f"person {at},{at % 2},{at // 2 % 2},{1 - at % 2}\n" for at in range(40))
POOR = "a,b,count\n1,0,120\n0,1,110\n1,1,60\n"


def asked(desk: Any, sheet: str = "", **keys: str) -> Any:
    """Ask for an estimate, of a sheet where there is one; gives where one is led."""
    sent: dict[str, Any] = {"method": EstimateMethod.CHAO, **keys}
    if sheet:
        sent |= {"of_sheet": "yes", "sheet": SimpleUploadedFile("lists.csv", sheet.encode())}
    return desk.post("/estimates/run", sent)


def answered(desk: Desk, sheet: str, **keys: str) -> str:
    """Ask for an estimate, let a worker do it, and give its address."""
    address = str(asked(desk, sheet, **keys).url)
    Worker(Path()).work()
    return address


def test_assumptions_stand_before_the_number(desk: Desk) -> None:
    """Whoever reads from the top reads first what the lists cannot show."""
    page = desk.get(answered(desk, GOOD)).content.decode()
    assert page.index('id="assumed"') < page.index('id="answer"') < page.index('id="ladder"')


def test_a_sheet_gives_what_the_command_gives(desk: Desk) -> None:
    """The contract's JSON, with the ladder beside the method that was asked for."""
    told: Any = desk.get(answered(desk, GOOD) + ".json")
    told = told.json()
    assert told["observed"] == 535
    assert told["estimate"]["low"] > 535
    assert {rung["method"] for rung in told["ladder"]} >= {EstimateMethod.CHAO, EstimateMethod.LOGLINEAR}


def test_nobody_of_a_sheet_is_kept(desk: Desk) -> None:
    """Only the overlaps are taken, and they too are forgotten with the answer."""
    asked(desk, NAMED)
    assert "person" not in json.dumps(Job.objects.get().about)
    assert Job.objects.get().about["overlaps"]
    Worker(Path()).work()
    assert "overlaps" not in Job.objects.get().about


def test_the_same_question_has_the_same_address_and_is_reckoned_once(desk: Desk) -> None:
    """The address is the hash of what the answer is made of."""
    address = answered(desk, GOOD)
    assert asked(desk, GOOD).url == address
    assert answered(desk, POOR) != address
    assert (Job.objects.count(), Result.objects.count()) == (2, 2)


def test_an_answer_of_the_record_is_of_the_record_as_it_stood(desk: Desk, cast: Any) -> None:
    """After a change the same question has another address."""
    first = asked(desk, grade="any").url
    assert asked(desk, grade="any").url == first
    report("later", None, "2015-11", "Something else.")
    assert asked(desk, grade="any").url != first


def test_a_refusal_is_an_answer(desk: Desk) -> None:
    """Two lists cannot show how they depend on each other, and no number is shown."""
    page = desk.page(answered(desk, POOR, method=EstimateMethod.LOGLINEAR))
    assert "No number may be published" in text_of(page)


@pytest.mark.parametrize("sheet", ["\n", "a,b\nx,y\n"])
def test_what_is_no_sheet_of_lists_is_told(desk: Desk, sheet: str) -> None:
    """In the language of the page; nothing is asked for."""
    assert asked(desk, sheet).status_code == 400
    told = asked(Desk("ar"), sheet).content.decode()
    assert "يقوم التقدير على من يرد في أي قائمة" in told
    assert "nothing was estimated" not in told
    assert not Job.objects.exists()


def test_the_page_tells_how_far_the_work_is_and_lets_it_be_stopped(desk: Desk) -> None:
    """And gone on with."""
    address = asked(desk, GOOD).url
    assert desk.page(address).xpath("//progress")
    desk.post(f"{address}/stop")
    stopped: Any = desk.get(f"{address}.json")
    assert stopped.json()["state"] == "stopped"
    desk.post(f"{address}/go-on")
    Worker(Path()).work()
    assert desk.page(address).xpath("//*[@id='answer']")


def test_a_record_without_origins_enough_says_what_to_do(desk: Desk) -> None:
    """An empty record bears no estimate, and its page says why."""
    address = answered(desk, "")
    told = [text_of(each.page(address).xpath("//*[@role='alert']")[0]) for each in (desk, Desk("ar"))]
    assert told[0].startswith("No origin names 5 of the incidents chosen. Lists that share no incidents")
    assert told[1].startswith("لا مصدر يذكر خمسًا من الحوادث المختارة.")


@pytest.mark.django_db(databases=["default", "people"])
def test_an_answer_is_for_those_who_see_what_it_was_made_of(db: None) -> None:
    """Who is in fewer groups than who asked need not know of it."""
    insider, outsider = (Browser(join(name, Role.RECORDER)) for name in ("Insider", "Outsider"))
    address = asked(insider).url
    job = Job.objects.get()
    job.about["groups"] = ["court"]
    job.save()
    stop(job)
    assert outsider.get(address).status_code == 404
    assert text_of_list(outsider) == []


def text_of_list(browser: Any) -> Any:
    """Give what a person finds among what was asked before."""
    return browser.get("/estimates.json").json()["rows"]


def test_the_page_asks_before_it_runs(desk: Desk) -> None:
    """Nothing is reckoned by looking."""
    assert "Lists of the record" in text_of(desk.page("/estimates"))
    assert not Job.objects.exists()


def test_what_was_asked_before_is_told_in_the_words_of_the_page(desk: Desk) -> None:
    """Two sheets are told apart by their lists, and no key that a machine reads stands on the page."""
    asked(desk, GOOD), asked(desk, POOR)
    before = [text_of(each) for each in Desk("ar").page("/estimates").xpath("//tr[@data-row]//a")]
    assert before == ["القوائم: a, b · الطريقة: حد أدنى", "القوائم: a, b, c · الطريقة: حد أدنى"]


def test_a_stratum_without_a_number_says_why_in_the_language_of_the_page(desk: Desk) -> None:
    """Each stratum has its own refusal, and a page in Arabic holds no English sentence of it."""
    rows = [f"{row},{place}" for place in ("one", "two") for row in POOR.splitlines()[1:]]
    address = answered(desk, "\n".join(["a,b,count,place", *rows]), method=EstimateMethod.LOGLINEAR, by="place")
    assert "قائمتان" in text_of(Desk("ar").page(address).xpath("//section[@aria-labelledby='strata']")[0])
