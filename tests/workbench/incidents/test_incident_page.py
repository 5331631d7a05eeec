"""The page of one incident: ranges with marks, two people, acts that are signed, and what others may not see."""

from __future__ import annotations

from typing import Any

import pytest

from recount.claims.schema import Infrastructure, Quantity
from recount.incidents.deciding.reviewing import sign_review
from recount.incidents.deciding.signing import decide_link, grade
from recount.incidents.deciding.succession import merge
from recount.incidents.models import Decision, Incident, IncidentAccess
from recount.vocabulary.words import (
    ClaimKind,
    Damage,
    DecisionKind,
    HarmGrade,
    InfrastructureType,
    LinkRole,
    LinkState,
    ReviewFinding,
)
from tests.cast import Cast, says, signed
from tests.workbench.desk import NAME, Desk, text_of

PAGE = "/incidents/RC0001"
REASON = {"reason": "Two origins count the dead of the market."}


@pytest.fixture
def market(cast: Cast, db: None) -> Cast:
    """Give the market with the claims that tell of it; the agency's copy stands beside."""
    for row in (cast.first, cast.later, cast.second):
        decide_link(row, cast.market, LinkState.ACCEPT, signed(by="Recorder B"))
    decide_link(cast.copied, cast.market, LinkState.ACCEPT, signed(by="Recorder B"), role=LinkRole.BESIDE)
    return cast


def marks(page: Any) -> dict[str, str]:
    """Give what every claim does for the first range, by its key."""
    rows = page.xpath("(//figure[contains(@class,'span')])[1]//tbody/tr")
    return {text_of(row.xpath(".//small")[0]): text_of(row.xpath("./td")[2]) for row in rows}


def test_every_claim_is_a_mark_that_says_what_it_does(desk: Desk, market: Cast) -> None:
    """Who sets which end, who was superseded by a later count of the same origin, and who stands beside."""
    said = marks(desk.page(PAGE))
    assert said["b-1"] == "sets the low end"
    assert said["a-2"] == "sets the high end"
    assert "superseded" in said["a-1"]
    assert "beside" in said["c-1"]


def test_the_bar_has_a_lane_for_each_origin(desk: Desk, market: Cast) -> None:
    """Links of one origin stand in one lane, superseded ones faded, beside ones hollow."""
    page = desk.page(PAGE)
    lanes = [text_of(lane) for lane in page.xpath("//div[@class='lane']/span")]
    assert "Monitor A" in lanes and "Monitor B" in lanes
    assert len(page.xpath("//*[local-name()='g'][contains(@class,'is_superseded')]")) == 1
    assert len(page.xpath("//*[local-name()='g'][contains(@class,'beside')]")) == 1


def test_reports_and_origins_are_counted_apart(desk: Desk, market: Cast) -> None:
    """Three reports are evidence, and they speak for two origins."""
    assert "3 reports, 2 origins." in text_of(desk.page(PAGE))


def test_the_data_holds_what_the_page_shows(desk: Desk, market: Cast) -> None:
    """Ranges, claims, origins, checklist and log stand in the JSON."""
    data = desk.get(f"{PAGE}.json").json()
    assert (data["ranges"][0]["low"], data["ranges"][0]["high"]) == (25, 31)
    assert [row["key"] for row in data["rows"]] == ["a-1", "a-2", "b-1", "c-1"]
    assert len(data["origins"]) == 2 and len(data["checklist"]) == 11 and len(data["log"]) == 4


def test_an_arabic_page_speaks_arabic(arabic_desk: Desk, market: Cast) -> None:
    """Marks and headings are told in the language of the page."""
    assert marks(arabic_desk.page(PAGE))["b-1"] == "يحدد الحد الأدنى"


def test_the_map_draws_an_area_and_tells_its_size(desk: Desk, market: Cast) -> None:
    """A town is a circle, never a point that nobody stated (R7)."""
    page = desk.page(PAGE)
    assert len(page.xpath("//*[local-name()='circle'][@class='area']")) == 1
    assert "Somewhere in the circle" in text_of(page)


def test_what_was_hit_is_told_with_who_says_so(desk: Desk, market: Cast) -> None:
    """Each kind of object with the damage, how many, and the claim that says it."""
    hit = Infrastructure(
        type=InfrastructureType.MARKET, damage=Damage.DESTROYED, count=Quantity(min=2, max=2, raw="two")
    )
    said = says(
        "b-2",
        market.monitor_b,
        "2001-02-05",
        "Two markets were destroyed",
        infrastructure=[hit],
        kind=ClaimKind.INFRASTRUCTURE,
    )
    decide_link(said, market.market, LinkState.ACCEPT, signed(by="Recorder B"))
    card = text_of(desk.page(PAGE).xpath("//section[@aria-labelledby='hit']")[0])
    assert "destroyed, 2 · Monitor B" in card


def test_a_claim_leads_to_its_words_in_the_report(desk: Desk, market: Cast) -> None:
    """Every number goes back to the sentence that says it (R1)."""
    assert desk.page(PAGE).xpath("//li[@id='claim-a-1']//a[@href='/reading/report-a-1?claim=a-1']")


def test_a_grade_is_signed_with_name_and_reason(desk: Desk, market: Cast) -> None:
    """What is sent from the form becomes a decision of who sits here."""
    answer = desk.post(f"{PAGE}/grade", {"harm": "fair", "seen": last(market), **REASON})
    assert answer.status_code == 302
    decision = Decision.objects.get(kind=DecisionKind.GRADE)
    assert (decision.signed_by, decision.reason) == (NAME, REASON["reason"])


def test_nothing_is_signed_without_a_reason(desk: Desk, market: Cast) -> None:
    """The form comes back and says what lacks."""
    answer = desk.post(f"{PAGE}/grade", {"harm": "fair", "reason": " "})
    assert answer.status_code == 400
    assert not Decision.objects.filter(kind=DecisionKind.GRADE).exists()


def test_who_decided_meanwhile_is_told(desk: Desk, market: Cast) -> None:
    """A second person who saw less than what stands now is shown what was decided, and keeps what they wrote."""
    seen = last(market)
    grade(market.market, HarmGrade.WEAK, signed("Only one of them saw it.", by="Recorder C"))
    answer = desk.post(f"{PAGE}/grade", {"harm": "fair", "seen": seen, **REASON})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Recorder C" in said and "Only one of them saw it." in said and REASON["reason"] in said
    assert Decision.objects.filter(kind=DecisionKind.GRADE).count() == 1


def test_who_signs_again_with_it_in_view_is_heard(desk: Desk, market: Cast) -> None:
    """The form that tells of the other decision can be sent as it is."""
    seen = last(market)
    grade(market.market, HarmGrade.WEAK, signed(by="Recorder C"))
    page = _tree(desk.post(f"{PAGE}/grade", {"harm": "fair", "seen": seen, **REASON}))
    again = page.xpath("//input[@name='seen']/@value")[0]
    assert desk.post(f"{PAGE}/grade", {"harm": "fair", "seen": again, **REASON}).status_code == 302


def test_who_signed_is_told_that_another_reviews(desk: Desk, market: Cast) -> None:
    """The rule of two people stands in words, and the button is not there."""
    desk.post(f"{PAGE}/grade", {"harm": "fair", **REASON})
    page = desk.page(PAGE)
    assert "Another person reviews it." in text_of(page)
    assert not page.xpath(f"//a[@href='{PAGE}/review']")


def test_a_review_of_ones_own_is_refused_with_the_reason(desk: Desk, market: Cast) -> None:
    """Also where somebody sends the form by hand."""
    desk.post(f"{PAGE}/grade", {"harm": "fair", **REASON})
    answer = desk.post(f"{PAGE}/review", {"finding": "agree", **REASON})
    assert answer.status_code == 400
    assert b"cannot be who signed" in answer.content


def test_two_people_release(desk: Desk, market: Cast) -> None:
    """One grades, another reviews, and the page says whose signature is missing."""
    grade(market.market, HarmGrade.FAIR, signed(by="Recorder B"))
    sign_review(market.market, ReviewFinding.AGREE, signed(by="Reviewer"))
    assert desk.post(f"{PAGE}/release", REASON).status_code == 302
    assert "You signed its release. A second person signs next." in text_of(desk.page(PAGE))
    assert desk.post(f"{PAGE}/release", REASON).status_code == 400


def test_a_range_is_settled_by_hand_and_given_back(desk: Desk, market: Cast) -> None:
    """The log tells what changed, and the claims decide again."""
    group = {"outcome": "killed", "who": "civilian", "category": "total"}
    sent = {**group, "method": "team_decision", "low": 20, "high": 40, **REASON}
    assert desk.post(f"{PAGE}/range", sent).status_code == 302
    assert desk.get(f"{PAGE}.json").json()["ranges"][0]["high"] == 40
    assert desk.post(f"{PAGE}/range-back", {**group, **REASON}).status_code == 302
    assert desk.get(f"{PAGE}.json").json()["ranges"][0]["high"] == 31


def test_the_log_shows_before_and_after(desk: Desk, market: Cast) -> None:
    """A second grade stands beside what it took the place of."""
    for harm in ("weak", "fair"):
        desk.post(f"{PAGE}/grade", {"harm": harm, **REASON})
    changes = desk.get(f"{PAGE}.json").json()["log"][0]["changes"]
    assert [(change["before"], change["after"]) for change in changes] == [("weak", "fair")]


def test_an_incident_is_split_by_its_claims(desk: Desk, market: Cast) -> None:
    """Each part is an incident of its own, and the old code leads on."""
    parts = {"part-a-1": "1", "part-a-2": "1", "part-c-1": "1", "part-b-1": "2"}
    assert desk.post(f"{PAGE}/split", {**parts, **REASON}).status_code == 302
    assert len(desk.get(f"{PAGE}.json").json()["successors"]) == 2


def test_one_part_is_no_split(desk: Desk, market: Cast) -> None:
    """The form asks for two."""
    parts = {f"part-{key}": "1" for key in ("a-1", "a-2", "b-1", "c-1")}
    assert desk.post(f"{PAGE}/split", {**parts, **REASON}).status_code == 400


def test_an_old_code_keeps_its_page_and_leads_on(desk: Desk, market: Cast) -> None:
    """Nothing can be signed about it any more."""
    merge(market.market, market.bridge, signed())
    page = desk.page(PAGE)
    assert page.xpath("//a[@href='/incidents/RC0002']")
    assert desk.post(f"{PAGE}/grade", {"harm": "fair", **REASON}).headers["Location"] == PAGE


@pytest.mark.django_db(databases=["default", "people"])
def test_an_incident_is_kept_to_a_group(desk: Desk, market: Cast) -> None:
    """The form puts groups on and takes them off."""
    IncidentAccess(incident=market.market, group="team north").save()
    assert desk.post(f"{PAGE}/access", REASON).status_code == 302
    assert not market.market.access.exists()


@pytest.mark.parametrize("form", ["safe", "full"])
def test_a_dossier_is_given_as_a_file(desk: Desk, market: Cast, form: str) -> None:
    """In both forms; the safe one holds no words of a report."""
    answer = desk.get(f"{PAGE}/dossier", {"form": form, "format": "html"})
    assert "attachment" in answer.headers["Content-Disposition"]
    assert ("25 to 28 civilians were killed" in answer.content.decode()) == (form == "full")


def test_the_list_leads_to_the_page(desk: Desk, market: Cast) -> None:
    """A row opens its incident."""
    assert desk.page("/incidents").xpath(f"//a[@data-opens][@href='{PAGE}']")


def test_there_is_no_page_of_what_is_not_there(desk: Desk, cast: Cast) -> None:
    """Nor a form."""
    assert desk.get("/incidents/RC9999").status_code == 404
    assert desk.get("/incidents/RC9999/grade").status_code == 404


def last(cast: Cast) -> int:
    """Give the number of the last decision about the market."""
    return Decision.objects.filter(incident=Incident.objects.get(pk=cast.market.pk)).latest("id").pk


def _tree(answer: Any) -> Any:
    from lxml import html

    return html.fromstring(answer.content.decode())
