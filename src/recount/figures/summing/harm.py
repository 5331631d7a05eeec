"""Whom a strike harmed, as far as the counts of its incident say (R13, R14, R22).

For: `--by harm`. Not for: grades of harm, which people sign. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.figures.summing.counted import Ranges
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.vocabulary.words import HarmFound, Outcome, VictimCategory, VictimClass

_HARM = (Outcome.KILLED, Outcome.INJURED)


def harm_found(ranges: Ranges) -> HarmFound | None:
    """Tell whom the ranges of an incident say it harmed; None where they leave it open.

    One civilian at the low end is harm to civilians. That no civilian was harmed needs a count of no civilian, for what
    nobody counted is not nobody.
    """
    civilians = _of(ranges, VictimClass.CIVILIAN)
    if any(span.low for span in civilians):
        return HarmFound.CIVILIANS_HARMED
    others = [*_of(ranges, VictimClass.UNSPECIFIED), *_of(ranges, VictimClass.MIXED)]
    if not civilians or _perhaps(civilians) or _perhaps(others):
        return None
    fighters = _of(ranges, VictimClass.MILITANT)
    if any(span.low for span in fighters):
        return HarmFound.COMBATANTS_ONLY
    return None if _perhaps(fighters) else HarmFound.NOBODY_HARMED


def _of(ranges: Ranges, victim_class: VictimClass) -> list[Range]:
    groups = (Group(outcome, victim_class, VictimCategory.TOTAL) for outcome in _HARM)
    return [ranges[group] for group in groups if group in ranges]


def _perhaps(spans: Iterable[Range]) -> bool:
    return any(span.high or span.high_open for span in spans)
