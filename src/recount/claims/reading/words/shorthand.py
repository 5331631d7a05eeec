"""Spells out the shorthand of security reports: "2K/3W" is two killed and three wounded.

For: cutting the number and the letter of each half apart, as words that the lexicon knows. Not for: any other letters
behind a number ("5K run", "3W"): one half alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recount.claims.reading.words.tokens import Shape, Token

_HALF = re.compile(r"(\d{1,4})([A-Za-z]{1,2})")
_JOINS = frozenset({"/", ",", "+", "&"})


def spell_out(tokens: Sequence[Token], letters: dict[str, str]) -> Sequence[Token]:
    """Give the tokens with each pair of halves cut apart; `letters` tells the word that each letter stands for."""
    first = [at for at in range(len(tokens) - 2) if tokens[at].text[0].isdigit() and _is_pair(tokens, at, letters)]
    if not first:
        return tokens
    halves = {half for at in first for half in (at, at + 2)}
    return [piece for at, token in enumerate(tokens) for piece in (_cut(token, letters) if at in halves else (token,))]


def _is_pair(tokens: Sequence[Token], at: int, letters: dict[str, str]) -> bool:
    return tokens[at + 1].text in _JOINS and _is_half(tokens[at], letters) and _is_half(tokens[at + 2], letters)


def _is_half(token: Token, letters: dict[str, str]) -> bool:
    half = _HALF.fullmatch(token.text) if token.shape is Shape.WORD else None
    return half is not None and half[2].lower() in letters


def _cut(token: Token, letters: dict[str, str]) -> Iterator[Token]:
    letter = token.text.lstrip("0123456789")
    digits = token.text.removesuffix(letter)
    middle = token.start + len(digits)
    yield Token(digits, digits, token.start, middle, Shape.NUMBER)
    yield Token(letter, letters[letter.lower()], middle, token.end, Shape.WORD)
