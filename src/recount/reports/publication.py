"""When a page was published, by its own word.

For: the day that a page states in its markup, its address or a visible date line. Not for: guessing. A month, a year,
"3 hours ago", a copyright notice, 05/11/2015 (May or November?) and a page that names several days give none (R6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from recount.reports.days import days_in


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
DATE_WORDS: Final = ("date", "Date", "byline", "posted", "publish", "entry-meta", "post-meta")
DATE_LINES: Final = (
    f".//*[self::time or {' or '.join(f'contains(@class, {word!r})' for word in DATE_WORDS)}]"
    f"[not(contains(@class, 'updat') or contains(@class, 'modif'))][not({ELSEWHERE})]"
)
ADDRESSES: Final = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
LONGEST_DATE_LINE: Final = 120


def publication_of(page: Any) -> Publication | None:
    """Give the day that `page` (a parsed HTML tree) states as its own, from the surest place that states just one."""
    for dated_by, statements in STATEMENTS.items():
        days = {day for words in statements(page) for day in days_in(words)}
        if len(days) == 1:
            return Publication(days.pop(), dated_by)
    return None


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
