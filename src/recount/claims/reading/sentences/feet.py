"""Finds the line at the foot of a report that names whose report it is: "Source: X", "المصدر: X", "via X".

For: the attribution of everything that the report tells, outside whoever it quotes (R1). Not for: sources named within
a sentence (`attribution`), or the line above a text of somebody else (`reprints`). The words that open such a line
stand under `feet` in `phrases/<language>/sources.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recount.claims.reading.sentences.furniture import is_button
from recount.claims.reading.sentences.sources import source_kind, speaks
from recount.claims.reading.words.dates import spot_times
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark, mark_up
from recount.claims.reading.words.tokens import Shape, Token, tokenise
from recount.claims.schema import Attribution

_LONGEST_FOOT = 160
_LOWEST_LINES = 8
_MOST_NAME_WORDS = 8
_LONGEST_OPENER = 3
_OPENING = re.compile(r"[\W_]*+(?:\S++\s*+){0,12}")
_LAST_SENTENCE = re.compile(r"[.!؟?|…]\s+")
_SIGNS, _AROUND = {":", "-", "–", "—", "：", "="}, ' \t.,،:-–—|()[]{}*_~#"“”«»'
_PARTS = re.compile(r"\s*(?:[,،/|+&;؛]|\band\b|\s-\s|(?<=\s)و(?=\S))\s*")
_TAGS = ("#", "@", "http")
_TELLS = {Kind.HARM, Kind.ATTACK, Kind.ATTACK_VERB, Kind.REPORTING, Kind.AUXILIARY, Kind.BOUNDARY, Kind.PREPOSITION}


@dataclass(frozen=True, slots=True)
class Foot:
    """The line `at` (an index) that names the sources of a report, outermost first."""

    at: int
    sources: tuple[Attribution, ...]


def find_foot(lines: Sequence[str], words: Lexicon) -> Foot | None:
    """Find the foot among the last lines of a report; tags, links and buttons may stand below it."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _LOWEST_LINES), -1):
        line = lines[at][-_LONGEST_FOOT:].strip()
        if _is_tags(line) or is_button(line):
            continue
        sources = _sources_in(_LAST_SENTENCE.split(line)[-1], words)
        return Foot(at, sources) if sources else None
    return None


def _is_tags(line: str) -> bool:
    """Tell whether a line holds nothing but tags, links and signs."""
    return all(word.startswith(_TAGS) or not any(map(str.isalnum, word)) for word in line.split())


def _sources_in(said: str, words: Lexicon) -> tuple[Attribution, ...]:
    opening = _OPENING.match(said)
    opener = _opener(tokenise(opening.group()) if opening else (), words)
    if opener is None:
        return ()
    stop, signed = opener
    names = _names(said, tokenise(said)[stop:], words)
    links = [link for name in names if (link := _link(name, words, known=not signed))]
    return tuple(links) if len(links) == len(names) else ()


def _opener(tokens: Sequence[Token], words: Lexicon) -> tuple[int, bool] | None:
    """Give where the opening words end, and whether a sign stands behind them."""
    first = next((at for at, token in enumerate(tokens) if token.shape is not Shape.SIGN), len(tokens))
    feet = words.words("sources", "feet")
    for length in range(min(_LONGEST_OPENER, len(tokens) - first - 1), 0, -1):
        stop = first + length
        said = " ".join(token.norm for token in tokens[first:stop])
        signed = tokens[stop].text in _SIGNS
        if said in feet["signed" if signed else "bare"]:
            return stop + signed, signed
    return None


def _names(said: str, tokens: Sequence[Token], words: Lexicon) -> list[str]:
    """Give the names behind the opening words, without a day."""
    if not tokens:
        return []
    days = spot_times(said, tokens, words)
    end = days[0].start if days else len(said)
    parts = (part.strip(_AROUND) for part in _PARTS.split(said[tokens[0].start : end].strip(_AROUND)))
    return [name for name in parts if name]


def _link(name: str, words: Lexicon, *, known: bool) -> Attribution | None:
    """Give a name as a source; None where it is a sentence, or nobody who is `known` where that is asked."""
    tokens = tokenise(name)
    named = _without_article(mark_up(name, tokens, words), words)
    if not named or len(tokens) > _MOST_NAME_WORDS or not _is_name(named):
        return None
    if known and not speaks(named, words):
        return None
    return Attribution(name=name[named[0].start :], kind=source_kind((), named, words))


def _without_article(marks: Sequence[Mark], words: Lexicon) -> Sequence[Mark]:
    articles = words.words("grammar", "articles")
    return marks[1:] if len(marks) > 1 and marks[0].norm in articles else marks


def _is_name(marks: Sequence[Mark]) -> bool:
    """Tell whether words name somebody: by a capital, or in Arabic where they tell of nothing that happened."""
    told = any(mark.kind in _TELLS for mark in marks)
    return not told and (marks[0].capital or marks[0].text[:1] >= "\u0600" or marks[0].kind is Kind.SOURCE)
