"""Finds expressions of time among the words of a sentence, as what they mean before any clock is known.

For: "5 November 2015", "last Thursday", "in October", "since 30 September", "between A and B". Not for: turning
them into days, which needs the clock of their section (`clock`, R6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.months import is_year, month_name, year_behind
from recount.claims.reading.words.nights import at_night
from recount.claims.reading.words.ordinals import day_number, norm_at, number_at, phrase_at
from recount.claims.reading.words.periods import read_since_period, read_year
from recount.claims.reading.words.times import (
    Back,
    Between,
    Day,
    FromTold,
    Meaning,
    Month,
    Since,
    TimeSpan,
    Until,
    Weekday,
)
from recount.claims.reading.words.tokens import Shape, Token
from recount.vocabulary.reader import Language

_SHORTEST_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PIECES = re.compile(r"\d+")
_MONTHS, _LONGEST_MONTH = 12, 31
_RANGE = {"-", "–", "—", "and", "to", "or", "/"}
_BEFORE_DAY = ("،", ",", "(", "-", "on")
_BEFORE_MONTH = (",", "of", "من", "/", "-")


def spot_times(text: str, tokens: Sequence[Token], words: Lexicon) -> list[TimeSpan]:
    """Give every expression of time in a sentence, in order; a day without a year takes that of the next one."""
    spans = list(_spans(text, tokens, words))
    year: int | None = None
    for index in range(len(spans) - 1, -1, -1):
        meaning = spans[index].meaning
        if isinstance(meaning, Day):
            if meaning.year is None and year:
                spans[index] = replace(spans[index], meaning=replace(meaning, year=year))
            year = meaning.year or year
    return spans


def _spans(text: str, tokens: Sequence[Token], words: Lexicon) -> Iterator[TimeSpan]:
    opening, free = words.opens_time, 0
    for at, token in enumerate(tokens):
        if at < free or not (token.norm in opening or token.norm[0].isdigit()):
            continue
        found = _read(tokens, at, words)
        if found:
            meaning, free = found
            start, end = token.start, tokens[free - 1].end
            yield TimeSpan(start, end, text[start:end], at, free, meaning)


Found = tuple[Meaning, int]


def _read(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    if tokens[at].shape is Shape.DAY:
        return _written_day(tokens, at, words)
    if tokens[at].norm[0].isdigit():
        found = _day(tokens, at, words)
        return at_night(tokens, at, found, words, _named_day) if found else read_year(tokens, at, words)
    for rule in _rules_by_opening(words.language)[tokens[at].norm]:
        if found := rule(tokens, at, words):
            return at_night(tokens, at, found, words, _named_day)
    return None


Rule = Callable[[Sequence[Token], int, Lexicon], Found | None]


@cache
def _rules_by_opening(language: Language) -> dict[str, tuple[Rule, ...]]:
    """The rules that may read an expression of time, in order, by the word that opens it."""
    words = lexicon(language)
    time = words.files["time"]
    months, ordinals = _first_words(time["months"]), _first_words(time["ordinals"])
    named = {*time["weekdays"], *time["parts_of_day"]}
    opens: tuple[tuple[Rule, Container[str]], ...] = (
        (_between, time["between"]),
        (_since, time["since"]),
        (_up_to, time["up_to"]),
        (_day, named | months | ordinals),
        (_in_month, months),
        (_back_to, {opening[0] for opening in words.times_back}),
        (_weekday, named.union(time["last"])),
    )
    return {word: tuple(rule for rule, first in opens if word in first) for word in words.opens_time}


def _first_words(phrases: Iterable[str]) -> set[str]:
    return {phrase.partition(" ")[0] for phrase in phrases}


def _between(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    time = words.files["time"]
    if norm_at(tokens, at) not in time["between"]:
        return None
    first = _point(tokens, at + 1, words)
    number = None if first else number_at(tokens, at + 1)
    middle = first[1] if first else at + 2
    if norm_at(tokens, middle) not in time["until"]:
        return None
    second = _point(tokens, middle + 1, words)
    if not second or not isinstance(second[0], Day | Month):
        return None
    if first and isinstance(first[0], Day | Month):
        return Between(_with_year(first[0], second[0]), second[0]), second[1]
    if number and isinstance(second[0], Day):
        return Between(replace(second[0], day=number, weekday=None), second[0]), second[1]
    return None


def _named_day(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """A day or weekday, by its name."""
    return (_day(tokens, at, words) or _weekday(tokens, at, words)) if at < len(tokens) else None


def _point(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """A day, a month, or a part of a month ("the end of September")."""
    return _day(tokens, at, words) or _part_of_month(tokens, at, words) or _month(tokens, at, words)


def _part_of_month(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    thirds = words.files["time"]["thirds_of_month"]
    start = at + (norm_at(tokens, at) == "the")
    third = thirds.get(norm_at(tokens, start))
    start += 1
    while third is not None and norm_at(tokens, start) in ("of", "-"):
        start += 1
    found = _month(tokens, start, words) if third is not None else None
    if not found or not isinstance(found[0], Month):
        return None
    month = found[0]
    last = _SHORTEST_MONTH[month.month - 1] if third == 3 else 10 * third
    return Day(10 * third - 9, month.month, month.year, last), found[1]


def _up_to(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """ "by 20 November", "up to the end of October"."""
    start = at
    while norm_at(tokens, start) in words.files["time"]["up_to"]:
        start += 1
    found = _point(tokens, start, words) if start > at else None
    return (Until(found[0]), found[1]) if found and isinstance(found[0], Day | Month) else None


def _with_year(first: Day | Month, second: Day | Month) -> Day | Month:
    return first if first.year else replace(first, year=second.year)


def _since(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    if norm_at(tokens, at) not in words.files["time"]["since"]:
        return None
    start = at + 1
    while norm_at(tokens, start) in words.files["time"]["since_the"]:
        start += 1
    found = _point(tokens, start, words)
    if found and isinstance(found[0], Day | Month):
        return Since(found[0]), found[1]
    return read_since_period(tokens, at + 1, start, words)


def _day(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """Read a day with its month, in either order, with or without weekday and year; or an ISO date."""
    weekday, start = _day_name(tokens, at, words)
    if start < len(tokens) and tokens[start].shape is Shape.DAY:
        found = _written_day(tokens, start, words)
    else:
        found = _month_first(tokens, start, words) or _day_first(tokens, start, words)
    if found and weekday is not None:
        return replace(found[0], weekday=weekday), found[1]
    return found or _iso(tokens, at)


def _day_name(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int | None, int]:
    """Read a weekday, with the words for its parts before it ("مساء يوم الأحد") and a comma or article behind it."""
    first = at
    while norm_at(tokens, at) in words.files["time"]["parts_of_day"]:
        at += 1
    weekday = _weekday_at(tokens, at, words)
    if weekday is None:
        return None, first
    at += 1
    while norm_at(tokens, at) in (",", "،", "(", "the"):
        at += 1
    return weekday, at


def _weekday_at(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Give the weekday that a word names; in Arabic it bears the article, without which it is a number."""
    weekday: int | None = words.files["time"]["weekdays"].get(norm_at(tokens, at))
    if weekday is None or (tokens[at].norm[0] >= "\u0600" and not tokens[at].definite):
        return None
    return weekday


def _written_day(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Day, int] | None:
    """ "19/9/2023": day first where the language says so; else only where the day cannot be a month."""
    day, month, year = (int(piece) for piece in _PIECES.findall(tokens[at].norm))
    if not words.files["time"]["day_first"] and day <= _MONTHS:
        if month <= _MONTHS and month != day:
            return None
        day, month = (month, day) if month > _MONTHS else (day, month)
    return (Day(day, month, year), at + 1) if 1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH else None


def _month_first(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Day, int] | None:
    month, stop = month_name(tokens, at, words)
    day = number_at(tokens, stop) if month else None
    if not month or not day or norm_at(tokens, stop + 1) == ":":
        return None
    last, stop = _last_day(tokens, stop + 1, day, words)
    year, stop = year_behind(tokens, stop)
    return Day(day, month, year, last), stop


def _day_first(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Day, int] | None:
    day, stop = day_number(tokens, at, words)
    if not day:
        return None
    last, stop = _last_day(tokens, stop, day, words)
    while norm_at(tokens, stop) in _BEFORE_MONTH:
        stop += 1
    month, stop = month_name(tokens, stop, words)
    if not month:
        return _in_figures(tokens, at, day, words)
    year, stop = year_behind(tokens, stop)
    return Day(day, month, year, last), stop


def _in_figures(tokens: Sequence[Token], at: int, day: int, words: Lexicon) -> tuple[Day, int] | None:
    """ "بتاريخ 12/3", "الأحد 12-3": figures alone are a day only behind a word that says so."""
    before = norm_at(tokens, at - 1)
    says_so = before in words.files["time"]["dated"] or _weekday_at(tokens, at - 1, words) is not None if at else False
    month = number_at(tokens, at + 2) if says_so and norm_at(tokens, at + 1) in ("/", "-") else None
    return (Day(day, month), at + 3) if month and month <= _MONTHS else None


def _last_day(tokens: Sequence[Token], at: int, day: int, words: Lexicon) -> tuple[int | None, int]:
    """ "9-10", "17th or 18th": the second day of a range, never the day of another date."""
    last = number_at(tokens, at + 1) if norm_at(tokens, at) in _RANGE else None
    if not last or last <= day:
        return None, at
    following = norm_at(tokens, at + 2)
    counted = following not in ("", ",", ".", ")", ";", "of") and following not in words.files["time"]["months"]
    return (None, at) if counted and not is_year(tokens, at + 2) else (last, at + 2)


def _iso(tokens: Sequence[Token], at: int) -> Found | None:
    parts = [norm_at(tokens, at + step) for step in range(5)] if is_year(tokens, at) else []
    if not parts or parts[1] not in ("-", "/") or parts[3] != parts[1]:
        return None
    if not (parts[2].isdecimal() and parts[4].isdecimal() and len(parts[2]) <= 2 and len(parts[4]) <= 2):
        return None
    return Day(int(parts[4]), int(parts[2]), int(parts[0])), at + 5


def _in_month(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """ "in October", "during late October 2015": a month counts as a time behind such a word alone."""
    time, before = words.files["time"], norm_at(tokens, at - 1)
    return _month(tokens, at, words) if before in time["in"] or before in time["parts_of_month"] else None


def _month(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    month, stop = month_name(tokens, at, words)
    if not month or number_at(tokens, stop):
        return None
    year, stop = year_behind(tokens, stop)
    return Month(month, year), stop


def _back_to(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    """ "yesterday"; "today, Tuesday 4 July", "overnight on 4 July" are the day they name."""
    found = _back(tokens, at, words)
    if found is None:
        return found
    stop = found[1] + (norm_at(tokens, found[1]) in _BEFORE_DAY)
    return _day(tokens, stop, words) or _weekday(tokens, stop, words) or found


def _back(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    time = words.files["time"]
    if norm_at(tokens, at - 1) in time["up_to"] or (
        norm_at(tokens, at) in time["with_article"] and not tokens[at].definite
    ):
        return None
    found = phrase_at(words.times_back, tokens, at)
    return (_reached(found[0]), found[1]) if found and not _is_numbered(tokens, found[1], words) else None


def _is_numbered(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """ "اليوم الثاني عشر من التصعيد": a day that an ordinal counts is not today."""
    return at < len(tokens) and tokens[at].definite and norm_at(tokens, at) in words.files["time"]["ordinals"]


def _reached(said: Mapping[str, int]) -> Meaning:
    """ "The following day" is reckoned from the event told before, all else that reaches back from the clock."""
    return FromTold(said["told"]) if "told" in said else Back(**said)


def _weekday(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    last = norm_at(tokens, at) in words.files["time"]["last"]
    weekday, stop = _day_name(tokens, at + last, words)
    if weekday is None:
        return None
    behind = tokens[stop - 1].norm[0] >= "\u0600" and norm_at(tokens, stop) in words.files["time"]["last"]
    return Weekday(weekday, last or behind), stop + behind
