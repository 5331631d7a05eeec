"""Finds the noun of a group of people behind its adjectives: "two *members* of", "five local and foreign *staff*".

For: telling the noun that says who they are from those that only describe it or a thing. Not for: how many they are or
of which class (`groups`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_LONGEST_DESCRIPTION = 7
_LONGEST_BRACKET = 16
_NOUNS = {Kind.VICTIM, Kind.FAMILY, Kind.THING, Kind.OBJECT, Kind.PARTY, Kind.NAME, Kind.PARTICLE, Kind.SOURCE}
DESCRIBES = _NOUNS | {Kind.WORD, Kind.AGE, Kind.DETERMINER}
THINGS = frozenset({Kind.THING, Kind.ATTACK, Kind.OBJECT})
HEADS = {Kind.VICTIM, Kind.FAMILY}
_ADJECTIVES = {Kind.WORD, Kind.NAME, Kind.PARTY, Kind.SOURCE}


def head_noun(marks: Sequence[Mark], at: int, words: Lexicon, *, several: bool = False) -> int | None:
    """Find the noun of the group behind its adjectives; of several nouns in a row the last.

    With `several`, a noun in the singular only describes the noun behind it ("two family members").
    """
    index, limit, found = at, at + _LONGEST_DESCRIPTION, None
    while index < min(len(marks), limit):
        mark = marks[index]
        if mark.norm == "(":
            past = _past_bracket(marks, index)
            if past is None or index == at:
                return found
            limit, index = limit + past - index, past
            continue
        if mark.possessive and _is_followed_by_kin(marks, index):
            pass
        elif mark.kind in HEADS and not _is_followed_by_noun(marks, index):
            adjective = several and mark.grade is Grade.ONE and mark.value is None
            if mark.possessive or (not adjective and _describes_a_thing(marks, index, words)):
                return found
            if not adjective:
                return index
            found = None if _describes_a_thing(marks, index, words) else index
        elif (several and found is None and _joins_adjectives(marks, index)) or _ends_initial(marks, index):
            pass
        elif _ends_description(mark, words):
            return found
        index += 1
    return found


def _ends_initial(marks: Sequence[Mark], at: int) -> bool:
    """ "three U.S. citizens": the dots of initials end nothing."""
    return marks[at].norm == "." and at > 0 and marks[at - 1].kind is Kind.NAME and len(marks[at - 1].text) == 1


def _joins_adjectives(marks: Sequence[Mark], at: int) -> bool:
    """ "five local and foreign staff": an and between words that both describe the noun."""
    if marks[at].kind is not Kind.AND or at + 1 >= len(marks):
        return False
    return marks[at - 1].kind in _ADJECTIVES and marks[at + 1].kind in _ADJECTIVES


def _ends_description(mark: Mark, words: Lexicon) -> bool:
    if mark.kind in HEADS:
        return mark.possessive
    alleged = mark.norm in words.words("frames", "alleged")
    return mark.possessive or not (mark.kind in DESCRIBES or alleged)


def _is_followed_by_noun(marks: Sequence[Mark], at: int) -> bool:
    return not marks[at].possessive and at + 1 < len(marks) and marks[at + 1].kind in HEADS


def _is_followed_by_kin(marks: Sequence[Mark], at: int) -> bool:
    """ "a neighbour's grandson": one person, told by whose they are."""
    behind = marks[at + 1] if at + 1 < len(marks) else None
    return behind is not None and behind.kind is Kind.VICTIM and behind.grade is Grade.ONE and not behind.possessive


def _past_bracket(marks: Sequence[Mark], at: int) -> int | None:
    """Give the mark behind a short bracket inside a group: "2 international (Swiss, Colombian) staff"."""
    closing = (index for index in range(at, min(len(marks), at + _LONGEST_BRACKET)) if marks[index].norm == ")")
    close = next(closing, None)
    return None if close is None else close + 1


def _describes_a_thing(marks: Sequence[Mark], head: int, words: Lexicon) -> bool:
    """ "a family home", "civilian houses": the noun is only the adjective of a thing."""
    following = marks[head + 1] if head + 1 < len(marks) else None
    if following is None:
        return False
    return following.kind in THINGS or (
        following.kind is Kind.WORD and marks[head].grade is Grade.ONE and not follows_noun(following, words)
    )


def follows_noun(mark: Mark, words: Lexicon) -> bool:
    """Tell whether a plain word behind a noun only goes on about it: "a man riding", "a driver contracted by"."""
    if mark.norm in words.words("grammar", "behind_nouns"):
        return True
    return mark.norm.endswith(tuple(words.words("grammar", "modifier_endings")))
