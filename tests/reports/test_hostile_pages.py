"""Pages and files that are none: each is read or refused, in a time that grows with its length alone."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.reports import pipes
from recount.reports.oddities import TABLE, WALL
from recount.reports.text import read_file, text_of
from recount.reports.webpage import NO_BODY

MEGABYTE = 1_000_000
SECONDS_A_KILOBYTE = 0.02
PARAGRAPH = "<p>Nine people were killed in an air strike on the market of Douma on 30 October 2015, residents said.</p>"
REPEATED = {
    "paragraphs": PARAGRAPH,
    "open divisions": "<div>",
    "open tables": "<table><tr><td>",
    "rows of a table": "<tr><td>Raqqa</td><td>12</td></tr>",
    "brackets": "(",
    "angle brackets": "<",
    "comments": "<!--",
    "entities": "&lt;",
    "scripts": "<script>var a = '99 killed';</script>",
    "links": "<a href='x'>y</a>",
}


def page(body: str) -> bytes:
    """Make a page around a body."""
    return f"<html><head><title>News</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_a_page_of_thousands_of_anything_is_read_or_refused_in_time(piece: str) -> None:
    """Nothing nested or repeated costs more than its length."""
    content = page(PARAGRAPH * 3 + piece * (200_000 // len(piece)))
    begun = time.process_time()
    try:
        assert text_of(content).text
    except BadInput as refusal:
        assert refusal.remedy
    assert time.process_time() - begun < SECONDS_A_KILOBYTE * len(content) / 1000


def test_a_page_of_two_megabytes_is_read() -> None:
    """The report stands in it, however much surrounds it."""
    filler = "".join(
        f"<p>The bridge of the {number}th street was rebuilt in spring, a man said.</p>" for number in range(28_000)
    )
    content = page(f"<article><h1>News</h1>{PARAGRAPH}{filler}</article>")
    assert len(content) > 2 * MEGABYTE
    assert "Nine people were killed" in text_of(content).text


def test_script_inside_a_headline_is_no_text() -> None:
    """A browser shows none of it, and what follows it stays."""
    report = text_of(page(f"<h1>12 killed <script>show('99 killed in Raqqa')</script>in Douma</h1>{PARAGRAPH}"))
    assert "99" not in report.text
    assert report.text.startswith("12 killed in Douma")


@pytest.mark.parametrize("hidden", ["script", "style", "template"])
def test_a_page_of_hidden_text_alone_has_no_article(hidden: str) -> None:
    """Its title is all there is, and the person is told."""
    report = text_of(page(f"<h1><{hidden}>document.write('99 killed')</{hidden}></h1>"))
    assert (report.text, report.problems[0]) == ("News", NO_BODY)


@pytest.mark.parametrize("html", ["<html></html>", "<html><head></head></html>", "<html><body></body></html>"])
def test_a_page_without_a_body_says_that_no_text_was_found(html: str) -> None:
    """Not that it is empty: something came."""
    with pytest.raises(BadInput, match="no text was found"):
        text_of(html.encode(), name="page.html")


def test_a_page_that_asks_for_a_password_is_a_wall() -> None:
    """Its form is no report."""
    report = text_of(page("<form><label>Email</label><input type='password'><button>Go</button></form><p>Members.</p>"))
    assert WALL in report.problems


def test_a_table_of_a_page_is_told() -> None:
    """Its columns are not read."""
    rows = "".join(f"<tr><td>{town}</td><td>{dead}</td></tr>" for town, dead in (("Raqqa", 35), ("Douma", 70)))
    assert TABLE in text_of(page(f"{PARAGRAPH * 5}<table>{rows}</table>")).problems


def test_a_page_laid_out_by_tables_holds_none() -> None:
    """Old pages keep their whole article in a cell."""
    assert TABLE not in text_of(page(f"<table><tr><td>Menu</td><td>{PARAGRAPH * 5}</td></tr></table>")).problems


def test_a_pipe_that_nobody_writes_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hang for ever otherwise."""
    monkeypatch.setattr(pipes, "SECONDS", 0.05)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="nothing came out of it"):
        read_file(tmp_path / "pipe")


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    """As from a command: `recount read <(pdftotext report.pdf -)`."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"Three killed. " * 20_000,), daemon=True)
    writer.start()
    assert read_file(path) == b"Three killed. " * 20_000
    writer.join(timeout=10)


def test_a_device_without_content_is_empty() -> None:
    """It has an end at once."""
    with pytest.raises(BadInput, match="is empty"):
        text_of(read_file("/dev/null"), name="null")
