"""Finds names that a sentence uses as places by its grammar alone: a capitalised name behind "in", "at" or "near".

For: a place that the gazetteer does not know, so that its claim is not set in the place of the sentence before (R7).
Not for: knowing which place is meant; that stays unresolved. English only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark

_LEADS = {"in", "at", "near"}
_LONGEST = 4
_NO_PLACE_BEHIND = {Kind.WORD, Kind.VICTIM, Kind.OBJECT, Kind.THING, Kind.ATTACK, Kind.FAMILY, Kind.PARTY, Kind.SOURCE}
_NEVER_PLACES = {
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "spring", "summer", "autumn", "winter", "ramadan", "eid", "christmas", "easter"),
    *("arabic", "english", "french", "german", "kurdish", "persian", "russian", "spanish", "turkish"),
}


def unlisted_names(marks: Sequence[Mark], place_nouns: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the offsets of each name behind a word of place; names of buildings, people's things and months are none.

    In a sentence all in capitals a capital tells nothing: it gives none.
    """
    if not any(mark.text.islower() for mark in marks):
        return
    for at in range(1, len(marks)):
        if marks[at - 1].norm in _LEADS and marks[at].kind is Kind.NAME:
            run = _run(marks, at)
            if _may_be_place(run, marks[at + len(run) :], place_nouns):
                yield run[0].start, run[-1].end


def _run(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    stop = at
    while stop < len(marks) and marks[stop].kind is Kind.NAME and stop - at < _LONGEST:
        stop += 1
    return marks[at:stop]


def _may_be_place(run: Sequence[Mark], behind: Sequence[Mark], place_nouns: frozenset[str]) -> bool:
    if any(mark.possessive or mark.party or mark.norm in _NEVER_PLACES for mark in run):
        return False
    if len(behind) > 1 and behind[0].norm == "." and behind[1].kind is Kind.NAME:
        return False
    return not behind or behind[0].kind not in _NO_PLACE_BEHIND or behind[0].norm in place_nouns
