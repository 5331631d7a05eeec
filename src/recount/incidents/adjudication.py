"""From the claims of an incident to a range for each group of its victims: claims in, ranges out.

For: R12 with its four ways to settle, and what feeds it: one voice an origin (R8, R9), words made numbers by a
named convention (R3), mixed totals (R13). Not for: deciding which claims tell of an incident; only claims of
that incident alone come in here, never monthly or cumulative figures (R4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from recount.claims.schema import Quantity
from recount.errors import BadInput
from recount.incidents.methods import Settlement, settle
from recount.incidents.ranges import Bounds
from recount.incidents.supersession import Count, Supersession, standing
from recount.vocabulary.conventions import bounds_of
from recount.vocabulary.words import Convention, Outcome, SettlingMethod, Unit, VictimCategory, VictimClass

# The two classes of which a mixed total says that its dead belong to one or the other.
CIVILIAN_OR_NOT = (VictimClass.CIVILIAN, VictimClass.MILITANT)


class Group(NamedTuple):
    """The victims that one range counts. Killed-or-injured is an outcome of its own, and feeds neither (R5)."""

    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory


@dataclass(frozen=True)
class CountedClaim:
    """One count of one claim, as adjudication needs it.

    `origin` is who first said it, after reposts and copies were collapsed (R8); `published` the last day that
    the partial date allows; `sequence` the order of an origin's reports where they carry no date (claims of one
    report share it); `credible` is false only where a person marked the claim improbable (ruling 5).
    """

    claim_id: str
    origin: str
    published: date | None
    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory
    quantity: Quantity
    credible: bool = True
    sequence: int = 0

    @property
    def group(self) -> Group:
        """Give the victims that this claim counts."""
        return Group(self.outcome, self.victim_class, self.category)


@dataclass(frozen=True)
class TeamDecision:
    """The range on which people settled, with their reason (R12); `low` None is a low end left open.

    Raises: BadInput when no reason is given or the range runs backwards.
    """

    low: int | None
    high: int
    reason: str
    high_open: bool = False

    def __post_init__(self) -> None:
        """Hold the decision to its reason and its order."""
        if not self.reason.strip():
            raise BadInput(
                "A range was overridden without a reason.",
                "Nobody could tell later why it differs from what the sources say (R12).",
                "Give the reason in a sentence.",
            )
        if (self.low or 0) > self.high:
            raise BadInput(
                f"A range was overridden with {self.low} to {self.high}.",
                "A range cannot run backwards (R16).",
                "Give the lower number first.",
            )


@dataclass(frozen=True)
class AdjudicatedToll:
    """The range of one group of victims, with the claims that set each end (R12).

    Whole persons; `low` is None where no lower bound holds for everybody; with `high_open` a source says at
    least `high`. `method` is the way in which it was settled in fact: `range` where the wanted way found
    nothing. `superseded` and `set_aside` hold, by claim id, what stood aside and why.
    """

    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory
    low: int | None
    high: int
    high_open: bool
    low_claims: tuple[str, ...]
    high_claims: tuple[str, ...]
    convention: Convention
    method: SettlingMethod
    reason: str
    superseded: Mapping[str, Supersession] = field(default_factory=dict)
    set_aside: Mapping[str, str] = field(default_factory=dict)

    @property
    def group(self) -> Group:
        """Give the victims that this range counts."""
        return Group(self.outcome, self.victim_class, self.category)


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
    all, never one of 0 (R14). A contested civilian status (R13) is a person's finding, hence an override.
    """
    tolls: dict[Group, AdjudicatedToll] = {}
    for group, members in _grouped(claims).items():
        counts, set_aside = _counts(members, convention)
        if counts:
            stand, superseded = _latest_of_each_origin(counts)
            tolls[group] = _toll(group, settle(stand, method, hierarchy), convention, superseded, set_aside)
    for group, decision in (override or {}).items():
        tolls[group] = _overridden(group, decision, tolls.get(group), convention)
    return sorted([*tolls.values(), *_shares_of_mixed(tolls)], key=lambda toll: _rank(toll.group))


def _grouped(claims: Iterable[CountedClaim]) -> dict[Group, list[CountedClaim]]:
    groups: dict[Group, list[CountedClaim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.origin, claim.claim_id)):
        groups.setdefault(claim.group, []).append(claim)
    return groups


def _counts(claims: Iterable[CountedClaim], convention: Convention) -> tuple[list[Count], dict[str, str]]:
    counts, set_aside = [], {}
    for claim in claims:
        bounds = _bounds(claim.quantity, convention)
        if not claim.credible:
            set_aside[claim.claim_id] = "A person marked it improbable (R10)."
        elif bounds is None:
            set_aside[claim.claim_id] = f"{claim.quantity.raw!r} is no number of persons as {convention} reads it (R3)."
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


def _toll(
    group: Group,
    settlement: Settlement,
    convention: Convention,
    superseded: Mapping[str, Supersession],
    set_aside: Mapping[str, str],
) -> AdjudicatedToll:
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
        reason=settlement.reason + _superseded_too(len(superseded)),
        superseded=superseded,
        set_aside=set_aside,
    )


def _superseded_too(number: int) -> str:
    if not number:
        return ""
    return " An earlier count is superseded (R9)." if number == 1 else f" {number} earlier counts are superseded (R9)."


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
        superseded=computed.superseded if computed else {},
        set_aside=computed.set_aside if computed else {},
    )


def _shares_of_mixed(tolls: Mapping[Group, AdjudicatedToll]) -> list[AdjudicatedToll]:
    """Read what a total of civilians and combatants says of each of them: from none to all (R13, ruling 6).

    Its low end is 0 for both and its high end is only a ceiling, so it speaks for a class only where no claim
    of that class does: "45 killed, rebels and civilians" never widens "25 civilians", let alone becomes 45
    civilians.
    """
    return [
        _share_of(mixed, victim_class)
        for mixed in tolls.values()
        for victim_class in CIVILIAN_OR_NOT
        if mixed.victim_class is VictimClass.MIXED and mixed.group._replace(victim_class=victim_class) not in tolls
    ]


def _share_of(mixed: AdjudicatedToll, victim_class: VictimClass) -> AdjudicatedToll:
    return replace(
        mixed,
        victim_class=victim_class,
        low=0,
        low_claims=mixed.high_claims,
        reason=f"Only a mixed total of {mixed.high} is known; how many were of either class is contested (R13).",
    )


def _rank(group: Group) -> tuple[int, int, int]:
    return (
        list(Outcome).index(group.outcome),
        list(VictimClass).index(group.victim_class),
        list(VictimCategory).index(group.category),
    )
