"""Reads who was killed, injured, missing or detained, and how many, from the marks of a sentence.

For: every word of harm with the group of people it takes: to its left ("were killed"), to its right ("killing"),
or as the number before it ("12 deaths"). Not for: who did it, when and where (`assemble`). Rules R2, R4, R5:
appositives and "including" nest and never add; a coordinated list under one verb is summed and keeps its parts;
"killed or wounded" is one number over two outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recount.claims.reading.frames.idioms import with_idioms
from recount.claims.reading.frames.parts import other_counts, parts_behind, said_of_all
from recount.claims.reading.frames.tolls import found_body, labelled, number_before, toll_behind
from recount.claims.reading.frames.verbs import is_passive, verb_start
from recount.claims.reading.frames.wounds import with_wounds
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import APPOSING, Hang, Listed, nest, opens_clause, read_joint, read_list
from recount.claims.reading.people.subjects import Clause, read_subject
from recount.claims.reading.words.kinds import Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount
from recount.vocabulary.words import Hedge, Outcome, VictimClass


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

    @property
    def start(self) -> int:
        """Give the mark where the verb begins, with its auxiliaries and the verbs that it is joined to."""
        return verb_start(self.marks, self.clause, self.at, self.words)


def read_harm(marks: Sequence[Mark], words: Lexicon) -> list[Harm]:
    """Give every statement of harm in a sentence, in order; each has at least one group."""
    marks = with_idioms(with_wounds(marks, words), words)
    harms: list[Harm] = []
    clause, at = 0, next((index for index, mark in enumerate(marks) if _is_trigger(mark)), len(marks))
    while at < len(marks):
        if not _is_trigger(marks[at]):
            at += 1
            continue
        outcome, stop = _outcome(marks, at)
        trigger = _Trigger(marks, words, clause, at, stop, outcome)
        harm = _of_those_before(trigger, harms) or _read(trigger) or _shared(trigger, harms)
        if harm and harms and _goes_on(harms[-1], harm, marks):
            harms[-1] = _joined(harms[-1], harm)
        elif harm:
            harms.append(harm)
        at = max(stop, harm.stop if harm else stop)
        clause = clause if _only_describes_subject(trigger) else at
    return [told for harm in harms for told in _with_later_clause(marks, harm, words)] if harms else harms


def _with_later_clause(marks: Sequence[Mark], harm: Harm, words: Lexicon) -> Iterator[Harm]:
    """Give a harm with what a later clause says of its people, and the counts that lean on its noun and verb."""
    whole = harm.wholes[0]
    parts, stop = parts_behind(marks, harm.stop, words) if whole.size else ([], harm.stop)
    said = said_of_all(marks, harm.stop) if whole.bare and not parts else None
    told = replace(whole, victim_class=said) if said else whole
    yield replace(harm, wholes=(told, *harm.wholes[1:]), parts=(*harm.parts, *parts), stop=stop)
    for first, end, amount in other_counts(marks, stop, words):
        group = replace(whole, first=first + marks[first].possessive, stop=amount.stop, amount=amount)
        yield Harm(harm.outcome, (group,), (), first, end, end - 1)


def _goes_on(before: Harm, harm: Harm, marks: Sequence[Mark]) -> bool:
    """ "two teachers killed, one pupil killed and ...": the same verb again after a comma or an and, so one list."""
    if before.outcome is not harm.outcome or not (before.first < before.trigger and harm.first < harm.trigger):
        return False
    gap = marks[before.stop : harm.first]
    return 0 < len(gap) <= _LONGEST_GAP and all(mark.kind is Kind.AND or mark.norm in (",", ";") for mark in gap)


def _joined(before: Harm, harm: Harm) -> Harm:
    wholes, parts = (*before.wholes, *harm.wholes), (*before.parts, *harm.parts)
    return replace(before, wholes=wholes, parts=parts, stop=harm.stop)


def _of_those_before(trigger: _Trigger, before: Sequence[Harm]) -> Harm | None:
    """ "abducted two teachers and later killed them": the people of the harm before."""
    at = trigger.stop
    if not before or at >= len(trigger.marks) or trigger.side not in (Side.PARTICIPLE, Side.ACTIVE):
        return None
    if trigger.marks[at].norm not in trigger.words.words("grammar", "objects_before"):
        return None
    return _same_people(trigger, before[-1], at + 1)


def _shared(trigger: _Trigger, before: Sequence[Harm]) -> Harm | None:
    """ "was abducted and later killed", "kidnapped; later found dead": a second verb with the people of the first."""
    if not before or trigger.side not in (Side.PARTICIPLE, Side.INTRANSITIVE):
        return None
    first = before[-1]
    gap = trigger.marks[first.stop : trigger.start]
    if _is_relative(gap, trigger.words) and first.wholes[0].size and first.outcome is not trigger.outcome:
        return _same_people(trigger, first, trigger.stop)
    if not first.first < first.trigger or first.outcome is trigger.outcome:
        return None
    directly = bool(gap) and gap[-1].kind is Kind.AND and not _opens_clause(gap)
    joined = any(mark.kind is Kind.AND or mark.norm in _PARTS_VERBS for mark in gap)
    if not directly and (not joined or any(mark.kind in _OTHER_SUBJECT for mark in gap)):
        return None
    return _same_people(trigger, first, trigger.stop)


def _opens_clause(gap: Sequence[Mark]) -> bool:
    """Tell whether another clause begins; "as a result of shelling" is none."""
    return any(
        mark.kind in _OTHER_CLAUSE and not (mark.kind is Kind.BOUNDARY and behind.kind is Kind.PREPOSITION)
        for mark, behind in pairwise(gap)
    )


def _is_relative(gap: Sequence[Mark], words: Lexicon) -> bool:
    """ "wounded a farmer, who died": only the relative word stands between the people and the second verb."""
    return 0 < len(gap) <= _LONGEST_GAP and gap[-1].norm in words.words("grammar", "relatives")


def _same_people(trigger: _Trigger, first: Harm, stop: int) -> Harm:
    return Harm(trigger.outcome, first.wholes, first.parts, trigger.at, stop, trigger.at)


def _only_describes_subject(trigger: _Trigger) -> bool:
    """ "people who had fled", "a family fleeing from X": the subject is still waiting for its own verb."""
    at = trigger.start
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
        if {own, other} == _JOINT and entry and second and _one_verb(entry.side, second.side):
            return Outcome.KILLED_OR_INJURED, at + 3
    return own, at + 1


def _one_verb(first: Side | None, second: Side | None) -> bool:
    """Tell whether two words of harm can share one number: "killed and wounded", not "injuries and the death of"."""
    return first is second or {first, second} <= {Side.PARTICIPLE, Side.INTRANSITIVE}


def _read(trigger: _Trigger) -> Harm | None:
    label = labelled(trigger.marks, trigger.at, trigger.stop, trigger.words)
    if label:
        return _harm(trigger, [Listed(label)], trigger.at, label.stop)
    return _READS[trigger.side or Side.PARTICIPLE](trigger)


def _participle(trigger: _Trigger) -> Harm | None:
    """ "were killed" looks left; "killed 12" looks right; an auxiliary decides, else what stands there."""
    passive = is_passive(trigger.marks, trigger.clause, trigger.at)
    if passive or opens_clause(trigger.marks, trigger.stop, trigger.words):
        return _to_the_left(trigger)
    return _to_the_right(trigger) or _to_the_left(trigger)


_FURTHEST_PARTS = 18
_PEOPLE = {Kind.VICTIM, Kind.FAMILY, Kind.NUMBER, Kind.VAGUE}
_NEXT_CLAUSE = _PEOPLE | {Kind.HARM, Kind.BOUNDARY, Kind.AUXILIARY, Kind.ATTACK_VERB, Kind.REPORTING}
_PARTS_VERBS = {",", ";", "(", "–", "—"}
_OTHER_SUBJECT = _PEOPLE | {Kind.HARM, Kind.BOUNDARY, Kind.ATTACK, Kind.ATTACK_VERB, Kind.THING}
_OTHER_CLAUSE = {Kind.HARM, Kind.BOUNDARY}
_LONGEST_GAP = 2
_JOINT = {Outcome.KILLED, Outcome.INJURED}


def _to_the_right(trigger: _Trigger) -> Harm | None:
    """ "killing seven civilians and two children", "the victims were identified as Omar Ali and Rim Haddad"."""
    marks, at = trigger.marks, trigger.stop
    at += at < len(marks) and marks[at].kind is Kind.NAMING
    listed, end = read_list(marks, at, trigger.words, unknown=trigger.outcome is not None)
    if trigger.side is Side.OF and not (listed and listed[0].group.counted):
        return _counted(trigger)
    return _harm(trigger, listed, trigger.at, max(end, trigger.stop))


def _to_the_left(trigger: _Trigger) -> Harm | None:
    """ "seven civilians, including two children, were killed"."""
    verb = trigger.start
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
    trailed = bool(found) and end < len(marks) and marks[end].kind is Kind.OPENS_PARTS
    opens = (
        joint[1] is Hang.PART or marks[stop].norm in APPOSING - {","} or (found and found[0].group.of_whole) or trailed
    )
    if not opens:
        return [], trigger.stop
    return [Listed(one.group, Hang.PART) for one in found], end + trailed if found else trigger.stop


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
    """ "at least seven civilian deaths", and what breaks them down behind it."""
    group = number_before(trigger.marks, trigger.clause, trigger.at, trigger.words) or _uncounted(trigger)
    if group is None:
        return None
    after, end = _after(trigger)
    return _harm(trigger, [Listed(replace(group, stop=trigger.stop)), *after], group.first, end)


def _uncounted(trigger: _Trigger) -> Group | None:
    """ "resulting in deaths": people, and no number of them, where an idiom says so."""
    entry = trigger.marks[trigger.at].entry
    if entry is None or entry.hedge is None:
        return None
    none = 0 if entry.hedge is Hedge.EXACT_ZERO else None
    return Group(trigger.at, trigger.stop, Amount(none, none, entry.hedge, 0))


def _toll(trigger: _Trigger) -> Harm | None:
    group = toll_behind(trigger.marks, trigger.stop, trigger.words)
    return _harm(trigger, [Listed(group)], trigger.at, group.stop) if group else None


def _body(trigger: _Trigger) -> Harm | None:
    group = found_body(trigger.marks, trigger.at, trigger.words)
    return _harm(trigger, [Listed(group)], trigger.at, trigger.stop) if group else None


_READS: dict[Side, Callable[[_Trigger], Harm | None]] = {
    Side.ACTIVE: _to_the_right,
    Side.OF: _to_the_right,
    Side.TOLL: _toll,
    Side.COUNTED: lambda trigger: _counted(trigger) or _toll(trigger),
    Side.REMAINS: lambda trigger: _counted(trigger) or _body(trigger),
    Side.INTRANSITIVE: _to_the_left,
    Side.PARTICIPLE: _participle,
}


def _harm(trigger: _Trigger, listed: list[Listed], first: int, stop: int) -> Harm | None:
    if not listed:
        return None
    wholes, parts = nest(listed)
    if trigger.side in (Side.COUNTED, Side.TOLL):
        wholes = [_of_phrase(group, trigger) for group in wholes]
    return Harm(trigger.outcome, tuple(wholes), tuple(parts), first, stop, trigger.at)


def _of_phrase(group: Group, trigger: _Trigger) -> Group:
    """ "12 civilian deaths", "the number of civilians killed": who they were, told by the word of harm itself (R5)."""
    said = trigger.marks[trigger.at].norm.split()
    civilian = not trigger.words.set_of("victims", "civilian_adjectives").isdisjoint(said)
    unsaid = group.victim_class is VictimClass.UNSPECIFIED
    return replace(group, victim_class=VictimClass.CIVILIAN) if civilian and unsaid else group
