"""Days that are written out in full, in figures or in words: 5 November 2015, ٥ تشرين الثاني ٢٠١٥, 30/10/2015.

For: date lines of pages, and dates that people type. Not for: anything less than a full day, or relative to another
day. What is ambiguous (05/11/2015 may be May or November) is no day here: none is ever guessed (R6).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from recount.vocabulary.written import written_in

MONTHS_FILE: Final = Path(__file__).with_name("months.yaml")
YEAR_FIRST: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.]?)(\d\d)\2(\d\d)(?!\d)")
DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
MOST_MONTHS: Final = 12


def days_in(words: str) -> set[date]:
    """Give every day that `words` name in full, in figures or words; an ambiguous or partial one is left out.

    Eastern Arabic digits count as digits. Months are known in English and Arabic, see `months.yaml`.
    """
    plain = _plain(words)
    numbered = [_day(year, month, day) for year, _, month, day in YEAR_FIRST.findall(plain)]
    reversed_ = [_unambiguous(int(day), int(month), year) for day, _, month, year in DAY_FIRST.findall(plain)]
    named = [_named_day(match) for match in _in_words().finditer(plain)]
    return {day for day in (*numbered, *reversed_, *named) if day}


def day_in_words(words: str) -> date | None:
    """Give the day if `words` are that day and nothing else, its month by name: "5 November 2015"."""
    match = _in_words().fullmatch(_plain(words))
    return _named_day(match) if match else None


@cache
def month_numbers() -> dict[str, int]:
    """Give the number of each month (1 to 12) under each of its names, in lower case."""
    names: dict[int, list[str]] = written_in(MONTHS_FILE)
    return {name: number for number, written in names.items() for name in written}


def _plain(words: str) -> str:
    digits = "".join(str(unicodedata.digit(character, character)) for character in words)
    return " ".join(digits.casefold().split())


@cache
def _in_words() -> re.Pattern[str]:
    """Match "5 November 2015", "November 5th, 2015", "5 نوفمبر/تشرين الثاني 2015"."""
    name = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    day, year = r"(\d{1,2})(?:st|nd|rd|th)?", r"((?:19|20)\d\d)(?!\d)"
    day_first = rf"(?<!\d){day}(?: of)?,? ({name})(?: ?[/(] ?(?:{name})\)?)?\.?,? {year}"
    return re.compile(rf"{day_first}|(?<!\w)({name})\.? {day},? {year}")


def _named_day(match: re.Match[str]) -> date | None:
    day, month, year, month_before, day_after, year_after = match.groups()
    return _day(year or year_after, month_numbers()[month or month_before], day or day_after)


def _unambiguous(first: int, second: int, year: str) -> date | None:
    """Tell day from month where one of the two numbers can only be a day, or both are the same."""
    if first == second or second > MOST_MONTHS:
        return _day(year, first, second)
    return _day(year, second, first) if first > MOST_MONTHS else None


def _day(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
