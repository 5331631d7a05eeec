"""The page of the search: every kind of row at once, in either language, for those who may see it."""

from __future__ import annotations

import pytest

from recount.incidents.models import Incident, IncidentAccess
from recount.reports.models import Report, ReportAccess
from recount.vocabulary.words import CaptureState, Role, TimePrecision
from tests.workbench.desk import Desk, text_of
from tests.workbench.people.team import Browser, join

TEXT = "غارة جوية استهدفت سوقًا في مدينة أريحا"


@pytest.fixture
def found_in_both(desk: Desk) -> None:
    """Keep a report and an incident that have a word in common."""
    Report(key="r1", title="سوق", text=TEXT, state=CaptureState.FULL_TEXT_LOCAL).save()
    Incident(code="A1", title_en="Market", title_ar="سوق أريحا", precision=TimePrecision.UNRESOLVED).save()


@pytest.mark.usefixtures("found_in_both")
def test_every_kind_is_looked_through_at_once(desk: Desk) -> None:
    """A part of an Arabic word, typed in another spelling, finds the report and the incident."""
    page = desk.page("/search", q="اريح")
    assert [text_of(each) for each in page.iterfind(".//section/h2")] == ["Incidents 1", "Reports 1"]
    assert [text_of(each) for each in page.iterfind(".//mark")] == ["أريحا"]


@pytest.mark.usefixtures("found_in_both")
def test_the_answer_is_data_too(desk: Desk) -> None:
    """The same results as JSON and as a table."""
    found = desk.get("/search.json", {"q": "سوق"}).json()
    assert [(each["kind"], each["key"]) for each in found["rows"]] == [("incidents", "A1"), ("reports", "r1")]
    lines = b"".join(desk.get("/search.csv", {"q": "سوق", "in": "reports"})).decode().splitlines()
    assert len(lines) == 2


@pytest.mark.usefixtures("found_in_both")
def test_one_kind_can_be_asked_for_alone(desk: Desk) -> None:
    """The address names it, and another is refused with the kinds that there are."""
    assert len(desk.get("/search.json", {"q": "سوق", "in": "reports"}).json()["rows"]) == 1
    assert desk.get("/search.json", {"q": "سوق", "in": "cars"}).status_code == 400


def test_nothing_found_says_what_to_do(desk: Desk) -> None:
    """An empty search and an empty answer are no dead ends."""
    assert "looking for" in text_of(desk.page("/search"))
    assert "fewer words" in text_of(desk.page("/search", q="nowhere"))


@pytest.mark.django_db(databases=["default", "people"])
def test_a_search_does_not_betray_what_one_may_not_see() -> None:
    """Reports and incidents of a group are found by its members alone, and counted for them alone."""
    kept = Report(key="r1", title="Hidden market", text="A market", state=CaptureState.FULL_TEXT_LOCAL)
    kept.save()
    ReportAccess(report=kept, group="inner").save()
    incident = Incident(code="A1", title_en="Hidden market", precision=TimePrecision.UNRESOLVED)
    incident.save()
    IncidentAccess(incident=incident, group="inner").save()
    outside = Browser(join("Reader A", Role.READER)).get("/search.json", {"q": "market"}).json()
    inside = Browser(join("Reader B", Role.READER, groups=("inner",))).get("/search.json", {"q": "market"}).json()
    assert outside["rows"] == []
    assert len(inside["rows"]) == 2
