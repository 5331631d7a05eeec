"""Reads a month by its name, and the year behind a date.

For: "Sept. 2015", "November/Tishrin", "تشرين الثاني لعام 2015". Not for: the day of the month (`ordinals`), nor a whole
date (`dates`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.ordinals import norm_at
from recount.claims.reading.words.tokens import Token

_YEARS = range(1900, 2100)
_BEFORE_YEAR = (",", "of", "من", "/", "-", "عام", "لعام", "سنه", "ل", "،")
_OF_THE_ERA = "م"


def month_name(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int | None, int]:
    """Read a month; a second name after a stroke ("November/Tishrin") is the same month again."""
    months = words.files["time"]["months"]
    month, size = _named_month(tokens, at, months)
    if month is None or (len(tokens[at].norm) == 3 and tokens[at].norm == "may" and not tokens[at].capital):
        return None, at
    at += size
    if norm_at(tokens, at) == "." and len(tokens[at - 1].norm) <= 4 and norm_at(tokens, at + 1)[:1].isdigit():
        at += 1
    again, size = _named_month(tokens, at + 1, months) if norm_at(tokens, at) == "/" else (None, 0)
    return int(month), at + 1 + size if again else at


def _named_month(tokens: Sequence[Token], at: int, months: dict[str, int]) -> tuple[int | None, int]:
    """Give a month of two words or of one, and how many words it has."""
    two = months.get(f"{norm_at(tokens, at)} {norm_at(tokens, at + 1)}")
    return (two, 2) if two else (months.get(norm_at(tokens, at)), 1)


def year_behind(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Read a year, with the comma or word before it; give it and where it ends, or where it would begin."""
    skip = at
    while norm_at(tokens, skip) in _BEFORE_YEAR:
        skip += 1
    return (int(tokens[skip].norm[:4]), skip + 1) if is_year(tokens, skip) else (None, at)


def is_year(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a year of four digits stands at `at`."""
    norm = norm_at(tokens, at).removesuffix(_OF_THE_ERA)
    return len(norm) == 4 and norm.isdecimal() and int(norm) in _YEARS
