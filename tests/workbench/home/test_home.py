"""The first page and the ledger: what waits, with its way there, and nothing of what is kept from who asks."""

from __future__ import annotations

from typing import Any

import pytest

from recount.incidents.deciding.awaiting import at_stage
from recount.incidents.deciding.reviewing import sign_release, sign_review
from recount.incidents.models import Incident, IncidentAccess
from recount.reports.models import ReportAccess
from recount.vocabulary.words import ReviewFinding, ReviewStage, Role
from recount.workbench.home import balance
from tests.cast import Cast, signed
from tests.incidents.deciding.test_reviewing import graded
from tests.workbench.desk import Desk
from tests.workbench.people.team import Browser, join

pytestmark = pytest.mark.django_db(databases=["default", "people"])


def number_of(answer: Any, what: str) -> int:
    """Give how many of one thing a first page tells of."""
    said = answer.json()
    return next((row["number"] for row in (*said["rows"], *said["waiting"]) if row["what"] == what), 0)


@pytest.fixture
def kept(cast: Cast) -> Incident:
    """Keep an incident to a group: it is linked to a report that came out before it, which cannot be."""
    market = graded(cast)
    IncidentAccess.objects.create(incident=market, group="field")
    ReportAccess.objects.create(report=cast.copied.report, group="field")
    Incident.objects.filter(pk=market.pk).update(start="2001-03-01", end="2001-03-01")
    return market


def test_who_is_outside_a_group_sees_neither_number_nor_code(kept: Incident) -> None:
    """An administrator too; the member sees both, on the first page and in the ledger."""
    member = Browser(join("Reader R", Role.READER, groups=("field",)))
    outside = Browser(join("Admin A", Role.ADMINISTRATOR))
    for what in ("incidents", "reports", "claims"):
        assert number_of(outside.get("/home.json"), what) == number_of(member.get("/home.json"), what) - 1
    assert number_of(outside.get("/home.json"), "decisions") == 0 < number_of(member.get("/home.json"), "decisions")
    assert (number_of(outside.get("/home.json"), "review"), number_of(member.get("/home.json"), "review")) == (0, 1)
    drawn, whole = outside.get("/ledger.json").json(), member.get("/ledger.json").json()
    assert any(kept.code in sentence for sentence in whole["inconsistent"])
    assert kept.code not in str(drawn)
    assert (drawn["in_order"], whole["in_order"]) == (True, False)
    totals = {row["stage"]: row["total"] for row in drawn["rows"]}
    assert (totals["incidents"], totals["links"]) == (1, 0)


def test_what_waits_leads_to_where_it_is_done(cast: Cast, desk: Desk) -> None:
    """Each number stands on a link, and the page behind it lists as many."""
    graded(cast)
    page = desk.page("/")
    ways = {way.get("href") for way in page.xpath("//ul[@class='waiting']//a")}
    stages = {f"/incidents?stage={stage}" for stage in (ReviewStage.NOT_GRADED, ReviewStage.WAITING_FOR_REVIEW)}
    assert {"/inbox?work=not_yet_assessed", *stages} <= ways
    for way in ways - {"/linking"}:
        address, _, asked = way.partition("?")
        assert desk.get(f"{address}.json?{asked}").json()["paging"]["total"] > 0


def test_an_incident_waits_for_one_step_at_a_time(cast: Cast) -> None:
    """For a grade, for review, for two signatures, and then for nothing; what is returned waits for nobody else."""
    stages = (ReviewStage.NOT_GRADED, ReviewStage.WAITING_FOR_REVIEW, ReviewStage.REVIEWED)

    def waits_at() -> list[ReviewStage]:
        return [stage for stage in stages if cast.market in at_stage(Incident.objects.all(), stage)]

    assert waits_at() == [ReviewStage.NOT_GRADED]
    market = graded(cast)
    assert waits_at() == [ReviewStage.WAITING_FOR_REVIEW]
    sign_review(market, ReviewFinding.RETURN, signed(by="Recorder B"))
    assert waits_at() == []
    sign_review(market, ReviewFinding.AGREE, signed(by="Recorder B"))
    sign_release(market, signed(by="Recorder C"))
    assert waits_at() == [ReviewStage.REVIEWED]
    sign_release(market, signed(by="Recorder D"))
    assert waits_at() == []


def test_a_stage_that_is_none_is_told(desk: Desk) -> None:
    """The words that can be asked for are named."""
    answer = desk.get("/incidents.json?stage=never")
    assert answer.status_code == 400
    assert "waiting_for_review" in answer.content.decode()


def test_a_large_record_is_counted_once_for_each_of_its_states(
    cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says that it is not looked through, and counts anew when something was decided."""
    monkeypatch.setattr(balance, "MOST_LOOKED_THROUGH", 1)
    assert "recount audit" in desk.get("/ledger").content.decode()
    before = desk.get("/ledger.json").json()["rows"]
    graded(cast)
    after = desk.get("/ledger.json").json()
    assert after["rows"] != before
    assert (after["looked_through"], after["inconsistent"]) == (False, [])
