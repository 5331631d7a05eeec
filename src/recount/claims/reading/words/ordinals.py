"""Reads the day of a month: in figures, or by its ordinal.

For: "5", "5th", "الخامس والعشرين من". Not for: the month and year around it (`dates`), nor counts (`quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recount.claims.reading.words.lexicon import Lexicon, PhrasesOfTime
from recount.claims.reading.words.tokens import Token

_ORDINAL = re.compile(r"(\d{1,2})[^\W\d_]{2}")
_AND = "و"


def day_number(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int | None, int]:
    """A day of the month in figures, or by its ordinal: "الخامس والعشرين من"."""
    number = number_at(tokens, at)
    ordinals = words.files["time"]["ordinals"]
    if number or not ordinals or at >= len(tokens) or not tokens[at].definite:
        return number, at + 1
    first, stop = ordinals.get(norm_at(tokens, at)), at + 1
    if first is None:
        return None, at
    if norm_at(tokens, stop) == _AND and (tens := ordinals.get(norm_at(tokens, stop + 1))):
        return first + tens, stop + 2
    teen = ordinals.get(f"{norm_at(tokens, at)} {norm_at(tokens, stop)}")
    return (teen, stop + 1) if teen else (first, stop)


def number_at(tokens: Sequence[Token], at: int) -> int | None:
    """A day of the month: "5", "5th"."""
    norm = norm_at(tokens, at)
    ordinal = _ORDINAL.fullmatch(norm)
    digits = ordinal.group(1) if ordinal else norm
    return int(digits) if len(digits) <= 2 and digits.isdecimal() and 1 <= int(digits) <= 31 else None


def norm_at(tokens: Sequence[Token], at: int) -> str:
    """Give the plain form of the word at `at`, an empty one past either end."""
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def phrase_at(table: PhrasesOfTime, tokens: Sequence[Token], at: int) -> tuple[dict[str, int], int] | None:
    """Give what the longest phrase of a table that stands at `at` says, and where it ends; None where none does."""
    first, second = norm_at(tokens, at), norm_at(tokens, at + 1)
    for phrase, said in (*table.get((first, second), ()), *table.get((first,), ())):
        if all(norm_at(tokens, at + step) == word for step, word in enumerate(phrase)):
            return said, at + len(phrase)
    return None
