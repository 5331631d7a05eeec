"""Reads what was hit in Arabic: hospitals, schools, markets, how many, and how badly.

For: "استهدف الطيران الفرن الآلي", "دمر القصف مدرستين", "خرج المشفى عن الخدمة", "قصف على السوق". Not for: English,
whose order `infrastructure` knows. Verb, doer, object: what stands behind "in" or "near" is only the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.claims.schema import Infrastructure
from recount.vocabulary.words import ClaimKind, Damage, Hedge, Unit

_FURTHEST = 8
_LONGEST_AMOUNT = 3
_STOPS = {Kind.BOUNDARY, Kind.HARM, Kind.ATTACK_VERB, Kind.REPORTING, Kind.VOICE}
_AT = {"علي", "ل", "ب"}
_HAVING = {"ل", "ب"}
_IN, _OF = "في", "من"
_JOINS = {",", "،"}
_SPREADS = {Damage.DAMAGED, Damage.DESTROYED}
_DUALS = (("تين", "ه"), ("تان", "ه"), ("ين", ""), ("ان", ""))


def read_arabic_infrastructure(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give a claim for each verb or noun of attack that names civilian objects."""
    if Kind.OBJECT not in sentence.kinds:
        return []
    marks, taken = sentence.marks, set[int]()
    drafts: list[Draft] = []
    for at, mark in enumerate(marks):
        if mark.kind not in (Kind.ATTACK_VERB, Kind.ATTACK):
            continue
        hit = [index for index in _objects_of(marks, at, words) if index not in taken]
        if hit:
            taken.update(hit)
            objects = (_object(text, marks, index, _damage(mark), words) for index in hit)
            found = tuple(one for one in objects if one)
            reach = (min(at, hit[0]), max(at, hit[-1]) + 1)
            drafts.append(Draft(ClaimKind.INFRASTRUCTURE, sentence, reach, infrastructure=found))
        elif drafts and _damage(mark) is Damage.OUT_OF_SERVICE:
            drafts[-1] = _put_out_of_service(drafts[-1])
    return drafts


def _put_out_of_service(draft: Draft) -> Draft:
    """ "They struck a hospital, which put it out of service": the later damage is that of the objects before it."""
    objects = (hit.model_copy(update={"damage": Damage.OUT_OF_SERVICE}) for hit in draft.infrastructure)
    return replace(draft, infrastructure=tuple(objects))


def _damage(mark: Mark) -> Damage:
    return mark.entry.damage if mark.entry and mark.entry.damage else Damage.STRUCK


def _objects_of(marks: Sequence[Mark], at: int, words: Lexicon) -> list[int]:
    """The objects of a verb behind it, or before it where it says that they stopped working, or have damage."""
    after = _damage(marks[at]) is Damage.OUT_OF_SERVICE or _has_damage(marks, at)
    if after and (before := _nearest_before(marks, at)) is not None:
        return [before]
    first = _first_behind(marks, at, words)
    return [] if first is None else list(_listed(marks, first))


def _has_damage(marks: Sequence[Mark], at: int) -> bool:
    """ "أصيب المسجد بأضرار", "تعرض المشفى لأضرار": the object stands before its damage."""
    return at > 0 and _damage(marks[at]) in _SPREADS and marks[at - 1].norm in _HAVING


def _nearest_before(marks: Sequence[Mark], at: int) -> int | None:
    for index in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        if marks[index].kind is Kind.OBJECT:
            return index
        if marks[index].kind in _STOPS or marks[index].norm == ".":
            return None
    return None


def _first_behind(marks: Sequence[Mark], at: int, words: Lexicon) -> int | None:
    """Over who did it and with what; a noun of attack needs "on" before what it hit, a verb no "in"."""
    aimed = marks[at].kind is Kind.ATTACK_VERB or _takes_object(marks, at, words)
    for index in range(at + 1, min(len(marks), at + 1 + _FURTHEST)):
        mark = marks[index]
        if mark.kind is Kind.OBJECT and aimed:
            return index
        if mark.norm == _OF and marks[index - 1].kind is Kind.THING:
            continue
        if mark.kind is Kind.PREPOSITION and not _leads_to_target(marks[at], mark):
            return None
        if mark.kind in _STOPS or mark.kind is Kind.OBJECT or mark.norm == ".":
            return None
        aimed = aimed or mark.norm in _AT
    return None


def _takes_object(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "استهداف مشفى": a verbal noun has what was hit right behind it; what a party denies is told by the denial."""
    behind = at + 1 < len(marks) and marks[at + 1].kind is Kind.OBJECT
    takes = behind and marks[at].norm in words.set_of("attacks", "takes")
    return takes and all(mark.kind is not Kind.DENIES for mark in marks[:at])


def _leads_to_target(attack: Mark, preposition: Mark) -> bool:
    return preposition.norm in _AT or (_damage(attack) in _SPREADS and preposition.norm == _IN)


def _listed(marks: Sequence[Mark], first: int) -> Iterator[int]:
    """ "مدرسة ومشفى وثلاثة منازل": the object and those that are joined to it."""
    at = first
    while at < len(marks) and marks[at].kind is Kind.OBJECT:
        yield at
        at += 1
        joint = at
        while joint < len(marks) and (marks[joint].kind is Kind.AND or marks[joint].norm in _JOINS):
            joint += 1
        if joint == at:
            return
        at = joint
        while at < len(marks) and marks[at].kind in (Kind.NUMBER, Kind.VAGUE, Kind.HEDGE):
            at += 1


def _object(text: str, marks: Sequence[Mark], at: int, damage: Damage, words: Lexicon) -> Infrastructure | None:
    entry = marks[at].entry
    if entry is None or entry.infrastructure is None:
        return None
    first, amount = _amount(marks, at, words)
    raw = text[marks[first].start : marks[at].end]
    count = amount.quantity(raw, Unit.FACILITIES) if amount else None
    return Infrastructure(type=entry.infrastructure, damage=damage, count=count)


def _amount(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[int, Amount | None]:
    """How many: a number before the noun, or its dual."""
    for first in range(max(0, at - _LONGEST_AMOUNT), at):
        amount = read_amount(marks, first, words)
        if amount and amount.stop == at:
            return first, amount
    dual = any(_is_known(marks[at].norm, ending, instead, words) for ending, instead in _DUALS)
    return at, Amount(2, 2, Hedge.EXACT, at + 1) if dual else None


def _is_known(norm: str, ending: str, instead: str, words: Lexicon) -> bool:
    """Tell whether a noun is the dual of one that the lexicon knows."""
    stem = norm.removesuffix(ending)
    return stem != norm and stem + instead in words.phrases.further
