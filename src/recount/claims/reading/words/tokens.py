"""Cuts a text into words, numbers and signs, each with its offsets in code points.

For: every step of the reader that needs words. Not for: what a word means, which is the lexicon's. Words are read
in plain letters (`normalising`); their offsets lead into the text as given.
Linear in the length of the text; the expression holds no choice that could be tried twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from recount.claims.reading.words.kinds import Notion
from recount.claims.reading.words.normalising import normalise

_ARTICLE = "ال"


class Shape(Notion):
    """What a token looks like."""

    WORD: ClassVar[Shape]
    NUMBER: ClassVar[Shape]
    CLOCK: ClassVar[Shape]
    DAY: ClassVar[Shape]
    URL: ClassVar[Shape]
    SIGN: ClassVar[Shape]


@dataclass(slots=True, eq=False)
class Token:
    """One word, number or sign; `norm` is its lower-case form without a possessive ending. Never changed once made."""

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

    @property
    def definite(self) -> bool:
        """Tell whether it carries the Arabic article."""
        return self.text.startswith(_ARTICLE)


# No group is repeated possessively: Python 3.11.2 (Debian 12) then keeps half of a repetition that failed.
_TOKEN = re.compile(
    r"""
    (?P<WORD>(?!https?://|www\.)[^\W\d_][^\W_]*+(?:['’\-‑_][^\W_]++)*)
  | (?P<URL>(?:https?://|www\.)[^\s)\]>]++)
  | (?P<DAY>\d{1,2}(?:\ ?[-/]\ ?\d{1,2}\ ?[-/]\ ?|\.{1,2}\ ?\d{1,2}\.{1,2}\ ?)(?:19|20)\d\d(?!\w))
  | (?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[apAP]\.?[mM]\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[apAP]\.?[mM]\b\.?)
  | (?P<NUMBER>\d{1,3}(?:[,٬]\d{3})+(?!\w|[,٬]\d{3})|\d++(?:\.\d++)?(?!\w|-[^\W\d]))
  | (?P<GLUED>\d[^\W_]*+(?:['’\-‑_](?!\d)[^\W_]++)*)      # a word that a digit opens
  | (?P<SIGN>\S)
    """,
    re.VERBOSE,
)


# Writers use these Arabic letters one for another; the article is no part of the word that is looked up.
_SAME_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهءء")
_NO_ARTICLE = frozenset({"الله", "الان", "الاف"})
_SHORTEST_WITH_ARTICLE = 4


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the tokens of `text[start:end]` in order, with offsets into the whole text."""
    plain = normalise(text[start : len(text) if end is None else end])
    found = _TOKEN.finditer(plain.text)
    if plain.origins is None:
        return [_token(match.group(), match.lastgroup, start + match.start(), start + match.end()) for match in found]
    return [
        _token(match.group(), match.lastgroup, start + plain.start(match.start()), start + plain.end(match.end()))
        for match in found
    ]


def plain_form(word: str) -> str:
    """Give the form in which an Arabic word is looked up: one letter for those that change places, no article."""
    if word.startswith(_ARTICLE) and len(word) >= _SHORTEST_WITH_ARTICLE and word not in _NO_ARTICLE:
        word = word[len(_ARTICLE) :]
    return word.translate(_SAME_LETTERS)


def _token(word: str, group: str | None, start: int, end: int) -> Token:
    shape = _SHAPES.get(group)
    if shape is None:
        norm, possessive = _read_word(word)
        return Token(word, norm, start, end, _WORD, possessive)
    return Token(word, word, start, end, shape)


_WORD = Shape.WORD
_SHAPES: dict[str | None, Shape] = {
    shape.name: shape for shape in (Shape.URL, Shape.DAY, Shape.CLOCK, Shape.NUMBER, Shape.SIGN)
}


@lru_cache(maxsize=65536)
def _read_word(word: str) -> tuple[str, bool]:
    """Give the form in which a word is looked up, and whether it is possessive."""
    if word[0] >= "\u0600":
        return plain_form(word), False
    norm = word.lower()
    if word.isalpha():
        return norm, False
    norm = norm.replace("’", "'").replace("‑", "-")
    possessive = norm.endswith("'s")
    return norm[:-2] if possessive else norm, possessive
