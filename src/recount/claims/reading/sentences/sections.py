"""Divides a page into its sections: the report itself, an article reprinted in it, comments and furniture.

For: giving every statement its own author and clock (R6) and keeping page furniture from becoming claims.
Not for: turning a page of HTML into text (`recount.reports`). A reprinted article is known by what every article
carries at its head: a title, a byline and a date, one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recount.claims.reading.sentences.datelines import first_day, opening_datelines
from recount.claims.reading.sentences.feet import find_foot
from recount.claims.reading.sentences.furniture import page_phrases, plain_line
from recount.claims.reading.sentences.posts import Post, find_post
from recount.claims.reading.sentences.reprints import Line, find_foreign
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.schema import Section
from recount.vocabulary.words import SectionRole

_LONGEST_HEAD_LINE = 120
_LONGEST_BYLINE = 40
_HEAD_LINES = 3
_TOP_LINES = 3
_DATED_LINES = 8
_LONGEST_DESK = 6


@dataclass(frozen=True, slots=True)
class _Head:
    """The title, byline and date that open an article."""

    first: int
    published: date
    author: str | None


def divide(text: str, words: Lexicon, published: date | None = None, publisher: str | None = None) -> list[Section]:
    """Give the sections of a page in order; they cover the text without overlap. `published` is the page's clock."""
    lines = [Line(match.start(), match.end(), match.group()) for match in re.finditer(r"\S[^\n]*", text)]
    if post := find_post(text):
        told = [line for line in lines if line.start < post.end]
        return _of_a_post(text, post, published or _day_at_top(told, words), publisher)
    rest = _furniture_from(lines)
    heads = _heads(lines[:rest], words)
    own = heads.pop(0) if heads and heads[0].first < _TOP_LINES else None
    top = lines[: heads[0].first if heads else rest]
    main = Section(
        start=0,
        end=len(text),
        published=published or (own.published if own else None) or _day_at_top(top, words),
        author=own.author if own else None,
        publisher=publisher,
    )
    reprints = [
        Section(
            start=lines[head.first].start,
            end=len(text),
            published=head.published,
            author=head.author,
            role=SectionRole.REPRINT,
        )
        for head in heads
    ]
    foot = find_foot([line.text for line in lines[:rest]], words)
    reprints += _foreign(text, lines[: foot.at if foot else rest], main, words, reprints)
    after = [Section(start=lines[rest].start, end=len(text), role=SectionRole.COMMENTS)] if rest < len(lines) else []
    return _closed([main, *sorted(reprints, key=_start), *after])


def _start(section: Section) -> int:
    return section.start


def _foreign(
    text: str, lines: Sequence[Line], main: Section, words: Lexicon, articles: Sequence[Section]
) -> list[Section]:
    """Give the texts that a page quotes or reprints, and the page's own words behind each that ends before it."""
    sections: list[Section] = []
    for found in find_foreign(lines, words, main.published):
        start = lines[found.first].start
        if all(start <= article.start for article in articles[:1]):
            own = Section(start=start, end=len(text), role=found.role)
            sections.append(own.model_copy(update={"publisher": found.publisher, "published": found.published}))
            if found.stop < len(lines):
                sections.append(main.model_copy(update={"start": lines[found.stop].start}))
    return list({section.start: section for section in reversed(sections)}.values())


def _of_a_post(text: str, post: Post, published: date | None, publisher: str | None) -> list[Section]:
    """A page of a network: its header, the post itself, and the comments behind it."""
    main = Section(start=post.start, end=len(text), published=published, publisher=publisher)
    head = [Section(start=0, end=post.start, role=SectionRole.FURNITURE)] if post.start else []
    after = [Section(start=post.end, end=len(text), role=SectionRole.COMMENTS)] if post.end < len(text) else []
    return _closed([*head, main, *after])


def _day_at_top(lines: Sequence[Line], words: Lexicon) -> date | None:
    """The day of a dateline, or of a line near the top that says nothing else: when the page was published."""
    for opened in opening_datelines([line.text for line in lines], words).values():
        return opened.day
    return next((day for line in lines[:_DATED_LINES] if (day := _dateline(line, words))), None)


def _closed(sections: Sequence[Section]) -> list[Section]:
    """Let each section end where the next begins; a page that opens with another's text has none before it."""
    sections = [one for at, one in enumerate(sections) if at + 1 == len(sections) or sections[at + 1].start > one.start]
    starts = [section.start for section in sections[1:]]
    return [
        section.model_copy(update={"end": end})
        for section, end in zip(sections, [*starts, sections[-1].end], strict=True)
    ]


def _furniture_from(lines: Sequence[Line]) -> int:
    """Give the index of the line from which only comments and furniture follow; the first lines never count."""
    ends = tuple(page_phrases("ends"))
    for index, line in enumerate(lines):
        if index <= 1 or len(line.text) >= _LONGEST_HEAD_LINE or not plain_line(line.text).startswith(ends):
            continue
        if _told(lines[:index]) or not _told(lines[index:]):
            return index
    return len(lines)


def _told(lines: Sequence[Line]) -> bool:
    """Tell whether a report is told in these lines: a box of links may also stand above it."""
    return any(len(line.text) >= _LONGEST_HEAD_LINE for line in lines)


def _heads(lines: Sequence[Line], words: Lexicon) -> list[_Head]:
    heads: list[_Head] = []
    for index, line in enumerate(lines):
        published = _dateline(line, words)
        if published and not (heads and index - heads[-1].first <= _HEAD_LINES):
            head = _head_above(lines, index, published, words)
            if head:
                heads.append(head)
    return heads


def _dateline(line: Line, words: Lexicon) -> date | None:
    """A short line that says hardly more than a date, or a name and a date."""
    if len(line.text) > _LONGEST_HEAD_LINE or line.text.rstrip().endswith((".", "?", "!", ":")):
        return None
    dated = first_day(line.text, words.language)
    if not dated:
        return None
    span, day = dated
    before = _wordy(line.text[: span.start], words)
    after = _wordy(line.text[span.end :], words)
    ends_in_date = not after and len(before) <= _LONGEST_DESK and line.text[: span.start].rstrip().endswith(",")
    return day if len(before) + len(after) <= 1 or ends_in_date else None


def _wordy(text: str, words: Lexicon) -> list[str]:
    """The words of a line that are neither of time nor of publishing."""
    time, labels = words.files["time"], words.words("furniture", "published")
    known = {*_DATE_WORDS, *time["months"], *time["weekdays"], *(piece for label in labels for piece in label.split())}
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in known]


_DATE_WORDS = {"am", "pm", "gmt", "utc", "at", "th", "st", "nd", "rd", "of", "est", "bst", "on"}


def _head_above(lines: Sequence[Line], index: int, published: date, words: Lexicon) -> _Head | None:
    first, author = index, _desk(lines[index].text, words)
    while first > 0 and index - first < _HEAD_LINES - 1 and _may_head(lines[first - 1].text):
        first -= 1
        author = author or _byline(lines[first].text, words)
    if first == index and index > 0:
        return None
    if author is None and first > 0:
        return None
    return _Head(first, published, author)


def _desk(line: str, words: Lexicon) -> str | None:
    """ "Exercise desk, 30 December 2015": who stands before the date on its line."""
    name, comma, _ = line.partition(",")
    named = name.strip()
    is_desk = bool(set(words.words("furniture", "desks")) & set(named.lower().split()))
    is_person = _byline(named, words) is not None
    return named if comma and (is_desk or is_person) and not _numbered(named) else None


def _numbered(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


def _may_head(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD_LINE and not line.rstrip().endswith((".", ":", ",", ";"))


def _byline(line: str, words: Lexicon) -> str | None:
    """A line of two to five capitalised words is a name; "By" before it settles it."""
    plain = line.strip()
    for opener in words.words("furniture", "bylines"):
        if plain.lower().startswith(f"{opener} "):
            return plain[len(opener) :].strip(" :") or None
    parts = plain.split()
    if len(plain) <= _LONGEST_BYLINE and 2 <= len(parts) <= 5 and all(part[:1].isupper() for part in parts):
        return plain
    return None
