"""Finds where a page begins to quote or reprint a text of somebody else, and where it ends.

For: "Reuters, 5 November 2015:", "نقلا عن عنب بلدي:", "Forwarded from ...", an agency's dateline in the middle of a
page, lines quoted by ">". Each has its own publisher and clock; one without a date has none, and never that of the
page (R6). Not for: articles known by title, byline and date (`sections`), or a source named within a sentence
(`attribution`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from recount.claims.reading.sentences.clock import resolve
from recount.claims.reading.words.dates import spot_times
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.times import TimeSpan
from recount.claims.reading.words.tokens import tokenise
from recount.vocabulary.reader import Language
from recount.vocabulary.words import SectionRole, TimePrecision

_LONGEST_LABEL = 100
_MOST_NAME_WORDS = 7
_AROUND = ' \t,،:.-–—|()[]"“”«»*_'
_AGENCY = re.compile(r"[^\n(]{2,60}\((?P<agency>[^()\n]{2,40})\)\s*[-–—:]\s")
_QUOTED_BY = ">"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page that is not blank."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """A text of somebody else: lines `first` to `stop` of the page, who published it and when."""

    first: int
    stop: int
    role: SectionRole
    publisher: str | None = None
    published: date | None = None


def find_foreign(lines: Sequence[Line], words: Lexicon, published: date | None) -> list[Foreign]:
    """Give the quoted and reprinted texts among the lines of a page, in order; `published` is the page's own clock."""
    found: list[Foreign] = []
    for at in range(len(lines)):
        if found and at < found[-1].stop and found[-1].role is SectionRole.QUOTED:
            continue
        opened = _quotation(lines, at, words, published) or _reprint(lines, at, words, published)
        if opened:
            found.append(opened)
    return found


def _quotation(lines: Sequence[Line], at: int, words: Lexicon, published: date | None) -> Foreign | None:
    """Lines that each begin with ">"; the last may name who wrote them and when."""
    stop = at
    while stop < len(lines) and lines[stop].text.startswith(_QUOTED_BY):
        stop += 1
    if stop == at:
        return None
    signed = lines[stop - 1].text.removeprefix(_QUOTED_BY)
    name, day = _label(signed, _opener(signed, words), words, published)
    return Foreign(at, stop, SectionRole.QUOTED, name, day)


def _reprint(lines: Sequence[Line], at: int, words: Lexicon, published: date | None) -> Foreign | None:
    line = lines[at].text
    if at + 1 < len(lines) and len(line) <= _LONGEST_LABEL:
        opener = _opener(line, words)
        labels = opener or line.rstrip().endswith(":")
        name, day = _label(line, opener, words, published) if labels else (None, None)
        if name and (opener or day):
            return Foreign(at, _end(lines, at + 1), SectionRole.REPRINT, name, day)
    agency = _AGENCY.match(line) if at else None
    days = list(_days(agency.group(), words, published)) if agency else []
    if agency and days and _knows(agency["agency"], words):
        return Foreign(at, len(lines), SectionRole.REPRINT, agency["agency"].strip(), days[0][1])
    return None


def _end(lines: Sequence[Line], at: int) -> int:
    """A reprint in quotation marks ends where they close; any other goes on to the end of the page."""
    if not lines[at].text.startswith(("“", "«")):
        return len(lines)
    closes = (index for index in range(at, len(lines)) if lines[index].text.rstrip(" .").endswith(("”", "»")))
    return next(closes, len(lines) - 1) + 1


def _label(line: str, opener: str, words: Lexicon, published: date | None) -> tuple[str | None, date | None]:
    """Give the publisher and the day of a line that holds nothing else; no publisher where it says more."""
    rest, day = line[len(opener) :], None
    for span, told in _days(rest, words, published):
        rest, day = f"{rest[: span.start]} {rest[span.end :]}", told
        break
    name = _trimmed(rest, words)
    known = _knows(name, words) or (opener and not _is_common(opener, words))
    return (name if name and known and len(name.split()) <= _MOST_NAME_WORDS else None), day


def _trimmed(rest: str, words: Lexicon) -> str:
    """Give a name without signs and words of dating around it: "Reuters, on"."""
    dated, said = words.set_of("sources", "dated"), rest.strip(_AROUND).split()
    while said and said[-1].strip(_AROUND) in dated:
        said.pop()
    return " ".join(said).strip(_AROUND)


def _opener(line: str, words: Lexicon) -> str:
    """Give the words by which a line hands over to another's text ("Forwarded from"), as long as they are."""
    first = tokenise(line.lstrip().partition(" ")[0])
    openers = _openers(words.language).get(first[0].norm, ()) if first else ()
    tokens = tokenise(line) if openers else []
    said = [token.norm for token in tokens[:_MOST_NAME_WORDS]]
    longest = max((len(one) for one in openers if said[: len(one)] == one and len(said) > len(one)), default=0)
    return line[: tokens[longest].start] if longest else ""


@cache
def _openers(language: Language) -> dict[str, list[list[str]]]:
    """The words that hand over to another's text, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for one in lexicon(language).set_of("sources", "reprinted", "taken"):
        found.setdefault(one.split()[0], []).append(one.split())
    return found


def _is_common(opener: str, words: Lexicon) -> bool:
    """Tell whether these words open other lines too ("From ..."): then what follows must be known for a publisher."""
    return " ".join(token.norm for token in tokenise(opener)) in words.set_of("sources", "taken")


def _knows(name: str, words: Lexicon) -> bool:
    """Tell whether these words are the known name of a publisher, or hold a noun for one."""
    tokens = tokenise(name)
    named = any((found := words.longest(tokens, at)) and found[1].source for at in range(len(tokens)))
    return named or any(token.norm in words.nouns_of_sources for token in tokens)


def _days(line: str, words: Lexicon, published: date | None) -> Iterator[tuple[TimeSpan, date]]:
    """Give the single days that a line tells, a missing year taken from the page's clock."""
    if not any(character.isdigit() for character in line):
        return
    for span in spot_times(line, tokenise(line), words):
        when = resolve(span, published)
        if when.start and when.precision is TimePrecision.DAY:
            yield span, when.start
