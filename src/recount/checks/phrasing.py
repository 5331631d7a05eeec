"""The words of a check in the two languages of the interface, filled in; they stand in `wording.yaml`.

For: reasons, findings and sentences that are decided in one place and read in either language. Not for: deciding
what is said. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from recount.checks.statements import Span
from recount.vocabulary.reader import Bilingual, Language
from recount.vocabulary.words import Hedge
from recount.vocabulary.written import written_in

WORDING_FILE = Path(__file__).with_name("wording.yaml")


@dataclass(frozen=True)
class Remark:
    """Something to be said: an entry of `wording.yaml` and what fills it in, still in no language."""

    keys: tuple[str, ...]
    fills: tuple[tuple[str, object], ...] = ()

    def in_language(self, language: Language) -> str:
        """Say it in one of the two languages."""
        return say(language, *self.keys, **dict(self.fills))


def reason(key: str, **fills: object) -> Remark:
    """Give a reason of `wording.yaml`, filled in."""
    return Remark(("reason", key), tuple(fills.items()))


def say(language: Language, *keys: str, **fills: object) -> str:
    """Fill in an entry of `wording.yaml`; numbers, spans, names and remarks are said in the same language."""
    text: str = _entry(*keys)[language]
    return text.format(**{name: _said(value, language) for name, value in fills.items()})


def has(*keys: str) -> bool:
    """Tell whether there is such an entry."""
    try:
        return bool(_entry(*keys))
    except KeyError:
        return False


def keys_of(*keys: str) -> list[str]:
    """Give the keys under an entry, in their order."""
    return list(_entry(*keys))


def together(remarks: Iterable[Remark], language: Language) -> str:
    """Say several things one after the other."""
    return " ".join(remark.in_language(language) for remark in remarks)


def number_words(low: float | None, high: float | None, language: Language) -> str:
    """Write a number or range for people; None is an open end. Digits are those of the text, 0 to 9."""
    return say(language, "number", _kind_of_number(low, high), low=low, high=high)


def day_words(day: date, language: Language) -> str:
    """Write a day as an editor would."""
    month = _entry("months")[language][day.month - 1]
    return say(language, "day", day=day.day, month=month, year=day.year)


def window_words(start: date | None, end: date | None, language: Language, *, alone: bool = True) -> str:
    """Write days `alone`, as in a column of days, or else with their preposition and a blank before it."""
    if start is None:
        return ""
    days = {"start": day_words(start, language), "end": day_words(end or start, language)}
    keys = ("day_alone", "window_alone") if alone else ("on_day", "between")
    return say(language, "when", keys[0] if end is None or start == end else keys[1], **days)


def listed(names: Iterable[str], language: Language) -> str:
    """Write a list of names."""
    *first, last = names
    both = say(language, "comma").join(first)
    return f"{both}{say(language, 'and')}{last}" if first else last


def _said(value: object, language: Language) -> object:
    if isinstance(value, Remark | Bilingual):
        return value.in_language(language)
    if isinstance(value, Span):
        return number_words(value.low, value.high, language)
    if isinstance(value, tuple):
        return listed((str(_said(one, language)) for one in value), language)
    return value


def _kind_of_number(low: float | None, high: float | None) -> str:
    if low is None:
        return "none" if high is None else "up_to"
    if high is None:
        return str(Hedge.AT_LEAST)
    return "exact" if low == high else "range"


def _entry(*keys: str) -> Any:
    entry = _wording()
    for key in keys:
        entry = entry[key]
    return entry


@cache
def _wording() -> Any:
    return written_in(WORDING_FILE)
