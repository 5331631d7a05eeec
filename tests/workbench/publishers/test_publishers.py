"""The pages of publishers: who counts what, what their reports show, and every change of a mark with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from recount.incidents.deciding.signing import decide_link
from recount.reports.models import Publisher, PublisherChange, ReportAccess
from recount.vocabulary.words import LinkState, Reliability, Role
from tests.cast import Cast, signed
from tests.workbench.desk import Desk, text_of
from tests.workbench.people.team import Browser, join

PAGE = "/publishers/monitor_a"


def described(desk: Any, **fields: str) -> Any:
    """Send the form of Monitor A with some fields filled in anew."""
    publisher = Publisher.objects.get(key="monitor_a")
    said = {"name_en": publisher.name_en, "kind": str(publisher.kind), "reliability": str(publisher.reliability)}
    return desk.post(f"{PAGE}/describe", {**said, "reason": "Its method was read.", **fields})


def test_publishers_are_listed_with_what_they_have_published(desk: Desk, cast: Cast) -> None:
    """Who has how many reports."""
    rows = {row["key"]: row["reports"] for row in desk.get("/publishers.json").json()["rows"]}
    assert rows == {"agency": 1, "monitor_a": 3, "monitor_b": 1}


def test_a_publisher_is_found_by_any_of_its_names(desk: Desk, cast: Cast) -> None:
    """An alias finds it too."""
    cast.monitor_a.aliases = ["Alef"]
    cast.monitor_a.save()
    assert [row["key"] for row in desk.get("/publishers.json", {"q": "alef"}).json()["rows"]] == ["monitor_a"]


def test_a_mark_is_changed_with_a_reason_that_stays(desk: Desk, cast: Cast) -> None:
    """What stood before is kept beside what stands after (R10)."""
    assert described(desk, reliability=Reliability.B).status_code == 302
    page = desk.get(f"{PAGE}.json").json()
    assert page["reliability"] == Reliability.B
    change = page["rows"][0]
    assert (change["before"], change["after"]) == ({"reliability": "F"}, {"reliability": "B"})
    assert change["signed_by"] == "Recorder A"
    assert "Its method was read." in text_of(desk.page(PAGE))


def test_without_a_reason_nothing_is_changed(desk: Desk, cast: Cast) -> None:
    """The form comes back with what was filled in."""
    assert "Alef" in described(desk, reason=" ", aliases="Alef").content.decode()
    assert not PublisherChange.objects.exists()


def test_a_name_means_one_publisher(desk: Desk, cast: Cast) -> None:
    """An alias that is another's name would make two origins of one (R8)."""
    answer = described(desk, aliases="Monitor B")
    assert answer.status_code == 400
    assert Publisher.objects.get(key="monitor_a").aliases == []


def test_what_is_not_different_is_no_change(desk: Desk, cast: Cast) -> None:
    """Signing what stands there already adds nothing to the history."""
    described(desk)
    described(desk)
    assert PublisherChange.objects.count() == 0


def test_the_reports_show_how_often_a_count_was_superseded(desk: Desk, cast: Cast) -> None:
    """Monitor A corrected its first count (R9), and reported it a day after the event."""
    for claim in (cast.first, cast.later):
        decide_link(claim, cast.market, LinkState.ACCEPT, signed())
    shows = desk.get(f"{PAGE}.json").json()["shows"]
    assert (shows["accepted"], shows["superseded"]) == (2, 1)
    agency = desk.get("/publishers/agency.json").json()["shows"]
    assert (agency["quotes_others"], [each["claims"] for each in agency["leans_on"]]) == (1, [1])


def test_a_profile_leads_to_its_reports_and_to_those_on_whose_word_it_speaks(desk: Desk, cast: Cast) -> None:
    """Whoever weighs a source opens what it published, and whom it repeats (R8)."""
    leads = set(desk.page("/publishers/agency").xpath("//main//a/@href"))
    assert "/incidents?monitor=agency" in leads
    assert any(to.startswith("/reading/") for to in leads)
    assert any(to.startswith("/publishers/monitor_") for to in leads)


def test_publishers_stand_in_the_order_that_is_asked_for(desk: Desk, cast: Cast) -> None:
    """Who published most, or by name; an order that there is not is refused."""
    order = [row["key"] for row in desk.get("/publishers.json", {"sort": "-reports"}).json()["rows"]]
    assert order == ["monitor_a", "agency", "monitor_b"]
    assert desk.get("/publishers", {"sort": "fame"}).status_code == 400


def test_there_is_no_page_of_nobody(desk: Desk, cast: Cast) -> None:
    """An unknown key is told as such."""
    assert desk.get("/publishers/nobody").status_code == 404


@pytest.mark.django_db(databases=["default", "people"])
def test_a_profile_counts_what_one_may_see_and_is_changed_by_right(cast: Cast) -> None:
    """A reader sees the profile and may not describe; reports of another group are not counted."""
    ReportAccess(report=cast.first.report, group="near").save()
    reader = Browser(join("Far", Role.READER))
    assert reader.get(f"{PAGE}.json").json()["shows"]["reports"] == 2
    assert described(reader).status_code == 403


def test_two_publishers_are_made_one_and_two_again(desk: Desk, cast: Cast) -> None:
    """Both profiles tell it, with who signed and why."""
    sent = {"into": "Monitor A", "reason": "The page was renamed."}
    assert desk.post("/publishers/monitor_b/unite", sent).url == PAGE
    assert "The page was renamed." in text_of(desk.page(PAGE))
    assert "This publisher goes on as Monitor A" in text_of(desk.page("/publishers/monitor_b"))
    desk.post("/publishers/monitor_b/part", {"reason": "They are two."})
    assert "goes on as" not in text_of(desk.page("/publishers/monitor_b").xpath("//main//header")[0])
    assert len(desk.get("/publishers/monitor_b.json").json()["rows"]) == 2


@pytest.mark.parametrize("sent", [{"into": "Nobody", "reason": "Why."}, {"into": "Monitor A", "reason": " "}])
def test_a_union_names_a_publisher_and_a_reason(desk: Desk, cast: Cast, sent: dict[str, str]) -> None:
    """Nothing is signed otherwise."""
    desk.post("/publishers/monitor_b/unite", sent)
    assert Publisher.objects.get(key="monitor_b").goes_on_as is None
