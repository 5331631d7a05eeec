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
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from recount.errors import BadInput
from recount.reports.drawing_order import is_backwards, turned_around

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

TURNED: Final = (
    "Its Arabic letters stood in the order in which they are drawn, from left to right, so the words were backwards. "
    "Lines were turned around, numbers and Latin words kept: hold every quote against the page."
)
MIXED: Final = (
    "It is in Arabic with numbers or Latin words, and a PDF does not say where in a line these belong: they may stand "
    "at the wrong word. Hold every quote against the page."
)
LOST: Final = "Some signs of its fonts stand for no character; they are shown as \ufffd."
UNDATED: Final = "The document does not say on which day it was published."


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
        _refuse(
            f"{name} is a PDF without any text: a scan, or pictures alone.",
            "A claim is quoted from text, and pictures of words are not read.",
            "Have a program for text recognition make a text file of it, and hold that against the pages.",
        )
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
            _refuse_locked(name)
        about: Mapping[str, object] = document.metadata or {}
        return list(_pages(document, name, most)), _stated(about.get("/Title")), _day(about.get("/CreationDate"))
    except (PyPdfError, *BROKEN) as fault:
        _refuse_damaged(name, fault)


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
        _refuse_long(name)
    left = most
    for page in document.pages:
        text = page.extract_text()
        left -= len(text)
        if left < 0:
            _refuse_long(name)
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
        yield f"There is no text on page {', '.join(empty)} of {len(pages)}: pictures are not read."
    if "\ufffd" in text:
        yield LOST
    if turned:
        yield TURNED
    elif NUMBER_AMONG_ARABIC.search(text):
        yield MIXED
    yield f"{UNDATED} Its file was made on {made}, by its own word." if made else UNDATED


def _stated(title: object) -> str | None:
    return " ".join(_characters(title).split()) or None if isinstance(title, str) else None


def _day(made: object) -> date | None:
    written = DAY.match(made) if isinstance(made, str) else None
    try:
        return date(*map(int, written.groups())) if written else None
    except ValueError:
        return None


def _refuse_locked(name: str) -> NoReturn:
    _refuse(
        f"{name} is a PDF that is locked by a password.",
        "Its words cannot be read without it.",
        "Open it with the password, and save it without one or as a text file.",
    )


def _refuse_long(name: str) -> NoReturn:
    _refuse(
        f"{name} is a PDF of more than {MOST_PAGES} pages or more than 4 million characters.",
        "No report is that long; it is more likely a collection.",
        "Split it into one file a report.",
    )


def _refuse_damaged(name: str, fault: Exception) -> NoReturn:
    raise BadInput(
        f"{name} is a PDF document, but a damaged one ({type(fault).__name__}).",
        "Words that cannot be found in it for sure cannot be quoted.",
        "Download it again, or open it in a reader and save the words as a text file.",
    ) from fault


def _refuse(found: str, matters: str, remedy: str) -> NoReturn:
    raise BadInput(found, matters, remedy)
