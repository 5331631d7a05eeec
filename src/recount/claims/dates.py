"""Finds expressions of time in a text and resolves them against the clock of their section (R6).

For: "5 November 2015", "last Thursday", "in October", "since 30 September", "between A and B". Not for: the
moment a page was published (`sections`). Without a clock a relative expression stays unresolved: no silent today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from recount.claims.lexicon import Lexicon
from recount.claims.schema import When
from recount.vocabulary.words import TimePrecision


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One expression of time: its offsets, its words, and the groups that the grammar found in it."""

    start: int
    end: int
    raw: str
    parts: dict[str, str]


def spot_times(text: str, words: Lexicon) -> list[TimeSpan]:
    """Give every expression of time in `text`, in order, without overlaps."""
    return [
        TimeSpan(
            match.start(), match.end(), match.group(), {key: value for key, value in match.groupdict().items() if value}
        )
        for match in _grammar(words).finditer(text)
    ]


def resolve(span: TimeSpan, clock: date | None, words: Lexicon) -> When:
    """Turn an expression into days, counted from `clock` where it is relative; unresolved where it cannot be."""
    for rule in (_between, _day, _month_of, _weekday, _back):
        found = rule(span.parts, clock, words)
        if found:
            start, end, precision = found
            return When(raw=span.raw, start=start, end=end, precision=precision)
    return When(raw=span.raw)


def first_date(text: str, words: Lexicon) -> date | None:
    """Give the first full date (day, month, year) that stands in `text`."""
    for span in spot_times(text, words):
        found = _day(span.parts, None, words)
        if found:
            return found[0]
    return None


Days = tuple[date, date, TimePrecision]


def _day(parts: dict[str, str], clock: date | None, words: Lexicon) -> Days | None:
    if "iso" in parts:
        year, month, day = (int(piece) for piece in re.split(r"[-/]", parts["iso"]))
        found = _date(year, month, day)
        return (found, found, TimePrecision.DAY) if found else None
    day_text = parts.get("day") or parts.get("day2")
    month_text = parts.get("month") or parts.get("month2")
    if not day_text or not month_text:
        return None
    year_text = parts.get("year") or parts.get("year2")
    last = parts.get("lastday") or parts.get("lastday2") or day_text
    month = _month(month_text, words)
    year = int(year_text) if year_text else _year_before(clock, month, int(last), parts, words)
    if year is None:
        return None
    start, end = _date(year, month, int(day_text)), _date(year, month, int(last))
    if not start or not end or start > end:
        return None
    return start, end, TimePrecision.DAY if start == end else TimePrecision.INTERVAL


def _year_before(clock: date | None, month: int, day: int, parts: dict[str, str], words: Lexicon) -> int | None:
    """The year that a date without one means: the last such day up to the clock, or the one its weekday fits."""
    if clock is None:
        return None
    weekday = parts.get("dow") or parts.get("dow2")
    for year in (clock.year, clock.year - 1, clock.year - 2):
        found = _date(year, month, day)
        if not found or found > clock + timedelta(days=1):
            continue
        if weekday is None or found.weekday() == words.words("time", "weekdays")[weekday.lower()]:
            return year
    return clock.year


def _month_of(parts: dict[str, str], clock: date | None, words: Lexicon) -> Days | None:
    name = parts.get("monthonly")
    if not name:
        return None
    month = _month(name, words)
    if "monthyear" in parts:
        year = int(parts["monthyear"])
    elif clock:
        year = clock.year if month <= clock.month else clock.year - 1
    else:
        return None
    start = date(year, month, 1)
    if "since" in parts:
        return (start, clock, TimePrecision.INTERVAL) if clock and start <= clock else None
    return start, date(year, month, monthrange(year, month)[1]), TimePrecision.MONTH


def _between(parts: dict[str, str], clock: date | None, words: Lexicon) -> Days | None:
    """Two dates bound an interval; `since` a date reaches to the clock."""
    if "first" in parts and "second" in parts:
        bounds = [_inner(parts[key], clock, words) for key in ("first", "second")]
        if bounds[1] and not bounds[0]:
            bounds[0] = _inner(f"{parts['first']} {bounds[1][0].year}", clock, words)
        if bounds[0] and bounds[1] and bounds[0][0] <= bounds[1][1]:
            return bounds[0][0], bounds[1][1], TimePrecision.INTERVAL
        return None
    if "since" in parts and "sincewhat" in parts:
        start = _inner(parts["sincewhat"], clock, words)
        if start and clock and start[0] <= clock:
            return start[0], clock, TimePrecision.INTERVAL
    return None


def _inner(text: str, clock: date | None, words: Lexicon) -> Days | None:
    match = _single(words).search(text)
    if not match:
        return None
    parts = {key: value for key, value in match.groupdict().items() if value}
    return _day(parts, clock, words) or _month_of(parts, clock, words)


def _weekday(parts: dict[str, str], clock: date | None, words: Lexicon) -> Days | None:
    name = parts.get("weekday")
    if not name or clock is None:
        return None
    back = (clock.weekday() - int(words.words("time", "weekdays")[name.lower()])) % 7
    if back == 0 and "last" in parts:
        back = 7
    found = clock - timedelta(days=back)
    return found, found, TimePrecision.DAY


def _back(parts: dict[str, str], clock: date | None, words: Lexicon) -> Days | None:
    phrase = " ".join(parts.get("back", "").lower().split())
    if not phrase or clock is None:
        return None
    time = words.files["time"]
    if phrase in time["days_back"]:
        day = clock - timedelta(days=time["days_back"][phrase])
        return day, day, TimePrecision.DAY
    if phrase in time["hours_back"]:
        return clock - timedelta(days=time["hours_back"][phrase]), clock, TimePrecision.INTERVAL
    if phrase in time["weeks_back"]:
        return *_week(clock, time["weeks_back"][phrase]), TimePrecision.WEEK
    if phrase in time["months_back"]:
        return *_calendar_month(clock, time["months_back"][phrase]), TimePrecision.MONTH
    return None


def _week(clock: date, back: int) -> tuple[date, date]:
    start = clock - timedelta(days=clock.weekday() + 7 * back)
    return start, start + timedelta(days=6)


def _calendar_month(clock: date, back: int) -> tuple[date, date]:
    months = clock.year * 12 + clock.month - 1 - back
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _month(name: str, words: Lexicon) -> int:
    return int(words.words("time", "months")[name.lower().rstrip(".")])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one_of(choices: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(choices, key=len, reverse=True))


@cache
def _pieces(language: str) -> dict[str, str]:
    from recount.claims.lexicon import lexicon

    time = lexicon(language).files["time"]
    relative = [*time["days_back"], *time["weeks_back"], *time["months_back"], *time["hours_back"]]
    return {
        "month": _one_of(list(time["months"])),
        "weekday": _one_of(list(time["weekdays"])),
        "back": _one_of(relative),
        "ordinal": _one_of(time["ordinal_endings"]),
    }


def _day_patterns(language: str) -> list[str]:
    p = _pieces(language)
    day = rf"\d{{1,2}}(?:{p['ordinal']})?"
    dow = rf"(?:(?P<dow%s>{p['weekday']}),?\s+(?:the\s+)?)?"
    year = r"(?:,?\s+(?:of\s+)?(?P<year%s>(?:19|20)\d\d)\b)?"
    link = r"\s*(?:-|–|—|and|to|or)\s*"
    first = (
        rf"{dow % ''}\b(?P<month>{p['month']})\.?,?\s+(?P<day>\d{{1,2}})(?:{p['ordinal']})?"
        rf"(?:{link}(?P<lastday>\d{{1,2}})(?:{p['ordinal']})?(?!\s*(?:\d|[^\W\d])))?(?!\d)(?![.,]\d){year % ''}"
    )
    second = (
        rf"{dow % '2'}(?<![\d.,:])\b(?P<day2>\d{{1,2}})(?:{p['ordinal']})?"
        rf"(?:{link}(?P<lastday2>\d{{1,2}})(?:{p['ordinal']})?)?"
        rf",?\s+(?:of\s+)?(?P<month2>{p['month']})\b\.?{year % '2'}"
    )
    del day
    iso = r"\b(?P<iso>(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2})\b"
    month_only = (
        rf"(?:\b(?:(?P<since>since(?:\s+the\s+(?:start|beginning)\s+of)?)|in|during|of|throughout|for|late|early|mid)[\s-]+)"
        rf"(?P<monthonly>{p['month']})\b(?!\s+\d{{1,2}}\b)(?:,?\s+(?:of\s+)?(?P<monthyear>(?:19|20)\d\d)\b)?"
    )
    return [iso, first, second, month_only]


@cache
def _single_of(language: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _day_patterns(language)), re.IGNORECASE)


def _single(words: Lexicon) -> re.Pattern[str]:
    return _single_of(words.language)


@cache
def _grammar_of(language: str) -> re.Pattern[str]:
    p = _pieces(language)
    plain = "|".join(f"(?:{_anonymous(pattern)})" for pattern in _day_patterns(language)[:3])
    start = rf"{plain}|\b\d{{1,2}}(?:{p['ordinal']})?\b"
    pair = rf"\b(?:between|from)\s+(?P<first>{start})\s+(?:and|to|until)\s+(?P<second>{plain})"
    since = rf"\b(?P<since>since)\s+(?P<sincewhat>{plain})"
    day_words = rf"\b(?:(?P<last>last|past|previous)\s+)?(?P<weekday>{p['weekday']})\b"
    back = rf"\b(?P<back>{p['back']})\b"
    months = [pattern.replace("P<since>", "P<since2>") for pattern in _day_patterns(language)]
    every = [pair, since, *months, day_words, back]
    return re.compile("|".join(f"(?:{pattern})" for pattern in every), re.IGNORECASE)


def _anonymous(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _grammar(words: Lexicon) -> re.Pattern[str]:
    return _grammar_of(words.language)
