"""Reads who was killed, injured, missing or detained, and how many, from the marks of a sentence.

For: every word of harm with the group of people it takes: to its left ("were killed"), to its right ("killing"),
or as the number before it ("12 deaths"). Not for: who did it, when and where (`assemble`). Rules R2, R4, R5:
appositives and "including" nest and never add; a coordinated list under one verb is summed and keeps its parts;
"killed or wounded" is one number over two outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.claims.reading.people.groups import THINGS, Group, read_group
from recount.claims.reading.people.lists import APPOSING, Hang, Listed, nest, opens_clause, read_joint, read_list
from recount.claims.reading.people.subjects import Clause, read_subject
from recount.claims.reading.words.kinds import Entry, Grade, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount, read_number
from recount.vocabulary.words import Outcome

_LONGEST_TOLL = 28


@dataclass(frozen=True, slots=True)
class Harm:
    """One statement of harm: the groups that are added up, those that break them down, and the marks that say it.

    An `outcome` of None is flight: people displaced, counted by the same grammar.
    """

    outcome: Outcome | None
    wholes: tuple[Group, ...]
    parts: tuple[Group, ...]
    first: int
    stop: int
    trigger: int


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A word of harm at mark `at` (to `stop`), in the clause that begins at mark `clause`."""

    marks: Sequence[Mark]
    words: Lexicon
    clause: int
    at: int
    stop: int
    outcome: Outcome | None

    @property
    def side(self) -> Side | None:
        entry = self.marks[self.at].entry
        return entry.side if entry else None


def read_harm(marks: Sequence[Mark], words: Lexicon) -> list[Harm]:
    """Give every statement of harm in a sentence, in order; each has at least one group."""
    harms: list[Harm] = []
    clause, at = 0, next((index for index, mark in enumerate(marks) if _is_trigger(mark)), len(marks))
    while at < len(marks):
        if not _is_trigger(marks[at]):
            at += 1
            continue
        outcome, stop = _outcome(marks, at)
        trigger = _Trigger(marks, words, clause, at, stop, outcome)
        harm = _read(trigger) or _shared(trigger, harms)
        if harm:
            harms.append(harm)
        at = max(stop, harm.stop if harm else stop)
        clause = clause if _only_describes_subject(trigger) else at
    return harms


def _shared(trigger: _Trigger, before: Sequence[Harm]) -> Harm | None:
    """ "was abducted and later killed": a second verb with the people of the first."""
    at = _verb_start(trigger) - 1
    joined = at >= trigger.clause and trigger.marks[at].kind is Kind.AND
    if not joined or not before or not before[-1].first < before[-1].trigger:
        return None
    first = before[-1]
    return Harm(trigger.outcome, first.wholes, first.parts, trigger.at, trigger.stop, trigger.at)


def _only_describes_subject(trigger: _Trigger) -> bool:
    """ "people who had fled", "a family fleeing from X": the subject is still waiting for its own verb."""
    at = _verb_start(trigger)
    relative = at > trigger.clause and trigger.marks[at - 1].kind is Kind.BOUNDARY
    flees = trigger.outcome is None and trigger.side is Side.INTRANSITIVE
    return relative or (flees and at == trigger.at and at > trigger.clause)


def _is_trigger(mark: Mark) -> bool:
    return mark.kind is Kind.HARM and mark.entry is not None


def _outcome(marks: Sequence[Mark], at: int) -> tuple[Outcome | None, int]:
    """Give the outcome of the harm at `at` and the mark after it; "killed or wounded" is one harm of both."""
    entry = marks[at].entry
    own = entry.outcome if entry else None
    if at + 2 < len(marks) and marks[at + 1].kind in (Kind.AND, Kind.OR) and _is_trigger(marks[at + 2]):
        second = marks[at + 2].entry
        other = second.outcome if second else None
        if own and other and other is not own and entry and second and _one_verb(entry.side, second.side):
            return Outcome.KILLED_OR_INJURED, at + 3
    return own, at + 1


def _one_verb(first: Side | None, second: Side | None) -> bool:
    """Tell whether two words of harm can share one number: "killed and wounded", not "injuries and the death of"."""
    return first is second or {first, second} <= {Side.PARTICIPLE, Side.INTRANSITIVE}


def _read(trigger: _Trigger) -> Harm | None:
    match trigger.side:
        case Side.ACTIVE | Side.OF:
            return _to_the_right(trigger)
        case Side.TOLL:
            return _toll(trigger)
        case Side.COUNTED:
            return _counted(trigger) or _toll(trigger)
        case Side.INTRANSITIVE:
            return _to_the_left(trigger)
        case _:
            return _participle(trigger)


def _participle(trigger: _Trigger) -> Harm | None:
    """ "were killed" looks left; "killed 12" looks right; an auxiliary decides, else what stands there."""
    if _is_passive(trigger) or opens_clause(trigger.marks, trigger.stop, trigger.words):
        return _to_the_left(trigger)
    return _to_the_right(trigger) or _to_the_left(trigger)


def _is_passive(trigger: _Trigger) -> bool:
    marks, index = trigger.marks, trigger.at - 1
    while index >= trigger.clause and marks[index].kind in (Kind.ADVERB, Kind.REPORTING):
        index -= 1
    if index < trigger.clause or marks[index].kind is not Kind.AUXILIARY:
        return False
    return marks[index].grade is not Grade.PERFECT


def _verb_start(trigger: _Trigger) -> int:
    """Step back over auxiliaries and adverbs to where the subject ends."""
    index = trigger.at
    while index > trigger.clause and trigger.marks[index - 1].kind in _IN_VERB:
        index -= 1
    return index


_FURTHEST_PARTS = 18
_PEOPLE = {Kind.VICTIM, Kind.FAMILY, Kind.NUMBER, Kind.VAGUE}
_NEXT_CLAUSE = _PEOPLE | {Kind.HARM, Kind.BOUNDARY, Kind.AUXILIARY, Kind.ATTACK_VERB, Kind.REPORTING}
_IN_VERB = {Kind.ADVERB, Kind.AUXILIARY, Kind.REPORTING, Kind.NEGATION}


def _to_the_right(trigger: _Trigger) -> Harm | None:
    """ "killing seven civilians and two children"."""
    listed, end = read_list(trigger.marks, trigger.stop, trigger.words, unknown=trigger.outcome is not None)
    if trigger.side is Side.OF and listed and not listed[0].group.counted:
        return None
    return _harm(trigger, listed, trigger.at, max(end, trigger.stop))


def _to_the_left(trigger: _Trigger) -> Harm | None:
    """ "seven civilians, including two children, were killed"."""
    verb = _verb_start(trigger)
    listed = read_subject(Clause(trigger.marks, trigger.clause, verb, trigger.at, trigger.words))
    after, end = _after(trigger) if listed else ([], trigger.stop)
    first = listed[0].group.first if listed else trigger.clause
    return _harm(trigger, [*listed, *after], first, end)


def _after(trigger: _Trigger) -> tuple[list[Listed], int]:
    """Read on behind the verb: parts ("were killed, including two children") and companions ("along with his son")."""
    marks, stop = trigger.marks, _before_parts(trigger)
    joint = read_joint(marks, stop)
    if not joint:
        return [], trigger.stop
    if marks[stop].norm in trigger.words.words("grammar", "companions"):
        return read_list(marks, joint[0], trigger.words)
    found, end = read_list(marks, joint[0], trigger.words)
    opens = joint[1] is Hang.PART or marks[stop].norm in APPOSING - {","} or (found and found[0].group.of_whole)
    if not opens:
        return [], trigger.stop
    return [Listed(one.group, Hang.PART) for one in found], end if found else trigger.stop


def _before_parts(trigger: _Trigger) -> int:
    """ "killed in a raid by X, among them two women": step to the comma before the parts of the same clause."""
    marks, at = trigger.marks, trigger.stop
    for index in range(at, min(len(marks) - 1, at + _FURTHEST_PARTS)):
        if marks[index].kind in _NEXT_CLAUSE:
            break
        if marks[index].norm in APPOSING and marks[index + 1].kind is Kind.OPENS_PARTS:
            return index
    return at


def _counted(trigger: _Trigger) -> Harm | None:
    """ "at least seven civilian deaths": the amount whose words end where the noun begins."""
    marks, at = trigger.marks, trigger.at
    for start in range(max(trigger.clause, at - 8), at):
        amount = read_amount(marks, start, trigger.words)
        if amount and amount.stop <= at and _only_describes(marks[amount.stop : at]):
            nouns = [mark.entry for mark in marks[amount.stop : at] if mark.kind is Kind.VICTIM and mark.entry]
            said = nouns[0] if nouns else Entry(Kind.VICTIM)
            group = Group(start, trigger.stop, amount, said.victim_class, said.category)
            listed = [Listed(group)]
            after, end = _after(trigger)
            return _harm(trigger, [*listed, *after], start, end)
    return None


def _only_describes(marks: Sequence[Mark]) -> bool:
    return len(marks) <= 3 and all(mark.kind in (Kind.WORD, Kind.VICTIM, Kind.NAME, Kind.ADVERB) for mark in marks)


def _toll(trigger: _Trigger) -> Harm | None:
    """ "the death toll rose from 22 to 49": the last number of the phrase."""
    marks = trigger.marks
    found = _last_amount(marks, trigger.stop, trigger.words) or _amount_risen_to(marks, trigger.stop, trigger.words)
    if found is None:
        return None
    start, amount = found
    group = read_group(marks, start, trigger.words)
    if group is None or group.amount != amount:
        if amount.stop < len(marks) and marks[amount.stop].kind in (*THINGS, Kind.MEASURE):
            return None
        group = Group(start, amount.stop, amount)
    return _harm(trigger, [Listed(group)], trigger.at, group.stop)


def _last_amount(marks: Sequence[Mark], start: int, words: Lexicon) -> tuple[int, Amount] | None:
    found: tuple[int, Amount] | None = None
    index = start
    while index < min(len(marks), start + 9) and marks[index].kind not in (Kind.HARM, Kind.BOUNDARY):
        if marks[index].norm in words.words("numbers", "change")["from"]:
            index = _past_old_number(marks, index, words)
            continue
        amount = read_amount(marks, index, words)
        if amount and (amount.low is not None or amount.high is not None):
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
        if amount and (amount.low is not None or amount.high is not None):
            return index + 1, amount
    return None


def _past_old_number(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """ "from 22 to 49": step over what the number was before."""
    old = read_number(marks, at + 1, words)
    changed = old and old[1] < len(marks) and marks[old[1]].norm in words.words("numbers", "change")["to"]
    return old[1] + 1 if old and changed else at + 1


def _harm(trigger: _Trigger, listed: list[Listed], first: int, stop: int) -> Harm | None:
    if not listed:
        return None
    wholes, parts = nest(listed)
    return Harm(trigger.outcome, tuple(wholes), tuple(parts), first, stop, trigger.at)
