"""Tells headlines that name an attack without a verb: "Shelling of Douma", "قصف على دوما", "Douma under shelling".

For: an event that is told by its noun alone. Not for: how many attacks, of which type (`strikes`), or whom they harmed.
The words stand in `phrases/<language>/attacks.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from recount.claims.reading.words.kinds import Entry, Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.marks import Mark
from recount.vocabulary.reader import Language
from recount.vocabulary.words import StrikeType

_FILE = "attacks"
_FURTHEST_AIM = 4
_FURTHEST_ATTACK = 5
_BEFORE_ATTACK = {Kind.SIGN, Kind.DATE, Kind.DETERMINER, Kind.ADVERB, Kind.AND}
_PLACED = {Kind.NAME, Kind.THING, Kind.OBJECT}
_BEFORE_PLACE = {Kind.DETERMINER, Kind.SIGN}


def with_gerunds(marks: Sequence[Mark], words: Lexicon) -> Sequence[Mark]:
    """Give the marks with each attack that is a verb by its form and a noun by its place made one: "shelling of"."""
    nouns = _gerunds(words.language)
    if nouns.keys().isdisjoint(mark.norm for mark in marks):
        return marks
    return [
        replace(mark, kind=Kind.ATTACK, entry=nouns[mark.norm])
        if mark.kind is Kind.ATTACK_VERB and mark.norm in nouns and _is_noun(marks, at, words)
        else mark
        for at, mark in enumerate(marks)
    ]


@cache
def _gerunds(language: Language) -> Mapping[str, Entry]:
    words = lexicon(language)
    gerunds = words.set_of(_FILE, "gerunds")
    return {
        noun: Entry(Kind.ATTACK, strike=StrikeType(strike), grade=Grade.ONE)
        for strike, nouns in words.words(_FILE, "nouns").items()
        for noun in nouns["one"]
        if noun in gerunds
    }


def _is_noun(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    before, behind = (marks[index].norm if 0 <= index < len(marks) else "" for index in (at - 1, at + 1))
    aims = words.set_of(_FILE, "hit_at", "of_place")
    return behind in aims or before in words.set_of(_FILE, "under", "opens")


def stands_alone(marks: Sequence[Mark], words: Lexicon) -> bool:
    """Tell whether a sentence only names an attack on something, so that it tells of it."""
    opens = words.set_of(_FILE, "opens")
    telling = (at for at, mark in enumerate(marks) if mark.kind not in _BEFORE_ATTACK and mark.norm not in opens)
    first = next(telling, len(marks))
    if first < len(marks) and marks[first].kind is Kind.ATTACK:
        return _is_aimed(marks, first, words) or _strikes(marks, first)
    return _is_suffered(marks, first, words)


def _is_aimed(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "قصف مدفعي على بنش", "Shelling of Douma": at what it is aimed stands behind it."""
    for index in range(at + 1, min(len(marks), at + 1 + _FURTHEST_AIM)):
        if marks[index].norm in words.set_of(_FILE, "of_place"):
            return _names_place(marks, index + 1, words)
        if marks[index].norm in words.set_of(_FILE, "hit_at"):
            return True
    return False


def _names_place(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    while at < len(marks) and marks[at].kind in _BEFORE_PLACE:
        at += 1
    nouns = words.set_of("frames", "place_nouns")
    return at < len(marks) and (marks[at].kind in _PLACED or marks[at].norm in nouns)


def _strikes(marks: Sequence[Mark], at: int) -> bool:
    """ "Airstrikes hit Jasim", "غارات عنيفة تستهدف مدينة جاسم": a verb of attack behind the attack."""
    behind = range(at + 1, min(len(marks) - 1, at + 1 + _FURTHEST_AIM))
    verb = next((index for index in behind if marks[index].kind is Kind.ATTACK_VERB), None)
    return verb is not None and all(mark.kind in (Kind.WORD, Kind.ADVERB) for mark in marks[at + 1 : verb])


def _is_suffered(marks: Sequence[Mark], first: int, words: Lexicon) -> bool:
    """ "دوما تحت القصف", "تعرض بلدة حريتان لقصف": the attack stands behind the place that it is on."""
    for at in range(first, min(len(marks) - 1, first + _FURTHEST_ATTACK)):
        under = marks[at].norm in words.set_of(_FILE, "under") and marks[at + 1].kind is Kind.ATTACK
        if under and at > first:
            return True
        if marks[at].norm in words.set_of(_FILE, "suffers"):
            return any(mark.kind is Kind.ATTACK for mark in marks[at + 1 : at + 1 + _FURTHEST_ATTACK])
    return False
