"""The words around the names of places: what announces a place, narrows it down, or only looks like one.

For: reading an expression of place and finding names in running text. Not for: the names themselves
(`gazetteer/base.csv`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from recount.places.folding import fold_name
from recount.vocabulary.words import PlacePrecision
from recount.vocabulary.written import written_in

LEXICON_FILE = Path(__file__).with_name("lexicon.yaml")


@cache
def place_nouns() -> dict[str, PlacePrecision]:
    """Give, by folded word, the kind of place that each noun announces."""
    sets = _lexicon()["nouns"].items()
    return {fold_name(noun): PlacePrecision(kind) for kind, nouns in sets for noun in _of_both(nouns)}


@cache
def arabic_place_nouns() -> list[str]:
    """Give the Arabic nouns of place as written; each stands before its name."""
    return [noun for nouns in _lexicon()["nouns"].values() for noun in nouns["ar"]]


@cache
def directions() -> frozenset[str]:
    """Give the folded words that narrow a place down without naming another one."""
    return _folded(_of_both(_lexicon()["directions"]))


@cache
def beside(language: str) -> frozenset[str]:
    """Give the words of a language that set what is told at a distance from the place behind them."""
    return frozenset(_lexicon()["beside"][language])


@cache
def between(language: str) -> frozenset[str]:
    """Give the words of a language that set what is told between the two places behind them."""
    return frozenset(_lexicon()["between"][language])


@cache
def buildings() -> frozenset[str]:
    """Give the folded words that make the name of a place beside them the name of a building, street or office."""
    return _folded(_of_both(_lexicon()["buildings"]))


@cache
def first_words() -> frozenset[str]:
    """Give the folded words with which many names begin, so that one of them alone is no name."""
    return _folded(_of_both(_lexicon()["first_words"]))


@cache
def cues() -> frozenset[str]:
    """Give the folded words that announce a place without saying of what kind."""
    return _folded(_of_both(_lexicon()["cues"]))


@cache
def wider() -> dict[str, list[str]]:
    """Give, by language, the expressions between a place and the wider place around it, longest first."""
    return {language: sorted(words, key=len, reverse=True) for language, words in _lexicon()["wider"].items()}


@cache
def prepositions() -> frozenset[str]:
    """Give the folded English expressions of one word after which a capitalised name is a place."""
    return _folded(word for word in wider()["en"] if " " not in word)


@cache
def homographs() -> frozenset[str]:
    """Give the folded names that mean something else too."""
    return _folded(_of_both(_lexicon()["homographs"]))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_name(word) for word in words)


def _of_both(words: dict[str, list[str]]) -> list[str]:
    return [*words["en"], *words["ar"]]


@cache
def _lexicon() -> dict[str, Any]:
    content: dict[str, Any] = written_in(LEXICON_FILE)
    return content
