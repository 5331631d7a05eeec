"""Finds lists of names, one a line, so that a list counts as many people as it has lines.

For: "أسماء الشهداء:" with numbered names below it, or lines that each open with a title ("الشهيد ..."). Not for: names
inside a sentence (`recount.claims.reading.people.names`). Names are counted, never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.claims.reading.words.kinds import Entry, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.tokens import Shape, Token, tokenise

_LONGEST_LINE = 70
_NAME_WORDS = range(2, 9)
_FEWEST = 2
_BULLET = re.compile(r"\s*(?:\d{1,3}\s*[-–.):_/]|[-–•*▪●◾])\s*")


@dataclass(frozen=True, slots=True)
class NameList:
    """Lines `first` to `stop` of a section, which name `size` people whom the harm of `entry` struck."""

    first: int
    stop: int
    entry: Entry

    @property
    def size(self) -> int:
        """Give the number of names."""
        return self.stop - self.first


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
        test = (lambda line: _title(line, words) is not None) if entry else _is_bulleted
        stop = at
        while stop < len(lines) and test(lines[stop]):
            stop += 1
        said = entry or headed
        if said and stop - at >= _FEWEST:
            yield NameList(at, stop, said)
        at, opens = max(stop, at + 1), stop == at
        headed = _heading(lines[at - 1], words) if opens and at < len(lines) and _is_bulleted(lines[at]) else None


def _title(line: str, words: Lexicon) -> Entry | None:
    """What a line says that holds nothing but a title of the dead and a name."""
    if len(line) > _LONGEST_LINE:
        return None
    tokens = _words_of(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line, words)
    if len(tokens) - 1 not in _NAME_WORDS or not _all_words(tokens):
        return None
    found = words.longest(tokens, 0)
    names = all(not (known := words.longest(tokens, at)) or known[1].kind in _IN_NAMES for at in range(1, len(tokens)))
    return found[1] if found and names and found[1].side is Side.COUNTED else None


_IN_NAMES = {Kind.VICTIM, Kind.DETERMINER, Kind.PREPOSITION}


def _is_bulleted(line: str) -> bool:
    bullet = _BULLET.match(line)
    if not bullet or len(line) > _LONGEST_LINE:
        return False
    tokens = tokenise(line[bullet.end() :])
    return len(tokens) in _NAME_WORDS and _all_words(tokens)


def _heading(line: str, words: Lexicon) -> Entry | None:
    """ "أسماء الشهداء:": a short line that says whose names follow."""
    tokens = _words_of(line, words)
    if len(line) > 2 * _LONGEST_LINE or not tokens:
        return None
    found = (words.longest(tokens, at) for at in range(len(tokens)))
    entries = [match[1] for match in found if match]
    named = any(token.norm in words.words("grammar", "names_of") for token in tokens)
    return next((entry for entry in entries if named and entry.side is Side.COUNTED), None)


def _words_of(line: str, words: Lexicon) -> Sequence[Token]:
    return part(tokenise(line), words) if len(line) <= 2 * _LONGEST_LINE else []


def _all_words(tokens: Sequence[Token]) -> bool:
    return all(token.shape is Shape.WORD for token in tokens)
