"""A PDF as the words on its pages, and what the document says of itself.

For: reports that come as PDF. Not for: scans, which are pictures of words, or finding claims.

A PDF holds signs at places on a page, no sentences. The lines of a running text are joined again, and words that were
cut at the end of a line; pages stay apart. The text is a derivation: the record keeps the bytes and the text that was
quoted from. The day on which a file was made is no day of publication (R6).
"""

from __future__ import annotations

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from recount.errors import BadInput
from recount.reports.drawing_order import is_backwards, turned_around
from recount.vocabulary.sentences import refusal, tell, together

if TYPE_CHECKING:
    from pypdf import PdfReader

START: Final = b"%PDF-"
MOST_PAGES: Final = 2000
# A line that fills most of its page goes on below; where all lines are short, they are a list.
FULL: Final = 0.75
RUNNING_TEXT: Final = 50
ITEM: Final = re.compile(r"[-–•·*▪●◦]|\(?\d{1,3}[.)]\s")
SOFT_HYPHEN: Final = "\xad"
CUT_WORD: Final = re.compile(r"([^\W\d_]+)([-‐\xad])$")
FIRST_WORD: Final = re.compile(r"[^\W\d_]+-?")
# Compounds that carry a hyphen wherever the line ends.
COMPOUND: Final = re.compile(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|hundred|half|non|self|ex|anti|pro",
    re.IGNORECASE,
)
# Shapes of Arabic letters and joined Latin ones, which fonts use and nobody searches for.
SHAPES: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
NO_CHARACTER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# What a reader of documents stumbles over in one that is not as the format says.
BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
DAY: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
NUMBER_AMONG_ARABIC: Final = re.compile("[\u0621-\u064a][^\n]{0,3}[0-9A-Za-z]|[0-9A-Za-z][^\n]{0,3}[\u0621-\u064a]")

MILLIONS_OF_CHARACTERS: Final = 4
TURNED: Final = tell("reports.pdf.turned")
MIXED: Final = tell("reports.pdf.mixed")
LOST: Final = tell("reports.pdf.lost")
UNDATED: Final = tell("reports.pdf.undated")


class Document(NamedTuple):
    """The text of a document, its title where it states one, and what could not be read."""

    text: str
    title: str | None
    problems: tuple[str, ...]


def is_pdf(content: bytes) -> bool:
    """Tell whether a file begins like a PDF."""
    return content.startswith(START)


def read_pdf(content: bytes, *, name: str, most: int) -> Document:
    """Give the words of a document of at most `most` characters, page by page, with an empty line between pages.

    `name` is what messages call the file. Raises BadInput for a document that is locked by a password, damaged, too
    long, or a scan.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages, title, made = _opened(content, name, most)
    if not any(map(str.strip, pages)):
        raise refusal("reports.pdf.no_text", name=name)
    turned = is_backwards(_characters("\n".join(pages)))
    read = [_read(turned_around(page) if turned else page) for page in pages]
    text = "\n\n".join(page for page in read if page.strip())
    return Document(text, title, tuple(_problems(text, read, made, turned)))


def joined_lines(page: str) -> str:
    """Join the lines of running text and the words cut at their ends; headings, lists and short lines stay apart."""
    lines = [line.strip() for line in page.splitlines()]
    if not lines:
        return ""
    longest = sorted(map(len, lines))[len(lines) * 9 // 10]
    joined = lines[0]
    for before, line in pairwise(lines):
        if CUT_WORD.search(joined) and line[:1].islower():
            joined = _with_whole_word(joined, line)
        else:
            joined += (" " if _goes_on(before, line, longest) else "\n") + line
    return joined


def _opened(content: bytes, name: str, most: int) -> tuple[list[str], str | None, date | None]:
    """Give the text of each page, the title, and the day on which the file was made."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        document = PdfReader(io.BytesIO(content))
        if document.is_encrypted and not _unlocks(document):
            raise refusal("reports.pdf.locked", name=name)
        about: Mapping[str, object] = document.metadata or {}
        return list(_pages(document, name, most)), _stated(about.get("/Title")), _day(about.get("/CreationDate"))
    except (PyPdfError, *BROKEN) as fault:
        raise refusal("reports.pdf.damaged", name=name, fault=type(fault).__name__) from fault


def _unlocks(document: PdfReader) -> bool:
    """Try the empty password, with which a document opens that is only protected against printing or changes."""
    from pypdf import PasswordType
    from pypdf.errors import DependencyError

    try:
        return document.decrypt("") is not PasswordType.NOT_DECRYPTED
    except (DependencyError, NotImplementedError):
        return False


def _pages(document: PdfReader, name: str, most: int) -> Iterator[str]:
    if len(document.pages) > MOST_PAGES:
        raise _too_long(name)
    left = most
    for page in document.pages:
        text = page.extract_text()
        left -= len(text)
        if left < 0:
            raise _too_long(name)
        yield text


def _read(page: str) -> str:
    return joined_lines(_characters(page)).replace(SOFT_HYPHEN, "")


def _characters(text: str) -> str:
    """Give letters for the shapes that fonts draw them in, and one sign for what is no character."""
    letters = SHAPES.sub(lambda shapes: unicodedata.normalize("NFKC", shapes[0]), text)
    return NO_CHARACTER.sub("\ufffd", letters)


def _with_whole_word(before: str, line: str) -> str:
    """Join a word that was cut at the end of a line; the hyphen of a compound stays."""
    cut = CUT_WORD.search(before)
    rest = FIRST_WORD.match(line)
    if cut is None or rest is None:
        return before + line
    is_compound = cut[2] != SOFT_HYPHEN and (COMPOUND.fullmatch(cut[1]) is not None or rest[0].endswith("-"))
    return (before if is_compound else before[: cut.start(2)]) + line


def _goes_on(before: str, line: str, longest: int) -> bool:
    if not before or not line or ITEM.match(line):
        return False
    return line[0].islower() or (longest >= RUNNING_TEXT and len(before) >= FULL * longest)


def _problems(text: str, pages: list[str], made: date | None, turned: bool) -> Iterator[str]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if empty:
        yield tell("reports.pdf.empty_pages", pages=empty, of=len(pages))
    if "\ufffd" in text:
        yield LOST
    if turned:
        yield TURNED
    elif NUMBER_AMONG_ARABIC.search(text):
        yield MIXED
    yield together(UNDATED, tell("reports.pdf.file_made", day=made)) if made else UNDATED


def _stated(title: object) -> str | None:
    return " ".join(_characters(title).split()) or None if isinstance(title, str) else None


def _day(made: object) -> date | None:
    written = DAY.match(made) if isinstance(made, str) else None
    try:
        return date(*map(int, written.groups())) if written else None
    except ValueError:
        return None


def _too_long(name: str) -> BadInput:
    return refusal("reports.pdf.long", name=name, most=MOST_PAGES, millions=MILLIONS_OF_CHARACTERS)
