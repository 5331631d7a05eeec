"""Cuts a section into paragraphs and sentences, each as marks with offsets into the whole text.

For: the readers of claims, which work a sentence at a time. Not for: dividing a page (`sections`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.claims.attribution import Voice, hear
from recount.claims.dates import TimeSpan
from recount.claims.lexicon import Lexicon
from recount.claims.marks import Mark, mark_up
from recount.claims.parties import spot_parties
from recount.claims.schema import Section
from recount.claims.sections import is_furniture
from recount.claims.tokens import Shape, Token, tokenise

_LONGEST_SENTENCE = 160
_CLOSERS = "\"'”’)]»"
_ENDS = {".", "!", "?", "…", "؟"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, its marks, the expressions of time in it, and who is quoted."""

    section: int
    paragraph: int
    start: int
    end: int
    marks: tuple[Mark, ...]
    times: tuple[TimeSpan, ...]
    voices: tuple[Voice, ...]


def sentences_of(
    text: str, section: Section, index: int, times: Sequence[TimeSpan], words: Lexicon, country: str
) -> Iterator[Sentence]:
    """Give the sentences of one section in order; `times` are the spans of time of the whole text, in order."""
    starts = [span.start for span in times]
    for number, line in enumerate(re.finditer(r"\S[^\n]*", text[section.start : section.end])):
        if is_furniture(line.group(), words):
            continue
        tokens = tokenise(text, section.start + line.start(), section.start + line.end())
        for piece in _cut(text, tokens, words):
            within = times[bisect_left(starts, piece[0].start) : bisect_left(starts, piece[-1].end)]
            named = mark_up(text, piece, words, within, spot_parties(piece, words.language, country))
            marks, voices = hear(text, named, words)
            yield Sentence(index, number, piece[0].start, piece[-1].end, tuple(marks), tuple(within), tuple(voices))


def _cut(text: str, tokens: Sequence[Token], words: Lexicon) -> Iterator[Sequence[Token]]:
    first = 0
    for index in range(1, len(tokens)):
        if index - first >= _LONGEST_SENTENCE or _ends_before(tokens, index, words):
            yield tokens[first:index]
            first = index
    if tokens[first:]:
        yield tokens[first:]


def _ends_before(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    """Tell whether a new sentence begins at `index`."""
    token, before = tokens[index], tokens[index - 1]
    if token.text in words.words("grammar", "sentence_openers") and before.shape is Shape.WORD:
        return not before.capital
    last = index - 1
    while last > 0 and tokens[last].text in _CLOSERS:
        last -= 1
    if tokens[last].text not in _ENDS or token.text in _CLOSERS or token.start == before.end:
        return False
    return not (tokens[last].text == "." and _abbreviated(tokens, last, words)) and _may_open(token)


def _abbreviated(tokens: Sequence[Token], stop: int, words: Lexicon) -> bool:
    if stop == 0:
        return False
    before = tokens[stop - 1]
    return before.end == tokens[stop].start and (
        before.norm in words.words("grammar", "abbreviations") or (len(before.text) == 1 and before.capital)
    )


def _may_open(token: Token) -> bool:
    return token.capital or token.shape is not Shape.WORD or not token.text[0].islower()
