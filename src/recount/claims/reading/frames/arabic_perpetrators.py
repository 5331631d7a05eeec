"""Tells whether a party named in an Arabic sentence is held responsible there.

For: "بقصف لقوات النظام", "غارات روسية", "قصفت القوات التركية", "قتلت القوات الروسية تسعة", "من قبل قسد".
Not for: finding parties, nor English, whose order `perpetrators` knows. Who was struck, or only held the place, did
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.frames.arabic_subjects import is_passive, past_doer, past_subject
from recount.claims.reading.people.arabic_lists import read_arabic_list
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_FURTHEST = 7
_BETWEEN = {
    Kind.WORD,
    Kind.ADVERB,
    Kind.DETERMINER,
    Kind.ATTACK,
    Kind.VICTIM,
    Kind.PARTY,
    Kind.AND,
    Kind.NUMBER,
    Kind.DATE,
}
_OWNING = {"ل", "ب", "من", "لدي"}
_QUOTES = {"“", "”", '"', "«", "»", "(", ")", "'", "#"}
_OF_DOERS = {Kind.VICTIM, Kind.PARTY, Kind.AND}
_BEFORE_SUBJECTS = {Kind.BOUNDARY, Kind.SIGN, Kind.REPORTING, Kind.VOICE}


def does_in_arabic(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """Tell whether the party at mark `at` acts: it owns the attack before it, or its verb stands beside it."""
    return _owns_attack(marks, at) or _strikes(marks, at + 1) or _harms(marks, at, words)


def _harms(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "قتلت القوات الروسية تسعة": the doer between its verb and people counted, or "القوات الروسية قتلت تسعة"."""
    first = at
    while first and marks[first - 1].kind in _OF_DOERS:
        first -= 1
    if first and _is_doing(marks[first - 1], words):
        behind = past_doer(marks, first)
        return behind > at and _counts_people(marks, behind, words)
    heads = first == 0 or marks[first - 1].kind in _BEFORE_SUBJECTS
    verb = past_subject(marks, first) if heads else 0
    return at < verb < len(marks) and _is_doing(marks[verb], words) and _counts_people(marks, verb + 1, words)


def _is_doing(mark: Mark, words: Lexicon) -> bool:
    """Tell whether a verb of harm may have a doer for its subject: those who fall, mourn or lose have none."""
    return mark.kind is Kind.HARM and mark.norm in words.set_of("grammar", "doing") and not is_passive(mark)


def _counts_people(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    listed, _ = read_arabic_list(marks, at, words)
    return bool(listed) and listed[0].group.counted


def _owns_attack(marks: Sequence[Mark], at: int) -> bool:
    """ "قصف مدفعي لقوات النظام وروسيا": back to an attack or "by", over nothing that could be a target."""
    for index in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        mark = marks[index]
        if mark.kind in (Kind.BY, Kind.ATTACK, Kind.ATTACK_VERB):
            return True
        if mark.kind not in _BETWEEN and mark.norm not in (*_OWNING, *_QUOTES):
            return False
    return False


def _strikes(marks: Sequence[Mark], at: int) -> bool:
    """ "قوات النظام استهدفت": the verb follows its subject."""
    while at < len(marks) and (marks[at].kind in (Kind.ADVERB, Kind.WORD, Kind.DATE) or marks[at].norm in _QUOTES):
        at += 1
    return at < len(marks) and marks[at].kind is Kind.ATTACK_VERB
