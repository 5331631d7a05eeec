"""The numbers of a text, each with the words around it: what a second opinion sees of a report.

For: `recount.claims.second_opinion`. Not for: what a number counts, which the rules (`recount.claims.reading`) and the
trained model each find for themselves. Nothing here knows a claim: only so is the second opinion a second one.

Words are hashed (Weinberger et al. 2009), so that a trained model holds weights and no words of the texts it came from.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.marks import Mark, mark_up
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.quantities import read_number
from recount.claims.reading.words.tokens import tokenise
from recount.vocabulary.reader import Language

FEATURES: Final = 2**15
WINDOW: Final = 8
NEAR: Final = 3
STEM: Final = 4
ENDING: Final = 3
MOST_NUMBERS: Final = 500
"""No report that is read by people holds more; a page that does is answered all the same."""

VERSION: Final = 1
"""Raised when the features change: a model trained on others would see nonsense."""

_SAID: Final = {Grade.ONE: 1, Grade.TWO: 2, Grade.TWO_OR_MANY: 2}
_SIZES: Final = (2, 3, 4, 10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text and the features of its place, as indices below `FEATURES`."""

    value: int
    features: tuple[int, ...]


def numbers_of(text: str, language: Language) -> list[Number]:
    """Give the numbers of a text in their order: digits, number words, and people told by a noun in the singular."""
    words = lexicon(language)
    marks = mark_up(text, part(tokenise(text), words), words)
    return [_number(marks, *place) for place in islice(_places(marks, words), MOST_NUMBERS)]


def _places(marks: Sequence[Mark], words: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Give where each number begins and ends, and its value; a counted noun is no number of its own."""
    at, counted = 0, -1
    while at < len(marks):
        mark = marks[at]
        found = read_number(marks, at, words) if mark.kind in (Kind.NUMBER, Kind.MULTIPLIER) else None
        stop = max(found[1], at + 1) if found else at + 1
        if found:
            counted = stop
            yield at, stop, found[0]
        elif mark.kind is Kind.VICTIM and mark.grade in _SAID and not 0 <= at - counted <= 1:
            yield at, stop, _SAID[mark.grade]
        at = stop


def _number(marks: Sequence[Mark], at: int, stop: int, value: int) -> Number:
    before = [_word(mark) for mark in marks[max(0, at - WINDOW) : at]][::-1]
    after = [_word(mark) for mark in marks[stop : stop + WINDOW]]
    named = [f"size {sum(value >= size for size in _SIZES)}", f"depth {min(5, at // 20)}", f"self {_word(marks[at])}"]
    features = {_hash(name) for name in [*named, *_around("before", before), *_around("after", after)]}
    return Number(value, tuple(sorted(features)))


def _around(side: str, words: Sequence[str]) -> Iterator[str]:
    """Name the words of one side, nearest first: each, each near one with its place and its ends, each pair."""
    for place, word in enumerate(words):
        yield f"{side} {word}"
        yield f"{side} {min(place, NEAR)} {word}"
        if place < NEAR:
            yield f"{side} opens {word[:STEM]}"
            yield f"{side} ends {word[-ENDING:]}"
    yield from (f"{side} {near} {far}" for near, far in pairwise(words))


def _word(mark: Mark) -> str:
    """Give a word; all numbers look alike, so that no count is learnt by heart."""
    return mark.norm if mark.value is None else "#"


def _hash(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % FEATURES
