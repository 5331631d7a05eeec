"""Reads Arabic nouns that are harm and people at once.

For: "5 قتلى مدنيين بينهم طفلان", "عشرات الجرحى", "الشهيد فلان", "23 إصابة". Not for: tolls (`arabic_tolls`), verbs and
verbal nouns, whose people are words of their own (`arabic_casualties`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.frames.arabic_triggers import ONE, Trigger, harm_of
from recount.claims.reading.frames.casualties import Harm
from recount.claims.reading.people.arabic_groups import (
    amount_of,
    is_definite,
    number_behind,
    past_signs,
)
from recount.claims.reading.people.arabic_lists import far_parts, past_tail, read_arabic_list
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import Hang, Listed
from recount.claims.reading.words.kinds import Grade, Kind, Side
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge, Outcome

_FURTHEST_NEGATION = 4
_LONGEST_AMOUNT = 6
_ITS = "ها"
_FEMININE = "ه"


def read_counted(trigger: Trigger) -> Harm | None:
    """ "5 قتلى مدنيين بينهم طفلان", "عشرات الجرحى", "شهيد": a noun that is harm and people at once."""
    if trigger.mark.value is not None:
        return _listed_by_name(trigger, trigger.mark.value)
    before = amount_before(trigger)
    start, amount = before or (trigger.at, number_behind(trigger.marks, trigger.stop) or amount_of(trigger.mark))
    if before is None and is_definite(trigger.mark) and _only_refers(trigger, amount):
        return None
    stop = trigger.stop if before or amount.stop == 0 else amount.stop
    group, stop = _with_class(trigger.marks, Group(start, stop, amount))
    if group.size == 1 and (titled := _titled(trigger, group)):
        return harm_of(trigger, titled, start, titled[-1].group.stop)
    listed, end = _parts(trigger, group)
    return harm_of(trigger, [Listed(group), *listed], start, max(end, stop))


def read_wounded(trigger: Trigger) -> Harm | None:
    """ "استشهاد أحد المصابين", "وفاة جريح": the injured who died are among the dead, and are no new injured."""
    marks, at = trigger.marks, past_signs(trigger.marks, trigger.stop)
    amount = read_amount(marks, at, trigger.words)
    index = amount.stop if amount else at
    index += index < len(marks) and marks[index].norm == "من"
    noun = marks[index] if index < len(marks) else None
    if trigger.outcome is not Outcome.KILLED or noun is None or noun.kind is not Kind.HARM or noun.entry is None:
        return None
    amount = amount or amount_of(noun)
    if noun.entry.side is not Side.COUNTED or noun.entry.outcome is not Outcome.INJURED or amount.low is None:
        return None
    return harm_of(trigger, [Listed(Group(at, index + 1, amount))], trigger.at, index + 1)


def _titled(trigger: Trigger, first: Group) -> list[Listed]:
    """ "الشهيد فلان الشهيد فلان": names in a row that each bear the title."""
    marks, names, at = trigger.marks, [replace(first, named=True)], first.stop
    while at < len(marks) and marks[at].kind in (Kind.WORD, Kind.AND, Kind.SIGN, Kind.NUMBER):
        at += 1
        if at < len(marks) and _bears_title(marks[at], trigger.mark):
            names.append(Group(at, at + 1, ONE, named=True))
            at += 1
    return [Listed(name) for name in names] if len(names) > 1 else []


def _bears_title(mark: Mark, first: Mark) -> bool:
    """ "الشهيد ... الشهيدة ...": the same title, of a man or a woman."""
    same = mark.norm.removesuffix(_FEMININE) == first.norm.removesuffix(_FEMININE)
    return mark.kind is Kind.HARM and same and mark.grade is Grade.ONE and is_definite(mark)


def counts_behind(trigger: Trigger) -> bool:
    """ "ضحاياها 9 مدنيين": a number in digits behind the noun counts its people."""
    at = trigger.stop
    if amount_before(trigger) is not None:
        return False
    if trigger.mark.text.endswith(_ITS) and not trigger.mark.norm.endswith(_ITS):
        return at < len(trigger.marks) and trigger.marks[at].kind in (Kind.NUMBER, Kind.VICTIM, Kind.VAGUE, Kind.HEDGE)
    digits = at < len(trigger.marks) and trigger.marks[at].kind is Kind.NUMBER and trigger.marks[at].text[:1].isdigit()
    return digits and trigger.mark.grade is Grade.MANY


def _listed_by_name(trigger: Trigger, names: int) -> Harm | None:
    group = Group(trigger.at, trigger.stop, Amount(names, names, Hedge.NAMED_LIST, 0), named=True)
    return harm_of(trigger, [Listed(group)], trigger.at, trigger.stop)


def _with_class(marks: Sequence[Mark], group: Group) -> tuple[Group, int]:
    """ "جرحى مدنيون", "قتلى من المدنيين": the noun behind says who they are."""
    at = group.stop + (group.stop < len(marks) and marks[group.stop].norm == "من")
    if at >= len(marks) or marks[at].kind is not Kind.VICTIM or not marks[at].entry:
        return group, group.stop
    said = marks[at].entry
    if said is None or (said.grade is Grade.ONE and group.size != 1):
        return group, group.stop
    return replace(group, stop=at + 1, victim_class=said.victim_class, category=said.category), at + 1


def _parts(trigger: Trigger, group: Group) -> tuple[list[Listed], int]:
    """ "9 شهداء من عائلة واحدة (5 أطفال و4 نساء)": in a bracket right behind, or behind "among them"."""
    marks, at = trigger.marks, past_tail(trigger.marks, group.stop)
    while at < len(marks) and (marks[at].norm in (",", "،") or marks[at].kind is Kind.ADVERB):
        at += 1
    opens = at < len(marks) and (marks[at].kind is Kind.OPENS_PARTS or marks[at].norm == "(")
    if not opens:
        return far_parts(marks, group.stop, trigger.words)
    found, end = read_arabic_list(marks, at + 1, trigger.words)
    return [Listed(one.group, Hang.PART) for one in found], end if found else group.stop


def amount_before(trigger: Trigger) -> tuple[int, Amount] | None:
    """The amount that ends where the noun begins ("5 قتلى", "عدد من الجرحى", "عشرات المصابين")."""
    marks, at = trigger.marks, trigger.at
    for start in range(max(trigger.clause, at - _LONGEST_AMOUNT), at):
        amount = read_amount(marks, start, trigger.words)
        if amount and (amount.stop == at or (amount.stop == at - 1 and marks[at - 1].norm == "من")):
            return start, amount
    return None


def _only_refers(trigger: Trigger, amount: Amount) -> bool:
    """ "the injured was taken to hospital": with its article, without number or name, a noun tells of nobody new."""
    at = trigger.stop
    named = at < len(trigger.marks) and trigger.marks[at].kind in (Kind.WORD, Kind.VICTIM)
    tells = amount.low is not None and (amount.low > 1 or named)
    return not tells and not _is_mourned(trigger)


def _is_mourned(trigger: Trigger) -> bool:
    """ "ننعى الشهداء": even with their article, they are whom the report tells of."""
    before = trigger.marks[max(0, trigger.at - 4) : trigger.at]
    return any(mark.kind is Kind.HARM and mark.entry and mark.entry.side is Side.ACTIVE for mark in before)


def is_denied(trigger: Trigger) -> bool:
    """ "دون وقوع إصابات", "عدم وجود مصابين": harm that the report says there was not."""
    first = max(trigger.clause, trigger.at - _FURTHEST_NEGATION)
    return trigger.side is not Side.TOLL and any(_negates(trigger, at) for at in range(first, trigger.at))


def _negates(trigger: Trigger, at: int) -> bool:
    """Tell whether a word negates what comes behind it; "غير صحيح" denies what stands before."""
    if trigger.marks[at].norm not in trigger.words.words("grammar", "negation"):
        return False
    said = " ".join(mark.norm for mark in trigger.marks[at : at + 2])
    return said not in trigger.words.words("frames", "called_false")
