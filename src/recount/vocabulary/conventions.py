"""Conventions that turn a vague word into numbers: `dozens` is 12 to 24 for one house and nothing for another.

For: making a range, late and by name (R3). Not for: reading a report, which keeps the word and gives it no
number (R2). The numbers live in `terms/quantities.yaml`.
"""

from __future__ import annotations

from functools import cache

from recount.vocabulary.folding import fold, without_articles
from recount.vocabulary.reader import term, term_sets
from recount.vocabulary.words import Convention

Bounds = tuple[int | None, int | None]

NO_BOUNDS: Bounds = (None, None)


def bounds_of(word: str, convention: Convention) -> Bounds:
    """Give the least and the most persons that a convention takes for a vague word ("dozens", "عشرات المدنيين") (R3).

    (None, None) where the convention gives it no number, and where two such words meet ("several dozen", "tens of
    thousands") and so say something that neither says alone.
    """
    phrase = f" {without_articles(fold(word))} "
    said = {known for known in _vague_words() | _magnitudes() if f" {known} " in phrase}
    return _numbers(convention).get(said.pop(), NO_BOUNDS) if len(said) == 1 else NO_BOUNDS


@cache
def _numbers(convention: Convention) -> dict[str, Bounds]:
    words: dict[str, list[int]] = term(convention).detail("words")
    return {fold(word): (least, most) for word, (least, most) in words.items()}


@cache
def _vague_words() -> frozenset[str]:
    return frozenset(word for convention in Convention for word in _numbers(convention))


@cache
def _magnitudes() -> frozenset[str]:
    by_language: dict[str, list[str]] = term_sets()[Convention.__name__].detail("magnitudes")
    return frozenset(fold(word) for words in by_language.values() for word in words)
