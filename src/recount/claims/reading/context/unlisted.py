"""Finds names that a sentence uses as places by its grammar alone: a capitalised name behind "in", "at" or "near".

For: a place that the gazetteer does not know, so that its claim is not set in the place of the sentence before (R7).
Not for: knowing which place is meant; that stays unresolved. The words stand in `phrases/<language>/turning.yaml`; a
language without capitals has none that lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_FILE = "turning"
_LONGEST = 4
_NO_PLACE_BEHIND = {Kind.WORD, Kind.VICTIM, Kind.OBJECT, Kind.THING, Kind.ATTACK, Kind.FAMILY, Kind.PARTY, Kind.SOURCE}


def unlisted_names(marks: Sequence[Mark], words: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the offsets of each name behind a word of place; names of buildings, people's things and months are none.

    In a sentence all in capitals a capital tells nothing: it gives none.
    """
    leads = words.words(_FILE, "place_leads")
    if not leads or not any(mark.text.islower() for mark in marks):
        return
    for at in range(1, len(marks)):
        if marks[at - 1].norm in leads and marks[at].kind is Kind.NAME:
            run = _run(marks, at)
            if _may_be_place(run, marks[at + len(run) :], words):
                yield run[0].start, run[-1].end


def _run(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    stop = at
    while stop < len(marks) and marks[stop].kind is Kind.NAME and stop - at < _LONGEST:
        stop += 1
    return marks[at:stop]


def _may_be_place(run: Sequence[Mark], behind: Sequence[Mark], words: Lexicon) -> bool:
    if any(mark.possessive or mark.party or _is_never_a_place(mark.norm, words) for mark in run):
        return False
    if len(behind) > 1 and behind[0].norm == "." and behind[1].kind is Kind.NAME:
        return False
    if not behind or behind[0].kind not in _NO_PLACE_BEHIND:
        return True
    return behind[0].norm in words.words("frames", "place_nouns")


def _is_never_a_place(name: str, words: Lexicon) -> bool:
    others = words.words(_FILE, "never_places").values()
    return name in words.words("time", "months") or any(name in few for few in others)
