"""Turns the groups of a statement of harm into the counts of a claim: sums, wholes and parts.

For: "a woman and two children" (three, with its parts), "seven civilians, including two women". Not for: finding
the groups (`casualties`). Rules R2 (no number out of a word without one), R5 (fighters and civilians are not added).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.frames.casualties import Harm
from recount.claims.reading.people.groups import Group
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Casualties, Quantity
from recount.vocabulary.words import Hedge, Outcome, Unit, VictimCategory, VictimClass


def count_harm(text: str, marks: Sequence[Mark], harm: Harm) -> list[Casualties]:
    """Give the counts of a statement of harm; parts point at their whole, groups that cannot be added stand alone.

    A word without a number ("dozens were killed and wounded") says of each outcome that it befell some; a number stays
    one number over both, and so does the noun alone ("resulted in casualties").
    """
    wholes, parts, outcome = harm.wholes, harm.parts, harm.outcome
    if outcome is None:
        return []
    noun_alone = wholes[0].first == harm.trigger
    if outcome is Outcome.KILLED_OR_INJURED and len(wholes) == 1 and wholes[0].size is None and not noun_alone:
        return [_count(text, marks, wholes[0], each) for each in (Outcome.KILLED, Outcome.INJURED)]
    if len(wholes) == 1:
        whole = _count(text, marks, wholes[0], outcome)
        return [whole, *(_part(text, marks, part, whole) for part in parts)]
    counts: list[Casualties] = []
    for members in _addable(wholes):
        if len(members) == 1:
            counts.append(_count(text, marks, members[0], outcome))
            continue
        at = len(counts)
        counts.append(_sum(text, marks, members, outcome))
        counts += [_count(text, marks, group, outcome, at) for group in members if not group.named]
    return [*counts, *(_part(text, marks, part, counts[0]) for part in parts)]


def count_parts(
    text: str, marks: Sequence[Mark], parts: Sequence[Group], whole: Casualties, said: Outcome | None
) -> list[Casualties]:
    """Give the counts of a sentence that breaks down a whole told elsewhere; `said` is what it says befell them."""
    told = whole.model_copy(update={"outcome": said or whole.outcome})
    counts = (_part(text, marks, part, told) for part in parts)
    return [count.model_copy(update={"part_of": None}) for count in counts]


def _addable(wholes: Sequence[Group]) -> list[list[Group]]:
    """Part the groups of a list into those that may be added up; fighters and words without a number stay apart."""
    fighters = [group for group in wholes if group.victim_class is VictimClass.MILITANT]
    others = [group for group in wholes if group.victim_class is not VictimClass.MILITANT]
    return [parted for members in (others, fighters) for parted in _numbered(members)]


def _numbered(members: Sequence[Group]) -> list[list[Group]]:
    numbers = [group for group in members if group.amount.low is not None and group.unit is Unit.PERSONS]
    rest = [[group] for group in members if group not in numbers]
    return [*([numbers] if numbers else []), *rest]


def _sum(text: str, marks: Sequence[Mark], wholes: Sequence[Group], outcome: Outcome) -> Casualties:
    low = sum(group.amount.low or 0 for group in wholes)
    highs = [group.amount.high for group in wholes]
    high = None if None in highs else sum(high or 0 for high in highs)
    classes = {group.victim_class for group in wholes}
    return Casualties(
        outcome=outcome,
        victim_class=classes.pop() if len(classes) == 1 else VictimClass.UNSPECIFIED,
        count=Quantity(
            raw=_raw(text, marks, wholes[0], wholes[-1]),
            min=low,
            max=high,
            hedge=_joint_hedge(wholes, low, high),
        ),
    )


def _joint_hedge(wholes: Sequence[Group], low: int, high: int | None) -> Hedge:
    if all(group.named for group in wholes):
        return Hedge.NAMED_LIST
    if high is None:
        return Hedge.AT_LEAST
    if high > low:
        return Hedge.RANGE
    return Hedge.APPROXIMATELY if any(g.amount.hedge is Hedge.APPROXIMATELY for g in wholes) else Hedge.EXACT


def _count(text: str, marks: Sequence[Mark], group: Group, outcome: Outcome, part_of: int | None = None) -> Casualties:
    return Casualties(
        outcome=outcome,
        victim_class=group.victim_class,
        category=VictimCategory.TOTAL if group.named else group.category,
        part_of=part_of,
        count=Quantity(
            raw=_raw(text, marks, group, group),
            min=group.amount.low,
            max=group.amount.high,
            hedge=Hedge.NAMED_LIST if group.named else group.amount.hedge,
            unit=group.unit,
        ),
    )


def _part(text: str, marks: Sequence[Mark], group: Group, whole: Casualties) -> Casualties:
    """Count a part of the first count; what is said of all is said of the part ("nine civilians, two children")."""
    inherits = group.victim_class is VictimClass.UNSPECIFIED and whole.victim_class is not VictimClass.MIXED
    kind = whole.victim_class if inherits else group.victim_class
    return _count(text, marks, replace(group, victim_class=kind), whole.outcome, 0)


def _raw(text: str, marks: Sequence[Mark], first: Group, last: Group) -> str:
    return text[marks[first.first].start : marks[last.stop - 1].end]
