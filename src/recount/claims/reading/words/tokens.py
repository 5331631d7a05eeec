"""Cuts a text into words, numbers and signs, each with its offsets in code points.

For: every step of the reader that needs words. Not for: what a word means, which is the lexicon's.
Linear in the length of the text; the expression holds no choice that could be tried twice.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple


class Shape(Enum):
    """What a token looks like."""

    WORD = auto()
    NUMBER = auto()
    CLOCK = auto()
    URL = auto()
    SIGN = auto()


class Token(NamedTuple):
    """One word, number or sign; `norm` is its lower-case form without a possessive ending."""

    text: str
    norm: str
    start: int
    end: int
    shape: Shape
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


_TOKEN = re.compile(
    r"""
    (?P<URL>(?:https?://|www\.)[^\s)\]>]++)
  | (?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[apAP]\.?[mM]\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[apAP]\.?[mM]\b\.?)
  | (?P<NUMBER>\d{1,3}(?:[,٬]\d{3})++(?!\w)|\d++(?:\.\d++)?(?!\w|-[^\W\d]))
  | (?P<WORD>[^\W_]++(?:['’\-‑][^\W_]++)*+)
  | (?P<SIGN>\S)
    """,
    re.VERBOSE,
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the tokens of `text[start:end]` in order, with offsets into the whole text."""
    return [_token(match) for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def _token(match: re.Match[str]) -> Token:
    shape = Shape[match.lastgroup or Shape.SIGN.name]
    words = match.group()
    start, end = match.span()
    if shape is not Shape.WORD:
        return Token(words, words, start, end, shape)
    norm = words.lower()
    if words.isalpha():
        return Token(words, norm, start, end, shape)
    norm = norm.replace("’", "'").replace("‑", "-")
    possessive = norm.endswith("'s")
    return Token(words, norm[:-2] if possessive else norm, start, end, shape, possessive)
