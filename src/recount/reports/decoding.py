"""From bytes to characters, exactly or not at all.

For: text files and pages as they lie on a disk or come from a server. Not for: guessing. A quote must stand byte for
byte in what was kept (R1), so bytes that are not the encoding they should be are refused with their place.

A text counts its offsets from its first character. The byte order mark belongs to the encoding, not to the text, and
is left out: the same report saved by two editors has the same offsets. Nothing else is changed, line ends included.
"""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from recount.errors import BadInput
from recount.reports.file_kinds import kind_of_binary
from recount.reports.language import language_of
from recount.vocabulary.sentences import refusal, tell

UTF_8: Final = "UTF-8"

# The longer mark first: that of UTF-32 begins with that of UTF-16.
MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)

# What a page may declare, as browsers understand it: Latin-1 on the web is windows-1252.
DECLARABLE: Final = {
    "windows-1256": "windows-1256",
    "cp1256": "windows-1256",
    "x-cp1256": "windows-1256",
    "iso-8859-6": "iso-8859-6",
    "windows-1252": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
}
DECLARATION: Final = re.compile(r"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# A declaration stands in the head of a page; further down the word may be anything.
HEAD_LENGTH: Final = 4096
ARABIC_PAGES: Final = "windows-1256"


class Decoded(NamedTuple):
    """The characters of a file, and what was odd about their encoding."""

    text: str
    problems: tuple[str, ...] = ()


def decode(content: bytes, *, name: str, media_type: str | None = None) -> Decoded:
    """Give the characters of `content`: by its mark, as UTF-8, or as the page or `media_type` declares.

    UTF-8 goes before a declaration, because bytes of another encoding are next to never valid UTF-8 and saved pages
    often keep an old declaration. `name` is what messages call the file. Raises BadInput for binary files, NUL
    characters and bytes that cannot be decoded.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return Decoded(_without_nul(_decoded(content, encoding, name, skip=len(mark)), name))
    _refuse_binary(content, name)
    declared = _declared(content, media_type)
    try:
        text = content.decode(UTF_8)
    except UnicodeDecodeError:
        return Decoded(_decoded(content, declared or UTF_8, name))
    return Decoded(text, _disagreement(declared, text))


def _decoded(content: bytes, encoding: str, name: str, *, skip: int = 0) -> str:
    try:
        return content[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_decoded(content, skip + error.start, name=name, encoding=encoding) from None


def _declared(content: bytes, media_type: str | None) -> str | None:
    """Give the encoding that the server or the head of the page names, if it is one that is read."""
    head = content[:HEAD_LENGTH].decode("latin-1")
    page = head if head.lstrip().startswith("<") else ""
    for place in (media_type or "", page):
        declaration = DECLARATION.search(place)
        if declaration:
            return DECLARABLE.get(declaration[1].lower())
    return None


def _disagreement(declared: str | None, text: str) -> tuple[str, ...]:
    if declared is None or text.isascii():
        return ()
    return (tell("reports.declares_otherwise", declared=declared, found=UTF_8),)


def _refuse_binary(content: bytes, name: str) -> None:
    kind = kind_of_binary(content)
    if kind is None and b"\x00" in content:
        kind = tell("reports.kind.nul_bytes", at=content.index(0))
    if kind is not None:
        raise refusal("reports.binary", name=name, kind=kind)


def _without_nul(text: str, name: str) -> str:
    if "\x00" in text:
        raise refusal("reports.nul", name=name, at=text.index(chr(0)))
    return text


def _not_decoded(content: bytes, at: int, *, name: str, encoding: str) -> BadInput:
    arabic = language_of(content.decode(ARABIC_PAGES, errors="ignore")) == "ar"
    perhaps = tell("reports.read_as_arabic", page=ARABIC_PAGES) if arabic else ""
    byte = f"{content[at]:02X}"
    return refusal("reports.not_decoded", name=name, byte=byte, at=at, encoding=encoding, utf8=UTF_8, perhaps=perhaps)
