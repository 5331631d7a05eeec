"""Names of people, and what stands behind a group and only describes it: names, ages, brackets, "of the X family".

For: "two sons Hadi Omar and Ali Omar", "members of the family (aged 5)". Not for: finding the group (`groups`). A
name is two or more capitalised words; names are only stepped over or counted, never kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.people.groups import DESCRIBES, Group
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount
from recount.vocabulary.words import Hedge

_BEFORE_NAMES = {",", "–", "—", "-", ":"}
_BRACKETS = {"(": ")", "“": "”"}
_LONGEST_TITLE = 3
_LONGEST_TAIL = 14
_LONGEST_BRACKET = 40


def read_name(marks: Sequence[Mark], at: int) -> Group | None:
    """Give a person's name (two or more capitalised words) as a group of one."""
    first = at
    while at < len(marks) and (marks[at].kind is Kind.AGE or _is_one(marks[at])) and at - first < 3:
        at += 1
    stop = at
    while stop < len(marks) and _in_name(marks, stop):
        stop += 1
    if stop - at < 2 or marks[at].possessive:
        return None
    return Group(first, stop, Amount(1, 1, Hedge.EXACT, stop), named=True)


def read_titled(marks: Sequence[Mark], at: int) -> Group | None:
    """ "the murder of political analyst Edgar Chacon": a name behind a trade that the lexicon lacks."""
    first = at
    while at < len(marks) and marks[at].kind is Kind.WORD and at - first < _LONGEST_TITLE:
        at += 1
    name = read_name(marks, at) if at > first else None
    return replace(name, first=first) if name else None


def _is_one(mark: Mark) -> bool:
    """Tell whether a mark is an article for one: "a Rim Haddad"."""
    return mark.kind is Kind.DETERMINER and mark.norm in lexicon("en").words("grammar", "one_of")


def _in_name(marks: Sequence[Mark], at: int) -> bool:
    if marks[at].norm == "." and at:
        return marks[at - 1].norm in lexicon("en").words("grammar", "titles")
    if marks[at].kind is Kind.PARTICLE:
        return 0 < at < len(marks) - 1 and marks[at - 1].kind is Kind.NAME
    return marks[at].kind is Kind.NAME and not marks[at].possessive


def skip_tail(marks: Sequence[Mark], group: Group) -> int:
    """Step over what only describes the group: its names, ages, brackets, "of the X family"."""
    at, limit = _names_of(marks, group.stop, group), group.stop + _LONGEST_TAIL
    while at < min(len(marks), limit):
        kind = marks[at].kind
        if _opens_names(marks, at, group):
            at = _names_of(marks, at, group)
        elif kind is Kind.PREPOSITION:
            at = _prepositional(marks, at)
        elif (group.named or at > group.stop) and _tells_age(marks, at):
            at += 2
        elif marks[at].norm in _BRACKETS:
            limit += _LONGEST_BRACKET
            at = _closing(marks, at)
        elif kind in (Kind.AGE, Kind.MEASURE, Kind.NAME, Kind.DATE, Kind.NAMING) or _more(marks[at]):
            at += 1
        else:
            break
    return at


def _more(mark: Mark) -> bool:
    return mark.kind is Kind.WORD and mark.norm in lexicon("en").words("grammar", "behind_nouns")


def _tells_age(marks: Sequence[Mark], at: int) -> bool:
    """ "Omar Haddad, 25, and Rim Khoury, 31": how old the bearer of a name is."""
    age = marks[at].norm == "," and at + 1 < len(marks) and marks[at + 1].kind in (Kind.MEASURE, Kind.AGE)
    return age and (at + 2 >= len(marks) or marks[at + 2].kind in (Kind.SIGN, Kind.AND))


def _opens_names(marks: Sequence[Mark], at: int, group: Group) -> bool:
    """ "two men - A and B", "two members of the family, A and B": names that only say who the counted are."""
    if group.named or marks[at].norm not in (",", "–", "—", "-", ":") or at + 1 >= len(marks):
        return False
    return group.size is not None and read_name(marks, at + 1) is not None


def _names_of(marks: Sequence[Mark], at: int, group: Group) -> int:
    """Step over as many names as the group has people: "two sons Hadi Omar and Ali Omar"."""
    left = 0 if group.named else group.size or 1
    while left and at < len(marks):
        opens = marks[at].norm in _BEFORE_NAMES or marks[at].kind in (Kind.NAMING, Kind.AND)
        name = read_name(marks, at + opens)
        if not name or (opens and at + opens >= len(marks)):
            break
        at, left = _past_brackets(marks, name.stop), left - 1
    return at


def _past_brackets(marks: Sequence[Mark], at: int) -> int:
    return _closing(marks, at) if at < len(marks) and marks[at].norm in _BRACKETS else at


def _closing(marks: Sequence[Mark], at: int) -> int:
    for index in range(at + 1, min(len(marks), at + _LONGEST_BRACKET)):
        if marks[index].norm == _BRACKETS[marks[at].norm]:
            return index + 1
    return at + 1


_COUNTING = {Kind.NUMBER, Kind.MEASURE, Kind.HEDGE, Kind.VAGUE}
_IN_PHRASE = DESCRIBES | _COUNTING | {Kind.ATTACK, Kind.DATE, Kind.SOURCE}


def _prepositional(marks: Sequence[Mark], at: int) -> int:
    index = at + 1
    while index < min(len(marks), at + _LONGEST_TAIL) and (
        marks[index].kind in _IN_PHRASE or marks[index].norm in ("‘", "’", '"', "“", "”", "'", "-")
    ):
        index += 1
    return index
