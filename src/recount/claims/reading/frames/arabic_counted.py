"""Reads Arabic nouns that are harm and people at once, and tolls.

For: "5 قتلى مدنيين بينهم طفلان", "عشرات الجرحى", "الشهيد فلان", "حصيلة الشهداء إلى أربعة". Not for: verbs and verbal
nouns, whose people are words of their own (`arabic_casualties`).
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
    read_arabic_group,
    read_arabic_list,
)
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import Hang, Listed
from recount.claims.reading.words.kinds import Grade, Kind, Side
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge

_FURTHEST_NUMBER = 24
_FURTHEST_NEGATION = 3
_LONGEST_AMOUNT = 6


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
    return mark.kind is Kind.HARM and mark.norm == first.norm and mark.grade is Grade.ONE and is_definite(mark)


def counts_behind(trigger: Trigger) -> bool:
    """ "ضحاياها 9 مدنيين": a number in digits behind the noun counts its people."""
    at = trigger.stop
    if amount_before(trigger) is not None:
        return False
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
    marks, at = trigger.marks, group.stop
    while at < len(marks) and (marks[at].norm in (",", "،", "(") or marks[at].kind is Kind.ADVERB):
        at += 1
    opens = at < len(marks) and (marks[at].kind is Kind.OPENS_PARTS or (at > group.stop and marks[at - 1].norm == "("))
    if not opens:
        return [], group.stop
    at += marks[at].kind is Kind.OPENS_PARTS
    found, end = read_arabic_list(marks, at, trigger.words)
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


def read_toll_noun(trigger: Trigger) -> Harm | None:
    """ "حصيلة القتلى ... ارتفعت إلى أربعة مدنيين": the number behind "to", or right behind the noun."""
    marks, at = trigger.marks, trigger.stop
    targets = trigger.words.words("numbers", "change")["to"]
    while at < min(len(marks), trigger.stop + _FURTHEST_NUMBER) and marks[at].kind is not Kind.HARM:
        group = read_arabic_group(marks, at, trigger.words)
        leads = at == trigger.stop or marks[at - 1].norm in (*targets, "ل", "بلغ", ":")
        if group and group.size is not None and leads:
            listed, end = read_arabic_list(marks, at, trigger.words)
            return harm_of(trigger, listed, trigger.at, max(end, group.stop))
        at += 1
    return _told_without_number(trigger)


def _told_without_number(trigger: Trigger) -> Harm | None:
    """ "حصيلة الشهداء" without a number still says that there are some."""
    vague = Amount(None, None, Hedge.VAGUE, 0)
    return harm_of(trigger, [Listed(Group(trigger.at, trigger.stop, vague))], trigger.at, trigger.stop)


def is_denied(trigger: Trigger) -> bool:
    """ "دون وقوع إصابات", "عدم وجود مصابين": harm that the report says there was not."""
    first = max(trigger.clause, trigger.at - _FURTHEST_NEGATION)
    before = trigger.marks[first : trigger.at]
    return trigger.side is not Side.TOLL and any(_negates(trigger, mark) for mark in before)


def _negates(trigger: Trigger, mark: Mark) -> bool:
    return mark.norm in trigger.words.words("grammar", "negation")
