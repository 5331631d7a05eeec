"""Reads Arabic tolls: a noun for a toll and the number that it has risen to.

For: "حصيلة الشهداء إلى أربعة", "ارتفع إلى 12 عدد القتلى", "حصيلة القصف: 9 مدنيين". Not for: nouns that are harm and
people at once ("5 قتلى", `arabic_counted`). A toll without its number says that there are dead; "حصيلة" alone nothing.
"""

from __future__ import annotations

from recount.claims.reading.frames.arabic_counted import amount_before
from recount.claims.reading.frames.arabic_triggers import Trigger, harm_of
from recount.claims.reading.frames.casualties import Harm
from recount.claims.reading.people.arabic_groups import read_arabic_group
from recount.claims.reading.people.arabic_lists import far_parts, read_arabic_list
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import Listed
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.quantities import Amount
from recount.vocabulary.words import Hedge

_FURTHEST_NUMBER = 24
_BEFORE_NUMBER = ("ل", "بلغ", ":", "هو", "هي")


def read_toll_noun(trigger: Trigger) -> Harm | None:
    """Give the harm of a toll: the number that leads up to its noun, or the number behind it."""
    return _risen_before(trigger) or _number_behind(trigger) or _without_number(trigger)


def _risen_before(trigger: Trigger) -> Harm | None:
    """ "ارتفع إلى 12 على الأقل عدد الشهداء": the number stands between its "to" and the noun."""
    found = amount_before(trigger)
    if found is None or found[1].low is None or trigger.marks[found[0] - 1].norm not in _targets(trigger):
        return None
    listed = [Listed(Group(found[0], trigger.stop, found[1]))]
    parts, end = far_parts(trigger.marks, trigger.stop, trigger.words)
    return harm_of(trigger, [*listed, *parts], found[0], end)


def _number_behind(trigger: Trigger) -> Harm | None:
    marks, at = trigger.marks, trigger.stop
    while at < min(len(marks), trigger.stop + _FURTHEST_NUMBER) and marks[at].kind is not Kind.HARM:
        group = read_arabic_group(marks, at, trigger.words)
        leads = (
            at == trigger.stop or marks[at - 1].norm in (*_targets(trigger), *_BEFORE_NUMBER) or _was_reached(trigger)
        )
        if group and group.size is not None and leads:
            listed, end = read_arabic_list(marks, at, trigger.words)
            return harm_of(trigger, listed, trigger.at, max(end, group.stop))
        at += 1
    return None


def _was_reached(trigger: Trigger) -> bool:
    """ "بلغ عدد قتلى التفجير الذي ضرب السوق 215 شخصا": the verb before the noun leads up to the number behind it."""
    return trigger.at > 0 and trigger.marks[trigger.at - 1].norm in trigger.words.words("frames", "reaches")


def _targets(trigger: Trigger) -> list[str]:
    targets: list[str] = trigger.words.words("numbers", "change")["to"]
    return targets


def _without_number(trigger: Trigger) -> Harm | None:
    if trigger.mark.grade is Grade.ONE:
        return None
    vague = Amount(None, None, Hedge.VAGUE, 0)
    return harm_of(trigger, [Listed(Group(trigger.at, trigger.stop, vague))], trigger.at, trigger.stop)
