"""What waiting for a long answer promises: a page that says how far it is, at an address that ends with the answer."""

from __future__ import annotations

from threading import Event

import pytest

from recount.errors import BadInput
from recount.workbench.figures import showing
from recount.workbench.reckoning import waiting
from recount.workbench.reckoning.waiting import Course, Waiting
from tests.cast import Cast
from tests.workbench.desk import Desk


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Waiting[int]:
    """Give a line of people who wait, of a record in a file."""
    monkeypatch.setattr(waiting, "record_state", lambda: "as it is")
    monkeypatch.setattr(waiting, "PATIENCE", 0.05)
    return Waiting[int](lambda made: -made)


def test_what_takes_long_is_made_once_and_fetched_when_it_is_there(line: Waiting[int]) -> None:
    """Who asks again meanwhile waits for the same; what was fetched is not kept."""
    may_end, made = Event(), []

    def make() -> int:
        may_end.wait(10)
        made.append(1)
        return len(made)

    first, again = line.get("asked", make), line.get("asked", make)
    assert isinstance(first, Course)
    assert first is again
    may_end.set()
    first.answer.result(10)
    assert line.get("asked", make) == 1
    assert line.get("asked", make) == 2


def test_an_answer_of_before_a_change_says_so(line: Waiting[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waited gets it and is told; who has the answer from elsewhere leaves none behind for others."""
    may_end = Event()
    course = line.get("asked", lambda: (may_end.wait(10), 5)[1])
    assert isinstance(course, Course)
    monkeypatch.setattr(waiting, "record_state", lambda: "changed")
    may_end.set()
    course.answer.result(10)
    assert line.get("asked", lambda: 7) == -5
    course = line.get("again", lambda: 6 if may_end.wait(10) else 0)
    line.forget("asked")
    assert line.under_way == {}


def test_what_nobody_fetched_in_time_is_no_answer_any_more(line: Waiting[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes back after an hour is not shown what was true an hour ago."""
    may_end = Event()
    course = line.get("asked", lambda: (may_end.wait(10), 1)[1])
    assert isinstance(course, Course)
    may_end.set()
    course.answer.result(10)
    monkeypatch.setattr(waiting, "_FETCHED_WITHIN", -1.0)
    assert line.get("asked", lambda: 2) == 2


def test_what_cannot_be_asked_is_said_to_who_waited(line: Waiting[int]) -> None:
    """A fault ends the waiting."""

    def make() -> int:
        raise BadInput("a", "b", "c")

    with pytest.raises(BadInput):
        line.get("asked", make)


def test_a_page_that_waits_looks_again_by_itself(cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a script too, at the same address; who asks for data gets the data."""
    monkeypatch.setattr(showing._waiting, "get", lambda *_: Course(read=waiting.Read(1200)))
    answer = desk.get("/figures?by=month")
    assert (answer.status_code, answer.headers["Refresh"]) == (202, "2")
    assert "1,200 rows read" in answer.content.decode()
    part = desk.get("/figures?by=month", headers={"HX-Request": "true"})
    assert "Refresh" not in part.headers
    assert 'hx-get="/figures?by=month"' in part.content.decode()
    assert desk.get("/figures.json?by=month").status_code == 200
