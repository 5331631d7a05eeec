"""Where the words of a search stand in a text: a short piece of it, with the words marked.

For: results of a search. Not for: finding rows. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recount.reports.search.asked import Asked
from recount.reports.search.folded import only_words

AROUND = 70
_TOKEN = re.compile(r"[^\s\-‐‑–—_/]+")
# Beyond this a text is not read for a snippet; its beginning is shown.
_READ = 60_000


class Piece(NamedTuple):
    """A piece of a snippet, and whether it is what was looked for."""

    text: str
    found: bool = False


def snippet(text: str, asked: Asked, around: int = AROUND) -> list[Piece]:
    """Give the neighbourhood of the first word that was looked for, `around` characters to each side.

    Every word of it that has a wanted part is marked whole. Without one, the beginning of the text is given.
    """
    first = next(_found(text[:_READ], asked, 0), None)
    middle = first or (0, 0)
    start = _word_begins(text, max(0, middle[0] - around))
    end = _word_ends(text, min(len(text), middle[1] + (around if first else 2 * around)))
    return [*_dots(start > 0), *_marked(text, asked, start, end), *_dots(end < len(text))]


def marked(text: str, asked: Asked) -> list[Piece]:
    """Give a whole text with what was looked for marked."""
    return list(_marked(text, asked, 0, len(text)))


def _marked(text: str, asked: Asked, start: int, end: int) -> Iterator[Piece]:
    at = start
    for begin, finish in _found(text[:end], asked, start):
        if begin > at:
            yield Piece(text[at:begin])
        yield Piece(text[begin:finish], found=True)
        at = finish
    if at < end:
        yield Piece(text[at:end])


def _found(text: str, asked: Asked, start: int) -> Iterator[tuple[int, int]]:
    parts = tuple(word for part in asked.parts for word in part.split())
    for token in _TOKEN.finditer(text, start):
        folded = _folded(token[0])
        if any(part in folded for part in parts) or folded in asked.words:
            yield token.span()


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return only_words(word)


def _word_begins(text: str, at: int) -> int:
    return at if at == 0 else next((i + 1 for i in range(at, min(at + 20, len(text))) if text[i].isspace()), at)


def _word_ends(text: str, at: int) -> int:
    return at if at >= len(text) else next((i for i in range(at, max(at - 20, 0), -1) if text[i].isspace()), at)


def _dots(cut: bool) -> list[Piece]:
    return [Piece("…")] if cut else []
