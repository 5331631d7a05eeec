"""Tells in which language each stretch of a report is read, and in which the report itself is written.

For: an Arabic post in the frame of an English page, an article that quotes a post in another language. Not for: telling
languages (`recount.reports.language`), or what stands in a frame (`furniture`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from recount.claims.reading.sentences.furniture import is_button
from recount.claims.schema import Section
from recount.reports.language import Block, TextLanguage, blocks_of


def language_read(text: str, blocks: Sequence[Block], known: Collection[str]) -> TextLanguage:
    """Give the language of most that is told: of lines told once, and not by the page. "und" where none is known."""
    if len(blocks) == 1:
        return blocks[0].language
    told: Counter[TextLanguage] = Counter()
    for block in blocks:
        lines = {line.strip() for line in text[block.start : block.end].splitlines()}
        told[block.language] += sum(len(line) for line in lines if line and not is_button(line))
    read = [language for language, letters in told.most_common() if letters and language in known]
    return read[0] if read else "und"


def unread(text: str, sections: Sequence[Section], blocks: Sequence[Block], known: Collection[str]) -> int:
    """Count the letters of the sections that stand in a language which is not read."""
    pieces = (piece for section in sections for piece in stretches(text, section, blocks))
    foreign = (text[piece.start : piece.end] for piece, language in pieces if language not in known)
    return sum(letter.isalpha() for words in foreign for letter in words)


def stretches(text: str, section: Section, blocks: Sequence[Block]) -> Iterator[tuple[Section, TextLanguage]]:
    """Give the stretches of a section, each in one language, in order; `blocks` are those of the whole text."""
    if len(blocks) == 1:
        yield section, blocks[0].language
        return
    for start, end, language in blocks_of(text[section.start : section.end]):
        yield section.model_copy(update={"start": section.start + start, "end": section.start + end}), language
