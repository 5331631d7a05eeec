"""Finds counted groups of people in Arabic: how many, of which class and category.

For: "ثلاثة مدنيين", "طفلين", "مدنيين اثنين", "عائلة مؤلفة من ستة أشخاص". Not for: the lists they form
(`arabic_lists`) or what happened to them (`arabic_casualties`). The number stands before its noun; a dual is two; a
dual spelt like a plural is two or several until a number or a verb settles it. R5: the class comes from the noun alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.people.groups import THINGS, Group
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge, Unit, VictimCategory, VictimClass

_HEADS = {Kind.VICTIM, Kind.FAMILY}
_UNCOUNTED = {*THINGS, Kind.MEASURE, Kind.AGE, Kind.ATTACK_VERB, Kind.HARM}
OPEN_BRACKETS = {"(", "“", '"', "«", "”", "[", "'"}
_PARTITIVE = "من"
_LARGEST_FAMILY = 12


def read_arabic_group(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """Give the group of people that begins at mark `at`, or None."""
    at = _past_determiners(marks, at)
    if _is_person_too(marks, at, words):
        return Group(at, at + 1, Amount(1, 1, Hedge.EXACT, 0))
    amount = read_amount(marks, at, words)
    if amount and amount.hedge is Hedge.GROUP_NOUN:
        family = Group(at, amount.stop, amount, category=VictimCategory.FAMILY)
        return _composed(marks, family, words) or family
    if amount:
        return _counted(marks, at, amount)
    group = _uncounted(marks, at) if at < len(marks) and marks[at].kind in _HEADS else None
    return (_composed(marks, group, words) or group) if group and marks[at].kind is Kind.FAMILY else group


def _is_person_too(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "إصابة مزارع": right behind a word of harm, a word for farms is one for a farmer."""
    said = 0 < at < len(marks) and marks[at].norm in words.words("victims", "people_too")
    return said and marks[at - 1].kind is Kind.HARM


def _composed(marks: Sequence[Mark], family: Group, words: Lexicon) -> Group | None:
    """ "عائلة مؤلفة من ستة أشخاص": a family whose people are counted is so many people."""
    at = family.stop
    at += at < len(marks) and marks[at].norm in words.words("victims", "composed")
    at += at < len(marks) and marks[at].norm == _PARTITIVE
    amount = read_amount(marks, at, words) if at > family.stop else None
    people = _counted(marks, at, amount) if amount and amount.low is not None else None
    people = people or (_members(marks, at, words) if at > family.stop else None)
    return replace(people, first=family.first) if people and people.counted else None


def _members(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """ "مؤلفة من أب وأم وثلاثة أطفال": the members of a family, added up."""
    members: list[Group] = []
    while (group := read_arabic_group(marks, at, words)) and group.size and len(members) < _LARGEST_FAMILY:
        members.append(group)
        at = group.stop + 1
        if at >= len(marks) or marks[group.stop].kind is not Kind.AND:
            break
    total = sum(group.size or 0 for group in members)
    return Group(members[0].first, members[-1].stop, Amount(total, total, Hedge.EXACT, 0)) if total > 1 else None


def settled(group: Group) -> Group:
    """Give a group that may be two or several as two: a dual verb or number has settled it."""
    return replace(group, amount=Amount(2, 2, Hedge.EXACT, group.amount.stop))


def amount_of(mark: Mark) -> Amount:
    """Give the number that the form of a noun shows: one, two, two or several, or only a plural."""
    match mark.grade:
        case Grade.ONE:
            return Amount(1, 1, Hedge.EXACT, 0)
        case Grade.TWO:
            return Amount(2, 2, Hedge.EXACT, 0)
        case Grade.TWO_OR_MANY if not is_definite(mark):
            return Amount(2, None, Hedge.DUAL_OR_PLURAL, 0)
        case _:
            return Amount(None, None, Hedge.VAGUE, 0)


def is_definite(mark: Mark) -> bool:
    """Tell whether a noun carries its article."""
    return mark.text.startswith("ال") or (mark.text.startswith("ل") and not mark.norm.startswith("ل"))


def number_behind(marks: Sequence[Mark], at: int) -> Amount | None:
    """ "مدنيين اثنين", "أطفالها الثلاثة": a number word behind its noun says how many."""
    if at < len(marks) and marks[at].kind is Kind.NUMBER and not marks[at].text[:1].isdigit():
        value = marks[at].value or 0
        return Amount(value, value, Hedge.EXACT, at + 1)
    return None


def past_signs(marks: Sequence[Mark], at: int) -> int:
    """Step over adverbs, quotes and colons before a group."""
    while at < len(marks) and (marks[at].kind is Kind.ADVERB or marks[at].norm in (*OPEN_BRACKETS, ":", "#")):
        at += 1
    return at


def _past_determiners(marks: Sequence[Mark], at: int) -> int:
    while at < len(marks) and marks[at].kind is Kind.DETERMINER:
        at += 1
    return at


def _counted(marks: Sequence[Mark], at: int, amount: Amount) -> Group | None:
    """A number or a vague word with its noun; a number before a thing counts no people."""
    index = amount.stop
    if index < len(marks) and marks[index].norm == _PARTITIVE:
        index += 1
    after = marks[index] if index < len(marks) else None
    if after is None or after.kind not in (*_HEADS, Kind.WORD):
        return _alone(marks, at, amount, after)
    if after.kind is Kind.WORD:
        return _with_unknown(marks, at, amount, index)
    if after.kind is Kind.FAMILY and amount.low:
        return Group(at, index + 1, amount, category=VictimCategory.FAMILY, unit=Unit.FAMILIES)
    return _described(marks, Group(at, index + 1, amount), index)


def _alone(marks: Sequence[Mark], at: int, amount: Amount, after: Mark | None) -> Group | None:
    """ "إلى 12", "إصابة العشرات": an amount without a noun; a word without a number needs its article."""
    if after is not None and (after.kind in _UNCOUNTED or after.norm in "%٪/"):
        return None
    stands = amount.low is not None or _is_tens(marks[at])
    return Group(at, amount.stop, amount, bare=True) if stands else None


def _with_unknown(marks: Sequence[Mark], at: int, amount: Amount, index: int) -> Group | None:
    """A number before a noun that the lexicon lacks counts people: no such lexicon is complete."""
    of_known = index > amount.stop and is_definite(marks[index])
    if amount.low and (index == amount.stop or of_known) and marks[index].norm[0] >= "\u0600":
        return Group(at, index + 1, amount)
    return Group(at, amount.stop, amount, bare=True) if _is_tens(marks[at]) else None


def _is_tens(mark: Mark) -> bool:
    return mark.kind is Kind.VAGUE and is_definite(mark)


def _uncounted(marks: Sequence[Mark], at: int) -> Group:
    """A noun alone: its form says how many, unless a number stands behind it."""
    if marks[at].kind is Kind.FAMILY:
        vague = Amount(None, None, Hedge.GROUP_NOUN, 0)
        return Group(at, at + 1, vague, category=VictimCategory.FAMILY)
    behind = number_behind(marks, at + 1)
    if marks[at].value is not None:
        amount = Amount(marks[at].value, marks[at].value, Hedge.EXACT, 0)
    else:
        amount = behind or amount_of(marks[at])
    counted = behind is not None or not (is_definite(marks[at]) and amount.low is None)
    group = Group(at, behind.stop if behind else at + 1, amount, counted=counted)
    return _described(marks, group, at)


def _described(marks: Sequence[Mark], group: Group, head: int) -> Group:
    """Give the group the class and category of its nouns: "رجل مدني" is a civilian and a man."""
    stop = max(group.stop, head + 1)
    while stop < len(marks) and marks[stop].kind is Kind.VICTIM and _agrees(marks[head], marks[stop]):
        stop += 1
    nouns = [mark.entry for mark in marks[head:stop] if mark.kind is Kind.VICTIM and mark.entry]
    classes = [noun.victim_class for noun in nouns if noun.victim_class is not VictimClass.UNSPECIFIED]
    categories = [noun.category for noun in nouns if noun.category is not VictimCategory.TOTAL]
    behind = number_behind(marks, stop) if group.amount.hedge is Hedge.DUAL_OR_PLURAL else None
    return replace(
        group,
        stop=behind.stop if behind else stop,
        amount=behind or group.amount,
        victim_class=classes[0] if classes else VictimClass.UNSPECIFIED,
        category=categories[0] if categories else VictimCategory.TOTAL,
    )


def _agrees(noun: Mark, second: Mark) -> bool:
    """Tell whether a second noun only describes the first: both or neither with article, and of like number."""
    if second.grade is Grade.ONE and noun.grade is not Grade.ONE:
        return False
    return is_definite(noun) == is_definite(second) or second.grade is not Grade.ONE
