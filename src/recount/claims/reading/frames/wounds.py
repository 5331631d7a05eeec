"""Reads that people suffered wounds, said with a verb and a noun: "sustained serious head injuries", "suffered burns".

For: making of verb and noun one word of harm, before the harms of a sentence are read. Not for: verbs that say it alone
("was wounded"), which stand in the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Entry, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.vocabulary.words import Outcome

_FURTHEST_WOUND = 7
_STOPS = {Kind.BOUNDARY, Kind.AUXILIARY, Kind.VICTIM, Kind.FAMILY, Kind.ATTACK_VERB, Kind.VOICE}


def with_wounds(marks: Sequence[Mark], words: Lexicon) -> Sequence[Mark]:
    """Give the marks with each verb of suffering made a word of harm, and its wound a plain word; as many as before."""
    verbs = words.words("frames", "suffers")["verbs"]
    found = [(at, wound) for at, mark in enumerate(marks) if mark.norm in verbs and (wound := _wound(marks, at, words))]
    if not found:
        return marks
    changed = list(marks)
    for at, wound in found:
        fatal = any(mark.norm in words.words("frames", "suffers")["fatal"] for mark in marks[at:wound])
        outcome = Outcome.KILLED if fatal else Outcome.INJURED
        entry = Entry(Kind.HARM, outcome=outcome, side=Side.INTRANSITIVE)
        changed[at] = marks[at]._replace(kind=Kind.HARM, entry=entry)
        for index in range(at + 1, wound + 1):
            changed[index] = marks[index]._replace(kind=Kind.WORD, entry=None)
    return changed


def _wound(marks: Sequence[Mark], at: int, words: Lexicon) -> int | None:
    nouns = words.words("frames", "suffers")["wounds"]
    for index in range(at + 1, min(len(marks), at + _FURTHEST_WOUND)):
        if marks[index].norm in nouns:
            return index
        if marks[index].kind in _STOPS or marks[index].norm in ",;":
            return None
    return None
