"""One way to answer: the same data as a page, a part of a page, JSON and CSV, and bad input told in the same form."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recount.workbench.answering import _cell
from tests.cast import Cast
from tests.workbench.desk import Desk, text_of


@pytest.fixture
def incidents(cast: Cast) -> Cast:
    """Give the two incidents of the cast."""
    return cast


def test_the_same_data_comes_as_page_json_and_csv(desk: Desk, incidents: Cast) -> None:
    """What the page lists is what the data lists."""
    page = desk.page("/incidents")
    codes = [text_of(code) for code in page.xpath("//tr[@data-row]//small")]
    data = desk.get("/incidents.json").json()
    lines = list(csv.DictReader(io.StringIO(_whole(desk.get("/incidents.csv")))))
    assert len(codes) == 2
    assert codes == [row["code"] for row in data["rows"]] == [line["code"] for line in lines]


def test_the_address_is_the_state(desk: Desk, incidents: Cast) -> None:
    """The keys of an address choose the same rows in every form."""
    data = desk.get("/incidents.json", {"q": "bridge"}).json()
    assert [row["code"] for row in data["rows"]] == ["RC0002"]
    assert "RC0001" not in _whole(desk.get("/incidents.csv", {"q": "bridge"}))


def test_htmx_gets_a_part_of_the_page(desk: Desk, incidents: Cast) -> None:
    """A search does not send the frame again."""
    answer: Any = desk.part("/incidents")
    assert b"<html" not in answer.content
    assert b"RC0001" in answer.content


def test_a_csv_of_nothing_has_its_columns(desk: Desk) -> None:
    """An empty table says what it would hold."""
    assert _whole(desk.get("/incidents.csv")).startswith("code,title_en,title_ar,start")


def test_a_table_is_made_while_it_is_sent(desk: Desk, incidents: Cast) -> None:
    """Its rows are fetched after its head has left, so that a hundred thousand take no memory."""
    answer = desk.get("/incidents.csv")
    with CaptureQueriesContext(connection) as asked:
        assert len(_whole(answer).splitlines()) == 3
    assert len(asked) >= 1


def test_bad_input_is_told_as_a_page_and_as_data(desk: Desk) -> None:
    """What was found, why it matters and what to do, with status 400."""
    assert desk.get("/incidents", {"from": "soon"}).status_code == 400
    answer = desk.get("/incidents.json", {"from": "soon"})
    assert answer.status_code == 400
    assert set(answer.json()) == {"found", "matters", "remedy"}


@pytest.mark.parametrize("page", ["0", "-1", "x", "١"])
def test_no_page_stands_under_a_bad_number(desk: Desk, page: str) -> None:
    """Pages are counted from 1, in the digits of addresses."""
    assert desk.get("/incidents", {"page": page}).status_code == 400


def test_a_page_beyond_the_last_is_the_last(desk: Desk, incidents: Cast) -> None:
    """An address that was passed on still opens when the list has become shorter."""
    assert desk.get("/incidents.json", {"page": "99"}).json()["paging"]["number"] == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(text: str) -> None:
    """A title of somebody else's report must not run in an analyst's spreadsheet."""
    assert str(_cell(text)).startswith("'")


def _whole(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        *(("/incidents?sort=x", "ليس ترتيبًا"), ("/inbox?sort=x", "ليس ترتيبًا"), ("/inbox?state=x", "ليس من كلماته")),
        *(
            ("/search?q=a&in=x", "مما يُبحث فيه"),
            ("/incidents?page=x", "ليس رقم صفحة"),
            ("/figures?by=zone", "مناطق السيطرة"),
        ),
    ],
)
def test_what_an_address_cannot_ask_is_told_in_the_language_of_the_page(
    arabic_desk: Desk, address: str, said: str
) -> None:
    """An order, a word, a page or a map that is not there."""
    answer = arabic_desk.get(address)
    assert answer.status_code == 400
    assert said in answer.content.decode()
