"""Finds the parties that a sentence names, as spans of its tokens.

For: "Russian" in "Russian warplanes", "ISIL", "the US-led coalition". Not for: who did it; that is
`perpetrators`. The names live in the vocabulary; here they are only looked up, longest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recount.claims.tokens import Shape, Token
from recount.vocabulary.folding import fold
from recount.vocabulary.parties import adjectives, exact_aliases, force_words, party_aliases
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Party


@dataclass(frozen=True, slots=True)
class PartySpan:
    """A party named by the tokens `first` to `stop`."""

    first: int
    stop: int
    party: Party


@dataclass(frozen=True, slots=True)
class _Name:
    """The folded words that must stand there, and how many of them are the name itself."""

    words: tuple[str, ...]
    own: int
    party: Party


def spot_parties(tokens: Sequence[Token], language: Language, country: str) -> dict[int, PartySpan]:
    """Give the parties named in a sentence by the index of their first token."""
    known, exact = _names(language, country), exact_aliases(country)
    found: dict[int, PartySpan] = {}
    at = 0
    while at < len(tokens):
        span = _span_at(tokens, at, known, exact)
        if span:
            found[at] = span
        at = span.stop if span else at + 1
    return found


def _span_at(
    tokens: Sequence[Token], at: int, known: dict[str, list[_Name]], exact: dict[str, Party]
) -> PartySpan | None:
    token = tokens[at]
    if token.shape is not Shape.WORD:
        return None
    if token.text in exact:
        return PartySpan(at, at + 1, exact[token.text])
    for name in known.get(_folded(token.text)[0], ()):
        stop = _match(tokens, at, name)
        if stop:
            return PartySpan(at, stop, name.party)
    return None


def _match(tokens: Sequence[Token], at: int, name: _Name) -> int | None:
    """Give the token after the name itself where all words of the alias stand at `at`."""
    seen, index, stop = 0, at, None
    while seen < len(name.words):
        if index >= len(tokens):
            return None
        pieces = _folded(tokens[index].text)
        if name.words[seen : seen + len(pieces)] != pieces:
            return None
        seen, index = seen + len(pieces), index + 1
        if stop is None and seen >= name.own:
            stop = index
    return stop


@lru_cache(maxsize=20_000)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(fold(word).split()) or (word,)


@cache
def _names(language: Language, country: str) -> dict[str, list[_Name]]:
    names: dict[str, list[_Name]] = {}
    for alias, party in party_aliases(language, country).items():
        words = tuple(alias.split())
        names.setdefault(words[0], []).append(_Name(words, _own_words(alias, language, country), party))
    for choices in names.values():
        choices.sort(key=lambda name: -len(name.words))
    return names


def _own_words(alias: str, language: Language, country: str) -> int:
    """An adjective names its party only beside forces, but the forces are no part of the name."""
    words = alias.split()
    for size in range(1, len(words)):
        if " ".join(words[:size]) in adjectives(language, country) and " ".join(words[size:]) in force_words(language):
            return size
    return len(words)
