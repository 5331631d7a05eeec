"""Finds the dateline that opens a report: where and on which day it was written, never where and when it happened (R6).

For: "DOUMA, Syria, 1 November 2015 (Agency) - The death toll ...", "دير الزور - 12 تشرين الثاني 2015" on a line of its
own. Not for: the line of a place and a day over the events of a roundup (`recount.claims.reading.context.headings`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recount.claims.reading.sentences.clock import day_of
from recount.claims.reading.words.dates import spot_times
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.times import TimeSpan
from recount.claims.reading.words.tokens import Token, tokenise
from recount.vocabulary.reader import Language

_TOP_LINES = 3
_LONGEST_HEAD_LINE = 120
_LONGEST_ALONE = 60
_SHORT_WORD = 3
_MOST_WORDS = 5
# The lines of a page are asked for its day, for its articles, and for the dateline of their sentences.
_LINES_ASKED_AGAIN = 64
_DIGIT = re.compile(r"\d")
# Behind the date of a dateline: an agency in brackets perhaps, then a dash, a colon or a full stop.
_AFTER = re.compile(r"\s*,?\s*(?:\([^)\n]{1,40}\))?\s*(?:[-–—:]|\.)\s+")
_AFTER_ALONE = re.compile(r"\s*(?:[-–—|,،]?\s*\(?[^()\d:.\n]{1,40}\)?)?\s*$")
_PARTS = re.compile(r"[-–—|,،)]\s*$")
_AROUND = " \t,،(-–—|)"
_ITEM = re.compile(r"\s*(?:[-–—•·*▪●◾]|\d{1,2}[-.)])\s")
_DASHES, _SPEAKS = {"-", "–", "—", "|", "/"}, {":", "-", "–", "—"}
_NAMED = {Kind.SOURCE, Kind.PARTY, Kind.NAME}


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day before the first sentence: the day of publication, never of the event; `end` is its length."""

    end: int
    day: date


def past_datelines(lines: Sequence[str], words: Lexicon) -> dict[int, int]:
    """Give where what is told begins in the lines that open with a dateline, by their index."""
    past = {at: dateline.end for at, dateline in opening_datelines(lines, words).items()}
    agency = _agency_from(lines[0], words) if lines and 0 not in past else 0
    return past | {0: agency} if agency else past


def opening_datelines(lines: Sequence[str], words: Lexicon) -> dict[int, Dateline]:
    """Find the datelines among the lines at the top of a report, by their index.

    Several of different days are none: the lines of a roundup open so, each with the day of its own event. So do lines
    of a place and a day alone that stand again further down, or over the items of a list.
    """
    asked = enumerate(lines[:_TOP_LINES])
    found = {at: dateline for at, line in asked if (dateline := _dateline(lines, at, words))}
    return found if len({dateline.day for dateline in found.values()}) == 1 else {}


def _dateline(lines: Sequence[str], at: int, words: Lexicon) -> Dateline | None:
    opened = opening_dateline(lines[at], words)
    if opened:
        return opened
    alone = _place_and_day(lines[at], words)
    heads_items = at + 1 < len(lines) and _ITEM.match(lines[at + 1])
    again = any(_place_and_day(line, words) for line in lines[at + 1 :]) if alone and not heads_items else True
    return None if again else alone


def opening_dateline(line: str, words: Lexicon) -> Dateline | None:
    """Find the dateline that opens a report: "DOUMA, Syria, 1 November 2015 (Agency) - The death toll ..."."""
    first = re.split(r"[,،\s]", line.strip(" ,("), maxsplit=1)[0]
    dated = first_day(line[:_LONGEST_HEAD_LINE], words.language) if _may_name(first) else None
    if not dated:
        return None
    span, day = dated
    after = _AFTER.match(line, span.end)
    return Dateline(after.end(), day) if after and _names(line[: span.start], words) else None


def _place_and_day(line: str, words: Lexicon) -> Dateline | None:
    """ "دير الزور - 12 تشرين الثاني 2015": a line of a name and a day, parted, with an agency behind it perhaps."""
    dated = first_day(line, words.language) if len(line) <= _LONGEST_ALONE else None
    if not dated:
        return None
    span, day = dated
    before, after = line[: span.start], _AFTER_ALONE.match(line, span.end)
    if not after or not _PARTS.search(before) or not _names(before, words):
        return None
    return Dateline(len(line), day)


def _agency_from(line: str, words: Lexicon) -> int:
    """Give where the agency begins behind the place of its reporter, "حلب - سانا: قتل ...", else 0."""
    tokens = [] if _DASHES.isdisjoint(line[:_LONGEST_ALONE]) else tokenise(line[:_LONGEST_ALONE])
    dash = next((at for at, token in enumerate(tokens[: _MOST_WORDS + 1]) if token.text in _DASHES), 0)
    if not dash or dash + 1 >= len(tokens) or not _names(line[: tokens[dash].start], words):
        return 0
    agency = words.longest(tokens, dash + 1)
    stop = dash + 1 + agency[0] if agency and agency[1].kind is Kind.SOURCE else len(tokens)
    speaks = stop < len(tokens) and tokens[stop].text in _SPEAKS
    return tokens[dash + 1].start if speaks else 0


def _names(before: str, words: Lexicon) -> bool:
    """Tell whether nothing but names stands before the day: of a place, of an agency."""
    said = tokenise(before.strip(_AROUND))
    plain = [token for token in said if token.text[0].isalnum()]
    if not plain or len(plain) > _MOST_WORDS or not words.set_of("headings", "announces").isdisjoint(_norms(plain)):
        return False
    return all(_may_name(token.text) for token in plain) and not any(
        _is_known(said, at, words) for at in range(len(said))
    )


def _norms(tokens: Sequence[Token]) -> list[str]:
    return [token.norm for token in tokens]


def _may_name(word: str) -> bool:
    """Tell whether a word may stand in a name: by its capital, or in Arabic, which has none, any word."""
    return word[:1].isupper() or len(word) <= _SHORT_WORD or word[:1] >= "\u0600"


def _is_known(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Tell whether an Arabic word is one that the lexicon knows for anything but a name."""
    found = words.longest(tokens, at) if tokens[at].text[:1] >= "\u0600" else None
    return found is not None and found[1].kind not in _NAMED


@lru_cache(maxsize=_LINES_ASKED_AGAIN)
def first_day(line: str, language: Language) -> tuple[TimeSpan, date] | None:
    """Give the first day that a line tells without a clock; one without digits tells none."""
    if not _DIGIT.search(line):
        return None
    spans = spot_times(line, tokenise(line), lexicon(language))
    return next(((span, day) for span in spans if (day := day_of(span.meaning))), None)
