"""Reads what was hit: hospitals, bridges, homes, how many, and how badly.

For: "bombing nine hospitals", "two bridges are gone", "an airstrike on a market". Not for: who was harmed there.
The nouns are the vocabulary's; a list may run over brackets from which a link was lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import read_amount
from recount.claims.schema import Infrastructure
from recount.vocabulary.words import ClaimKind, Damage, Unit

_LONGEST_DESCRIPTION = 6
_DESCRIBES = {Kind.WORD, Kind.NAME, Kind.VICTIM, Kind.FAMILY, Kind.PARTY, Kind.DETERMINER, Kind.ADVERB, Kind.AGE}
_HITS = {Kind.ATTACK, Kind.ATTACK_VERB}
_JOINS = {",", "(", ")", ";", ":", "–", "-"}


def read_infrastructure(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give a claim for each verb or noun of attack that names a civilian object."""
    if Kind.OBJECT not in sentence.kinds:
        return []
    marks, clause = sentence.marks, 0
    drafts: list[Draft] = []
    for at in [at for at, mark in enumerate(marks) if mark.kind in _HITS]:
        hit = _hit_at(text, marks, clause, at, words)
        if hit:
            drafts.append(
                Draft(ClaimKind.INFRASTRUCTURE, sentence, (clause, _next_verb(marks, at)), infrastructure=hit)
            )
        if marks[at].kind is Kind.ATTACK_VERB:
            clause = at + 1
    return drafts


def _hit_at(text: str, marks: Sequence[Mark], clause: int, at: int, words: Lexicon) -> tuple[Infrastructure, ...]:
    if marks[at].kind is Kind.ATTACK_VERB:
        return tuple(_objects_of_verb(text, marks, clause, at, words))
    if marks[at].kind is Kind.ATTACK and at + 1 < len(marks) and marks[at + 1].norm in words.words("attacks", "hit_at"):
        return tuple(_listed(text, marks, at + 2, Damage.STRUCK, words))
    return ()


def _next_verb(marks: Sequence[Mark], at: int) -> int:
    return next((index for index in range(at + 1, len(marks)) if marks[index].kind is Kind.ATTACK_VERB), len(marks))


def _objects_of_verb(text: str, marks: Sequence[Mark], clause: int, at: int, words: Lexicon) -> list[Infrastructure]:
    entry = marks[at].entry
    damage = entry.damage if entry and entry.damage else Damage.STRUCK
    if not _is_passive(marks, at, words):
        return _listed(text, marks, at + 1, damage, words)
    for start in range(clause, at):
        found = _listed(text, marks, start, damage, words)
        if found:
            return found
    return []


def _is_passive(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    if marks[at].norm.startswith(tuple(words.words("grammar", "passive_openings"))):
        return True
    index = at - 1
    while index >= 0 and marks[index].kind is Kind.ADVERB:
        index -= 1
    return index >= 0 and marks[index].kind is Kind.AUXILIARY and marks[index].grade is not Grade.PERFECT


def _listed(text: str, marks: Sequence[Mark], at: int, damage: Damage, words: Lexicon) -> list[Infrastructure]:
    hit: list[Infrastructure] = []
    while at < len(marks):
        found = _object(text, marks, at, damage, words)
        if not found:
            break
        one, at = found
        hit.append(one)
        while at < len(marks) and (marks[at].norm in _JOINS or marks[at].kind is Kind.AND):
            at += 1
    return hit


def _object(
    text: str, marks: Sequence[Mark], at: int, damage: Damage, words: Lexicon
) -> tuple[Infrastructure, int] | None:
    amount = read_amount(marks, at, words)
    for index in range(amount.stop if amount else at, min(len(marks), at + _LONGEST_DESCRIPTION + 3)):
        entry = marks[index].entry
        if marks[index].kind is Kind.OBJECT and entry and entry.infrastructure:
            if index + 1 < len(marks) and marks[index + 1].kind is Kind.OBJECT:
                continue
            raw = text[marks[at].start : marks[index].end]
            count = amount.quantity(raw, Unit.FACILITIES) if amount else None
            return Infrastructure(type=entry.infrastructure, damage=damage, count=count), index + 1
        if marks[index].kind not in _DESCRIBES:
            return None
    return None
