"""The start page and the list of incidents, by date and by place, a hundred to a page.

For: finding an incident. Not for: telling it (`recount.releases.public.pages.incident`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from recount.checks.phrasing import day_words
from recount.figures.figure import Total
from recount.incidents.adjudicating.ranges import Range
from recount.releases.paper.words import range_words, sentence_case, when_words
from recount.releases.public.counted import figure
from recount.releases.public.pages.framing import WORDS, framed
from recount.releases.public.projection import PublicIncident
from recount.releases.public.showing import killed, place_words, title
from recount.releases.public.site import (
    A_PAGE,
    Order,
    Room,
    Site,
    anchor_of,
    group_key,
    incident_path,
    link,
    list_path,
    room_path,
)
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import Dimension

LATEST = 5


@dataclass(frozen=True)
class Line:
    """One incident in a list."""

    code: str
    to: str
    title: str
    when: str
    where: str
    killed: str
    grade: str
    grade_words: str


@dataclass(frozen=True)
class Group:
    """The incidents of one month or one place, with the id under which it stands on its page."""

    heading: str
    anchor: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Jump:
    """A way to a month or a place in the list, and how many incidents it holds."""

    name: str
    to: str
    incidents: int


def index_page(site: Site, language: Language) -> str:
    """Give the start page: what this record is, what it holds, what it cannot tell."""
    path = room_path(Room.INDEX, language)
    latest = sorted(site.record.incidents, key=lambda each: (str(each.released), each.code), reverse=True)[:LATEST]
    return framed(
        site,
        language,
        path,
        Room.INDEX,
        "index.html",
        site.record.called(language) or WORDS.say(language, "record"),
        held=_held(site, language),
        latest=[line(each, language, path) for each in latest],
        limits=[WORDS.say(language, "limit", key) for key in WORDS.keys("limit")],
        incidents=link(room_path(Room.INCIDENTS, language), path),
        corrections=link(room_path(Room.CORRECTIONS, language), path),
        finding=_finding(language, path),
    )


def _finding(language: Language, path: str) -> list[tuple[str, str]]:
    """Give the ways to find an incident: by its day, by its place, on the map."""
    ways = [(WORDS.say(language, "index", f"find_{order}"), list_path(order, 1, language)) for order in Order]
    ways.append((WORDS.say(language, "index", "find_map"), room_path(Room.MAP, language)))
    return [(name, link(to, path)) for name, to in ways]


def _held(site: Site, language: Language) -> list[str]:
    """Say how many incidents there are, from when to when, and how many dead they count."""
    incidents = site.record.incidents
    if not incidents:
        return []
    days = sorted(each.start for each in incidents if each.start)
    said = [WORDS.say(language, "incidents_count", n=len(incidents))]
    if days:
        ends = {"start": day_words(days[0], language), "end": day_words(days[-1], language)}
        said.append(WORDS.say(language, "index", "span", **ends))
    total = figure(site.record, Dimension.MONTH, language).total
    if total.high is not None:
        counted = WORDS.say(language, "incidents_count", n=total.incidents)
        killed_words = range_words(span_of(total), language)
        said.append(WORDS.say(language, "index", "deaths", range=killed_words, incidents=counted))
    return said


def span_of(total: Total) -> Range | None:
    """Give a total as a range, None where nothing is known."""
    return None if total.high is None else Range(total.low, total.high, total.high_open)


def incidents_page(site: Site, order: Order, number: int, language: Language) -> str:
    """Give one page of the list of incidents."""
    path = list_path(order, number, language)
    some = site.ordered(order, language)[(number - 1) * A_PAGE : number * A_PAGE]
    return framed(
        site,
        language,
        path,
        Room.INCIDENTS,
        "incidents.html",
        WORDS.say(language, "nav", "incidents"),
        count=WORDS.say(language, "incidents_count", n=len(site.record.incidents)),
        groups=list(_groups(some, order, language, path)),
        jumps=jumps(site, order, language, path) if number == 1 else [],
        jumps_heading=WORDS.say(language, "incidents", f"jump_{order}"),
        orders=[
            (_order_words(each, language), link(list_path(each, 1, language), path), each is order) for each in Order
        ],
        pager=_pager(site, order, number, language, path),
    )


def _order_words(order: Order, language: Language) -> str:
    return WORDS.say(language, "incidents", f"by_{order}")


def _groups(some: Iterable[PublicIncident], order: Order, language: Language, path: str) -> Iterator[Group]:
    """Part one page of a list by month or place."""
    for key, members in groupby(some, lambda each: group_key(each, order, language)):
        own = list(members)
        lines = [line(each, language, path) for each in own]
        yield Group(_heading(own[0], order, language), anchor_of(key), lines)


def jumps(site: Site, order: Order, language: Language, path: str) -> list[Jump]:
    """Give the way from the page of this address to every month or place of the list."""
    return [
        Jump(
            name=_heading(each.first, order, language),
            to=f"{link(list_path(order, each.page, language), path)}#{each.anchor}",
            incidents=each.incidents,
        )
        for each in site.groups(order, language)
    ]


def _heading(each: PublicIncident, order: Order, language: Language) -> str:
    if order is Order.PLACE:
        return each.place.name.in_language(language) if each.place else WORDS.say(language, "incidents", "no_place")
    return month_words(each, language)


def month_words(each: PublicIncident, language: Language) -> str:
    """Write the month of an incident."""
    if each.start is None:
        return WORDS.say(language, "incidents", "no_month")
    return month_of(each.start, language)


def month_of(day: date, language: Language) -> str:
    """Write the month of a day with its year."""
    return day_words(day, language).partition(" ")[2]


def line(each: PublicIncident, language: Language, path: str) -> Line:
    """Give an incident as a line of a list on the page of this address."""
    return Line(
        code=each.code,
        to=link(incident_path(each.code, language), path),
        title=title(each, language),
        when=when_words(each.start, each.end, language),
        where=place_words(each.place, language),
        killed=WORDS.say(language, "incidents", "deaths", range=range_words(killed(each), language)),
        grade=str(each.airwars or each.harm or ""),
        grade_words=_grade_words(each, language),
    )


def _grade_words(each: PublicIncident, language: Language) -> str:
    grade = each.airwars or each.harm
    return sentence_case(label(grade, language)) if grade else ""


def _pager(site: Site, order: Order, number: int, language: Language, path: str) -> dict[str, str]:
    """Give the links to the pages before and after, where there are any."""
    pages = site.list_pages
    if pages == 1:
        return {}
    found = {"here": WORDS.say(language, "incidents", "page", n=number, all=pages)}
    if number > 1:
        found["earlier"] = link(list_path(order, number - 1, language), path)
    if number < pages:
        found["later"] = link(list_path(order, number + 1, language), path)
    return found
