"""Reads what a later clause says of people counted before: a part of them, their class, or another party's number.

For: "...; 11 were civilians", "the 45 killed were civilians", "102 were killed by X and 259 by Y", "than ISIS's 1,366",
and sentences that only break down a toll ("Eleven of them were civilians"). Not for: parts inside one list of people
(`recount.claims.reading.people.lists`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.claims.reading.people.groups import Group, opens_part, read_group
from recount.claims.reading.people.lists import hang_of, read_joint, read_list
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.vocabulary.words import Outcome, VictimClass

_BETWEEN_PARTS = {Kind.AND, Kind.SIGN, Kind.BOUNDARY, Kind.OPENS_PARTS, Kind.DETERMINER, Kind.ADVERB}
_FURTHEST_PREDICATE = 14
_MOST_PARTS = 12
_FURTHEST_PARTY = 5
_CLAUSE_ENDS = {".", ";", ",", ")"}
_AMOUNTS = {Kind.NUMBER, Kind.HEDGE, Kind.VAGUE, Kind.BETWEEN, Kind.ZERO}
_NOT_ABOUT_THEM = {Kind.HARM, Kind.BOUNDARY, Kind.ATTACK_VERB, Kind.REPORTING, Kind.NUMBER, Kind.FRACTION}
_ENDS_PREDICATE = {Kind.SIGN, Kind.AND, Kind.BOUNDARY}


def parts_behind(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[list[Group], int]:
    """Read the parts that follow a count in the same sentence ("; 11 were civilians"); give them and where they end."""
    parts: list[Group] = []
    end = at
    while at < len(marks) and len(parts) < _MOST_PARTS:
        found = _part_of(marks, at, words)
        if found:
            parts += found[0]
            at = end = found[1]
        elif marks[at].kind in _BETWEEN_PARTS:
            at += 1
        else:
            break
    return parts, end


def read_breakdown(marks: Sequence[Mark], words: Lexicon) -> tuple[Outcome | None, list[Group]]:
    """Read a sentence that only breaks down those counted before; give what it says befell them, and the parts."""
    outcome: Outcome | None = None
    for at, mark in enumerate(marks):
        if mark.kind is Kind.OPENS_PARTS and mark.entry:
            outcome = outcome or mark.entry.outcome
            listed = _list_opened_at(marks, at + 1, words)
            if listed:
                return outcome, listed
        if mark.kind in _AMOUNTS or opens_part(mark):
            parts = _breakdown_at(marks, at, words)
            if parts:
                said = (one.entry.outcome for one in marks if one.entry and opens_part(one) and one.entry.outcome)
                return next(said, None) or outcome, parts
    return outcome, []


def _list_opened_at(marks: Sequence[Mark], at: int, words: Lexicon) -> list[Group]:
    """ "The dead included two women", "among the dead were two women"."""
    verb = at < len(marks) and marks[at].kind is Kind.AUXILIARY
    return [one.group for one in read_list(marks, at + verb, words)[0]]


def _breakdown_at(marks: Sequence[Mark], at: int, words: Lexicon) -> list[Group]:
    pointed = any(opens_part(mark) for mark in marks[: at + 8])
    return parts_behind(marks, at, words)[0] if pointed else []


def said_of_all(marks: Sequence[Mark], at: int) -> VictimClass | None:
    """ "the 45 killed in the raid were civilians": the class that the sentence gives to all of the counted."""
    verb = next((index for index in range(at, min(len(marks), at + _FURTHEST_PREDICATE)) if _stops(marks[index])), None)
    if verb is None or marks[verb].grade is not Grade.MANY:
        return None
    behind = verb + 1
    while behind < len(marks) and marks[behind].kind is Kind.DETERMINER:
        behind += 1
    noun = marks[behind].entry if behind < len(marks) and marks[behind].kind is Kind.VICTIM else None
    alone = behind + 1 >= len(marks) or marks[behind + 1].kind in _ENDS_PREDICATE
    return noun.victim_class if noun and alone and noun.victim_class is not VictimClass.UNSPECIFIED else None


def _stops(mark: Mark) -> bool:
    return mark.kind is Kind.AUXILIARY or mark.kind in _NOT_ABOUT_THEM


def other_counts(marks: Sequence[Mark], at: int, words: Lexicon) -> Iterator[tuple[int, int, Amount]]:
    """Give the counts that leave out noun and verb, each from its first mark to the mark behind it, with its amount.

    "and 259 by Russian forces" and "than ISIS's 1,366".
    """
    while at < len(marks) and marks[at].kind is not Kind.HARM:
        found = _by_another(marks, at, words) or _of_another(marks, at, words) or _said_by_another(marks, at, words)
        if found:
            yield found
            at = found[1]
        at += 1


def _by_another(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[int, int, Amount] | None:
    if at == 0 or marks[at - 1].kind not in _ENDS_PREDICATE:
        return None
    amount = read_amount(marks, at, words)
    if amount is None or amount.stop + 1 >= len(marks) or marks[amount.stop].kind is not Kind.BY:
        return None
    behind = range(amount.stop + 1, min(len(marks), amount.stop + _FURTHEST_PARTY))
    party = next((index for index in behind if marks[index].party), None)
    return (at, party + 1, amount) if party is not None else None


def _of_another(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[int, int, Amount] | None:
    if not (marks[at].party and marks[at].possessive):
        return None
    amount = read_amount(marks, at + 1, words)
    group = read_group(marks, at + 1, words) if amount else None
    return (at, amount.stop, amount) if amount and group and group.bare else None


def _said_by_another(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[int, int, Amount] | None:
    """ "killed 15 civilians, while another source says 12": a number that ends its clause behind a verb of saying."""
    if at == 0 or marks[at - 1].kind is not Kind.REPORTING or marks[at].kind not in _AMOUNTS:
        return None
    amount = read_amount(marks, at, words)
    ends = amount is not None and (amount.stop == len(marks) or marks[amount.stop].norm in _CLAUSE_ENDS)
    return (at, amount.stop, amount) if amount and amount.low and ends else None


def _part_of(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[list[Group], int] | None:
    """ "five of them", "five were civilians and two women": a part, and those joined to it."""
    first = _predicate(marks, at, words) or _pointed(marks, at, words)
    if first is None:
        return None
    parts, end = [first], first.stop
    joint = read_joint(marks, end)
    while joint and len(parts) < _MOST_PARTS:
        more, stop = read_list(marks, joint[0], words)
        if not more or hang_of(marks[end : joint[0]]) is None:
            break
        parts += [one.group for one in more]
        end = stop
        joint = read_joint(marks, end)
    return [replace(part, of_whole=True) for part in parts], end


def _pointed(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    group = read_group(marks, at, words)
    return group if group and group.of_whole and not group.bare else None


def _predicate(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """ "11 were civilians": an amount, a form of to be, and a noun that no verb of harm follows."""
    amount = read_amount(marks, at, words)
    if amount is None or amount.stop + 1 >= len(marks) or marks[amount.stop].kind is not Kind.AUXILIARY:
        return None
    behind = amount.stop + 1
    while behind < len(marks) and marks[behind].kind in (Kind.ADVERB, Kind.DETERMINER):
        behind += 1
    noun = read_group(marks, behind, words)
    if noun is None or noun.counted or noun.size is not None:
        return None
    return replace(noun, first=at, amount=amount, counted=True)
