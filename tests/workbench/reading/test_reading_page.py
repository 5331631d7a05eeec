"""The reading page: what it shows of a report, and what a person does with each claim."""

from __future__ import annotations

import json

import pytest

from recount.claims.gold import GoldLine
from recount.incidents.deciding.assessed import standings
from recount.incidents.models import Decision
from recount.reports.models import Report
from recount.vocabulary.words import ClaimWork, DecisionKind, Outcome
from recount.workbench.reading.marking import words_around
from tests.cast import Cast
from tests.workbench.desk import NAME, Desk, text_of

FIRST = "/reading/report-a-1"


@pytest.mark.parametrize(
    ("most", "around"),
    [(99, ("One two ", " four five.")), (6, ("… two ", " four …")), (0, ("… ", " …"))],
)
def test_a_quote_stands_among_whole_words(most: int, around: tuple[str, str]) -> None:
    """No word is cut in two, and an ellipsis says that more stands there."""
    assert words_around("One two three four five.", 8, 13, most) == around


def send(desk: Desk, address: str, **sent: object) -> str:
    """Send a form and give the address that one is led to."""
    answer = desk.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return answer["Location"]


def test_the_text_stands_whole_with_its_claims_marked(desk: Desk, cast: Cast) -> None:
    """No letter is lost or added by marking."""
    page = desk.page(FIRST)
    assert page.get_element_by_id("text").text_content() == cast.first.report.text
    assert page.xpath("//mark[@data-claims='a-1']")


def test_a_claim_tells_its_fields_with_where_they_come_from(desk: Desk, cast: Cast) -> None:
    """The place says how sure it is."""
    card = text_of(desk.page(FIRST).get_element_by_id("claim-a-1"))
    assert "20+" in card and "at least 20" in card and "100% sure" in card


def test_accepting_signs_with_the_name_of_who_sits_here(desk: Desk, cast: Cast) -> None:
    """One sending accepts, and the range of the incident follows."""
    way = send(desk, FIRST, claim="a-1", act="accept", incident="RC0001", seen=0)
    decision = Decision.objects.get()
    assert (decision.signed_by, decision.kind) == (NAME, DecisionKind.ACCEPT)
    assert cast.market.tolls.get(outcome=Outcome.KILLED).low == 20
    assert f"undo={decision.pk}" in way


def test_what_was_done_can_be_undone_from_the_notice(desk: Desk, cast: Cast) -> None:
    """The toast sends a new decision that retires the one before."""
    way = send(desk, FIRST, claim="a-1", act="accept", incident="RC0001")
    [toast] = desk.page(way).xpath("//form[contains(@class, 'toast')]")
    send(desk, toast.get("action"), decision=toast.xpath(".//input[@name='decision']")[0].get("value"))
    assert [one.work for one in standings(cast.first.report)] == [ClaimWork.WAITING]
    assert not cast.market.tolls.exists()


def test_a_claim_is_set_aside_for_a_reason_of_the_list(desk: Desk, cast: Cast) -> None:
    """The reason stands with the decision in words."""
    send(desk, FIRST, claim="a-1", act="reject", why="misread")
    assert Decision.objects.get().reason == "misread"
    assert "misread" in text_of(desk.page(FIRST).get_element_by_id("claim-a-1"))


def test_another_reason_has_to_be_said(desk: Desk, cast: Cast) -> None:
    """No decision stands without a reason."""
    assert desk.post(FIRST, {"claim": "a-1", "act": "reject", "why": "other_reason"}).status_code == 400
    assert not Decision.objects.exists()


def test_a_decision_past_another_is_refused(desk: Desk, cast: Cast) -> None:
    """Who had not seen what somebody decided meanwhile looks again."""
    send(desk, FIRST, claim="a-1", act="unsure", seen=0)
    assert desk.post(FIRST, {"claim": "a-1", "act": "accept", "incident": "RC0001", "seen": 0}).status_code == 400


def form_of(desk: Desk, address: str) -> dict[str, str]:
    """Give what a form would send as it stands."""
    [form] = desk.page(address).xpath("//form[@class='correcting']")
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def test_the_form_as_it_stands_changes_nothing(desk: Desk, cast: Cast) -> None:
    """Sent back untouched, it is the same claim: no field is lost on the way."""
    address = f"{FIRST}/claims/a-1"
    answer = desk.post(address, form_of(desk, address))
    assert answer.status_code == 400 and "Nothing was changed" in answer.content.decode()


def test_a_number_is_corrected_and_the_reader_s_claim_is_kept(desk: Desk, cast: Cast) -> None:
    """The person's claim stands instead, and says that a person wrote it."""
    address = f"{FIRST}/claims/a-1"
    send(desk, address, **{**form_of(desk, address), "casualties-0-count-min": "21"})
    page = desk.page(FIRST)
    assert "21+" in text_of(page.xpath("//ol[@class='claim-list']")[0])
    assert "20+" in text_of(page.xpath("//details[@class='replaced']")[0])
    written = Decision.objects.get(kind=DecisionKind.CORRECT)
    assert written.claim is not None and written.claim.claim.when == cast.first.claim.when


def test_what_cannot_be_kept_comes_back_with_what_was_typed(desk: Desk, cast: Cast) -> None:
    """Nothing has to be typed again."""
    address = f"{FIRST}/claims/a-1"
    sent = {**form_of(desk, address), "casualties-0-count-min": "30", "casualties-0-count-max": "20"}
    answer = desk.post(address, sent).content.decode()
    assert "cannot run from 30 down to 20" in answer and 'value="30"' in answer


def test_a_place_is_chosen_by_its_name(desk: Desk, cast: Cast) -> None:
    """A name that the gazetteer knows becomes the place."""
    address = f"{FIRST}/claims/a-1"
    send(desk, address, **{**form_of(desk, address), "where-0-other": "Raqqa"})
    written = Decision.objects.get(kind=DecisionKind.CORRECT).claim
    assert written is not None and written.place == "raqqa"


def test_a_day_is_written_as_long_as_it_is_precise(desk: Desk, cast: Cast) -> None:
    """A month is no first of the month (R6)."""
    address = f"{FIRST}/claims/a-1"
    send(desk, address, **{**form_of(desk, address), "when-0-days": "2001-02"})
    written = Decision.objects.get(kind=DecisionKind.CORRECT).claim
    assert written is not None and str(written.claim.when.precision) == "month"


def test_marked_words_become_a_claim(desk: Desk, cast: Cast) -> None:
    """The claim quotes them where they stand."""
    sent = {"quote": "20 civilians", "quote_start": "9", "kind": "casualty", "casualties-0-outcome": "killed"}
    sent |= {"casualties-0-count-min": "20", "casualties-0-count-max": "20", "when-0-days": "2001-02-03"}
    send(desk, f"{FIRST}/claims/new", **sent, **{"where-0-other": "albukamal"})
    added = Decision.objects.get().claim
    assert added is not None
    assert (added.claim.quote.start, added.low, added.high, added.place) == (9, 20, 20, "albukamal")


def test_words_that_are_not_there_are_refused(desk: Desk, cast: Cast) -> None:
    """R1: a claim rests on words that can be read again."""
    answer = desk.post(f"{FIRST}/claims/new", {"quote": "fifty soldiers", "kind": "event"})
    assert "do not stand in the report" in answer.content.decode()


def test_the_next_report_is_one_that_nobody_assessed(desk: Desk, cast: Cast) -> None:
    """What somebody has looked at is passed over."""
    send(desk, "/reading/report-a-2", claim="a-2", act="unsure")
    assert desk.get("/reading", {"after": "report-a-1"})["Location"].startswith("/reading/report-b-1")


def test_a_record_without_work_says_what_to_do(desk: Desk) -> None:
    """An empty queue is no error."""
    assert "No report waits" in text_of(desk.page("/reading"))


def test_claims_are_rows_of_data(desk: Desk, cast: Cast) -> None:
    """The page answers as JSON and CSV too, the claim itself included."""
    [row] = desk.get(f"{FIRST}.json").json()["rows"]
    assert row["claim"]["quote"]["text"] == cast.first.report.text
    assert row["work"] == "waiting"
    assert b"a-1" in b"".join(desk.get(f"{FIRST}.csv").streaming_content)  # type: ignore[attr-defined]


def test_a_report_read_to_the_end_is_gold(desk: Desk, cast: Cast) -> None:
    """What a person corrected is the answer that a reading is measured by."""
    Report.objects.update(language="en")
    address = f"{FIRST}/claims/a-1"
    assert desk.get("/reading/gold.jsonl").content == b""
    send(desk, address, **{**form_of(desk, address), "casualties-0-count-min": "21"})
    [corrected] = [one.row.key for one in standings(cast.first.report) if one.work is ClaimWork.WAITING]
    send(desk, FIRST, claim=corrected, act="accept", incident="RC0001")
    [line] = desk.get("/reading/gold.jsonl").content.splitlines()
    assert json.loads(line)["gold"]["killed"] == [21]
    assert GoldLine.model_validate(json.loads(line)).gold.date is not None


def test_a_whole_report_is_set_aside_and_taken_back(desk: Desk, cast: Cast) -> None:
    """It is kept, and waits for nobody until it is taken back."""
    way = send(desk, f"{FIRST}/set-aside", reason="Another war.")
    assert "report set aside" in text_of(desk.page(way))
    send(desk, f"{FIRST}/undo", decision=Decision.objects.get().pk)
    assert "report set aside" not in text_of(desk.page(FIRST))


def test_the_page_speaks_arabic(arabic_desk: Desk, cast: Cast) -> None:
    """Labels follow the language of the page, and the report keeps its own direction."""
    page = arabic_desk.page(FIRST)
    assert page.get("dir") == "rtl"
    assert page.get_element_by_id("text").get("dir") == "ltr"
    assert "قبول" in text_of(page.get_element_by_id("claim-a-1"))
