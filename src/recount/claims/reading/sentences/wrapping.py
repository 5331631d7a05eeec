"""Finds the paragraphs of a text, those that were broken at a width put together again.

For: wires, mails and printed pages, whose lines end where the next word no longer fitted: a sentence goes on over
them. Not for: posts, lists and headings, whose lines end where their writer ended them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE = re.compile(r"\S[^\n]*")
_NARROWEST, _WIDEST = 50, 110
_FEWEST = 2
_RAGGED = 16
_FULL_OF_ALL = 0.6

Span = tuple[int, int]


def paragraphs_of(text: str, start: int, end: int) -> list[Span]:
    """Give the offsets of each line between `start` and `end` that is not empty; of a text broken at a width, of each
    paragraph.
    """
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    width = _width(text, lines)
    return _joined(text, lines, width) if width else lines


def _width(text: str, lines: Sequence[Span]) -> int | None:
    """Give the width at which a text was broken; None where its lines go on beyond every width, or end at their own."""
    lengths = [_length(text, line) for line in lines]
    width = max(lengths, default=0)
    followed = [lengths[at] for at in range(len(lines) - 1) if _is_next(text, lines[at], lines[at + 1])]
    full = sum(length > width - _RAGGED for length in followed)
    broken = _NARROWEST <= width <= _WIDEST and full >= _FEWEST and full >= len(followed) * _FULL_OF_ALL
    return width if broken else None


def _joined(text: str, lines: Sequence[Span], width: int) -> list[Span]:
    joined: list[Span] = []
    for at, line in enumerate(lines):
        if at and _goes_on(text, lines[at - 1], line, width):
            joined[-1] = joined[-1][0], line[1]
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, before: Span, line: Span, width: int) -> bool:
    """Tell whether a line ended because the first word of the next one no longer fitted, and that one is not set in."""
    if not _is_next(text, before, line):
        return False
    first = text[slice(*line)].split(maxsplit=1)[0]
    set_in = text[before[1] + 1 : line[0]].count(" ") > 1
    return not set_in and _length(text, before) + 1 + len(first) > width


def _is_next(text: str, before: Span, line: Span) -> bool:
    return text.count("\n", before[1], line[0]) == 1


def _length(text: str, line: Span) -> int:
    return len(text[slice(*line)].rstrip())
