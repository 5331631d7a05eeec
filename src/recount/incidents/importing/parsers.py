"""From the text of a cell to a value: numbers, days, words; nothing stated is None, never 0 and never today.

For: one cell at a time. Not for: whether the values of a row can be true together (`.flags`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from recount.incidents.importing.mapping import Column, Parser
from recount.vocabulary.parties import find_party
from recount.vocabulary.words import Party

LARGEST = 2**31 - 1
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_WHOLE = re.compile(r"\d+(?:\.0+)?")


class Unreadable(ValueError):
    """A cell that says something that cannot be read as what its column means; its text says why."""


def parse(text: str, column: Column, country: str) -> tuple[Any, list[str]]:
    """Give the value of a cell that says something, with the words in it that the map does not know.

    Raises: Unreadable, with what is wrong.
    """
    return _PARSERS[column.parser](text, column, country)


def _text(text: str, _: Column, __: str) -> tuple[str, list[str]]:
    return text, []


def _count(text: str, _: Column, __: str) -> tuple[int, list[str]]:
    if not _WHOLE.fullmatch(text):
        raise Unreadable(f"{text!r} is no whole number of 0 or more")
    number = int(text.partition(".")[0])
    if number > LARGEST:
        raise Unreadable(f"{text} is more people than there are")
    return number, []


def _number(text: str, _: Column, __: str) -> tuple[float, list[str]]:
    try:
        number = float(text)
    except ValueError:
        raise Unreadable(f"{text!r} is no number") from None
    if not math.isfinite(number):
        raise Unreadable(f"{text!r} is no number")
    return number, []


def _day(text: str, column: Column, _: str) -> tuple[date, list[str]]:
    return _day_of(text, column.formats), []


@lru_cache(maxsize=100_000)
def _day_of(text: str, formats: tuple[str, ...]) -> date:
    if iso := _ISO_DAY.fullmatch(text):
        return _checked_day(text, *map(int, iso.groups()))
    for form in formats:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise Unreadable(f"{text!r} is no day such as 2015-11-05")


def _checked_day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(f"{text!r} is no day of the calendar") from None


def _word(text: str, column: Column, _: str) -> tuple[str | None, list[str]]:
    word = column.words.get(text)
    return (word, []) if word else (column.others, [] if column.others else [text])


def _words(text: str, column: Column, country: str) -> tuple[list[str], list[str]]:
    found = [_word(part, column, country) for part in _parts(text, column)]
    return list(dict.fromkeys(word for word, _ in found if word)), [one for _, unknown in found for one in unknown]


def _ending(text: str, column: Column, _: str) -> tuple[str | None, list[str]]:
    """Read the last word alone ("Twitter Arabic"); a cell without one that is known says nothing."""
    return column.words.get(text.rsplit(maxsplit=1)[-1]), []


def _parties(text: str, column: Column, country: str) -> tuple[list[Party], list[str]]:
    found = {part: _party(part, tuple(column.words.items()), country) for part in _parts(text, column)}
    unknown = [part for part, party in found.items() if party is None and not column.others]
    return list(dict.fromkeys(party or Party(column.others or Party.OTHER) for party in found.values())), unknown


@lru_cache(maxsize=10_000)
def _party(name: str, words: tuple[tuple[str, str], ...], country: str) -> Party | None:
    known: Mapping[str, str] = dict(words)
    return Party(known[name]) if name in known else find_party(name, country or "SY")


def _statement_day(text: str, _: Column, __: str) -> tuple[date | None, list[str]]:
    """Read `statement_date` (20171130) of the first statement in a JSON list; None where it says none."""
    try:
        statements = json.loads(text)
    except ValueError:
        return None, ["a list of statements that is no JSON"]
    stated = next((str(each.get("statement_date") or "") for each in statements if isinstance(each, dict)), "")
    digits = re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})", stated)
    return (_checked_day(stated, *map(int, digits.groups())) if digits else None), []


def _parts(text: str, column: Column) -> list[str]:
    parts = text.split(column.separator) if column.separator else [text]
    return [part.strip() for part in parts if part.strip()]


_PARSERS: Mapping[Parser, Callable[[str, Column, str], tuple[Any, list[str]]]] = {
    Parser.TEXT: _text,
    Parser.COUNT: _count,
    Parser.NUMBER: _number,
    Parser.DAY: _day,
    Parser.WORD: _word,
    Parser.WORDS: _words,
    Parser.ENDING: _ending,
    Parser.PARTIES: _parties,
    Parser.STATEMENT_DAY: _statement_day,
}
