"""A PDF is read as the words on its pages, or one sentence says why it cannot be."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from recount.claims.reader import read
from recount.errors import BadInput
from recount.reports import pdf as pdfs
from recount.reports.drawing_order import is_backwards, turned_around
from recount.reports.pdf import joined_lines, read_pdf
from recount.reports.text import MAX_DOCUMENT_BYTES, MAX_TEXT_BYTES, ReportText, text_of
from tests.reports.pdfs import pdf

REPORT = (
    "Air strikes on Albukamal",
    "",
    "Activists said on Thursday that air strikes had hit the market of the town and killed 31 ci-",
    "vilians, among them eight chil\xaddren, while twenty-",
    "five others were brought to the hospital.",
    "The strikes came at noon.",
)
ARABIC = "قتل مدنيون في الغارة على المدينة القديمة"
UNDATED = "The document does not say on which day it was published."


def told(content: bytes) -> str:
    """Give what was found where a document is refused."""
    with pytest.raises(BadInput) as refusal:
        text_of(content, name="report.pdf")
    assert refusal.value.matters
    assert refusal.value.remedy
    return refusal.value.found


def locked(password: str) -> bytes:
    """Give a document that is locked by a password."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(REPORT)))
    writer.encrypt(user_password=password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_the_words_of_a_document_are_read_page_by_page() -> None:
    """Lines and cut words are joined, pages stay apart."""
    report = text_of(pdf(REPORT, ["No ambulance came."]), name="report.pdf")
    assert report.text == (
        "Air strikes on Albukamal\nActivists said on Thursday that air strikes had hit the market of the town and "
        "killed 31 civilians, among them eight children, while twenty-five others were brought to the hospital.\n"
        "The strikes came at noon.\n\nNo ambulance came."
    )
    assert (report.media_type, report.language) == ("application/pdf", "en")


def test_a_document_gives_the_claims_of_its_text() -> None:
    """A number whose noun was cut at the end of a line is read, and its quote stands in the text (R1)."""
    text = text_of(pdf(REPORT)).text
    claim = next(claim for claim in read(text, published=date(2015, 11, 6)).claims if claim.casualties)
    assert (claim.casualties[0].count.min, claim.quote.text) == (31, text[claim.quote.start : claim.quote.end])


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["killed 30 civil-", "ians"], "killed 30 civilians"),
        (["killed 30 civil\xad", "ians"], "killed 30 civilians"),
        (["killed twenty-", "two people"], "killed twenty-two people"),
        (["an eight-", "year-old girl"], "an eight-year-old girl"),
        (["the mid-", "day-shift workers"], "the mid-day-shift workers"),
        (["the Syria-", "Iraq border"], "the Syria-\nIraq border"),
        (["30 killed", "12 injured"], "30 killed\n12 injured"),
        (["the market and", "the hospital"], "the market and the hospital"),
        (["x" * 60, "- " + "y" * 60, "2. " + "z" * 60], f"{'x' * 60}\n- {'y' * 60}\n2. {'z' * 60}"),
        ([], ""),
    ],
)
def test_lines_are_joined_where_the_words_go_on(lines: list[str], text: str) -> None:
    """Items of a list and short lines stay apart; the hyphen of a number in words stays."""
    assert joined_lines("\n".join(lines)) == text


@pytest.mark.parametrize(("shapes", "letters"), [("ﬁve ofﬁcers", "five officers"), ("ﻗﺘﻞ"[::-1], "قتل")])
def test_letters_are_letters_whatever_shape_a_font_draws(shapes: str, letters: str) -> None:
    """Ligatures and the shapes of Arabic letters inside a word become letters that can be searched for."""
    assert text_of(pdf([shapes])).text == letters


def test_a_document_says_its_title_and_no_day_of_publication() -> None:
    """The day on which a file was made is told for what it is, and is never the clock of the report (R6)."""
    report = text_of(pdf(REPORT, about="/Title (Air  strikes) /CreationDate (D:20151106235900+02'00')"))
    assert (report.title, report.published) == ("Air strikes", None)
    assert report.problems == (f"{UNDATED} Its file was made on 2015-11-06, by its own word.",)


@pytest.mark.parametrize(
    "about", ["", "/CreationDate (yesterday) /Title ( )", "/CreationDate (D:20159999)", "/Title 5"]
)
def test_what_a_document_does_not_say_is_not_there(about: str) -> None:
    """Nonsense in the metadata is nothing stated."""
    report = text_of(pdf(REPORT, about=about))
    assert (report.title, report.published, report.problems) == (None, None, (UNDATED,))


def test_pages_without_text_are_told() -> None:
    """Half a scan is no whole text."""
    assert text_of(pdf([], REPORT, [])).problems[0] == "There is no text on page 1, 3 of 3: pictures are not read."


def test_arabic_is_read_in_the_order_of_reading() -> None:
    """What is drawn from left to right is turned around."""
    report = text_of(pdf([ARABIC[::-1]]))
    assert (report.text, report.language, report.problems) == (ARABIC, "ar", (UNDATED,))


def test_arabic_in_the_order_of_drawing_is_turned_around_and_told() -> None:
    """A document whose words come out backwards is mended, and says so, because lines may have been cut elsewhere."""
    report = text_of(pdf([ARABIC]))
    assert report.text == ARABIC
    assert "turned around" in report.problems[0]


def test_a_joined_letter_in_the_order_of_drawing_keeps_its_order() -> None:
    """One shape for two letters is turned as one."""
    report = text_of(pdf(["قتل ثلاثة مدنيين في الغارة".replace("لا", "ﻻ")]))
    assert report.text == "قتل ثلاثة مدنيين في الغارة"


@pytest.mark.parametrize("line", ["قتل 12 مدنيا في الغارة", "قصف طيران F16 المدينة"])
def test_numbers_among_arabic_are_told(line: str) -> None:
    """A PDF may put them at another word of the line, so each quote has to be held against the page."""
    assert "at the wrong word" in text_of(pdf([line[::-1]])).problems[0]


@given(st.lists(st.sampled_from(ARABIC.split()), min_size=5).map(" ".join))
def test_words_in_the_order_of_reading_are_not_called_backwards(words: str) -> None:
    """Only words that begin as Arabic words end are."""
    assert not is_backwards(words)


@pytest.mark.parametrize(
    "line",
    [
        "قتل 12 مدنيا في الغارة (3 نساء) على المدينة",
        "قصف طيران F16 المدينة في 5/11/2015",
        "قال Human Rights Watch إن 1,640 شخصا نزحوا",
        "قتل ٣٠ مدنيا",
        "No Arabic (at all)",
    ],
)
def test_turning_twice_changes_nothing(line: str) -> None:
    """Numbers, dates and Latin names keep their order among the letters."""
    assert turned_around(turned_around(line)) == line


@given(st.text(st.sampled_from("ابت 12,./()ABﻻ٣\n"), max_size=60))
def test_turning_keeps_every_sign(text: str) -> None:
    """Nothing is lost or added, whatever stands in the line; brackets face about."""
    plain = str.maketrans(")", "(")
    assert sorted(turned_around(text).translate(plain)) == sorted(text.translate(plain))


def test_signs_without_a_character_are_told() -> None:
    """A font that does not say what its signs mean leaves gaps, not crashes."""
    report = text_of(pdf(["killed \x01 people"]))
    assert "\ufffd" in report.text
    assert "stand for no character" in report.problems[0]


@pytest.mark.parametrize("pages", [[[]], [[], []], [["  "]]])
def test_a_scan_is_refused(pages: list[list[str]]) -> None:
    """Pictures of words are no words."""
    assert told(pdf(*pages)) == "report.pdf is a PDF without any text: a scan, or pictures alone."


def test_a_locked_document_is_refused() -> None:
    """Nobody is asked for a password."""
    assert told(locked("secret")) == "report.pdf is a PDF that is locked by a password."


def test_a_document_that_is_only_protected_against_changes_is_read() -> None:
    """It opens for everybody."""
    assert text_of(locked("")).text == text_of(pdf(REPORT)).text


@pytest.mark.parametrize("content", [b"%PDF-1.7\n1 0 obj", b"%PDF-", pdf(REPORT)[:400]])
def test_a_damaged_document_is_refused(content: bytes) -> None:
    """What is left of it is not guessed at."""
    assert told(content).startswith("report.pdf is a PDF")


def test_a_collection_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of too many pages, or of too many characters, is no report."""
    monkeypatch.setattr(pdfs, "MOST_PAGES", 2)
    assert "2 pages" in told(pdf(*[["x"]] * 3))
    with pytest.raises(BadInput, match="characters"):
        read_pdf(pdf(["x" * 10], ["x" * 10]), name="report.pdf", most=15)


def test_pictures_may_make_a_document_large() -> None:
    """It may weigh more than a text, but not without bound."""
    picture = b"\n%" + b"x" * MAX_TEXT_BYTES + b"\n"
    assert text_of(pdf(REPORT) + picture).text == text_of(pdf(REPORT)).text
    assert told(b"%PDF-" + b"x" * MAX_DOCUMENT_BYTES) == "report.pdf is larger than 32 MB."


@given(st.lists(st.tuples(st.integers(0, 2500), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
@settings(max_examples=30)
def test_a_broken_document_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    """Whatever is wrong inside, there is a text or one sentence."""
    content = bytearray(pdf(REPORT))
    for place, put in changes:
        content[place + 5 : place + 5 + len(put)] = put
    try:
        assert isinstance(text_of(bytes(content), name="report.pdf"), ReportText)
    except BadInput as refusal:
        assert "report.pdf" in refusal.found
