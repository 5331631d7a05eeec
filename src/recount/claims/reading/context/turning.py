"""Tells whether a sentence turns to another event, or leans on the one told before.

For: what `settling` may inherit: a sentence set elsewhere takes neither day nor doer from the one before, unless its
words join them ("the raids", "the same day", "there"). Not for: finding places or days. The words stand in
`phrases/<language>/turning.yaml`.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from itertools import pairwise

from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import When, Where
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.words import PlaceRole, TimePrecision

_FILE = "turning"
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


def leans_back(sentence: Sentence, own: Sequence[Where], words: Lexicon) -> bool:
    """Tell whether words of a sentence point to the event before: "the raids", "the same day", "there"."""
    marks = sentence.marks
    return _pointed_at(marks, "days", words) or any(
        _is_definite_attack(marks, at, words) or _is_there(marks, at, own, words) for at in range(len(marks))
    )


def same_month(sentence: Sentence, before: When, words: Lexicon) -> When | None:
    """Give the month of the day told before, where a sentence says "the same month" or "that month"."""
    if before.start is None or not _pointed_at(sentence.marks, "months", words):
        return None
    first = before.start.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return When(raw=before.raw, start=first, end=last, precision=TimePrecision.MONTH, inherited=True)


def _pointed_at(marks: Sequence[Mark], nouns: str, words: Lexicon) -> bool:
    """Tell whether a pointing word stands before or behind one of the nouns under that key."""
    named, before, behind = (words.words(_FILE, key) for key in (nouns, "pointing", "pointing_behind"))
    said = " ".join(mark.norm for mark in marks).split()
    return any(
        (first in before and second in named) or (first in named and second in behind)
        for first, second in pairwise(said)
    )


def _is_definite_attack(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    if marks[at].kind is not Kind.ATTACK:
        return False
    said = " ".join(mark.norm for mark in marks[max(0, at - _REACH) : at + 1]).split()
    between = {mark.kind for mark in marks[max(0, at - _REACH) : at]} & {Kind.HARM, Kind.PREPOSITION}
    articles = tuple(words.words(_FILE, "attached_articles"))
    definite = marks[at].text.startswith(articles) or not set(said).isdisjoint(words.words(_FILE, "definite"))
    return not between and definite


def _is_there(marks: Sequence[Mark], at: int, own: Sequence[Where], words: Lexicon) -> bool:
    """ "There" behind a place of the sentence means that place; "there were" means none."""
    is_there = marks[at].norm in words.words(_FILE, "there")
    if not is_there or (at + 1 < len(marks) and marks[at + 1].kind is Kind.AUXILIARY):
        return False
    raws = {where.raw.lower() for where in own}
    said = " ".join(mark.text for mark in marks[:at]).lower()
    return not any(raw in said for raw in raws)
