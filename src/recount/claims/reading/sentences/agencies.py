"""Finds the agency that opens a report with the place of its reporter behind it: "عنب بلدي – إدلب: قتل ...".

For: whom it is told by, so that the place behind the name is not taken for that of the event (R7). Not for: the place
before the agency or a day (`datelines`), or other ways to quote (`attribution`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.sentences.sources import Span, speaks
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

PARTS = frozenset({"-", "–", "—", "|", "/"})
_SPEAKS = {":", *PARTS}
_NAMES = {Kind.WORD, Kind.NAME, Kind.PARTICLE}
_BETWEEN_NAMES = {"#", ",", "،"}
_MOST_WORDS = 5


def agency_before_place(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "Agency – Idlib: ...": the source at the head of its sentence, and the place up to the sign behind it."""
    if at or marks[at].kind is not Kind.SOURCE or len(marks) < at + 3 or marks[at + 1].norm not in PARTS:
        return None
    stop = at + 2
    while stop < len(marks) and (marks[stop].kind in _NAMES or marks[stop].norm in _BETWEEN_NAMES):
        stop += 1
    placed = marks[at + 2 : stop]
    opens = 0 < len(placed) <= _MOST_WORDS and stop < len(marks) and marks[stop].norm in _SPEAKS
    return (at, (at, at + 1), stop) if opens and _is_named(placed) and not speaks(placed, words) else None


def _is_named(marks: Sequence[Mark]) -> bool:
    """Tell whether words may be a name: by their capitals, or in Arabic, which has none, any words."""
    return all(mark.text[:1].isupper() or mark.text[:1] >= "\u0600" or mark.norm in _BETWEEN_NAMES for mark in marks)
