"""When a page was published, by its own word.

For: the day that a page states in its markup, its address or a visible date line. Not for: guessing. A month, a year,
"3 hours ago", a copyright notice, 05/11/2015 (May or November?) and a page that names several days give none (R6).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

MONTHS_FILE: Final = Path(__file__).with_name("months.yaml")


class DatedBy(StrEnum):
    """Where a page states its day, from the surest to the least sure."""

    STRUCTURED_DATA = "structured data of the page"
    METADATA = "metadata of the page"
    MARKED_TIME = "marked time of publication"
    DATE_LINE = "visible date line"
    ADDRESS = "address of the page"


class Publication(NamedTuple):
    """The day a page was published, and where the page says so."""

    day: date
    dated_by: DatedBy


# What pages call the moment of publication, without signs; names of changes and of mere creation are left out.
METADATA_NAMES: Final = (
    {"date", "pubdate", "publicationdate", "publishdate", "publisheddate", "datepublished", "publishedtime"}
    | {"articlepublished", "articlepublishedtime", "ogpublishedtime", "ogarticlepublishedtime"}
    | {"dcdate", "dcdateissued", "dctermsdate", "dctermsissued", "citationpublicationdate", "parselypubdate"}
)
SIGNS: Final = re.compile(r"[^A-Za-z]")
STRUCTURED_DAY: Final = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')

ARTICLES: Final = "//article | //main | //*[@role='main' or @role='article']"
# Comments and lists of other pages carry other days; the head of a whole site often shows the day of the visit.
ELSEWHERE: Final = (
    "ancestor-or-self::*[self::aside or self::footer or self::nav"
    " or self::header[not(ancestor::article or ancestor::main)]"
    " or (self::div or self::section or self::ol or self::ul) and contains(concat(@id, ' ', @class), 'comment')]"
)
MARKED_TIMES: Final = (
    ".//*[(self::time or self::abbr or self::span) and (@pubdate or @itemprop='datePublished'"
    f" or contains(@class, 'entry-date') or contains(@class, 'published'))][not({ELSEWHERE})]"
)
DATE_LINES: Final = (
    ".//*[self::time or contains(@class, 'date') or contains(@class, 'byline') or contains(@class, 'posted')"
    f" or contains(@class, 'publish') or contains(@class, 'entry-meta') or contains(@class, 'post-meta')]"
    f"[not({ELSEWHERE})]"
)
ADDRESSES: Final = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
LONGEST_DATE_LINE: Final = 120

YEAR_FIRST: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.]?)(\d\d)\2(\d\d)(?!\d)")
DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


def publication_of(page: Any) -> Publication | None:
    """Give the day that `page` (a parsed HTML tree) states as its own, from the surest place that states just one."""
    for dated_by, statements in STATEMENTS.items():
        days = {day for words in statements(page) for day in days_in(words)}
        if len(days) == 1:
            return Publication(days.pop(), dated_by)
    return None


def days_in(words: str) -> set[date]:
    """Give every day that `words` name in full, in figures or words; an ambiguous or partial one is left out.

    Eastern Arabic digits count as digits. Months are known in English and Arabic, see `months.yaml`.
    """
    plain = " ".join("".join(str(unicodedata.digit(character, character)) for character in words).casefold().split())
    numbered = [_day(year, month, day) for year, _, month, day in YEAR_FIRST.findall(plain)]
    reversed_ = [_unambiguous(int(day), int(month), year) for day, _, month, year in DAY_FIRST.findall(plain)]
    named = [_named_day(match) for match in _in_words().finditer(plain)]
    return {day for day in (*numbered, *reversed_, *named) if day}


@cache
def month_numbers() -> dict[str, int]:
    """Give the number of each month (1 to 12) under each of its names, in lower case."""
    names: dict[int, list[str]] = yaml.safe_load(MONTHS_FILE.read_text(encoding="utf-8"))
    return {name: number for number, written in names.items() for name in written}


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


def _day(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _unambiguous(first: int, second: int, year: str) -> date | None:
    """Tell day from month where one of the two numbers can only be a day, or both are the same."""
    if first == second or second > 12:
        return _day(year, first, second)
    return _day(year, second, first) if first > 12 else None


def _structured_data(page: Any) -> Iterator[str]:
    for script in page.xpath("//script[@type='application/ld+json']"):
        yield from STRUCTURED_DAY.findall(script.text or "")


def _metadata(page: Any) -> Iterator[str]:
    for element in page.iter("meta"):
        names = (element.get("property"), element.get("name"), element.get("itemprop"))
        if any(SIGNS.sub("", name or "").lower() in METADATA_NAMES for name in names):
            yield element.get("content") or ""


def _marked_times(page: Any) -> Iterator[str]:
    return _statements(page, MARKED_TIMES)


def _date_lines(page: Any) -> Iterator[str]:
    return _statements(page, DATE_LINES)


def _statements(page: Any, where: str) -> Iterator[str]:
    """Give what the elements of the article say: by their machine-readable moment, else by title and short text."""
    for scope in page.xpath(ARTICLES)[:1] or [page]:
        for element in scope.xpath(where):
            moment = element.get("datetime") or element.get("content")
            words = [moment] if moment else [element.get("title") or "", element.text_content()]
            yield from (line for line in words if len(line) <= LONGEST_DATE_LINE)


def _addresses(page: Any) -> Iterator[str]:
    yield from page.xpath(ADDRESSES)


STATEMENTS: Final[dict[DatedBy, Callable[[Any], Iterator[str]]]] = {
    DatedBy.STRUCTURED_DATA: _structured_data,
    DatedBy.METADATA: _metadata,
    DatedBy.MARKED_TIME: _marked_times,
    DatedBy.DATE_LINE: _date_lines,
    DatedBy.ADDRESS: _addresses,
}
