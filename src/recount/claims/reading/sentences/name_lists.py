"""Finds lists of names, one a line, so that a list counts as many people as it has lines.

For: "أسماء الشهداء:" or "استشهاد كل من:" with names below it, lines that each open with a title ("الشهيد ..."), names
numbered in one line ("1- ... 2- ..."). Not for: names inside a sentence (`people.names`). They are counted, never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.claims.reading.words.kinds import Entry, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.tokens import Shape, Token, tokenise

_LONGEST_LINE = 70
_NAME_WORDS = range(2, 9)
_MOST_PIECES = 14
_SIGNS = frozenset(':،()«»"')
_FEWEST = 2
_FEWEST_BARE = 3
_BULLET = re.compile(r"\s*(?:\d{1,3}\s*[-–.):_/]|[-–_•*▪●◾◼🔹🔸🕊])\s*")
_AGE_BEHIND = re.compile(r"[\s(،,\"“-]*\d{1,2}\s*(?:(?:عام|سن|أعوام|شهر|شهور|أشهر)[\w\u064b-\u0652]*)?[\s)\"”.]*$")
_ENUMERATED = re.compile(r"(?<!\d)(\d{1,2})\s?[-–.)_]\s?(?=[^\W\d_])")
_FEWEST_ENUMERATED = 3


@dataclass(frozen=True, slots=True)
class NameList:
    """Lines `first` to `stop` of a section, which name `size` people whom the harm of `entry` struck."""

    first: int
    stop: int
    entry: Entry
    numbered: int = 0

    @property
    def size(self) -> int:
        """Give the number of names: those numbered in one line, or else the lines."""
        return self.numbered or self.stop - self.first


def find_name_lists(lines: Sequence[str], words: Lexicon) -> list[NameList]:
    """Give the lists of names among the lines of a section, in order."""
    if not words.words("grammar", "names_of"):
        return []
    return list(_lists(lines, words))


def mark_of_list(text: str, start: int, end: int, found: NameList) -> Mark:
    """Give a whole list as one mark of harm that counts its names."""
    return Mark(Kind.HARM, text[start:end], "", start, end, found.entry, found.size)


def _lists(lines: Sequence[str], words: Lexicon) -> Iterator[NameList]:
    at, headed = 0, None
    while at < len(lines):
        entry = _title(lines[at], words)
        stop = _end_of_list(lines, at, entry, headed, words)
        said = entry or headed
        if said and stop - at >= _fewest(lines, at, entry):
            yield NameList(at, stop, said)
        elif numbered := _numbered_in_line(lines[at], words):
            yield NameList(at, at + 1, *numbered)
        opens = stop == at
        at = max(stop, at + 1)
        headed = _heading(lines[at - 1], words) if opens and any(map(_may_name, lines[at : at + 1])) else None


def _fewest(lines: Sequence[str], at: int, title: Entry | None) -> int:
    """Two bare names under a headline are its writers; a colon, a bullet or a title says that names follow."""
    announced = title or _is_bulleted(lines[at]) or lines[at - 1].rstrip().endswith((":", "من"))
    return _FEWEST if announced else _FEWEST_BARE


def _may_name(line: str) -> bool:
    """Tell whether a line may hold nothing but a name, with a title and an age perhaps, by its length alone."""
    return len(line) <= _LONGEST_LINE and len(line.split()) <= _MOST_PIECES


def _end_of_list(lines: Sequence[str], at: int, title: Entry | None, headed: Entry | None, words: Lexicon) -> int:
    """Give the line behind those that are all titled, all bulleted, or all bare names under a heading."""
    bare = headed is not None and not _is_bulleted(lines[at])
    stop = at
    while stop < len(lines) and _goes_on(lines[stop], title, words, bare=bare):
        stop += 1
    return stop


def _goes_on(line: str, title: Entry | None, words: Lexicon, *, bare: bool) -> bool:
    if title:
        return _title(line, words) is not None
    return _is_bare_name(line, words) if bare else _is_bulleted(line)


def _numbered_in_line(line: str, words: Lexicon) -> tuple[Entry, int] | None:
    """ "أسماء الشهداء 1- ... 2- ... 3- ...": the last number where they count up from one."""
    found = list(_ENUMERATED.finditer(line))
    counts_up = [int(match[1]) for match in found] == list(range(1, len(found) + 1))
    if len(found) < _FEWEST_ENUMERATED or not counts_up:
        return None
    entry = _heading(line[: found[0].start()], words)
    return (entry, len(found)) if entry else None


def _title(line: str, words: Lexicon) -> Entry | None:
    """What a line says that holds nothing but a title of the dead and a name."""
    bullet = _BULLET.match(line)
    told = line[bullet.end() :] if bullet else line
    tokens = _words_of(told, words) if _may_name(line) and _SIGNS.isdisjoint(told) else []
    if len(tokens) - 1 not in _NAME_WORDS or not _all_words(tokens):
        return None
    found = words.longest(tokens, 0)
    if not found or found[1].side is not Side.COUNTED:
        return None
    names = all(not (known := words.longest(tokens, at)) or known[1].kind in _IN_NAMES for at in range(1, len(tokens)))
    return found[1] if names else None


_IN_NAMES = {Kind.VICTIM, Kind.DETERMINER, Kind.PREPOSITION}


def _is_bulleted(line: str) -> bool:
    bullet = _BULLET.match(line)
    if not bullet or len(line) > _LONGEST_LINE:
        return False
    tokens = tokenise(_AGE_BEHIND.sub("", line[bullet.end() :]))
    return len(tokens) in _NAME_WORDS and _all_words(tokens)


def _is_bare_name(line: str, words: Lexicon) -> bool:
    """A short line of words of which the lexicon knows none but titles and kin, with an age perhaps."""
    if not _may_name(line) or _BULLET.match(line):
        return False
    tokens = _words_of(_AGE_BEHIND.sub("", line), words)
    known = (words.longest(tokens, at) for at in range(len(tokens)))
    names = all(not found or found[1].kind in _IN_NAMES for found in known)
    prays = any(token.norm in words.words("grammar", "prayers") for token in tokens)
    return len(tokens) in _NAME_WORDS and _all_words(tokens) and names and not prays


def _heading(line: str, words: Lexicon) -> Entry | None:
    """ "أسماء الشهداء:", "استشهاد كل من:": a short line that says whose names follow, and what struck them."""
    tokens = _words_of(line, words)
    if len(line) > 2 * _LONGEST_LINE or not tokens:
        return None
    found = (words.longest(tokens, at) for at in range(len(tokens)))
    entries = [match[1] for match in found if match and match[1].kind is Kind.HARM]
    named = any(token.norm in words.words("grammar", "names_of") for token in tokens)
    counted = next((entry for entry in entries if named and entry.side is Side.COUNTED), None)
    if counted or not line.rstrip().endswith((":", "من")):
        return counted
    verbs = (entry for entry in entries if entry.side in (Side.OF, Side.PARTICIPLE, Side.ACTIVE))
    return next((replace(entry, side=Side.COUNTED) for entry in verbs), None)


def _words_of(line: str, words: Lexicon) -> Sequence[Token]:
    return part(tokenise(line), words) if len(line) <= 2 * _LONGEST_LINE else []


def _all_words(tokens: Sequence[Token]) -> bool:
    return all(token.shape is Shape.WORD for token in tokens)
