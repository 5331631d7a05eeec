"""Finds years, and times that began with a month, a year or a campaign.

For: "in 2021", "عام 2021", "منذ مطلع العام الجاري", "since the start of the campaign". Not for: days and
months (`dates`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.ordinals import norm_at, phrase_at
from recount.claims.reading.words.times import Back, Campaign, Meaning, Since, Year
from recount.claims.reading.words.tokens import Token

_YEARS = range(1990, 2100)
_FURTHEST_CAMPAIGN = 4


def read_year(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Meaning, int] | None:
    """Give a year behind a word that announces it: "in 2021", "خلال عام 2021"."""
    year = _year(tokens, at) if norm_at(tokens, at - 1) in words.files["time"]["in_year"] else None
    return (Year(year), at + 1) if year else None


def read_since_period(tokens: Sequence[Token], at: int, start: int, words: Lexicon) -> tuple[Meaning, int] | None:
    """Give the time since a year, since the running month or year began, or since a campaign; "since" ends at `at`."""
    began = start
    while norm_at(tokens, began) in words.files["time"]["in_year"]:
        began += 1
    year = _year(tokens, began)
    if year:
        return Since(Year(year)), began + 1
    for first in range(at, start + 1):
        running = _running(tokens, first, words)
        if running:
            return running
    campaigns = words.files["time"]["campaigns"]
    found = next(
        (index for index in range(start, start + _FURTHEST_CAMPAIGN) if norm_at(tokens, index) in campaigns), None
    )
    return (Campaign(), found + 1) if found is not None and start > at else None


def _running(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Meaning, int] | None:
    found = phrase_at(words.times_running, tokens, at)
    return (Since(Back(**found[0])), found[1]) if found else None


def _year(tokens: Sequence[Token], at: int) -> int | None:
    norm = norm_at(tokens, at).removesuffix("م")
    return int(norm) if len(norm) == 4 and norm.isdecimal() and int(norm) in _YEARS else None
