"""Finds who did it where the verb comes first in Arabic: "قتلت القوات الروسية تسعة مدنيين".

For: the doer between a verb of harm and the people whom it struck, and what may stand beside the doer: a day, a place.
Not for: who those people are (`arabic_casualties`), or attacks that a party owns (`arabic_perpetrators`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.people.arabic_groups import is_definite, past_signs
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark

_DOERS = {Kind.PARTY, Kind.SOURCE, Kind.VOICE}
_BESIDE_DOERS = {Kind.ATTACK, Kind.VICTIM}
_COUNTS = {Kind.NUMBER, Kind.HEDGE, Kind.VAGUE, Kind.UP_TO}
_TIMES = {Kind.DATE, Kind.ADVERB}
_COMMAS = {",", "،"}
_OF_PLACES = {Kind.WORD, Kind.THING, Kind.PREPOSITION}
_LONGEST_PLACE = 4
_PASSIVE = "\u064f"


def past_doer(marks: Sequence[Mark], at: int) -> int:
    """Give the mark behind the doers who stand at mark `at` and what stands beside them; `at` where there are none."""
    stop = _past_all(marks, at)
    return at if stop == at else past_signs(marks, _past_place(marks, _past_aside(marks, stop)))


def past_subject(marks: Sequence[Mark], at: int) -> int:
    """Give the mark behind the doers at mark `at`, and a day beside them: there their own verb may stand."""
    return _past_aside(marks, _past_all(marks, at))


def _past_all(marks: Sequence[Mark], at: int) -> int:
    """ "القوات الروسية وقوات النظام": doers that are joined; `at` where there are none."""
    stop = _past_one(marks, at) or at
    while at < stop < len(marks) and marks[stop].kind is Kind.AND and (further := _past_one(marks, stop + 1)):
        stop = further
    return stop


def _past_one(marks: Sequence[Mark], at: int) -> int | None:
    """ "القوات الروسية", "طائرات التحالف": one doer with the forces before the name, or an attack without one."""
    start = at
    while at < len(marks) and marks[at].kind in (*_DOERS, *_BESIDE_DOERS):
        if marks[at].kind in _DOERS:
            return at + 1 + _is_adjective(marks, at + 1)
        at += 1
    return _past_attack(marks, start)


def _past_attack(marks: Sequence[Mark], at: int) -> int | None:
    """ "القصف المدفعي العنيف", "قذيفة هاون": an attack that struck, with a word that describes it."""
    stop = at
    while stop < len(marks) and marks[stop].kind is Kind.ATTACK:
        stop += 1
    described = at < stop < len(marks) and marks[stop].kind is Kind.WORD
    return stop + (described and is_definite(marks[stop]) == is_definite(marks[at])) if stop > at else None


def _is_adjective(marks: Sequence[Mark], at: int) -> bool:
    """ "القوات الحكومية السورية": a word with its article that goes on about the party before it."""
    named = marks[at - 1].kind is Kind.PARTY and at < len(marks)
    return named and marks[at].kind is Kind.WORD and is_definite(marks[at])


def _past_aside(marks: Sequence[Mark], at: int) -> int:
    """ "، أمس الاثنين،", "في تشرين الأول": the comma behind who is named, and when it was."""
    start = stop = at + (at < len(marks) and marks[at].norm in _COMMAS)
    while stop < len(marks) and _is_time(marks, stop):
        stop += 1
    return stop + (start < stop < len(marks) and marks[stop].norm in _COMMAS)


def _is_time(marks: Sequence[Mark], at: int) -> bool:
    leads = marks[at].kind is Kind.PREPOSITION and at + 1 < len(marks) and marks[at + 1].kind is Kind.DATE
    return leads or marks[at].kind in _TIMES


def _past_place(marks: Sequence[Mark], at: int) -> int:
    """ "في ريف إدلب": where it was, between the doer and a number."""
    if at >= len(marks) or marks[at].kind is not Kind.PREPOSITION:
        return at
    stop = at + 1
    while stop < len(marks) and stop - at <= _LONGEST_PLACE and marks[stop].kind in _OF_PLACES:
        stop += 1
    return stop if stop < len(marks) and marks[stop].kind in _COUNTS else at


def is_passive(verb: Mark) -> bool:
    """Tell whether the vowel of a verb is written, and says that somebody suffered what it tells: "قُتل"."""
    return verb.text[1:2] == _PASSIVE
