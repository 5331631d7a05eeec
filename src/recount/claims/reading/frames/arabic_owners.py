"""Reads harm that is told by a noun and its owner: "ما أدى إلى مقتله", "أسفر عن إصابتهما".

For: those whom the report has named before, and whom the ending of the noun alone tells. Not for: people who stand
behind the noun (`arabic_casualties`); news of a death or of wounds that were told of before ("بعد إصابته").
"""

from __future__ import annotations

from recount.claims.reading.frames.arabic_triggers import Trigger, harm_of
from recount.claims.reading.frames.casualties import Harm
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import Listed
from recount.claims.reading.words.kinds import Kind, Side
from recount.claims.reading.words.quantities import Amount
from recount.claims.reading.words.tokens import plain_form
from recount.vocabulary.words import Hedge

_FURTHEST_CAUSE = 2


def owner_of(trigger: Trigger) -> str | None:
    """Give the ending of a verbal noun that tells whose it was, None where it has none."""
    text = trigger.mark.text
    if not _is_noun(trigger) or plain_form(text) == trigger.mark.norm:
        return None
    return next((ending for ending in trigger.words.words("grammar", "owned") if text.endswith(ending)), None)


def _is_noun(trigger: Trigger) -> bool:
    """ "أدى إلى إصابته": behind a preposition it is the noun, which looks like the verb of "أصابته شظية"."""
    if trigger.side is not Side.ACTIVE or not trigger.at:
        return trigger.side is Side.OF
    last = trigger.marks[trigger.at - 1].norm.rpartition(" ")[2]
    return last in trigger.words.set_of("grammar", "prepositions")


def of_owner(trigger: Trigger, ending: str) -> Harm | None:
    """Give the harm of one or two who are told by an ending, behind what caused it."""
    size = trigger.words.words("grammar", "owned")[ending]
    before = trigger.marks[max(0, trigger.at - _FURTHEST_CAUSE) : trigger.at]
    if not size or trigger.outcome is None or all(mark.kind is not Kind.BOUNDARY for mark in before):
        return None
    group = Group(trigger.at, trigger.stop, Amount(size, size, Hedge.EXACT, 0))
    return harm_of(trigger, [Listed(group)], trigger.at, trigger.stop)
