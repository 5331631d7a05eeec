"""Tells whether a sentence turns to another event, or leans on the one told before.

For: what `settling` may inherit: a sentence set elsewhere takes neither day nor doer from the one before, unless its
words join them ("the raids", "the same day", "there"). Not for: finding places or days. English only.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from itertools import pairwise

from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import When, Where
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.words import PlaceRole, TimePrecision

_DEFINITE = {"the", "these", "those", "that", "this", "same"}
_POINTING = {"same", "that"}
_DAYS = {"day", "morning", "evening", "night", "afternoon"}
_REACH = 3
_SET_IN = {PlaceRole.EVENT, PlaceRole.NEAR}


def lies_elsewhere(own: Sequence[Where], before: Sequence[Where], gazetteer: Gazetteer) -> bool:
    """Tell whether a sentence names places of its own, none of which is, holds or lies in one told before."""
    here = [where for where in own if where.role in _SET_IN]
    return bool(here and before) and not any(_one_area(one, other, gazetteer) for one in here for other in before)


def _one_area(one: Where, other: Where, gazetteer: Gazetteer) -> bool:
    if not one.place or not other.place:
        return one.raw == other.raw
    first, second = one.place, other.place
    return first == second or gazetteer.is_within(first, second) or gazetteer.is_within(second, first)


def leans_back(sentence: Sentence, own: Sequence[Where]) -> bool:
    """Tell whether words of a sentence point to the event before: "the raids", "the same day", "there"."""
    marks = sentence.marks
    return _pointed_at(marks, _DAYS) or any(
        _is_definite_attack(marks, at) or _is_there(marks, at, own) for at in range(len(marks))
    )


def same_month(sentence: Sentence, before: When) -> When | None:
    """Give the month of the day told before, where a sentence says "the same month" or "that month"."""
    if before.start is None or not _pointed_at(sentence.marks, {"month"}):
        return None
    first = before.start.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return When(raw=before.raw, start=first, end=last, precision=TimePrecision.MONTH, inherited=True)


def _pointed_at(marks: Sequence[Mark], nouns: set[str]) -> bool:
    words = " ".join(mark.norm for mark in marks).split()
    return any(first in _POINTING and second in nouns for first, second in pairwise(words))


def _is_definite_attack(marks: Sequence[Mark], at: int) -> bool:
    if marks[at].kind is not Kind.ATTACK:
        return False
    words = " ".join(mark.norm for mark in marks[max(0, at - _REACH) : at + 1]).split()
    between = {mark.kind for mark in marks[max(0, at - _REACH) : at]} & {Kind.HARM, Kind.PREPOSITION}
    return not between and not _DEFINITE.isdisjoint(words)


def _is_there(marks: Sequence[Mark], at: int, own: Sequence[Where]) -> bool:
    """ "There" behind a place of the sentence means that place; "there were" means none."""
    if marks[at].norm != "there" or (at + 1 < len(marks) and marks[at + 1].kind is Kind.AUXILIARY):
        return False
    raws = {where.raw.lower() for where in own}
    said = " ".join(mark.text for mark in marks[:at]).lower()
    return not any(raw in said for raw in raws)
