"""Every report becomes text letter for letter, or one sentence says why it cannot."""

import bz2
import gzip
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.reports.publication import DatedBy
from recount.reports.text import MAX_TEXT_BYTES, ReportText, read_file, text_of

CASES = Path(__file__).parents[1] / "cases" / "reports"
ENCODINGS = yaml.safe_load((CASES / "encodings.yaml").read_text(encoding="utf-8"))
ARTICLE = (CASES / "article.html").read_bytes()


def zipped() -> bytes:
    """A small ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.txt", "Three killed.")
    return buffer.getvalue()


BINARIES = {
    "a PNG image": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "a JPEG image": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a ZIP archive": zipped(),
    "a gzip archive": gzip.compress(b"Three killed."),
    "a SQLite database": b"SQLite format 3\x00\x10\x00",
    "an MP4 or QuickTime video": b"\x00\x00\x00\x18ftypmp42",
    "a bzip2 archive": bz2.compress(b"Three killed."),
    "an MP3 recording": b"ID3\x03\x00\x00\x00",
    "a WebP image": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "an old Word or Excel document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
    "a rich text (RTF) document": b"{\\rtf1\\ansi Three killed.}",
}


@pytest.fixture(scope="module")
def article() -> ReportText:
    """A saved article with a menu, comments, a list of other stories and several dates."""
    return text_of(ARTICLE, name="article.html")


# Encodings


@pytest.mark.parametrize("case", ENCODINGS, ids=lambda case: case["case"])
def test_a_text_comes_out_letter_for_letter(case: dict[str, Any]) -> None:
    """Each row of the table is one encoding and how a file tells that it is used."""
    content = bytes.fromhex(case.get("mark", "")) + (case.get("head", "") + case["text"]).encode(case["encoding"])
    assert text_of(content, media_type=case.get("served")).text == case["text"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1))
def test_plain_text_is_never_changed(text: str) -> None:
    """Line ends, spaces and rare letters all stay, so that offsets count what the file holds (R1)."""
    plain = f"Three killed. {text}"
    assert text_of(plain.encode()).text == plain


def test_offsets_do_not_depend_on_the_mark() -> None:
    """The same words with and without a byte order mark are the same text."""
    words = "Three killed in Douma."
    assert (
        text_of(words.encode()).text == text_of(words.encode("utf-8-sig")).text == text_of(words.encode("utf-16")).text
    )


def test_a_mark_inside_the_text_stays() -> None:
    """Only the mark at the beginning belongs to the encoding."""
    assert text_of("Three\ufeff killed".encode()).text == "Three\ufeff killed"


def test_a_saved_page_with_an_old_declaration_is_read_as_what_it_is() -> None:
    """Browsers save pages as UTF-8 and leave the old declaration standing; the person is told."""
    page = '<html><head><meta charset="windows-1256"></head><body><p>قتل ثلاثة مدنيين في دوما</p></body></html>'
    report = text_of(page.encode())
    assert report.text == "قتل ثلاثة مدنيين في دوما"
    assert "It declares windows-1256, but its bytes are UTF-8 and are read so." in report.problems


def test_the_wrong_encoding_is_told_with_its_byte() -> None:
    """Byte, offset, reason and remedy stand in one message, with what the file seems to be."""
    with pytest.raises(BadInput) as refusal:
        text_of("Douma: قتل ثلاثة مدنيين في دوما".encode("cp1256"), name="report.txt")
    assert refusal.value.found == "report.txt: byte 0xDE at offset 7 is not UTF-8."
    assert "byte for byte" in refusal.value.matters
    assert "windows-1256 it would be Arabic" in refusal.value.remedy


def test_a_false_declaration_is_told_with_its_byte() -> None:
    """A page that declares windows-1252 cannot hold a byte that windows-1252 lacks."""
    with pytest.raises(BadInput, match="byte 0x81 at offset 44 is not windows-1252"):
        text_of(b"<html><head><meta charset='windows-1252'><p>\x81 three killed", name="page.html")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_half_a_character_is_told(encoding: str) -> None:
    """A file in UTF-16 that breaks off inside a character is not read."""
    mark = "\ufeff".encode(encoding)
    with pytest.raises(BadInput, match=f"offset 12 is not {encoding.upper()}"):
        text_of(mark + "three".encode(encoding) + b"x")


def test_surrogates_are_no_letters() -> None:
    """Half of a pair, written as if it were a letter, is refused as what it is: not UTF-8."""
    with pytest.raises(BadInput, match="byte 0xED at offset 6 is not UTF-8"):
        text_of(b"three \xed\xa0\x80")


# What is no text


@pytest.mark.parametrize("kind", BINARIES)
def test_a_file_that_is_no_text_is_called_by_its_name(kind: str) -> None:
    """Whoever gives the wrong file reads what it is, and that it is not read yet."""
    with pytest.raises(BadInput) as refusal:
        text_of(BINARIES[kind], name="upload")
    assert refusal.value.found.startswith(f"upload is {kind}")
    assert "yet" in refusal.value.matters


@pytest.mark.parametrize(
    "words", ["Another WAVE of strikes", "RIFF rafters", "BZhar region", "ID3 is a tag", "PAR1 camp"]
)
def test_a_report_that_begins_like_a_mark_is_a_report(words: str) -> None:
    """Letters that also mark a kind of file are words when nothing else of that file follows."""
    assert text_of(words.encode()).text == words


def test_an_unknown_binary_file_is_told_by_its_nul_byte() -> None:
    """No text holds a NUL byte; UTF-16 without its mark does, and is named as the likely case."""
    with pytest.raises(BadInput, match="UTF-16 without its mark: there is a NUL byte at offset 1"):
        text_of("three".encode("utf-16-le"))


def test_a_nul_character_is_refused() -> None:
    """In UTF-16 too, where NUL bytes are common, the character is in no text."""
    with pytest.raises(BadInput, match="NUL character at offset 3"):
        text_of("\ufeffabc\x00def".encode("utf-16-le"))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", "\u00a0\u200b\u200f\u3000".encode()])
def test_a_file_without_a_word_is_refused(content: bytes) -> None:
    """An empty file and one of spaces and invisible marks hold nothing to quote."""
    with pytest.raises(BadInput, match=r"is empty|only white space"):
        text_of(content)


def test_a_page_without_a_word_is_refused() -> None:
    """A page that shows nothing without its scripts has no text."""
    with pytest.raises(BadInput, match=r"page\.html is a web page, and no text was found on it"):
        text_of(b"<html><head><script>show()</script></head><body></body></html>", name="page.html")


def test_a_text_of_the_largest_size_is_read() -> None:
    """The limit itself is allowed."""
    assert len(text_of(b"x" * MAX_TEXT_BYTES).text) == MAX_TEXT_BYTES


def test_a_larger_text_is_refused() -> None:
    """One byte more is too large, and the limit is named."""
    with pytest.raises(BadInput, match="larger than 4 MB"):
        text_of(b"x" * (MAX_TEXT_BYTES + 1))


# Web pages


def test_the_article_is_read_without_what_surrounds_it(article: ReportText) -> None:
    """Menu, comments, other stories and the footer are not the report."""
    assert article.text.startswith("Market shelled in the morning, 12 dead\nAt least 12 people were killed")
    assert all(word not in article.text for word in ("About us", "50 people", "99 dead", "Copyright"))


def test_the_page_tells_of_itself(article: ReportText) -> None:
    """Title, author, publisher, language and type come from the page."""
    assert (article.title, article.author) == ("Market shelled in the morning, 12 dead", "Amal Reporter")
    assert (article.publisher, article.language, article.media_type) == ("The Example Courier", "en", "text/html")


def test_the_day_is_that_of_publication(article: ReportText) -> None:
    """Not of the change, the visit, a comment, another story or the copyright notice (R6)."""
    assert (article.published, article.dated_by) == (date(2015, 10, 30), DatedBy.METADATA)
    assert article.problems == ()


def test_a_page_is_known_however_it_comes() -> None:
    """By its beginning, by its name or by what the server says."""
    assert text_of(b"<!-- saved -->\n<!DOCTYPE html><title>x</title><p>Three killed.</p>").media_type == "text/html"
    assert text_of(b"<p>Three killed.</p>", name="report.HTM").text == "Three killed."
    assert text_of(b"<p>Three killed.</p>", media_type="application/xhtml+xml; charset=utf-8").text == "Three killed."


def test_a_text_about_pages_is_plain_text() -> None:
    """Angle brackets alone make no page."""
    report = text_of(b"<p> marks a paragraph; three were killed.", name="report.txt")
    assert (report.text, report.media_type) == ("<p> marks a paragraph; three were killed.", "text/plain")


def test_a_headline_outside_the_article_opens_the_text() -> None:
    """The number in a headline is a claim of the report too."""
    page = (
        b"<html><head><title>12 dead in market</title></head><body><p>Rockets hit a market on Friday.</p></body></html>"
    )
    assert text_of(page).text == "12 dead in market\nRockets hit a market on Friday."


def test_a_page_of_which_only_the_headline_is_left_says_so() -> None:
    """What scripts would have shown is missing, and the person is told."""
    page = b"<html><head><title>12 dead in market</title></head><body><script>show()</script></body></html>"
    report = text_of(page)
    assert report.text == "12 dead in market"
    assert report.problems[0] == "No article was found on the page; only its headline is read."


def test_plain_text_states_no_date() -> None:
    """A plain text has no metadata; the day of a file or of today is never taken for it (R6)."""
    report = text_of(b"Published 2015-10-30. Three killed.", name="2015-10-30.txt")
    assert (report.published, report.title, report.problems) == (None, None, ())


def test_a_poor_page_is_read_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    """No library writes its own warnings between the lines of a result."""
    text_of(b"<html><head><title>12 dead</title></head><body></body></html>")
    assert capfd.readouterr() == ("", "")


def test_the_same_page_gives_the_same_text_twice() -> None:
    """Reading leaves no memory that would drop a repeated page."""
    assert [text_of(ARTICLE).text for _ in range(4)] == [text_of(ARTICLE).text] * 4


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<!--", "-->", "&#0;", "<table><tr><td>", "12 dead ", "\ud7ff", "\r\n"]
        )
    )
)
def test_broken_markup_is_read_or_refused(pieces: list[str]) -> None:
    """However broken the page, it gives text or the refusal that explains itself."""
    try:
        assert text_of(("<html>" + "".join(pieces)).encode()).text
    except BadInput as refusal:
        assert refusal.remedy


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No file breaks the reading."""
    try:
        assert text_of(content).text
    except BadInput as refusal:
        assert refusal.remedy


# Files


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    """Line ends and marks are part of the original."""
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbfThree killed.\r\n")
    assert read_file(file) == b"\xef\xbb\xbfThree killed.\r\n"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The path stands in the message."""
    with pytest.raises(BadInput, match=r"absent\.txt cannot be read \(No such file or directory\)"):
        read_file(tmp_path / "absent.txt")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    """A folder is named as one."""
    with pytest.raises(BadInput, match=r"cannot be read \(Is a directory\)"):
        read_file(tmp_path)


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine refuses to open is told with its reason."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "report.txt"
    file.write_text("Three killed.")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadInput, match="Permission denied"):
        read_file(file)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """The size is asked for first: no machine could hold this one."""
    file = tmp_path / "archive.txt"
    with file.open("wb") as opened:
        opened.truncate(2**40)
    with pytest.raises(BadInput, match=r"archive\.txt is larger than 4 MB"):
        read_file(file)


def test_an_endless_pipe_is_refused() -> None:
    """What has no size is read up to the limit only."""
    with pytest.raises(BadInput, match="larger than 4 MB"):
        read_file("/dev/zero")
