"""From the bytes of a report to the text that claims are quoted from.

For: files and fetched pages of any kind that holds text. Not for: what the text says (`recount.claims`), or keeping
the bytes (`recount.reports.store`), which comes first.

Plain text is given as it lies there, line ends and all; see `recount.reports.decoding` for encodings and offsets. A web
page is read like a text: its article with its headline, see `recount.reports.webpage`; and so is a PDF, see
`recount.reports.pdf`.

Rules: R1 (quotes stand in the preserved text), R6 (no date is invented).
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from recount.errors import BadInput
from recount.reports.decoding import HEAD_LENGTH, decode
from recount.reports.language import TextLanguage, language_of
from recount.reports.oddities import oddities
from recount.reports.pdf import is_pdf, read_pdf
from recount.reports.pipes import Pipe
from recount.reports.publication import DatedBy
from recount.reports.webpage import read_page
from recount.vocabulary.sentences import refusal, tell

MAX_TEXT_BYTES: Final = 4 * 1024 * 1024
# A document of words alone is small; its pictures, which are not read, are not.
MAX_DOCUMENT_BYTES: Final = 32 * 1024 * 1024
MEGABYTE: Final = 1024 * 1024

PLAIN: Final = "text/plain"
PAGE: Final = "text/html"
DOCUMENT: Final = "application/pdf"
PAGE_TYPES: Final = (PAGE, "application/xhtml+xml")
PAGE_NAMES: Final = (".html", ".htm", ".xhtml")
PAGE_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
INVISIBLE: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@dataclass(frozen=True)
class ReportText:
    """A report as text, with what it says of itself.

    Offsets of quotes count code points of `text`. `published` is a day that the page states, and `dated_by` where;
    plain text states neither. `problems` are sentences for the person who reads the result.
    """

    text: str
    media_type: str
    language: TextLanguage
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    dated_by: DatedBy | None = None
    problems: tuple[str, ...] = ()


def text_of(content: bytes, *, name: str = "", media_type: str | None = None) -> ReportText:
    """Give the text of a report from the bytes of its file or page.

    `name` is the file's name or the page's address, `media_type` what the server said, charset included. Raises
    BadInput for an empty, blank, binary or too large file, and for bytes that are not the encoding they should be.
    """
    called = name or tell("reports.the_report")
    _refuse_size(len(content), called, _most_bytes(content))
    if not content:
        raise _not_a_report("empty", called)
    if is_pdf(content):
        return _text_of_document(content, called)
    text, problems = decode(content, name=called, media_type=media_type)
    if _is_blank(text):
        raise _not_a_report("blank", called)
    if _is_page(text, name, media_type):
        return _text_of_page(text, called, problems)
    return ReportText(text=text, media_type=PLAIN, language=language_of(text), problems=(*problems, *oddities(text)))


def read_file(path: str | os.PathLike[str]) -> bytes:
    """Give the bytes of a file of at most MAX_TEXT_BYTES, a PDF of at most MAX_DOCUMENT_BYTES, from a pipe too.

    Raises BadInput when it is missing, a folder, not readable or too large, which is told without reading it all, and
    for a pipe or device out of which nothing comes.
    """
    file = Path(path)
    try:
        about = file.stat()
        size = about.st_size
        with file.open("rb") if stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode) else Pipe(file) as opened:
            start = opened.read(HEAD_LENGTH)
            most = _most_bytes(start)
            _refuse_size(size, str(file), most)
            content = start + opened.read(most + 1 - len(start))
    except OSError as error:
        raise BadInput(
            f"{file} cannot be read ({error.strerror}).",
            "A report is read from a file.",
            "Give the path of a text file or a saved web page that you may open.",
        ) from error
    # A pipe has no size, and a file may grow while it is read.
    _refuse_size(len(content), str(file), most)
    return content


def _text_of_page(html: str, called: str, problems: tuple[str, ...]) -> ReportText:
    page = read_page(html)
    if _is_blank(page.text):
        raise _not_a_report("page_without_text", called)
    return ReportText(
        text=page.text,
        media_type=PAGE,
        language=language_of(page.text),
        title=page.title,
        author=page.author,
        publisher=page.publisher,
        published=page.publication.day if page.publication else None,
        dated_by=page.publication.dated_by if page.publication else None,
        problems=(*problems, *page.problems),
    )


def _text_of_document(content: bytes, called: str) -> ReportText:
    document = read_pdf(content, name=called, most=MAX_TEXT_BYTES)
    return ReportText(
        text=document.text,
        media_type=DOCUMENT,
        language=language_of(document.text),
        title=document.title,
        problems=document.problems,
    )


def _most_bytes(start: bytes) -> int:
    return MAX_DOCUMENT_BYTES if is_pdf(start) else MAX_TEXT_BYTES


def _is_page(text: str, name: str, media_type: str | None) -> bool:
    return (
        (media_type or "").lower().startswith(PAGE_TYPES)
        or name.lower().endswith(PAGE_NAMES)
        or PAGE_START.match(text[:HEAD_LENGTH]) is not None
    )


def _is_blank(text: str) -> bool:
    return all(unicodedata.category(character) in INVISIBLE for character in text)


def _not_a_report(what: str, called: str) -> BadInput:
    parts = (f"reports.not_a_report.{part}" for part in (what, "matters", "remedy"))
    return BadInput(*(tell(part, name=called) for part in parts))


def _refuse_size(size: int, called: str, most: int) -> None:
    if size > most:
        raise refusal("reports.too_large", name=called, most=most // MEGABYTE)
