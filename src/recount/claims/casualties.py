"""Reads who was killed, injured, missing or detained, and how many, from the marks of a sentence.

For: every word of harm with the group of people it takes: to its left ("were killed"), to its right ("killing"),
or as the number before it ("12 deaths"). Not for: who did it, when and where (`assemble`). Rules R2, R4, R5:
appositives and "including" nest and never add; a coordinated list under one verb is summed and keeps its parts;
"killed or wounded" is one number over two outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.claims.groups import THINGS, Group, number_agreement, read_group, read_name, skip_tail
from recount.claims.lexicon import Entry, Grade, Kind, Lexicon, Side
from recount.claims.marks import Mark
from recount.claims.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge, Outcome, VictimCategory

_LONGEST_LIST = 40


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


@dataclass(frozen=True, slots=True)
class _Listed:
    """A group in a list, and whether it stands as a part of the group that opened the list."""

    group: Group
    part: bool
    apposed: bool


def read_harm(marks: Sequence[Mark], words: Lexicon) -> list[Harm]:
    """Give every statement of harm in a sentence, in order; each has at least one group."""
    harms: list[Harm] = []
    clause, at = 0, next((index for index, mark in enumerate(marks) if _is_trigger(mark)), len(marks))
    while at < len(marks):
        if not _is_trigger(marks[at]):
            at += 1
            continue
        outcome, stop = _outcome(marks, at)
        harm = _read(_Trigger(marks, words, clause, at, stop, outcome))
        if harm:
            harms.append(harm)
        clause = at = max(stop, harm.stop if harm else stop)
    return harms


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
    if _is_passive(trigger):
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


_BREAKS = {Kind.BOUNDARY, Kind.REPORTING, Kind.VOICE, Kind.ATTACK_VERB, Kind.DENIES, Kind.WARNS, Kind.EFFECT}
_IN_VERB = {Kind.ADVERB, Kind.AUXILIARY, Kind.REPORTING, Kind.NEGATION}


# --- to the right: "killing seven civilians and two children" ---------------------------------------------------------


def _to_the_right(trigger: _Trigger) -> Harm | None:
    listed, end = _list_from(trigger.marks, trigger.stop, trigger.words)
    if trigger.side is Side.OF and listed and not listed[0].group.counted:
        return None
    return _harm(trigger, listed, trigger.at, max(end, trigger.stop))


def _list_from(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[list[_Listed], int]:
    while at < len(marks) and marks[at].kind is Kind.ADVERB:
        at += 1
    listed: list[_Listed] = []
    end = at
    part = apposed = opens = False
    while at < len(marks) and len(listed) < _LONGEST_LIST:
        group = read_group(marks, at, words) or read_name(marks, at)
        if not group or (listed and _has_own_verb(marks, group)):
            break
        listed.append(_Listed(group, part and (opens or not _anew(marks, at) or _only_breaks_down(group)), apposed))
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
    entry = marks[at].entry
    if marks[at].kind is Kind.HARM and entry:
        return entry.side in (Side.PARTICIPLE, Side.INTRANSITIVE, Side.COUNTED)
    return marks[at].kind in (Kind.AUXILIARY, Kind.REPORTING)


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


def _to_the_left(trigger: _Trigger) -> Harm | None:
    verb = _verb_start(trigger)
    listed = _agree(trigger, verb, _subject(trigger, verb))
    after, end = _parts_after(trigger, listed)
    first = listed[0].group.first if listed else trigger.clause
    return _harm(trigger, [*listed, *after], first, end)


def _subject(trigger: _Trigger, verb: int) -> list[_Listed]:
    """Collect the groups that stand as the subject of a verb; what lies behind a preposition is not one of them."""
    marks, clause, words = trigger.marks, trigger.clause, trigger.words
    bare = all(mark.kind is not Kind.AUXILIARY or mark.norm == "being" for mark in marks[verb : trigger.at])
    orphan = False
    listed: list[_Listed] = []
    at, end = clause, clause
    while at < verb:
        mark = marks[at]
        if mark.kind in (Kind.PREPOSITION, Kind.BY) and not (bare and _object_is_subject(marks, at, verb, words)):
            at = _past_object(marks, at, verb, words)
            continue
        past = _past_relative(marks, at, verb, words) if listed else None
        if past:
            at = past
            continue
        orphan = orphan or (mark.kind is Kind.OPENS_PARTS and not listed)
        if mark.kind in _BREAKS or mark.kind is Kind.AUXILIARY:
            listed, at, end = ([] if mark.kind is not Kind.AUXILIARY else listed), at + 1, at + 1
            continue
        group = read_group(marks, at, words) or read_name(marks, at)
        if not group or group.stop > verb:
            at += 1
            continue
        relation = _relation(marks, end, at) if listed else None
        if relation:
            listed = [*listed, _hanging(group, relation, listed[-1], anew=_anew(marks, at))]
        else:
            listed = [_Listed(group, orphan, False)]
        at = end = min(max(skip_tail(marks, group), group.stop), verb)
        orphan = False
    while listed and listed[0].part:
        listed = listed[1:]
    return listed


def _past_relative(marks: Sequence[Mark], at: int, verb: int, words: Lexicon) -> int | None:
    """Step over what only describes the subject: "who had fled from X,", "belonging to three families,"."""
    ending = words.words("grammar", "modifier_ending")
    modifies = marks[at].kind is Kind.WORD and marks[at].norm.endswith(ending)
    if marks[at].norm not in words.words("grammar", "relatives") and not modifies:
        return None
    return next((index for index in range(at, verb) if marks[index].norm == ","), verb if modifies else None)


def _object_is_subject(marks: Sequence[Mark], at: int, verb: int, words: Lexicon) -> bool:
    """ "with 15 others injured", "of five people killed": the group stands right before the bare participle."""
    group = read_group(marks, at + 1, words) if at + 1 < verb else None
    counted = group is not None and (group.counted or marks[at].norm == "with")
    return group is not None and counted and skip_tail(marks, group) >= verb


def _past_object(marks: Sequence[Mark], at: int, verb: int, words: Lexicon) -> int:
    first = at + 1
    group = read_group(marks, first, words) if first < verb else None
    while first < verb and marks[first].kind is Kind.DETERMINER:
        first += 1
    group = group or (read_name(marks, first) if first < verb else None)
    return group.stop if group and group.stop <= verb else at + 1


def _hanging(group: Group, relation: tuple[bool, bool], before: _Listed, *, anew: bool) -> _Listed:
    """ "including two women and a child": what is joined to a part is a part too, unless it names people anew."""
    part, apposed = relation
    return _Listed(group, part or (before.part and (not anew or _only_breaks_down(group))), apposed)


def _anew(marks: Sequence[Mark], at: int) -> bool:
    """ ", and two fighters": a comma before the and begins anew, an and alone goes on with the parts."""
    return at >= 2 and marks[at - 1].kind is Kind.AND and marks[at - 2].norm == ","


def _only_breaks_down(group: Group) -> bool:
    return group.category is not VictimCategory.TOTAL or group.size in (None, 1)


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


def _agree(trigger: _Trigger, verb: int, listed: list[_Listed]) -> list[_Listed]:
    """Let the verb correct the count: "was killed" is one; "were killed" with an unknown noun is its number."""
    grades = [mark.grade for mark in trigger.marks[verb : trigger.at] if _tells_number(mark)]
    number = grades[-1] if grades else None
    if number is Grade.ONE:
        return _one_of(trigger, verb, listed)
    if listed or number is not Grade.MANY:
        return listed
    fallback = number_agreement(trigger.marks, trigger.clause, verb)
    return [_Listed(fallback, False, False)] if fallback else []


def _tells_number(mark: Mark) -> bool:
    return mark.kind is Kind.AUXILIARY and mark.grade in (Grade.ONE, Grade.MANY)


def _one_of(trigger: _Trigger, verb: int, listed: list[_Listed]) -> list[_Listed]:
    if not listed:
        subject = _any_subject(trigger.marks, trigger.clause, verb)
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


def _parts_after(trigger: _Trigger, listed: list[_Listed]) -> tuple[list[_Listed], int]:
    """Read parts behind the verb: "were killed, including two children", "were killed - one woman and one girl"."""
    marks, stop = trigger.marks, trigger.stop
    step = _connector(marks, stop) if listed else None
    if step and marks[stop].norm in trigger.words.words("grammar", "companions"):
        return _list_from(marks, step[0], trigger.words)
    if not step or not (step[1] or marks[stop].norm in ("–", "—", "-", ":", "(")):
        return [], stop
    found, end = _list_from(marks, step[0], trigger.words)
    return [_Listed(one.group, True, False) for one in found], end if found else stop


# --- the number before or after a noun of harm ------------------------------------------------------------------------


def _counted(trigger: _Trigger) -> Harm | None:
    """ "at least seven civilian deaths": the amount whose words end where the noun begins."""
    marks, at = trigger.marks, trigger.at
    for start in range(max(trigger.clause, at - 8), at):
        amount = read_amount(marks, start, trigger.words)
        if amount and amount.stop <= at and _only_describes(marks[amount.stop : at]):
            nouns = [mark.entry for mark in marks[amount.stop : at] if mark.kind is Kind.VICTIM and mark.entry]
            said = nouns[0] if nouns else Entry(Kind.VICTIM)
            group = Group(start, trigger.stop, amount, said.victim_class, said.category)
            listed = [_Listed(group, False, False)]
            after, end = _parts_after(trigger, listed)
            return _harm(trigger, [*listed, *after], start, end)
    return None


def _only_describes(marks: Sequence[Mark]) -> bool:
    return len(marks) <= 3 and all(mark.kind in (Kind.WORD, Kind.VICTIM, Kind.NAME, Kind.ADVERB) for mark in marks)


def _toll(trigger: _Trigger) -> Harm | None:
    """ "the death toll rose from 22 to 49": the last number of the phrase."""
    marks = trigger.marks
    found = _last_amount(marks, trigger.stop, trigger.words)
    if found is None:
        return None
    start, amount = found
    group = read_group(marks, start, trigger.words)
    if group is None or group.amount != amount:
        if amount.stop < len(marks) and marks[amount.stop].kind in (*THINGS, Kind.MEASURE):
            return None
        group = Group(start, amount.stop, amount)
    return _harm(trigger, [_Listed(group, False, False)], trigger.at, group.stop)


def _last_amount(marks: Sequence[Mark], start: int, words: Lexicon) -> tuple[int, Amount] | None:
    found: tuple[int, Amount] | None = None
    index = start
    while index < min(len(marks), start + 9) and marks[index].kind not in (Kind.HARM, Kind.BOUNDARY):
        amount = read_amount(marks, index, words)
        if amount and (amount.low is not None or amount.high is not None):
            found, index = (index, amount), amount.stop
        elif marks[index].norm in (",", ";", "."):
            break
        else:
            index += 1
    return found


def _harm(trigger: _Trigger, listed: list[_Listed], first: int, stop: int) -> Harm | None:
    if not listed:
        return None
    wholes, parts = _nest(listed)
    return Harm(trigger.outcome, tuple(wholes), tuple(parts), first, stop, trigger.at)


def _nest(listed: list[_Listed]) -> tuple[list[Group], list[Group]]:
    """Part the list into what is added up and what only breaks it down."""
    whole = listed[0].group
    rest = [one.group for one in listed[1:] if not one.part]
    parts = [one.group for one in listed[1:] if one.part]
    apposed = [one.group for one in listed[1:] if not one.part and one.apposed]
    if rest and _is_other_bound(whole, rest[-1]):
        high = rest[-1].amount.high
        amount = replace(whole.amount, high=high, hedge=Hedge.RANGE)
        return [replace(whole, amount=amount)], parts
    if apposed and _describes(whole, rest, apposed[0]):
        return [whole], parts
    if apposed and _may_hold(whole, rest):
        return [whole], [*rest, *parts]
    return [whole, *rest], parts


def _is_other_bound(whole: Group, last: Group) -> bool:
    """ "at least four civilians, ..., and up to six civilians": two ends of one range."""
    low, high = whole.amount.low, last.amount.high
    ends = whole.amount.hedge is Hedge.AT_LEAST and last.amount.hedge is Hedge.AT_MOST
    return ends and low is not None and high is not None and low <= high and whole.category is last.category


def _describes(whole: Group, rest: list[Group], apposed: Group) -> bool:
    """ "Omar Ali, a doctor and father": words behind a single person only describe that person."""
    if whole.size != 1 or apposed.named or rest[0] is not apposed or apposed.size != 1:
        return False
    return whole.named or len(rest) == 1


def _may_hold(whole: Group, rest: list[Group]) -> bool:
    if whole.category is not VictimCategory.TOTAL or whole.named or whole.size == 1:
        return False
    return whole.size is None or sum(group.size or 0 for group in rest) <= whole.size
