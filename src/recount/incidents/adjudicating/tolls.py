"""What adjudication takes and gives: the counts of claims, a team's decision, and the range of a group of victims.

For: the shapes that the modules of adjudication share. Not for: any rule (`recount.incidents.adjudicating`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from recount.claims.schema import Quantity
from recount.incidents.adjudicating.supersession import Supersession
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import Convention, Outcome, SettlingMethod, VictimCategory, VictimClass


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
            raise refusal("incidents.adjudicating.no_reason")
        if (self.low or 0) > self.high:
            raise refusal("incidents.adjudicating.runs_backwards", low=self.low, high=self.high)


@dataclass(frozen=True)
class AdjudicatedToll:
    """The range of one group of victims, with the claims that set each end (R12).

    Whole persons; `low` is None where no lower bound holds for everybody; with `high_open` a source says at
    least `high`. `method` is the way in which it was settled in fact: `range` where the wanted way found
    nothing. `origins` are all whose counts stand; `superseded` and `set_aside` hold, by claim id, what stood
    aside and why.
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
    origins: tuple[str, ...] = ()
    superseded: Mapping[str, Supersession] = field(default_factory=dict)
    set_aside: Mapping[str, str] = field(default_factory=dict)

    @property
    def group(self) -> Group:
        """Give the victims that this range counts."""
        return Group(self.outcome, self.victim_class, self.category)
