"""Finds names that a noun of place announces: "the village of X", "X village", "قرية X".

For: a place that the gazetteer does not know, so that its claim is set there by its words and not in another place
that the sentence names (R7). Not for: knowing which place is meant; that stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark
from recount.places.folding import fold_name
from recount.places.lexicon import first_words, place_nouns
from recount.places.phrases import bare_noun, is_direction
from recount.places.place import SETTLEMENTS
from recount.vocabulary.words import PlacePrecision

_LONGEST = 4
_ANNOUNCING = {*SETTLEMENTS, PlacePrecision.NEIGHBOURHOOD}
_SIGNS = {"#", '"', "“", "«", "'", "‘", "("}
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Announced:
    """A name that a noun of place announces, by its offsets, and whether it may be a quarter or estate in a city."""

    start: int
    end: int
    quarter: bool


def announced_names(marks: Sequence[Mark]) -> Iterator[Announced]:
    """Give the names that a noun of a settlement or quarter announces, in order."""
    for at, mark in enumerate(marks):
        kind = _announces(mark.norm)
        if kind is None or mark.text.startswith(_ARTICLE):
            continue
        if mark.text[:1] >= "\u0600":
            found = _behind_arabic(marks, at + 1)
        else:
            found = _behind_english(marks, at) or _before_english(marks, at)
        if found:
            first, stop = found
            quarter = kind is PlacePrecision.NEIGHBOURHOOD or mark.capital
            yield Announced(marks[first].start, marks[stop - 1].end, quarter)


@lru_cache(maxsize=65536)
def _announces(norm: str) -> PlacePrecision | None:
    """Give the kind of settlement or quarter that a word announces; None for any other word."""
    kind = place_nouns().get(fold_name(norm))
    return kind if kind in _ANNOUNCING else None


def _behind_english(marks: Sequence[Mark], at: int) -> tuple[int, int] | None:
    if at + 2 >= len(marks) or marks[at + 1].norm != "of" or marks[at + 2].kind is not Kind.NAME:
        return None
    stop = at + 2
    while stop < len(marks) and marks[stop].kind is Kind.NAME and stop - at - 2 < _LONGEST:
        stop += 1
    return at + 2, stop


def _before_english(marks: Sequence[Mark], at: int) -> tuple[int, int] | None:
    first = at
    while first > 0 and marks[first - 1].kind is Kind.NAME and at - first < _LONGEST:
        first -= 1
    while first < at and is_direction(marks[first].text):
        first += 1
    return (first, at) if first < at else None


def _behind_arabic(marks: Sequence[Mark], first: int) -> tuple[int, int] | None:
    """A word or two: the second only where the first is never a whole name, or where it alone bears the article."""
    while first < len(marks) and marks[first].norm in _SIGNS:
        first += 1
    if first >= len(marks) or not _may_name(marks[first]):
        return None
    following = marks[first + 1] if first + 1 < len(marks) else None
    goes_on = fold_name(marks[first].text) in first_words() or not marks[first].text.startswith(_ARTICLE)
    longer = following is not None and goes_on and _may_name(following) and _continues(marks[first], following)
    return first, first + 1 + longer


def _continues(head: Mark, following: Mark) -> bool:
    return fold_name(head.text) in first_words() or following.text.startswith(_ARTICLE)


def _may_name(mark: Mark) -> bool:
    """Tell whether a word that the lexicon does not know may be a name."""
    plain = mark.kind is Kind.WORD and len(mark.text) > 1 and mark.text[:1] >= "\u0600"
    return plain and not bare_noun(mark.text) and not is_direction(mark.text)
