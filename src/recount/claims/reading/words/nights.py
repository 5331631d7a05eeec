"""Tells a day from the night that begins on it: a night lies on two days.

For: "ليلة أمس", "ليل الاثنين الثلاثاء", "Monday night", "overnight", "the night of 5 November". Not for: dawn and the
early hours, which are of the day that they open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.times import Back, Day, Meaning, Night, Weekday
from recount.claims.reading.words.tokens import Token

Found = tuple[Meaning, int]
_FURTHEST_BEFORE = 3
_JOINS = {"-", "–", "—", "ـ", "/", "و", "and", "to", "على", "علي", "الي"}


def at_night(
    tokens: Sequence[Token],
    at: int,
    found: Found,
    words: Lexicon,
    read_day: Callable[[Sequence[Token], int, Lexicon], Found | None],
) -> Found:
    """Give a day that was found at `at` as its night where the words in or around it say so."""
    meaning, stop = found
    if not isinstance(meaning, Day | Weekday | Back) or not _is_a_day(meaning):
        return found
    nights, after = words.files["time"]["nights"], words.files["time"]["after_midnight"]
    around = [token.norm for token in tokens[max(0, at - _FURTHEST_BEFORE) : stop]]
    if set(around) & set(after["early"]):
        return found
    if not set(around) & set(nights):
        behind = stop < len(tokens) and tokens[stop].norm in nights
        return (Night(meaning), stop + 1) if behind else found
    second = _next_day(tokens, stop, words, read_day)
    if second and isinstance(second[0], Day | Weekday):
        return Night(morrow=second[0]), second[1]
    return Night(meaning), stop


def _is_a_day(meaning: Day | Weekday | Back) -> bool:
    if isinstance(meaning, Day):
        return meaning.last is None
    return not isinstance(meaning, Back) or meaning.days is not None


def _next_day(
    tokens: Sequence[Token],
    at: int,
    words: Lexicon,
    read_day: Callable[[Sequence[Token], int, Lexicon], Found | None],
) -> Found | None:
    """ "ليل الاثنين الثلاثاء", "ليل الاثنين/الثلاثاء": the day on which the night ends."""
    return read_day(tokens, at + (at < len(tokens) and tokens[at].norm in _JOINS), words)
