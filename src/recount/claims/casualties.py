"""Reads who was killed, injured, missing or detained, and how many, from the marks of a sentence.

For: every word of harm with the group of people it takes: to its left ("were killed"), to its right ("killing"),
or as the number before it ("12 deaths"). Not for: who did it, when and where (`assemble`). Rules R2, R4, R5:
appositives and "including" nest and never add; a coordinated list under one verb is summed and keeps its parts;
"killed or wounded" is one number over two outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.claims.groups import Group, number_agreement, read_group, read_name, skip_tail
from recount.claims.lexicon import Grade, Kind, Lexicon, Side
from recount.claims.marks import Mark
from recount.claims.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge, Outcome, VictimCategory, VictimClass

_LONGEST_LIST = 40


@dataclass(frozen=True, slots=True)
class Harm:
    """One statement of harm: the groups that are added up, those that break them down, and the marks that say it."""

    outcome: Outcome
    wholes: tuple[Group, ...]
    parts: tuple[Group, ...]
    first: int
    stop: int
    trigger: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """A group in a list, and whether it stands as a part of the group that opened the list."""

    group: Group
    part: bool
    apposed: bool


def read_harm(marks: Sequence[Mark], words: Lexicon) -> list[Harm]:
    """Give every statement of harm in a sentence, in order; each has at least one count."""
    return list(_harms(marks, words))


def _harms(marks: Sequence[Mark], words: Lexicon) -> Iterator[Harm]:
    clause, at = 0, 0
    while at < len(marks):
        if marks[at].kind is not Kind.HARM:
            at += 1
            continue
        outcome, stop = _outcome(marks, at)
        harm = _harm_at(marks, clause, at, stop, outcome, words)
        if harm:
            yield harm
        at = max(stop, harm.stop if harm else stop)
        clause = at


def _outcome(marks: Sequence[Mark], at: int) -> tuple[Outcome, int]:
    """Give the outcome of the harm at `at` and the mark after it; "killed or wounded" is one harm of both."""
    entry = marks[at].entry
    assert entry and entry.outcome  # noqa: S101 - a mark of harm always has its entry
    if at + 2 < len(marks) and marks[at + 1].kind in (Kind.AND, Kind.OR) and marks[at + 2].kind is Kind.HARM:
        other = marks[at + 2].entry
        if other and other.outcome and other.outcome is not entry.outcome:
            return Outcome.KILLED_OR_INJURED, at + 3
    return entry.outcome, at + 1


def _harm_at(marks: Sequence[Mark], clause: int, at: int, stop: int, outcome: Outcome, words: Lexicon) -> Harm | None:
    side = marks[at].entry.side if marks[at].entry else None
    if side in (Side.ACTIVE, Side.OF):
        return _to_the_right(marks, at, stop, outcome, words)
    if side is Side.TOLL:
        return _toll(marks, at, stop, outcome, words)
    if side is Side.COUNTED:
        return _counted(marks, clause, at, stop, outcome, words) or _toll(marks, at, stop, outcome, words)
    if side is Side.INTRANSITIVE:
        return _to_the_left(marks, clause, at, stop, outcome, words)
    return _participle(marks, clause, at, stop, outcome, words)


def _participle(
    marks: Sequence[Mark], clause: int, at: int, stop: int, outcome: Outcome, words: Lexicon
) -> Harm | None:
    """ "were killed" looks left; "killed 12" looks right; an auxiliary decides, else what stands there."""
    before = _auxiliary_before(marks, clause, at)
    passive = before is not None and marks[before].grade is not Grade.PERFECT
    if passive:
        return _to_the_left(marks, clause, at, stop, outcome, words)
    return _to_the_right(marks, at, stop, outcome, words) or _to_the_left(marks, clause, at, stop, outcome, words)


def _auxiliary_before(marks: Sequence[Mark], clause: int, at: int) -> int | None:
    index = at - 1
    while index >= clause and marks[index].kind is Kind.ADVERB:
        index -= 1
    return index if index >= clause and marks[index].kind is Kind.AUXILIARY else None


def _verb_start(marks: Sequence[Mark], clause: int, at: int) -> int:
    """Step back over auxiliaries and adverbs to where the subject ends."""
    index = at
    while index > clause and marks[index - 1].kind in (Kind.ADVERB, Kind.AUXILIARY, Kind.REPORTING, Kind.NEGATION):
        index -= 1
    return index


# --- to the right: "killing seven civilians and two children" ---------------------------------------------------------


def _to_the_right(marks: Sequence[Mark], at: int, stop: int, outcome: Outcome, words: Lexicon) -> Harm | None:
    listed, end = _list_from(marks, stop, words)
    return _harm(listed, outcome, at, max(end, stop), at)


def _list_from(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[list[_Listed], int]:
    while at < len(marks) and marks[at].kind is Kind.ADVERB:
        at += 1
    listed: list[_Listed] = []
    end = at
    part = apposed = False
    while at < len(marks) and len(listed) < _LONGEST_LIST:
        group = read_group(marks, at, words) or read_name(marks, at)
        if not group or (listed and _has_own_verb(marks, group)):
            break
        listed.append(_Listed(group, part, apposed))
        end = skip_tail(marks, group)
        step = _connector(marks, end)
        if not step:
            break
        at, opens, comma = step
        part, apposed = part or opens, apposed or comma
    return listed, end


def _has_own_verb(marks: Sequence[Mark], group: Group) -> bool:
    """ "and 12 others were injured": the group is the subject of what follows, not part of this list."""
    at = skip_tail(marks, group)
    while at < len(marks) and marks[at].kind is Kind.ADVERB:
        at += 1
    if at >= len(marks):
        return False
    return marks[at].kind in (Kind.AUXILIARY, Kind.REPORTING) or (
        marks[at].kind is Kind.HARM
        and marks[at].entry is not None
        and marks[at].entry.side
        in (
            Side.PARTICIPLE,
            Side.INTRANSITIVE,
            Side.COUNTED,
        )
    )


def _connector(marks: Sequence[Mark], at: int) -> tuple[int, bool, bool] | None:
    """Read what joins two groups: give the next mark, whether parts open, whether it is only a comma or dash."""
    start, opens, joined, comma = at, False, False, False
    while at < len(marks) and at - start < 4:
        mark = marks[at]
        if mark.kind is Kind.OPENS_PARTS:
            opens = True
        elif mark.kind is Kind.AND:
            joined = True
        elif mark.norm in (",", "–", "—", "-", ":", "("):
            comma = True
        else:
            break
        at += 1
    return (at, opens, comma and not joined and not opens) if at > start else None


# --- to the left: "seven civilians, including two children, were killed" ----------------------------------------------


def _to_the_left(
    marks: Sequence[Mark], clause: int, at: int, stop: int, outcome: Outcome, words: Lexicon
) -> Harm | None:
    verb = _verb_start(marks, clause, at)
    listed = _subject(marks, clause, verb, words)
    listed = _agree(marks, clause, verb, at, listed)
    after, end = _parts_after(marks, stop, listed, words)
    first = listed[0].group.first if listed else clause
    return _harm([*listed, *after], outcome, first, end, at)


def _subject(marks: Sequence[Mark], clause: int, verb: int, words: Lexicon) -> list[_Listed]:
    """Collect the groups that stand as the subject of a verb; what lies behind a preposition is not one of them."""
    listed: list[_Listed] = []
    at, end = clause, clause
    while at < verb:
        mark = marks[at]
        if mark.kind in (Kind.PREPOSITION, Kind.BY):
            at = _past_object(marks, at, verb, words)
            continue
        if mark.kind in (Kind.BOUNDARY, Kind.REPORTING, Kind.AUXILIARY):
            listed, at, end = ([] if mark.kind is not Kind.AUXILIARY else listed), at + 1, at + 1
            continue
        group = read_group(marks, at, words) or read_name(marks, at)
        if not group or group.stop > verb:
            at += 1
            continue
        relation = _relation(marks, end, at) if listed else (False, False)
        listed = [*listed, _Listed(group, *relation)] if relation and listed else [_Listed(group, False, False)]
        at = end = min(max(skip_tail(marks, group), group.stop), verb)
    return listed


def _past_object(marks: Sequence[Mark], at: int, verb: int, words: Lexicon) -> int:
    group = read_group(marks, at + 1, words) if at + 1 < verb else None
    return group.stop if group and group.stop <= verb else at + 1


def _relation(marks: Sequence[Mark], end: int, at: int) -> tuple[bool, bool] | None:
    """Tell how a later group hangs on the list: (part, apposed), or None where the gap begins something new."""
    gap = marks[end:at]
    kinds = {mark.kind for mark in gap}
    if Kind.OPENS_PARTS in kinds:
        return True, False
    if any(mark.norm == ";" for mark in gap):
        return None
    if Kind.AND in kinds:
        return (False, False) if len(gap) <= 4 else None
    if any(mark.norm in (",", "–", "—", "-", ":", "(") for mark in gap) and len(gap) <= 3:
        return False, True
    return None


def _agree(marks: Sequence[Mark], clause: int, verb: int, at: int, listed: list[_Listed]) -> list[_Listed]:
    """Let the verb correct the count: "was killed" is one; "were killed" with an unknown noun is its number."""
    number = next((marks[index].grade for index in range(at - 1, verb - 1, -1) if _tells_number(marks[index])), None)
    if number is Grade.ONE:
        return _one_of(marks, clause, verb, listed)
    if listed:
        return listed
    if number is Grade.MANY:
        fallback = number_agreement(marks, clause, verb)
        return [_Listed(fallback, False, False)] if fallback else []
    return []


def _tells_number(mark: Mark) -> bool:
    return mark.kind is Kind.AUXILIARY and mark.grade in (Grade.ONE, Grade.MANY)


def _one_of(marks: Sequence[Mark], clause: int, verb: int, listed: list[_Listed]) -> list[_Listed]:
    if not listed:
        subject = _any_subject(marks, clause, verb)
        return [_Listed(subject, False, False)] if subject else []
    first = listed[0].group
    if first.size == 1 or first.amount.hedge in (Hedge.EXACT_ZERO, Hedge.GROUP_NOUN, Hedge.AT_LEAST):
        return [listed[0], *(other for other in listed[1:] if other.part)]
    if first.category is VictimCategory.FAMILY or (first.size is not None and first.counted):
        return listed
    return [_Listed(replace(first, amount=Amount(1, 1, Hedge.EXACT, first.stop)), False, False)]


def _any_subject(marks: Sequence[Mark], clause: int, verb: int) -> Group | None:
    """ "Omar was killed": a name of one word is still one person."""
    last = marks[verb - 1] if verb > clause else None
    if last is None or last.kind is not Kind.NAME:
        return None
    return Group(verb - 1, verb, Amount(1, 1, Hedge.EXACT, verb), named=True)


def _parts_after(marks: Sequence[Mark], stop: int, listed: list[_Listed], words: Lexicon) -> tuple[list[_Listed], int]:
    """Read parts behind the verb: "were killed, including two children", "were killed - one woman and one girl"."""
    if not listed:
        return [], stop
    step = _connector(marks, stop)
    if not step or not (step[1] or marks[stop].norm in ("–", "—", "-", ":", "(")):
        return [], stop
    found, end = _list_from(marks, step[0], words)
    return [_Listed(one.group, True, False) for one in found], end if found else stop


# --- the number before or after a noun of harm ------------------------------------------------------------------------


def _counted(marks: Sequence[Mark], clause: int, at: int, stop: int, outcome: Outcome, words: Lexicon) -> Harm | None:
    """ "at least seven civilian deaths": the amount whose words end where the noun begins."""
    for start in range(max(clause, at - 8), at):
        amount = read_amount(marks, start, words)
        if amount and amount.stop <= at and _only_describes(marks[amount.stop : at]):
            described = [mark.entry for mark in marks[amount.stop : at] if mark.kind is Kind.VICTIM and mark.entry]
            noun = described[0] if described else None
            group = Group(
                start,
                stop,
                amount,
                noun.victim_class if noun else VictimClass.UNSPECIFIED,
                noun.category if noun else VictimCategory.TOTAL,
            )
            after, end = _parts_after(marks, stop, [_Listed(group, False, False)], words)
            return _harm([_Listed(group, False, False), *after], outcome, start, end, at)
    return None


def _only_describes(marks: Sequence[Mark]) -> bool:
    return len(marks) <= 3 and all(mark.kind in (Kind.WORD, Kind.VICTIM, Kind.NAME, Kind.ADVERB) for mark in marks)


def _toll(marks: Sequence[Mark], at: int, stop: int, outcome: Outcome, words: Lexicon) -> Harm | None:
    """ "the death toll rose from 22 to 49": the last number of the phrase."""
    best: Amount | None = None
    start = index = stop
    while index < min(len(marks), stop + 9) and marks[index].kind not in (Kind.HARM, Kind.BOUNDARY):
        amount = read_amount(marks, index, words)
        if amount and (amount.low is not None or amount.high is not None):
            best, start, index = amount, index, amount.stop
        elif marks[index].norm in (",", ";", "."):
            break
        else:
            index += 1
    if best is None:
        return None
    group = read_group(marks, start, words)
    if group is None or group.amount != best:
        after = marks[best.stop] if best.stop < len(marks) else None
        if after is not None and after.kind in (Kind.THING, Kind.MEASURE):
            return None
        group = Group(start, best.stop, best)
    return _harm([_Listed(group, False, False)], outcome, at, group.stop, at)


def _harm(listed: list[_Listed], outcome: Outcome, first: int, stop: int, trigger: int) -> Harm | None:
    if not listed:
        return None
    wholes, parts = _nest(listed)
    return Harm(outcome, tuple(wholes), tuple(parts), first, stop, trigger)


def _nest(listed: list[_Listed]) -> tuple[list[Group], list[Group]]:
    """Part the list into what is added up and what only breaks it down."""
    whole = listed[0].group
    rest = [one.group for one in listed[1:] if not one.part]
    parts = [one.group for one in listed[1:] if one.part]
    apposed = any(one.apposed for one in listed[1:] if not one.part)
    if rest and apposed and _may_hold(whole, rest):
        return [whole], [*rest, *parts]
    return [whole, *rest], parts


def _may_hold(whole: Group, rest: list[Group]) -> bool:
    if whole.category is not VictimCategory.TOTAL or whole.named or whole.size == 1:
        return False
    return whole.size is None or sum(group.size or 0 for group in rest) <= whole.size
