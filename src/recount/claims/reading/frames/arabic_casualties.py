"""Reads who was killed, injured, missing or detained in Arabic, and how many, from the marks of a sentence.

For: the order of Arabic: word of harm, number, noun ("مقتل ثلاثة مدنيين", "أصيب طفلان"); nouns that are harm and people
at once ("5 قتلى و8 جرحى"); a subject before its verb ("مدنيان قتلا"); tolls that rise ("حصيلة الشهداء إلى أربعة").
Not for: English, which `casualties` reads. Rules R2, R4, R5; the findings are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.frames.arabic_counted import (
    amount_before,
    counts_behind,
    is_denied,
    read_counted,
    read_wounded,
)
from recount.claims.reading.frames.arabic_idioms import with_arabic_idioms
from recount.claims.reading.frames.arabic_owners import of_owner, owner_of
from recount.claims.reading.frames.arabic_subjects import past_doer
from recount.claims.reading.frames.arabic_tolls import read_toll_noun
from recount.claims.reading.frames.arabic_triggers import NONE, ONE, TWO, Trigger, harm_of, outcome_at
from recount.claims.reading.frames.casualties import Harm
from recount.claims.reading.people.arabic_groups import (
    is_definite,
    number_behind,
    past_signs,
    read_arabic_group,
    settled,
)
from recount.claims.reading.people.arabic_lists import WHO, read_arabic_list
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import Listed
from recount.claims.reading.words.kinds import Grade, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.vocabulary.words import Hedge, Outcome

_VERBS = {Kind.WORD, Kind.HARM, Kind.ATTACK_VERB, Kind.REPORTING}
_OF_PEOPLES = ("يين", "يون")


def read_arabic_harm(marks: Sequence[Mark], words: Lexicon) -> list[Harm]:
    """Give every statement of harm in a sentence, in order; each has at least one group."""
    marks = with_arabic_idioms(marks, words)
    harms: list[Harm] = []
    clause = at = 0
    while at < len(marks):
        mark = marks[at]
        if mark.kind is Kind.BOUNDARY:
            clause = at + 1
        if mark.kind is not Kind.HARM or mark.entry is None:
            at += 1
            continue
        found = _read_all(_trigger(marks, words, clause, at))
        harms += found
        at = clause = max([_trigger(marks, words, clause, at).stop, *(harm.stop for harm in found)])
    return harms


def _trigger(marks: Sequence[Mark], words: Lexicon, clause: int, at: int) -> Trigger:
    return Trigger(marks, words, clause, at, at + 1, outcome_at(marks, at, words))


def _read_all(trigger: Trigger) -> list[Harm]:
    owner = owner_of(trigger)
    if owner and (harm := of_owner(trigger, owner)):
        return [harm]
    second = None if owner else _second_outcome(trigger)
    if second is None:
        harm = _read(trigger)
        return [harm] if harm else []
    joint = _read(replace(trigger, stop=trigger.at + 3, outcome=Outcome.KILLED_OR_INJURED))
    if joint is None:
        return []
    if any(group.size is not None for group in joint.wholes):
        return [joint]
    return [replace(joint, outcome=outcome) for outcome in (trigger.outcome, second)]


def _second_outcome(trigger: Trigger) -> Outcome | None:
    """ "مقتل وإصابة 80", "80 قتيلا وجريحا": one number over two outcomes belongs to neither (R5)."""
    marks, at = trigger.marks, trigger.at
    if at + 2 >= len(marks) or marks[at + 1].kind not in (Kind.AND, Kind.OR) or marks[at + 2].kind is not Kind.HARM:
        return None
    second = marks[at + 2].entry
    if second is None or second.outcome in (trigger.outcome, None) or second.side is not trigger.side:
        return None
    if second.grade is not trigger.mark.grade:
        return None
    if trigger.side is Side.COUNTED and amount_before(trigger) is None:
        return None
    return second.outcome


def _read(trigger: Trigger) -> Harm | None:
    if is_denied(trigger):
        return harm_of(trigger, [Listed(Group(trigger.at, trigger.stop, NONE))], trigger.at, trigger.stop)
    match trigger.side:
        case Side.COUNTED:
            return _noun(trigger)
        case Side.TOLL:
            return read_toll_noun(trigger)
        case Side.PARTICIPLE | Side.INTRANSITIVE:
            return read_wounded(trigger) or _verb(trigger)
        case Side.OF if not is_definite(trigger.mark) and amount_before(trigger):
            return read_counted(trigger)
        case _:
            return read_wounded(trigger) or _behind(trigger) or _named(trigger)


def _noun(trigger: Trigger) -> Harm | None:
    """ "5 قتلى"; but "ضحاياها 9 مدنيين" counts behind, and "9 مدنيين بين قتيل وجريح" before."""
    if trigger.outcome is Outcome.KILLED_OR_INJURED and trigger.stop == trigger.at + 1:
        return _before(trigger) or (read_counted(trigger) if amount_before(trigger) else None)
    harm = _behind(trigger) if counts_behind(trigger) else read_counted(trigger)
    return None if harm and _is_of_both(trigger, harm.stop) else harm


def _is_of_both(trigger: Trigger, stop: int) -> bool:
    """ "ضحاياها 9 مدنيين بين قتيل وجريح": the number is that of dead and wounded together (R5)."""
    behind = trigger.marks[stop : stop + 1]
    return any(mark.entry and mark.entry.outcome is Outcome.KILLED_OR_INJURED for mark in behind)


def _behind(trigger: Trigger) -> Harm | None:
    """ "مقتل ثلاثة مدنيين وطفل": the people stand behind the word of harm."""
    listed, end = read_arabic_list(trigger.marks, _past_doer(trigger), trigger.words)
    if not listed or not listed[0].group.counted:
        return None
    return harm_of(trigger, listed, trigger.at, max(end, trigger.stop))


def _past_doer(trigger: Trigger) -> int:
    """Step over who did it between a verb and whom it struck ("قتلت قوات النظام خمسة")."""
    return past_doer(trigger.marks, _past_bereaved(trigger, past_signs(trigger.marks, trigger.stop)))


def _past_bereaved(trigger: Trigger, at: int) -> int:
    """ "فقدت عائلة خمسة من أفرادها", "تنعى أسرة المدرسة": the family is whom they were lost to."""
    grammar = trigger.words.words
    bereft = trigger.mark.norm in (*grammar("grammar", "mourning"), *grammar("grammar", "losing")["of"])
    bereaved = bereft and at < len(trigger.marks) and trigger.marks[at].kind is Kind.FAMILY
    return at + 1 if bereaved else at


def _named(trigger: Trigger) -> Harm | None:
    """ "مقتل فلان الفلاني": a name, or a noun that the lexicon lacks, is one; of the injured only a full name."""
    marks, at = trigger.marks, past_signs(trigger.marks, trigger.stop)
    stop = at
    while stop < len(marks) and marks[stop].kind in (Kind.WORD, Kind.NAME) and stop - at < 5:
        stop += 1
    least = 1 if trigger.outcome is Outcome.KILLED else 2
    if stop - at < least or trigger.outcome is None or trigger.side is Side.ACTIVE:
        return None
    if marks[at].norm in trigger.words.words("grammar", "no_names") or (stop == at + 1 and _is_people(marks[at])):
        return None
    behind = number_behind(marks, stop)
    group = Group(at, behind.stop, behind) if behind else Group(at, stop, ONE, named=True)
    return harm_of(trigger, [Listed(group)], trigger.at, group.stop)


def _is_people(mark: Mark) -> bool:
    """ "قتل السوريين": a people or a group, told by the ending of its name; nobody is called so."""
    return is_definite(mark) and mark.norm.endswith(_OF_PEOPLES)


def _verb(trigger: Trigger) -> Harm | None:
    """ "قتل مدنيان" looks behind, "مدنيان قتلا" before; a verb without either is of one person if it is singular."""
    if is_definite(trigger.mark) or _is_particle(trigger):
        return None
    several = trigger.mark.grade in (Grade.TWO, Grade.MANY)
    before = (_told_of(trigger) or _before(trigger)) if several and not _strikes_those_behind(trigger) else None
    found = before or _behind(trigger) or _before(trigger)
    if found or trigger.outcome is None:
        return found
    if trigger.mark.grade is Grade.TWO:
        return harm_of(trigger, [Listed(Group(trigger.at, trigger.stop, TWO))], trigger.at, trigger.stop)
    return _named(trigger) or _of_one(trigger)


def _is_particle(trigger: Trigger) -> bool:
    """ "أما الأم فقد أخرجت حية": before another verb the word for loss is only "has"."""
    behind = trigger.marks[trigger.stop : trigger.stop + 1]
    said = trigger.mark.text in trigger.words.words("grammar", "losing")["particles"]
    return said and any(mark.kind in _VERBS for mark in behind)


def _strikes_those_behind(trigger: Trigger) -> bool:
    """ "أوقف مسلحون السيارة وقتلوا اثنين من موظفيها": whom the many of the verb struck stands counted behind it."""
    doing = trigger.mark.norm in trigger.words.set_of("grammar", "doing")
    group = read_arabic_group(trigger.marks, trigger.stop, trigger.words) if doing else None
    return group is not None and group.size is not None and not group.bare


def _of_one(trigger: Trigger) -> Harm | None:
    """ "فلان ... قتل برصاص", "الذي استشهد": a singular verb whose subject was named before."""
    marks = trigger.marks
    after = marks[trigger.stop].kind if trigger.stop < len(marks) else Kind.SIGN
    passive = after in (Kind.PREPOSITION, Kind.DATE, Kind.SIGN, Kind.ADVERB, Kind.AND, Kind.BY)
    if trigger.mark.grade is not Grade.ONE or not passive or trigger.at == 0 or _is_cut_off(trigger):
        return None
    return harm_of(trigger, [Listed(Group(trigger.at, trigger.stop, ONE))], trigger.at, trigger.stop)


def _is_cut_off(trigger: Trigger) -> bool:
    """ "وأصيب...": a title that breaks off behind its verb says nobody."""
    behind = [mark.norm for mark in trigger.marks[trigger.stop : trigger.stop + 2]]
    return behind[:1] == ["…"] or behind == [".", "."]


def _before(trigger: Trigger) -> Harm | None:
    """ "أن مدنيين اثنين قتلا", "شهيدا ارتقى": the subject stands before its verb."""
    marks, at = trigger.marks, trigger.clause
    while at < trigger.at:
        listed, end = read_arabic_list(marks, at, trigger.words)
        free = at == trigger.clause or marks[at - 1].kind is not Kind.PREPOSITION
        whole = free and end <= trigger.at and _is_subject(marks, end, trigger.at)
        if listed and whole and _agrees(listed[0].group, trigger.mark):
            return harm_of(trigger, _agreeing(listed, trigger.mark), listed[0].group.first, trigger.stop)
        at = end if listed and end > at else at + 1
    return None


def _told_of(trigger: Trigger) -> Harm | None:
    """ "الطلاب الأربعة الذين استشهدوا": the counted people right before the relative word are those of the verb."""
    marks, who = trigger.marks, trigger.at - 1
    if who < 1 or marks[who].norm not in WHO:
        return None
    for first in range(max(0, who - _LONGEST_TOLD), who):
        group = read_arabic_group(marks, first, trigger.words)
        if group and group.counted and group.size and group.stop == who:
            return harm_of(trigger, [Listed(group)], first, trigger.stop)
    return None


_LONGEST_TOLD = 5
_PARTS_SUBJECT = {Kind.BOUNDARY, Kind.HARM, Kind.ATTACK_VERB, Kind.REPORTING, Kind.ATTACK}


def _is_subject(marks: Sequence[Mark], first: int, stop: int) -> bool:
    return all(mark.kind not in _PARTS_SUBJECT for mark in marks[first:stop])


def _agrees(group: Group, verb: Mark) -> bool:
    """A verb behind its subject is of the subject's number."""
    return group.counted and (verb.grade is not Grade.ONE or group.size == 1)


def _agreeing(listed: list[Listed], verb: Mark) -> list[Listed]:
    """Let a dual verb settle a subject that may be two or several; a singular verb has one person before it."""
    if verb.grade is Grade.ONE:
        return [listed[0], *(one for one in listed[1:] if one.part)]
    if verb.grade is Grade.TWO and listed[0].group.amount.hedge is Hedge.DUAL_OR_PLURAL:
        return [replace(listed[0], group=settled(listed[0].group)), *listed[1:]]
    return listed
