"""Lists of people under one word of harm: what is joined, what is apposed, what only breaks the whole down.

For: "two civilians, a father and son", "seven people, including two children", "a woman and her three sons".
Not for: finding the word of harm (`casualties`) or the subject of a verb (`subjects`). Appositives and parts never
add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from recount.claims.reading.people.groups import CIVIL_TRADES, Group, read_group, read_unknown
from recount.claims.reading.people.names import read_name, read_titled, skip_tail
from recount.claims.reading.words.kinds import Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.vocabulary.words import Hedge, VictimCategory

_LONGEST_LIST = 40
_LONGEST_JOINT = 4
APPOSING = frozenset({",", "–", "—", "-", ":", "("})


class Hang(Enum):
    """How a group hangs on the list before it."""

    JOINED = auto()
    APPOSED = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class Listed:
    """A group in a list, and how it hangs there."""

    group: Group
    hang: Hang = Hang.JOINED

    @property
    def part(self) -> bool:
        """Tell whether it only breaks down what stands before it."""
        return self.hang is Hang.PART


def read_list(marks: Sequence[Mark], at: int, words: Lexicon, *, unknown: bool = False) -> tuple[list[Listed], int]:
    """Read the list that begins at `at`; give it with the mark after it. It ends where a group has its own verb.

    With `unknown`, the list may open with a noun that the lexicon lacks ("a beekeeper"): no such lexicon is complete.
    """
    at = past_adverbs(marks, at)
    listed: list[Listed] = []
    end, hang = at, Hang.JOINED
    while len(listed) < _LONGEST_LIST:
        group = read_group(marks, at, words) or read_name(marks, at)
        group = group or (_unknown(marks, at, words, opens=not listed) if unknown else None)
        if not group or (listed and _has_own_verb(marks, group)):
            break
        listed.append(hung(group, hang, listed, marks))
        end = skip_tail(marks, group)
        joint = read_joint(marks, end)
        if not joint:
            break
        at, hang = joint
    return listed, end


def _unknown(marks: Sequence[Mark], at: int, words: Lexicon, *, opens: bool) -> Group | None:
    """Give a noun that the lexicon lacks: it opens the list, or its kin follow ("a seamstress and her two sons")."""
    group = read_unknown(marks, at, words)
    if opens or group is None or group.stop + 1 >= len(marks):
        return group or read_titled(marks, at) if opens else None
    owns = marks[group.stop + 1].norm in words.words("grammar", "possessors")
    return group if owns and marks[group.stop].kind is Kind.AND else None


def read_joint(marks: Sequence[Mark], at: int) -> tuple[int, Hang] | None:
    """Read the words that join one group to the next; give the mark after them and how the next group hangs."""
    stop = at
    while stop < len(marks) and stop - at < _LONGEST_JOINT and _joins(marks[stop]):
        stop += 1
    return (stop, hang_of(marks[at:stop])) if stop > at else None


def hang_of(joint: Sequence[Mark]) -> Hang:
    """Tell from the joining words how the group behind them hangs on the one before."""
    kinds = {mark.kind for mark in joint}
    if Kind.OPENS_PARTS in kinds:
        return Hang.PART
    return Hang.JOINED if Kind.AND in kinds else Hang.APPOSED


def hung(group: Group, hang: Hang, listed: Sequence[Listed], marks: Sequence[Mark]) -> Listed:
    """Hang a group on a list: what is joined to a part is a part too, unless it names people anew."""
    if group.of_whole:
        return Listed(_like(group, listed[0].group) if listed and group.bare else group, Hang.PART)
    if hang is not Hang.PART and listed and listed[-1].part:
        anew = _begins_anew(marks, group.first) and not _breaks_down(group)
        return Listed(group, hang if anew else Hang.PART)
    return Listed(group, hang)


def _like(part: Group, whole: Group) -> Group:
    """A part without a noun of its own is of the kind of its whole."""
    return replace(part, victim_class=whole.victim_class, category=whole.category)


def nest(listed: Sequence[Listed]) -> tuple[list[Group], list[Group]]:
    """Part a list into what is added up and what only breaks it down."""
    whole = listed[0].group
    rest = [one.group for one in listed[1:] if not one.part]
    parts = [one.group for one in listed[1:] if one.part]
    apposed = next((one.group for one in listed[1:] if one.hang is Hang.APPOSED), None)
    if rest and _is_other_bound(whole, rest[-1]):
        amount = replace(whole.amount, high=rest[-1].amount.high, hedge=Hedge.RANGE)
        return [replace(whole, amount=amount)], parts
    if apposed and _describes(whole, rest, apposed):
        return [whole], parts
    if apposed and _may_hold(whole, rest):
        return [whole], [*rest, *parts]
    return [whole, *rest], parts


def opens_clause(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "five staff killed 7 staff injured": the group behind the verb is the subject of the next."""
    group = read_group(marks, at, words)
    return group is not None and _has_own_verb(marks, group)


def past_adverbs(marks: Sequence[Mark], at: int) -> int:
    """Step over adverbs."""
    while at < len(marks) and marks[at].kind is Kind.ADVERB:
        at += 1
    return at


def _joins(mark: Mark) -> bool:
    return mark.kind in (Kind.OPENS_PARTS, Kind.AND) or mark.norm in APPOSING


def _begins_anew(marks: Sequence[Mark], at: int) -> bool:
    """ ", and two fighters": a comma before the and begins anew, an and alone goes on with the parts."""
    return at >= 2 and marks[at - 1].kind is Kind.AND and marks[at - 2].norm == ","


def _breaks_down(group: Group) -> bool:
    return group.category is not VictimCategory.TOTAL or group.size in (None, 1)


def _has_own_verb(marks: Sequence[Mark], group: Group) -> bool:
    """ "and 12 others were injured": the group is the subject of what follows, not part of this list."""
    at = past_adverbs(marks, skip_tail(marks, group))
    if at >= len(marks):
        return False
    entry = marks[at].entry
    if marks[at].kind is Kind.HARM and entry:
        return entry.side in (Side.PARTICIPLE, Side.INTRANSITIVE, Side.COUNTED)
    return marks[at].kind in (Kind.AUXILIARY, Kind.REPORTING)


def _is_other_bound(whole: Group, last: Group) -> bool:
    """ "at least four civilians, ..., and up to six civilians": two ends of one range."""
    low, high = whole.amount.low, last.amount.high
    ends = whole.amount.hedge is Hedge.AT_LEAST and last.amount.hedge is Hedge.AT_MOST
    return ends and low is not None and high is not None and low <= high and whole.category is last.category


def _describes(whole: Group, rest: Sequence[Group], apposed: Group) -> bool:
    """ "Omar Ali, a doctor and father": words behind a single person only describe that person."""
    if whole.size != 1 or apposed.named or rest[0] is not apposed or apposed.size != 1:
        return False
    if apposed.amount.stop or apposed.kin:
        return False
    return whole.named or len(rest) == 1


def _may_hold(whole: Group, rest: Sequence[Group]) -> bool:
    """Tell whether a group may be broken down by those behind it; a trade only where they are exactly as many."""
    if whole.named or whole.size == 1:
        return False
    parts = sum(group.size or 0 for group in rest)
    if whole.category in CIVIL_TRADES:
        return whole.size == parts
    return whole.category is VictimCategory.TOTAL and (whole.size is None or parts <= whole.size)
