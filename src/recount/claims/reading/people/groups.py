"""Finds counted groups of people in the marks of a sentence: how many, of which class and category.

For: "at least three members of the family", "his wife and their five children", "45 rebels and civilians".
Not for: what happened to them (`casualties`). R5: the class comes from the noun alone; people are unspecified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.claims.reading.people.nouns import DESCRIBES, HEADS, THINGS, head_noun
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge, Unit, VictimCategory, VictimClass

__all__ = ["CIVIL_TRADES", "DESCRIBES", "THINGS", "Group", "opens_part", "read_group", "read_unknown"]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of people: marks `first` to `stop`, its amount, and what its noun says."""

    first: int
    stop: int
    amount: Amount
    victim_class: VictimClass = VictimClass.UNSPECIFIED
    category: VictimCategory = VictimCategory.TOTAL
    unit: Unit = Unit.PERSONS
    counted: bool = True
    bare: bool = False
    named: bool = False
    of_whole: bool = False
    kin: bool = False

    @property
    def size(self) -> int | None:
        """Give the number it is sure to hold, or else its upper bound; None for words without a number."""
        return self.amount.low if self.amount.low is not None else self.amount.high


_OPENS_NONE = frozenset(
    {Kind.PREPOSITION, Kind.BOUNDARY, Kind.BY, Kind.ATTACK, Kind.ATTACK_VERB, Kind.HARM, Kind.AND, Kind.OR, Kind.DATE}
)
_UNCOUNTED = THINGS | {Kind.MEASURE, Kind.AGE}
_JOINS_NOUNS = {Kind.AND, Kind.OR}
_UNITS = {"%", "$", "°", "/", ":"}
CIVIL_TRADES = {
    VictimCategory.AID_WORKERS,
    VictimCategory.MEDICAL_WORKERS,
    VictimCategory.RESCUE_WORKERS,
    VictimCategory.JOURNALISTS,
}


def read_group(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """Give the group of people that begins at mark `at`, or None."""
    if at < len(marks) and marks[at].kind in _OPENS_NONE:
        return None
    start = _determiner(marks, at)[0]
    family = _family_of(marks, at, start, words)
    if family:
        return family
    if at < len(marks) and marks[at].kind is Kind.FRACTION:
        return _third(marks, at, words)
    amount = read_amount(marks, start, words) or (read_amount(marks, at, words) if start > at else None)
    part = _of_whole(marks, at, amount, words) if amount else None
    return part or _noun_behind(marks, at, amount, words)


def _noun_behind(marks: Sequence[Mark], at: int, amount: Amount | None, words: Lexicon) -> Group | None:
    """Give the group of the noun behind a number or a determiner; None where the number only multiplies."""
    start, one = _determiner(marks, at)
    if amount and _is_times(marks, amount.stop, words):
        return None
    start = _past_partitive(marks, amount.stop, words) if amount else start
    head = head_noun(marks, start, words, several=amount is not None and (amount.low or 0) > 1)
    if head is None:
        return _bare(marks, at, amount, words) if amount else _alone(marks, at, start, words)
    return _headed(marks, at, amount, head, words, one=one)


def _is_times(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "three times more civilians": what multiplies counts nobody."""
    return at < len(marks) and marks[at].norm in words.set_of("comparisons", "times")


def _past_partitive(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """ "two of his customers": the noun of the group is that of those whom it is a part of."""
    said = at + 1 < len(marks) and marks[at].norm in words.words("grammar", "of")
    return at + 2 if said and marks[at + 1].norm in words.words("grammar", "possessors") else at


def opens_part(mark: Mark) -> bool:
    """Tell whether a mark points to people counted before: "of them", "of whom", "of the dead"."""
    return mark.kind is Kind.OPENS_PARTS and mark.grade is Grade.OF_WHOLE


def _alone(marks: Sequence[Mark], at: int, start: int, words: Lexicon) -> Group | None:
    """ "and another wounded": a word that stands for one person without a noun."""
    if start == at or marks[start - 1].norm not in words.words("grammar", "stands_for_one"):
        return None
    if start < len(marks) and marks[start].kind not in (Kind.HARM, Kind.AUXILIARY, Kind.ADVERB):
        return None
    return Group(at, start, Amount(1, 1, Hedge.EXACT, start), bare=True)


def _third(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """ "two died and a third lost a leg", "a third gunman": one more person, and no share."""
    after = marks[at + 1] if at + 1 < len(marks) else None
    if after is None or not (after.kind is Kind.HARM or after.grade is Grade.ONE):
        return None
    one = Amount(1, 1, Hedge.EXACT, at + 1)
    if after.kind is Kind.VICTIM:
        return _headed(marks, at, one, at + 1, words, one=True)
    return Group(at, at + 1, one, bare=True)


def _of_whole(marks: Sequence[Mark], at: int, amount: Amount, words: Lexicon) -> Group | None:
    """ "403 of them civilians", "50 of whom were children": a part of those counted before, whatever it is."""
    index = amount.stop
    if index >= len(marks) or not opens_part(marks[index]):
        return None
    index += 1
    while index < len(marks) and marks[index].kind in (Kind.AUXILIARY, Kind.DETERMINER, Kind.ADVERB):
        index += 1
    head = head_noun(marks, index, words)
    if head is None:
        return Group(at, amount.stop + 1, amount, bare=True, of_whole=True)
    return replace(_headed(marks, at, amount, head, words, one=False), of_whole=True)


def read_unknown(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """Give a counted noun that the lexicon lacks as people: "a beekeeper", "14 beekeepers"."""
    start, one = _determiner(marks, at)
    amount = read_amount(marks, start, words)
    stop = amount.stop if amount else start
    first = stop
    while stop < len(marks) and stop - first < 3 and _is_plain(marks[stop], counted=amount is not None):
        stop += 1
    if stop == first or not (one or (amount and amount.low)):
        return None
    return Group(at, stop, amount or Amount(1, 1, Hedge.EXACT, stop))


def _is_plain(mark: Mark, *, counted: bool) -> bool:
    """Tell whether a word may be a noun that the lexicon lacks; "FIVE PEASANTS" are behind a number, and no name."""
    capitals = mark.kind is Kind.NAME and mark.text.isupper() and len(mark.text) > 1
    return mark.kind is Kind.WORD or (counted and capitals)


def _determiner(marks: Sequence[Mark], at: int) -> tuple[int, bool]:
    index, one = at, False
    while index < len(marks) and marks[index].kind is Kind.DETERMINER and index - at < 3:
        one = one or marks[index].grade is Grade.ONE
        index += 1
    return index, one


def _family_of(marks: Sequence[Mark], at: int, start: int, words: Lexicon) -> Group | None:
    """ "a family of six", "a group of ten people": the number inside is the number of people."""
    if start + 2 >= len(marks) or marks[start + 1].norm not in words.words("grammar", "of"):
        return None
    if marks[start].kind is not Kind.FAMILY and marks[start].norm not in words.words("victims", "gatherings"):
        return None
    inner = read_amount(marks, start + 2, words)
    if not inner or inner.low is None:
        return None
    rest = read_group(marks, start + 2, words)
    return replace(rest, first=at) if rest and rest.amount == inner else Group(at, inner.stop, inner)


def _bare(marks: Sequence[Mark], at: int, amount: Amount, words: Lexicon) -> Group | None:
    """A number without a noun for people: "killed 12", "12 wounded"; a number of things is no group."""
    after = marks[amount.stop] if amount.stop < len(marks) else None
    if after is not None and _counts_something_else(after, words):
        return None
    goes_on = after is not None and (after.kind is Kind.WORD or after.norm in words.words("victims", "others"))
    return Group(at, amount.stop + goes_on, amount, bare=True)


def _counts_something_else(after: Mark, words: Lexicon) -> bool:
    if after.kind in (Kind.WORD, Kind.NAME):
        return after.norm not in words.words("grammar", "behind_numbers")
    return after.kind in _UNCOUNTED or after.norm in _UNITS


def _headed(marks: Sequence[Mark], at: int, amount: Amount | None, head: int, words: Lexicon, *, one: bool) -> Group:
    nouns = [mark for mark in marks[at : head + 1] if mark.kind in HEADS]
    whole = Group(
        at,
        head + 1,
        amount or _uncounted(marks[head], one=one),
        _class_of(marks[at : head + 1], words),
        _category_of(nouns),
        Unit.FAMILIES if marks[head].kind is Kind.FAMILY and amount else Unit.PERSONS,
        counted=amount is not None or one or marks[head].grade is Grade.ONE,
        kin=marks[at].norm in words.words("grammar", "possessors"),
    )
    return _with_second_noun(marks, whole, words)


def _uncounted(head: Mark, *, one: bool) -> Amount:
    if head.kind is Kind.FAMILY:
        return Amount(None, None, Hedge.GROUP_NOUN, 0)
    if head.value is not None:
        return Amount(head.value, head.value, Hedge.EXACT, 0)
    if head.grade is Grade.ONE or one:
        return Amount(1, 1, Hedge.EXACT, 0)
    return Amount(None, None, Hedge.VAGUE, 0)


def _class_of(marks: Sequence[Mark], words: Lexicon) -> VictimClass:
    """The class that the first noun to say one says: "civilian members" are civilians; aid workers no fighters."""
    nouns = [mark.entry for mark in marks if mark.kind is Kind.VICTIM and mark.entry]
    settled = next((noun.victim_class for noun in nouns if noun.victim_class is not VictimClass.UNSPECIFIED), None)
    if settled is VictimClass.MILITANT and any(noun.category in CIVIL_TRADES for noun in nouns):
        return VictimClass.UNSPECIFIED
    if settled:
        return settled
    members = marks[-1].norm in words.words("victims", "members")
    belongs = members and any(mark.kind is Kind.PARTY for mark in marks)
    return VictimClass.MILITANT if belongs else VictimClass.UNSPECIFIED


def _category_of(nouns: Sequence[Mark]) -> VictimCategory:
    for noun in reversed(nouns):
        if noun.entry and noun.entry.category is not VictimCategory.TOTAL:
            return noun.entry.category
    return VictimCategory.FAMILY if nouns and nouns[-1].kind is Kind.FAMILY else VictimCategory.TOTAL


def _with_second_noun(marks: Sequence[Mark], group: Group, words: Lexicon) -> Group:
    """ "45 rebels and civilians", "three women and children": one number over two nouns, so of mixed class."""
    at = group.stop
    if at + 1 >= len(marks) or marks[at].kind not in _JOINS_NOUNS:
        return group
    if marks[at].norm in words.words("grammar", "companions"):
        return group
    noun = marks[at + 1]
    if noun.kind is not Kind.VICTIM or noun.grade is not Grade.MANY or (group.size or 2) < 2:
        return group
    same = noun.entry is not None and noun.entry.victim_class is group.victim_class
    return replace(
        group,
        stop=at + 2,
        victim_class=group.victim_class if same else VictimClass.MIXED,
        category=VictimCategory.TOTAL,
    )
