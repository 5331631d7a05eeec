"""Words in the two languages of the interface, filled in, with the plural forms of each language.

For: dossiers and public pages; the words stand in a YAML file beside the module that says them. Not for: words of the
vocabulary (`recount.vocabulary.reader.label`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from recount.checks.phrasing import day_words, window_words
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.releases.paper.bars import Part
from recount.vocabulary.reader import LANGUAGES, Language, label
from recount.vocabulary.words import Hedge, StrikeType, VictimCategory
from recount.vocabulary.written import written_in

COMMON_FILE = Path(__file__).with_name("wording.yaml")
RIGHT_TO_LEFT: tuple[Language, ...] = ("ar",)


class Wording:
    """The words of one YAML file; a leaf is `{en: ..., ar: ...}`, where a plural stands as its CLDR forms."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def say(self, language: Language, *keys: str, **fills: object) -> str:
        """Fill in an entry; where it has plural forms, `n` chooses among them."""
        said = self._entry(*keys)[language]
        text: str = said if isinstance(said, str) else _plural(said, fills["n"], language)
        return text.format(**fills)

    def table(self, language: Language) -> dict[str, Any]:
        """Give every entry without a blank in one language, nested as in the file: what templates print."""
        return _table(self.path, language)

    def keys(self, *keys: str) -> list[str]:
        """Give the keys under an entry, in their order."""
        return list(self._entry(*keys))

    def _entry(self, *keys: str) -> Any:
        entry = _content(self.path)
        for key in keys:
            entry = entry[key]
        return entry


COMMON = Wording(COMMON_FILE)


def direction(language: str) -> str:
    """Give the direction in which a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def sentence_case(text: str) -> str:
    """Begin with a capital, as a heading does; Arabic has none."""
    return text[:1].upper() + text[1:]


def range_words(span: Range | None, language: Language) -> str:
    """Write a range for people: 31 to 49, at least 20, unknown; nothing known is never 0 (R14)."""
    if span is None:
        return COMMON.say(language, "range", "none")
    return COMMON.say(language, "range", _kind(span), low=span.low, high=span.high)


def count_words(low: int | None, high: int | None, hedge: Hedge, language: Language) -> str:
    """Write what one source counts; a word without a number is told as the hedge that it is (R2)."""
    if low is None and high is None:
        return COMMON.say(language, "no_number", hedge=label(hedge, language))
    if high is None:
        return COMMON.say(language, "range", "floor", high=low)
    return range_words(Range(low, high), language)


def group_words(group: Group, language: Language) -> str:
    """Write whom a range counts: civilians killed; people injured, status not stated; children among them."""
    outcome = label(group.outcome, language)
    noun = COMMON.say(language, "group", str(group.victim_class), outcome=outcome)
    if group.category is not VictimCategory.TOTAL:
        noun = COMMON.say(language, "part", noun=noun, category=label(group.category, language))
    return sentence_case(noun)


def part_names(language: Language) -> dict[Part, str]:
    """Say what a claim does for a range; of one that does nothing for it, nothing."""
    return {part: COMMON.say(language, "part_of_range", part) for part in Part if part is not Part.WITHIN}


def when_words(start: date | None, end: date | None, language: Language) -> str:
    """Write the days of an incident."""
    return window_words(start, end, language) or COMMON.say(language, "undated")


def title_words(strike: StrikeType, place: str | None, start: date | None, end: date | None, language: Language) -> str:
    """Make a title of what happened, where and when; no title that a person typed goes out."""
    kind = "unknown" if strike is StrikeType.UNKNOWN else "known"
    what = COMMON.say(language, "title", kind, strike=label(strike, language))
    where = COMMON.say(language, "in_place", place=place) if place else COMMON.say(language, "somewhere")
    when = when_words(start, end, language)
    return sentence_case(COMMON.say(language, "title", "whole", what=what, where=where, when=when))


def day_or_unknown(day: date | None, language: Language) -> str:
    """Write a day, or that it is not known."""
    return day_words(day, language) if day else COMMON.say(language, "undated")


def joined(words: Iterable[str], language: Language) -> str:
    """Write words one after the other."""
    return COMMON.say(language, "comma").join(words)


def _kind(span: Range) -> str:
    if span.low is None:
        return "nothing_below" if span.high_open else "ceiling"
    if span.low == span.high:
        return "floor" if span.high_open else "one"
    return "open" if span.high_open else "closed"


def _plural(forms: dict[str, str], number: object, language: Language) -> str:
    return forms.get(_form(int(str(number)), language), forms["other"])


def _form(number: int, language: Language) -> str:
    """Give the plural form of a number (CLDR): Arabic tells 0, 1, 2, 3 to 10, 11 to 99 and the rest apart."""
    if number == 1:
        return "one"
    if language != "ar":
        return "other"
    if number in (0, 2):
        return "two" if number else "zero"
    last = number % 100
    return "few" if 3 <= last <= 10 else "many" if last >= 11 else "other"


def _in_language(entry: Any, language: Language) -> Any:
    if isinstance(entry, dict) and set(entry) == set(LANGUAGES):
        return entry[language]
    return {str(key): _in_language(value, language) for key, value in entry.items()}


@cache
def _table(path: Path, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = _in_language(_content(path), language)
    return found


@cache
def _content(path: Path) -> Any:
    return written_in(path)
