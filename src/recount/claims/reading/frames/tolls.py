"""Reads the number that a word for a toll is followed or preceded by: "the death toll rose to 49", "Killed: 3".

For: tolls, labels of a table, and bodies that were found. Not for: people that are the subject or object of a verb
(`casualties`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.people.groups import THINGS, Group, read_group
from recount.claims.reading.people.lists import opens_clause
from recount.claims.reading.words.kinds import Entry, Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount, read_number
from recount.vocabulary.words import Hedge, VictimClass

_LONGEST_TOLL = 28
_LONGEST_DESCRIPTION = 8
_FURTHEST_FINDING = 6


def number_before(marks: Sequence[Mark], clause: int, at: int, words: Lexicon) -> Group | None:
    """ "at least seven civilian deaths": the amount whose words end where the noun at `at` begins."""
    for start in range(max(clause, at - _LONGEST_DESCRIPTION), at):
        amount = read_amount(marks, start, words)
        if amount and amount.stop <= at and _only_describes(marks[amount.stop : at]):
            nouns = [mark.entry for mark in marks[amount.stop : at] if mark.kind is Kind.VICTIM and mark.entry]
            said = nouns[0] if nouns else Entry(Kind.VICTIM)
            return Group(start, at + 1, amount, said.victim_class, said.category)
    return None


def toll_behind(marks: Sequence[Mark], stop: int, words: Lexicon) -> Group | None:
    """ "the death toll rose from 22 to 49": the last number of the phrase."""
    found = _last_amount(marks, stop, words) or _amount_risen_to(marks, stop, words)
    if found is None or opens_clause(marks, found[0], words):
        return None
    return _people_of(marks, *found, words)


def labelled(marks: Sequence[Mark], at: int, stop: int, words: Lexicon) -> Group | None:
    """ "Killed: 3", "Civilians killed: 3": the number behind the label whose word of harm stands at `at`.

    A number that has a word of its own ("Casualties: 2 dead") is not it.
    """
    first = stop + 1
    if first >= len(marks) or marks[stop].norm not in words.words("grammar", "labels_end"):
        return None
    amount = read_amount(marks, first, words)
    if amount is None or _has_word_of_its_own(marks, first, amount.stop, words):
        return None
    group = _people_of(marks, first, amount, words)
    noun = marks[at - 1].entry if at and marks[at - 1].kind is Kind.VICTIM else None
    if group is None or noun is None or group.victim_class is not VictimClass.UNSPECIFIED:
        return group
    return replace(group, victim_class=noun.victim_class, category=noun.category)


def _has_word_of_its_own(marks: Sequence[Mark], first: int, stop: int, words: Lexicon) -> bool:
    """ "Casualties: 2 dead": the number belongs to the word behind it, unless that is the next label."""
    label = stop + 1 < len(marks) and marks[stop + 1].norm in words.words("grammar", "labels_end")
    return opens_clause(marks, first, words) and not label


def found_body(marks: Sequence[Mark], at: int, words: Lexicon) -> Group | None:
    """ "his body was found": one person, where the body is found, taken away or lies somewhere."""
    if marks[at].grade is not Grade.ONE:
        return None
    around = marks[max(0, at - _FURTHEST_FINDING) : at + _FURTHEST_FINDING]
    if not any(mark.norm in words.words("frames", "finds") for mark in around):
        return None
    return Group(at, at + 1, Amount(1, 1, Hedge.EXACT, at + 1))


def _people_of(marks: Sequence[Mark], start: int, amount: Amount, words: Lexicon) -> Group | None:
    group = read_group(marks, start, words)
    if group is not None and group.amount == amount:
        return group
    if amount.stop < len(marks) and marks[amount.stop].kind in (*THINGS, Kind.MEASURE):
        return None
    return Group(start, amount.stop, amount)


def _only_describes(marks: Sequence[Mark]) -> bool:
    return len(marks) <= 3 and all(mark.kind in (Kind.WORD, Kind.VICTIM, Kind.NAME, Kind.ADVERB) for mark in marks)


def _last_amount(marks: Sequence[Mark], start: int, words: Lexicon) -> tuple[int, Amount] | None:
    found: tuple[int, Amount] | None = None
    index = start
    since = words.words("time", "since")
    while index < min(len(marks), start + 9) and marks[index].kind is not Kind.HARM:
        if marks[index].kind is Kind.BOUNDARY and marks[index].norm not in since:
            break
        if marks[index].norm in words.words("numbers", "change")["from"]:
            index = _past_old_number(marks, index, words)
            continue
        amount = read_amount(marks, index, words)
        if amount and amount.bounded:
            found, index = (index, amount), amount.stop
        elif marks[index].norm in (",", ";", "."):
            break
        else:
            index += 1
    return found


def _amount_risen_to(marks: Sequence[Mark], start: int, words: Lexicon) -> tuple[int, Amount] | None:
    """ "The death toll from the attack on a market in the town has risen to 70": the number may stand far behind."""
    rises = words.words("numbers", "change")["to"]
    for index in range(start, min(len(marks) - 1, start + _LONGEST_TOLL)):
        if marks[index].kind in (Kind.HARM, Kind.BOUNDARY):
            return None
        amount = read_amount(marks, index + 1, words) if marks[index].norm in rises else None
        if amount and amount.bounded:
            return index + 1, amount
    return None


def _past_old_number(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """ "from 22 to 49": step over what the number was before."""
    old = read_number(marks, at + 1, words)
    changed = old and old[1] < len(marks) and marks[old[1]].norm in words.words("numbers", "change")["to"]
    return old[1] + 1 if old and changed else at + 1
