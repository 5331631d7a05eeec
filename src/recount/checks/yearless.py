"""A day and a month that stand without a year, in an article that bears no date: what they would be in a given year.

For: telling an event of "5 November" from one of the eighth, though the year stays open (R6). Not for: choosing the
year; the record's event is held against the day, and the answer says that the year was not stated. Pure.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from recount.claims.reading.sentences.clock import resolve
from recount.claims.reading.words.dates import spot_times
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.times import Between, Day, Month, TimeSpan
from recount.claims.reading.words.tokens import tokenise
from recount.claims.schema import When
from recount.vocabulary.reader import LANGUAGES, Language

_OF_THE_CALENDAR = (Day, Month, Between)


def is_yearless(when: When) -> bool:
    """Tell whether a time that could not be resolved names a day or a month."""
    return when.start is None and when.end is None and bool(when.raw) and _span(str(when.raw)) is not None


@lru_cache(maxsize=4096)
def in_year(raw: str, year: int) -> When | None:
    """Give the days of the words if they end in that year; None where they cannot ("Thursday 5 November" in 2014)."""
    span = _span(raw)
    found = resolve(span, date(year, 12, 31)) if span else None
    return found if found and found.start and found.end and found.end.year == year else None


@lru_cache(maxsize=4096)
def _span(raw: str) -> TimeSpan | None:
    """Read the words again; what is counted from a clock ("last Thursday", "since October") is no day of the year."""
    return next(filter(None, (_span_in(raw, language) for language in LANGUAGES)), None)


def _span_in(raw: str, language: Language) -> TimeSpan | None:
    words = lexicon(language)
    # A month alone is one only behind the word that leads it: "may", "in May".
    for text in (raw, f"{words.words('time', 'in')[0]} {raw}"):
        for span in spot_times(text, part(tokenise(text), words), words):
            if isinstance(span.meaning, _OF_THE_CALENDAR):
                return span
    return None
