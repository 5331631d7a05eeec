"""Reads harm that several words say together: "sustained serious head injuries", "was among those killed".

For: making one word of harm of them, before the harms of a sentence are read. Not for: verbs that say it alone
("was wounded"), which stand in the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.people.groups import read_group
from recount.claims.reading.words.kinds import Entry, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.vocabulary.words import Outcome

_FURTHEST_WOUND = 7
_STOPS = {Kind.BOUNDARY, Kind.AUXILIARY, Kind.FAMILY, Kind.ATTACK_VERB, Kind.VOICE}


def with_wounds(marks: Sequence[Mark], words: Lexicon) -> Sequence[Mark]:
    """Give the marks with each verb of suffering made a word of harm, and its wound a plain word; as many as before."""
    marks = _with_those_among(marks)
    verbs = words.set_of("idioms", "suffers")
    found = [(at, wound) for at, mark in enumerate(marks) if mark.norm in verbs and (wound := _wound(marks, at, words))]
    if not found:
        return marks
    changed = list(marks)
    for at, wound in found:
        fatal = any(mark.norm in words.set_of("idioms", "fatal") for mark in marks[at:wound])
        outcome = Outcome.KILLED if fatal else Outcome.INJURED
        first = _past_treated(marks, at, wound, words)
        entry = Entry(Kind.HARM, outcome=outcome, side=Side.ACTIVE if first else Side.INTRANSITIVE)
        changed[at] = replace(marks[at], kind=Kind.HARM, entry=entry)
        for index in range(first or at + 1, wound + 1):
            changed[index] = replace(marks[index], kind=Kind.WORD, entry=None)
    return changed


def _past_treated(marks: Sequence[Mark], at: int, wound: int, words: Lexicon) -> int | None:
    """ "treated 17 patients for burns": give the mark behind the people whom the verb has to its right, if any."""
    group = read_group(marks, at + 1, words) if marks[at].norm in words.set_of("idioms", "treats") else None
    return group.stop if group and group.counted and group.stop <= wound else None


def _with_those_among(marks: Sequence[Mark]) -> Sequence[Mark]:
    """ "a teacher was among those killed": the dead of whom some are named are said of the subject."""
    pointing = [at for at, mark in enumerate(marks) if at and _points_at_harmed(mark)]
    sides = {at: side for at in pointing if (side := _side_of(marks, at))}
    if not sides:
        return marks
    changed = list(marks)
    for at, side in sides.items():
        entry = marks[at].entry
        harm = Entry(Kind.HARM, outcome=entry.outcome if entry else None, side=side)
        changed[at] = replace(marks[at], kind=Kind.HARM, entry=harm)
    return changed


def _side_of(marks: Sequence[Mark], at: int) -> Side | None:
    """ "the number of those killed at 52 and of those injured at 140": the noun of the first toll is that of both."""
    if _is_said_of(marks, at):
        return Side.INTRANSITIVE
    tolls = any(mark.kind is Kind.HARM and mark.entry and mark.entry.side is Side.TOLL for mark in marks[:at])
    return Side.TOLL if tolls and marks[at - 1].kind is Kind.AND else None


def _points_at_harmed(mark: Mark) -> bool:
    return mark.kind is Kind.OPENS_PARTS and mark.entry is not None and mark.entry.outcome is not None


def _is_said_of(marks: Sequence[Mark], at: int) -> bool:
    before = marks[at - 1]
    opens = at == 1 or marks[at - 2].kind in (Kind.SIGN, Kind.BOUNDARY, Kind.AND)
    ends = at + 1 >= len(marks) or marks[at + 1].kind not in (Kind.NUMBER, Kind.DETERMINER, Kind.AUXILIARY)
    return before.kind is Kind.AUXILIARY and not opens and ends


def _wound(marks: Sequence[Mark], at: int, words: Lexicon) -> int | None:
    nouns = words.set_of("idioms", "wounds")
    for index in range(at + 1, min(len(marks), at + _FURTHEST_WOUND)):
        if marks[index].norm in nouns:
            return index
        if marks[index].kind in _STOPS or marks[index].norm in ",;":
            return None
    return None
