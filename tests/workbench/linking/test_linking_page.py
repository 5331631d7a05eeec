"""The page of linking: claims that wait, what would change, a person's word, and the way back."""

from __future__ import annotations

import pytest
from django.utils import translation

from recount.claims.models import ClaimRecord
from recount.incidents.capturing.proposing import propose_links
from recount.incidents.deciding.signing import decide_link, grade
from recount.incidents.linking.weighing import Reason
from recount.incidents.models import Decision, Incident, Link
from recount.reports.models import ReportAccess
from recount.vocabulary.sentences import read, tell, written
from recount.vocabulary.words import DecisionKind, HarmGrade, IncidentStatus, LinkState, Role
from recount.workbench.linking.reasons import reasons_of
from tests.cast import Cast, signed
from tests.workbench.desk import NAME, Desk, text_of
from tests.workbench.people.team import Browser, join

PAGE = "/linking"


@pytest.fixture
def waiting(cast: Cast, db: None) -> Cast:
    """Let Monitor A's first count stand in the market, and three later claims wait."""
    decide_link(cast.first, cast.market, LinkState.ACCEPT, signed(by="Recorder B"))
    propose_links([cast.later, cast.second, cast.copied])
    return cast


def word(cast: Cast, verb: str, claim: str = "b-1", **more: object) -> dict[str, object]:
    """Give what the form sends about a claim and the market."""
    return {"claim": claim, "incident": cast.market.code, "verb": verb, **more}


def test_what_waits_stands_in_the_list(desk: Desk, waiting: Cast) -> None:
    """The page counts it and says what each counts, and the data holds it."""
    page = desk.page(PAGE)
    assert "3 claims wait." in text_of(page)
    assert "25–28 killed · civilians" in text_of(page.xpath("//nav[contains(@class, 'waits')]")[0])
    assert {row["claim"] for row in desk.get("/linking.json").json()["rows"]} == {"a-2", "b-1", "c-1"}


def test_the_quote_stands_beside_the_incident(desk: Desk, waiting: Cast) -> None:
    """In its own words, and the incident with those of others."""
    page = desk.page(PAGE, claim="b-1")
    assert text_of(page.xpath("//mark")[0]) == "25 to 28 civilians were killed"
    assert "At least 20 civilians were killed" in [text_of(quote) for quote in page.xpath("//blockquote")]


def test_what_would_change_is_shown_before(desk: Desk, waiting: Cast) -> None:
    """The range now and the range then, and the end that moves; nothing is signed by looking."""
    change = desk.get("/linking.json", {"claim": "b-1"}).json()["looked_at"]["candidates"][0]["foreseen"][0]
    assert (change["before"]["low"], change["after"]["low"]) == (20, 20)
    assert change["after"]["high"] == 28 and change["high_moves"]
    assert "The high end would move." in text_of(desk.page(PAGE, claim="b-1"))
    assert not Decision.objects.filter(claim__key="b-1").exists()


def test_a_copy_is_told_to_be_no_new_origin(desk: Desk, waiting: Cast) -> None:
    """The agency speaks for the monitor that the incident has already (R8)."""
    said = text_of(desk.page(PAGE, claim="c-1"))
    assert "this claim speaks for it too" in said
    assert "would be a new origin" in text_of(desk.page(PAGE, claim="b-1"))


@pytest.mark.parametrize(("verb", "kind"), [(verb, DecisionKind(verb)) for verb in ("accept", "refuse", "unsure")])
def test_a_persons_word_is_signed(desk: Desk, waiting: Cast, verb: str, kind: DecisionKind) -> None:
    """With their name, and a reason also where they add nothing."""
    assert desk.post("/linking/decide", word(waiting, verb)).status_code == 302
    decision = Decision.objects.get(claim__key="b-1")
    assert (decision.kind, decision.signed_by) == (kind, NAME)
    assert decision.reason


def test_what_was_refused_stays_refused(desk: Desk, waiting: Cast) -> None:
    """A later run proposes it no more."""
    desk.post("/linking/decide", word(waiting, "refuse"))
    propose_links([waiting.second])
    assert "b-1" not in {row["claim"] for row in desk.get("/linking.json").json()["rows"]}


def test_what_was_decided_is_taken_back(desk: Desk, waiting: Cast) -> None:
    """The claim waits again, and the range is as it was."""
    desk.post("/linking/decide", word(waiting, "accept"))
    number = Decision.objects.get(claim__key="b-1").pk
    assert desk.post("/linking/undo", {"decisions": number}).status_code == 302
    assert Link.objects.get(claim__key="b-1").state == LinkState.PROPOSED
    assert waiting.market.tolls.get().high == 20


def test_what_one_decided_last_can_be_taken_back_also_later(desk: Desk, waiting: Cast) -> None:
    """It stands on the page with its undo until it is taken back; what others signed does not."""
    decide_link(waiting.first, waiting.market, LinkState.ACCEPT, signed(by="Somebody Else"))
    desk.post("/linking/decide", word(waiting, "refuse"))
    number = str(Decision.objects.latest("id").pk)
    undo = "//section[@aria-labelledby='lately']//input[@name='decisions']/@value"
    assert desk.page(PAGE).xpath(undo) == [number]
    desk.post("/linking/undo", {"decisions": number})
    assert desk.page(PAGE).xpath(undo) == []


def test_the_next_claim_comes_after_a_decision(desk: Desk, waiting: Cast) -> None:
    """So that one key after the other works through what waits, and the last can be undone."""
    answer = desk.post("/linking/decide", word(waiting, "accept", claim="a-2"))
    assert "claim=b-1" in answer.headers["Location"] and "undo=" in answer.headers["Location"]
    assert desk.page(answer.headers["Location"]).xpath("//form[@action='/linking/undo']")


def test_several_claims_open_one_incident(desk: Desk, waiting: Cast) -> None:
    """And it is withdrawn when that is taken back."""
    desk.post("/linking/open", {"at": "b-1", "claim": ["b-1", "c-1"]})
    opened = Incident.objects.latest("id")
    assert {link.claim.key for link in opened.links.all()} == {"b-1", "c-1"}
    numbers = ",".join(str(row.pk) for row in opened.decisions.all())
    desk.post("/linking/undo", {"decisions": numbers})
    opened.refresh_from_db()
    assert opened.status == IncidentStatus.WITHDRAWN


def test_who_decided_meanwhile_is_told(desk: Desk, waiting: Cast) -> None:
    """Nothing is signed in view of less than what stands."""
    seen = Decision.objects.latest("id").pk
    grade(waiting.market, HarmGrade.WEAK, signed(by="Recorder C"))
    answer = desk.post("/linking/decide", word(waiting, "accept", seen=seen), follow=True)
    assert b"Recorder C decided about it since you looked" in answer.content
    assert not Decision.objects.filter(claim__key="b-1").exists()


@pytest.mark.django_db(databases=["default", "people"])
def test_claims_of_reports_that_one_may_not_know_of_do_not_wait(waiting: Cast) -> None:
    """Neither in the list nor by their address."""
    ReportAccess(report=ClaimRecord.objects.get(key="b-1").report, group="team north").save()
    outside = Browser(join("Reader A", Role.READER))
    assert "b-1" not in {row["claim"] for row in outside.get("/linking.json").json()["rows"]}
    assert outside.get(PAGE, {"claim": "b-1"}).status_code == 400


def test_new_incidents_are_gathered_with_their_claims(desk: Desk, cast: Cast) -> None:
    """What no incident is proposed for is opened together."""
    row = desk.get("/linking/new.json").json()["rows"][0]
    answer = desk.post("/linking/open", {"from": "new", "claim": row["claims"]})
    assert answer.headers["Location"].startswith("/linking/new?undo=")
    assert Incident.objects.latest("id").links.count() == len(row["claims"])


def test_an_empty_desk_says_where_to_go(desk: Desk) -> None:
    """Nothing waits in an empty record."""
    assert desk.page(PAGE).xpath("//a[@href='/linking/new']")


def test_reasons_are_told_in_plain_words() -> None:
    """What speaks for it, what against it, which report is likest, in the language of the page."""
    moved = [Reason("words", 1.2).said(), Reason("counts", -0.8).said(), Reason("time", 0.1).said()]
    likest = tell("incidents.capturing.likest", report="b-1", moved=moved)
    reason = tell("incidents.capturing.near_and_likest", near=tell("incidents.capturing.same_day"), likest=likest)
    with translation.override("en"):
        said = reasons_of(read(written(reason)))
    assert (said.near, said.pros, said.cons, said.likest) == ("the same day", "words", "counts", "b-1")
    with translation.override("ar"):
        said = reasons_of(reason)
        assert (said.near, said.pros, said.cons, said.likest) == ("اليوم نفسه", "الألفاظ", "الأعداد", "b-1")
    assert reasons_of("by hand").near == "by hand"
