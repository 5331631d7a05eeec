"""From the claims of an incident to a range for each group of its victims: claims in, ranges out.

For: R12 with its four ways to settle, and what feeds it: one voice an origin (R8, R9), words made numbers by a
named convention (R3), mixed totals (R13). Not for: deciding which claims tell of an incident; only claims of
that incident alone come in here, never monthly or cumulative figures (R4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recount.claims.schema import Quantity
from recount.incidents.adjudicating.methods import Settlement, settle
from recount.incidents.adjudicating.ranges import Bounds
from recount.incidents.adjudicating.status import with_civilian_status
from recount.incidents.adjudicating.supersession import Count, Supersession, standing
from recount.incidents.adjudicating.tolls import AdjudicatedToll, CountedClaim, Group, TeamDecision
from recount.vocabulary.conventions import bounds_of
from recount.vocabulary.sentences import tell, together
from recount.vocabulary.words import Convention, Outcome, SettlingMethod, Unit, VictimCategory, VictimClass

__all__ = ["AdjudicatedToll", "CountedClaim", "Group", "TeamDecision", "adjudicate"]


def adjudicate(
    claims: Iterable[CountedClaim],
    *,
    convention: Convention = Convention.LITERAL,
    method: SettlingMethod = SettlingMethod.RANGE,
    hierarchy: Sequence[str] = (),
    override: Mapping[Group, TeamDecision] | None = None,
) -> list[AdjudicatedToll]:
    """Make one range for each outcome, class and category of an incident's victims (R12).

    `hierarchy` lists origins, the most trusted first, for the method `source_hierarchy`. An `override` takes
    the place of the computed range, whatever the method. A group for which nothing is known has no range at
    all, never one of 0 (R14).
    """
    tolls: dict[Group, AdjudicatedToll] = {}
    for group, members in _grouped(claims).items():
        counts, set_aside = _counts(members, convention)
        if counts:
            stand, superseded = _latest_of_each_origin(counts)
            settlement = settle(stand, method, hierarchy)
            tolls[group] = replace(
                _toll(group, settlement, convention),
                reason=together(settlement.reason, _superseded_too(len(superseded))),
                origins=tuple(sorted({count.origin for count in stand})),
                superseded=superseded,
                set_aside=set_aside,
            )
    for group, decision in (override or {}).items():
        tolls[group] = _overridden(group, decision, tolls.get(group), convention)
    return sorted(with_civilian_status(tolls).values(), key=lambda toll: _rank(toll.group))


def _grouped(claims: Iterable[CountedClaim]) -> dict[Group, list[CountedClaim]]:
    groups: dict[Group, list[CountedClaim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.origin, claim.claim_id)):
        groups.setdefault(claim.group, []).append(claim)
    return groups


def _counts(claims: Iterable[CountedClaim], convention: Convention) -> tuple[list[Count], dict[str, str]]:
    counts: list[Count] = []
    set_aside: dict[str, str] = {}
    for claim in claims:
        bounds = _bounds(claim.quantity, convention)
        if not claim.credible:
            set_aside[claim.claim_id] = tell("incidents.adjudicating.improbable")
        elif bounds is None:
            set_aside[claim.claim_id] = tell(
                "incidents.adjudicating.no_number", raw=claim.quantity.raw, convention=convention
            )
        else:
            counts.append(Count(claim.claim_id, claim.origin, claim.published, claim.sequence, bounds))
    return counts, set_aside


def _bounds(quantity: Quantity, convention: Convention) -> Bounds | None:
    if quantity.unit is not Unit.PERSONS:
        return None
    least, most = quantity.min, quantity.max
    if least is None and most is None:
        least, most = bounds_of(quantity.raw, convention)
    return None if least is None and most is None else Bounds(least, most)


def _latest_of_each_origin(counts: Sequence[Count]) -> tuple[list[Count], dict[str, Supersession]]:
    stand: list[Count] = []
    superseded: dict[str, Supersession] = {}
    for origin in dict.fromkeys(count.origin for count in counts):
        latest, earlier = standing([count for count in counts if count.origin == origin])
        stand += latest
        superseded |= earlier
    return stand, superseded


def _toll(group: Group, settlement: Settlement, convention: Convention) -> AdjudicatedToll:
    span = settlement.range
    return AdjudicatedToll(
        *group,
        low=span.low,
        high=span.high,
        high_open=span.high_open,
        low_claims=settlement.low_claims(),
        high_claims=settlement.high_claims(),
        convention=convention,
        method=settlement.method,
        reason=settlement.reason,
    )


def _superseded_too(number: int) -> str:
    return tell("incidents.adjudicating.superseded", n=number) if number else ""


def _overridden(
    group: Group, decision: TeamDecision, computed: AdjudicatedToll | None, convention: Convention
) -> AdjudicatedToll:
    return AdjudicatedToll(
        *group,
        low=decision.low,
        high=decision.high,
        high_open=decision.high_open,
        low_claims=(),
        high_claims=(),
        convention=convention,
        method=SettlingMethod.TEAM_DECISION,
        reason=decision.reason,
        origins=computed.origins if computed else (),
        superseded=computed.superseded if computed else {},
        set_aside=computed.set_aside if computed else {},
    )


def _rank(group: Group) -> tuple[int, int, int]:
    return (
        list(Outcome).index(group.outcome),
        list(VictimClass).index(group.victim_class),
        list(VictimCategory).index(group.category),
    )
