"""The page of checking: what is pasted or dropped is held against the record, now and on its own day, and not kept."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from recount.incidents.deciding.signing import decide_link
from recount.reports.models import Report, ReportAccess
from recount.vocabulary.words import LinkState, Role, Verdict
from tests.cast import Cast, signed
from tests.workbench.desk import Desk, text_of
from tests.workbench.people.team import Browser, join

ARTICLE = "5 February 2001\n\nOn 3 February 2001 air strikes killed 31 civilians in Albukamal, Monitor A said."
ON_ITS_DAY = "2001-02-05"


@pytest.fixture
def settled(cast: Cast) -> Cast:
    """Give the cast with what everybody says of the market accepted."""
    for claim in (cast.first, cast.later, cast.second):
        decide_link(claim, cast.market, LinkState.ACCEPT, signed())
    return cast


def sent(desk: Any, address: str = "/check.json", **fields: Any) -> Any:
    """Send an article and give what comes back as data."""
    return desk.post(address, {"text": ARTICLE, **fields})


def verdicts(answer: Any) -> list[str]:
    """Give the verdicts of a check."""
    return [row["verdict"] for row in answer.json()["rows"]]


def test_an_article_that_is_pasted_is_held_against_the_record(desk: Desk, settled: Cast) -> None:
    """The page marks the sentence and gives the verdict with the record's own numbers."""
    page = sent(desk, "/check").content.decode()
    assert "<mark" in page
    assert "Monitor A" in page
    assert verdicts(sent(desk)) == [Verdict.SUPPORTED]


def test_a_finding_says_how_it_was_read_and_leads_into_the_record(desk: Desk, settled: Cast) -> None:
    """Whoever misreads an article misjudges it: what was understood stands there, with incident and report to open."""
    unread = "Opinions differ: dozens were killed somewhere."
    page = html.fromstring(sent(desk, "/check", text=f"A headline\n\n{ARTICLE}\n\n{unread}").content.decode())
    finding = page.get_element_by_id("finding-1")
    assert "31 civilians killed in Albukamal on 3 February 2001" in text_of(finding.find_class("read-as")[0])
    leads = {link.get("href").partition("?")[0] for link in finding.iterfind(".//a")}
    assert {f"/incidents/{settled.market.code}", f"/reading/{settled.later.report.key}"} <= leads
    assert text_of(page.find(".//h1")) == "A headline"
    assert "dozens" in text_of(page.get_element_by_id("not-checked"))


def test_a_file_is_checked_as_what_is_pasted(desk: Desk, settled: Cast) -> None:
    """A dropped file gives the same verdicts."""
    file = SimpleUploadedFile("article.txt", ARTICLE.encode())
    answer: Any = desk.post("/check.json", {"file": file})
    assert verdicts(answer) == verdicts(sent(desk))
    assert answer.json()["now"]["article"]["name"] == "article.txt"


def test_a_check_tells_how_the_article_stood_on_its_own_day(desk: Desk, settled: Cast) -> None:
    """The monitor settled on 31 two days after the article, so nobody had said it by then."""
    row = sent(desk, published=ON_ITS_DAY).json()["rows"][0]
    assert row["verdict"] == Verdict.SUPPORTED
    assert row["verdict_then"] != Verdict.SUPPORTED
    assert "5 February 2001" in sent(desk, "/check", published=ON_ITS_DAY).content.decode()


def test_nothing_of_an_article_is_kept(desk: Desk, settled: Cast) -> None:
    """A check adds no report and no claim."""
    before = Report.objects.count()
    sent(desk, "/check")
    assert Report.objects.count() == before


def test_without_an_article_the_page_says_what_to_do(desk: Desk, cast: Cast) -> None:
    """An empty form is no check, and what was filled in stays."""
    answer: Any = desk.post("/check", {"text": " ", "published": ON_ITS_DAY})
    assert answer.status_code == 400
    assert ON_ITS_DAY in answer.content.decode()


@pytest.mark.parametrize("published", ["soon", "2001-02"])
def test_a_day_that_is_none_is_told_beside_the_article(desk: Desk, cast: Cast, published: str) -> None:
    """The article need not be pasted again."""
    answer = sent(desk, "/check", published=published)
    assert answer.status_code == 400
    assert "Albukamal" in answer.content.decode()


def test_a_check_travels_as_one_page_and_as_a_table(desk: Desk, settled: Cast) -> None:
    """The page that travels asks for nothing; the table has a line a claim."""
    travelling = sent(desk, "/check/one-page")
    assert "attachment" in travelling.headers["Content-Disposition"]
    assert "<script" not in travelling.content.decode()
    lines = list(csv.DictReader(io.StringIO(b"".join(sent(desk, "/check.csv").streaming_content).decode())))
    assert [line["verdict"] for line in lines] == [Verdict.SUPPORTED]


def test_the_page_that_travels_is_made_by_sending_an_article(desk: Desk, cast: Cast) -> None:
    """Its bare address leads to the form."""
    assert desk.get("/check/one-page").status_code == 302


def test_the_answer_is_in_the_language_of_the_page(arabic_desk: Desk, settled: Cast) -> None:
    """An English article is judged in Arabic, and stands from left to right all the same."""
    page = sent(arabic_desk, "/check").content.decode()
    assert 'dir="rtl"' in page
    assert 'lang="en" dir="ltr"' in page


@pytest.mark.django_db(databases=["default", "people"])
def test_what_somebody_may_not_see_is_no_evidence_for_them(settled: Cast) -> None:
    """A report that names a group does not show through a check."""
    ReportAccess(report=settled.later.report, group="near").save()
    near, far = Browser(join("Near", Role.RECORDER, groups=("near",))), Browser(join("Far", Role.RECORDER))
    assert verdicts(sent(near)) == [Verdict.SUPPORTED]
    assert settled.later.report.key not in sent(far).content.decode()
    assert verdicts(sent(far)) != [Verdict.SUPPORTED]


def test_the_form_names_its_fields(desk: Desk, cast: Cast) -> None:
    """Every field has a label."""
    page = desk.page("/check")
    labels = {label.get("for") for label in page.xpath("//main//label")}
    fields = page.xpath("//main//form//*[self::textarea or self::input[not(@type='hidden')]]")
    assert {field.get("id") for field in fields} <= labels
    assert text_of(page.xpath("//h1")[0]) == "Check an article"
