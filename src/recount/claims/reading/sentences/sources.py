"""Tells what kind of source some words name: a known name, a noun for those who report, a party, or a person.

For: the sources that `attribution` finds. Not for: finding them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.marks import Mark
from recount.vocabulary.words import AttributionKind

Span = tuple[int, tuple[int, int], int]
"""Where a source begins with the words that quote it, where its name begins and ends, and where both end."""

Rule = Callable[[Sequence[Mark], int, Lexicon], Span | None]


def source_kind(before: Sequence[Mark], named: Sequence[Mark], words: Lexicon) -> AttributionKind:
    """Tell what kind of source some words name: by a known name, by the noun, by a party, else a person who tells."""
    for mark in named:
        if mark.entry and mark.entry.source:
            return mark.entry.source
    by_noun = kind_by_noun(named, words)
    if by_noun:
        return by_noun
    if any(mark.kind is Kind.PARTY for mark in named):
        return AttributionKind.BELLIGERENT
    described = kind_by_noun(before[-8:], words)
    return described or (AttributionKind.WITNESS if len(named) > 1 else AttributionKind.UNNAMED)


def carries(marks: Sequence[Mark], first: int, words: Lexicon) -> bool:
    """Tell whether the source whose name begins at `first` heard another: "told X", "quoted by X", "قال لـ X"."""
    before, farther = ((marks[first - back].norm if first >= back else "") for back in (1, 2))
    by = before in words.set_of("grammar", "agents") and farther in words.set_of("sources", "cited")
    to = before in words.set_of("sources", "to") and farther not in words.set_of("sources", "according")
    return by or to or before in words.set_of("sources", "told")


def speaks(marks: Sequence[Mark], words: Lexicon) -> bool:
    """Tell whether these words can be a source: a known name, a party, or a noun for those who report."""
    return any(mark.kind in (Kind.SOURCE, Kind.PARTY) for mark in marks) or kind_by_noun(marks, words) is not None


def kind_by_noun(marks: Sequence[Mark], words: Lexicon) -> AttributionKind | None:
    """Give the kind of source that the last noun for those who report names, None where there is none."""
    nouns = _noun_kinds(words.language)
    for mark in reversed(marks):
        pieces = mark.norm.split()
        found = nouns.get(mark.norm) or (nouns.get(pieces[-1]) if pieces else None)
        if found:
            return found
    return None


@cache
def _noun_kinds(language: str) -> dict[str, AttributionKind]:
    nouns = lexicon(language).words("sources", "nouns")
    return {noun: AttributionKind(kind) for kind, known in nouns.items() for noun in known}
