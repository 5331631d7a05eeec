"""Whether words name something that can be counted: strikes, sorties, targets, people.

For: telling a share of strikes from a share of "the campaign", which is of nothing countable (R22). Not for:
reading quantities.
"""

from __future__ import annotations

from functools import cache

from recount.vocabulary.folding import fold, without_articles
from recount.vocabulary.reader import term_sets
from recount.vocabulary.words import Unit


def names_a_unit(words: str) -> bool:
    """Tell whether any word says what is counted."""
    phrase = f" {without_articles(fold(words))} "
    return any(f" {noun} " in phrase for noun in _nouns())


@cache
def _nouns() -> frozenset[str]:
    by_language: dict[str, list[str]] = term_sets()[Unit.__name__].detail("counted")
    return frozenset(fold(noun) for nouns in by_language.values() for noun in nouns)
