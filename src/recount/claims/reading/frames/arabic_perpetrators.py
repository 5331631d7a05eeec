"""Tells whether a party named in an Arabic sentence is held responsible there.

For: "بقصف لقوات النظام", "غارات روسية", "قصفت القوات التركية", "من قبل قسد". Not for: finding parties, nor English,
whose order `perpetrators` knows. Who was struck, or only held the place, did nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Kind
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


def does_in_arabic(marks: Sequence[Mark], at: int) -> bool:
    """Tell whether the party at mark `at` acts: it owns the attack before it, or a verb of attack stands beside it."""
    return _owns_attack(marks, at) or _strikes(marks, at + 1)


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
