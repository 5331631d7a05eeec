"""Tells the day on which something was said from the day on which it happened.

For: "قال ناشطون اليوم الأربعاء إن غارة ليل الاثنين قتلت ...", "The ministry said on Monday that ...": the first day is
the statement's. Not for: resolving days (`clock`). Where a sentence names no other day, it is the only one there is.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.times import TimeSpan

_FURTHEST_VERB = 9
_TELLS = {Kind.REPORTING, Kind.DENIES, Kind.WARNS, Kind.VOICE}
_HAPPENS = {Kind.HARM, Kind.ATTACK, Kind.ATTACK_VERB, Kind.BOUNDARY, Kind.VICTIM}
_BETWEEN = {Kind.ADVERB, Kind.SIGN, Kind.PREPOSITION, Kind.AUXILIARY}


def of_the_event(times: Sequence[TimeSpan], marks: Sequence[Mark]) -> Sequence[TimeSpan]:
    """Give the times of a sentence without those of its statements; all of them where nothing else is left."""
    if len(times) < 2:
        return times
    said = {mark.start for at, mark in enumerate(marks) if mark.kind is Kind.DATE and _is_of_telling(marks, at)}
    return [span for span in times if span.start not in said] or times


def _is_of_telling(marks: Sequence[Mark], at: int) -> bool:
    """The time stands between the verb of saying, with who says it, and what is said."""
    after = at + 1
    while after < len(marks) and marks[after].norm in (",", "،"):
        after += 1
    if after < len(marks) and marks[after].kind not in (Kind.BOUNDARY, Kind.SIGN, Kind.VOICE):
        return _follows_verb(marks, at)
    return _verb_before(marks, at)


def _follows_verb(marks: Sequence[Mark], at: int) -> bool:
    """ "said on Monday a strike killed": right behind the verb."""
    before = at - 1
    while before >= 0 and marks[before].kind in _BETWEEN:
        before -= 1
    return before >= 0 and marks[before].kind in _TELLS


def _verb_before(marks: Sequence[Mark], at: int) -> bool:
    """ "قال ناشطون اليوم الأربعاء إن": only those who speak stand between the verb and the time."""
    for index in range(at - 1, max(-1, at - 1 - _FURTHEST_VERB), -1):
        if marks[index].kind in _TELLS:
            return True
        if marks[index].kind in _HAPPENS and marks[index].kind is not Kind.VICTIM:
            return False
    return False
