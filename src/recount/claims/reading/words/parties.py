"""Finds the parties that a sentence names, as spans of its tokens.

For: "Russian" in "Russian warplanes", "ISIL", "the US-led coalition". Not for: who did it; that is
`perpetrators`. The names live in the vocabulary; here they are only looked up, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recount.claims.reading.words.tokens import Shape, Token
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
class _Names:
    """The names that begin with one word: each by its folded words, with its party and how many words are its own."""

    by_words: dict[tuple[str, ...], tuple[int, Party]]
    longest: int


def spot_parties(tokens: Sequence[Token], language: Language, country: str) -> dict[int, PartySpan]:
    """Give the parties named in a sentence by the index of their first token."""
    found: dict[int, PartySpan] = {}
    at = 0
    while at < len(tokens):
        token = tokens[at]
        span = None
        if token.shape is Shape.WORD and (opened := _opened_by(token.text, language, country)):
            span = _longest(tokens, at, opened) if isinstance(opened, _Names) else PartySpan(at, at + 1, opened)
        if span:
            found[at] = span
        at = span.stop if span else at + 1
    return _with_joined(tokens, found, adjectives(language, country))


@lru_cache(maxsize=65536)
def _opened_by(word: str, language: Language, country: str) -> Party | _Names | None:
    """Give the party that a word names by itself as it is written, or the names that begin with it."""
    return exact_aliases(country).get(word) or _names(language, country).get(_folded(word)[0])


def opens_party(word: str, language: Language, country: str = "SY") -> bool:
    """Tell whether the name of a party can begin with this word."""
    return _folded(word)[0] in _names(language, country)


def _with_joined(
    tokens: Sequence[Token], found: dict[int, PartySpan], known: Mapping[str, Party]
) -> dict[int, PartySpan]:
    """ "government and Russian strikes": an adjective that shares the forces of the party behind it."""
    joined = {
        at - 2: PartySpan(at - 2, at - 1, known[folded])
        for at in found
        if at >= 2
        and tokens[at - 1].norm in _SHARING
        and (folded := " ".join(_folded(tokens[at - 2].text))) in known
        and at - 2 not in found
    }
    return found | joined if joined else found


_SHARING = {"and", "or", "/", "and/or"}


def _longest(tokens: Sequence[Token], at: int, names: _Names) -> PartySpan | None:
    """Give the longest name that stands at `at`; a hyphenated word counts as its pieces and is never cut."""
    pieces: tuple[str, ...] = ()
    ends: list[int] = []
    best: PartySpan | None = None
    for index in range(at, min(len(tokens), at + names.longest)):
        pieces += _folded(tokens[index].text)
        ends.append(len(pieces))
        if pieces in names.by_words:
            own, party = names.by_words[pieces]
            stop = at + 1 + next(step for step, size in enumerate(ends) if size >= own)
            best = PartySpan(at, stop, party)
        if len(pieces) >= names.longest:
            break
    return best


@lru_cache(maxsize=20_000)
def _folded(word: str) -> tuple[str, ...]:
    """Give a word as the vocabulary writes it; of two ("غارتين روسيتين") the adjective of one."""
    return tuple(fold(_DUAL.sub("ية", word)).split()) or (word,)


_DUAL = re.compile("يت(?:ين|ان)$")


@cache
def _names(language: Language, country: str) -> dict[str, _Names]:
    grouped: dict[str, dict[tuple[str, ...], tuple[int, Party]]] = {}
    for alias, party in party_aliases(language, country).items():
        words = tuple(alias.split())
        grouped.setdefault(words[0], {})[words] = _own_words(alias, language, country), party
    return {first: _Names(names, max(map(len, names))) for first, names in grouped.items()}


def _own_words(alias: str, language: Language, country: str) -> int:
    """An adjective names its party only beside forces, but the forces are no part of the name."""
    words = alias.split()
    for size in range(1, len(words)):
        if " ".join(words[:size]) in adjectives(language, country) and " ".join(words[size:]) in force_words(language):
            return size
    return len(words)
