"""Civilian unless there is evidence otherwise: what counts of civilians and combatants together say of each (R13).

For: ranges that rest on a mixed total, or are contested by one. Not for: what the striking party says of its own
victims, which is never enough and does not come in here; nor for a contest that only a person can see, which is an
override (`recount.incidents.adjudicating.tolls.TeamDecision`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recount.incidents.adjudicating.tolls import AdjudicatedToll, Group
from recount.vocabulary.sentences import tell, together
from recount.vocabulary.words import SettlingMethod, VictimClass

# The two classes of which a mixed total says that its people belong to one or the other.
CIVILIAN_OR_NOT = (VictimClass.CIVILIAN, VictimClass.MILITANT)

Tolls = Mapping[Group, AdjudicatedToll]


def with_civilian_status(tolls: Tolls) -> dict[Group, AdjudicatedToll]:
    """Give the ranges together with what mixed totals say of civilians and of combatants (R13, ruling 6).

    A mixed total gives a class of which no claim speaks 0 to that total. It leaves a smaller range of the class
    alone: "45 killed, rebels and civilians" never widens "25 civilians". But 45 civilians by another origin leave
    no room for its rebels: then civilian status is contested, and the low end is 0 for both. What a person decided
    stands as it is.
    """
    judged = dict(tolls)
    for mixed in tolls.values():
        if mixed.victim_class is VictimClass.MIXED:
            contested = _contests(mixed, tolls.get(_of_class(mixed, VictimClass.CIVILIAN)))
            judged |= {_of_class(mixed, each): _judged(mixed, tolls, each, contested) for each in CIVILIAN_OR_NOT}
    return judged


def _judged(mixed: AdjudicatedToll, tolls: Tolls, victim_class: VictimClass, contested: bool) -> AdjudicatedToll:
    own = tolls.get(_of_class(mixed, victim_class))
    if own is None:
        return _share_of(mixed, victim_class)
    return _without_low_end(own, mixed) if contested and own.method is not SettlingMethod.TEAM_DECISION else own


def _contests(mixed: AdjudicatedToll, civilians: AdjudicatedToll | None) -> bool:
    """Tell whether others count so many civilians that none of a mixed total could be combatants."""
    if civilians is None or civilians.low is None or mixed.high_open:
        return False
    return civilians.low >= mixed.high > 0 and not set(mixed.origins) <= set(civilians.origins)


def _share_of(mixed: AdjudicatedToll, victim_class: VictimClass) -> AdjudicatedToll:
    return replace(
        mixed,
        victim_class=victim_class,
        low=0,
        low_claims=mixed.high_claims,
        reason=tell("incidents.adjudicating.mixed_alone", high=mixed.high),
    )


def _without_low_end(own: AdjudicatedToll, mixed: AdjudicatedToll) -> AdjudicatedToll:
    said = tell("incidents.adjudicating.status_contested", claims=mixed.high_claims)
    return replace(own, low=0, low_claims=mixed.high_claims, reason=together(own.reason, said))


def _of_class(toll: AdjudicatedToll, victim_class: VictimClass) -> Group:
    return toll.group._replace(victim_class=victim_class)
