"""Who says what in the accepted evidence of an incident, each with the origin on whose word it stands (R8).

For: grades, which are proposed from who says it, not from how many links repeat it. Not for: ranges
(`recount.incidents.settling`).
"""

from __future__ import annotations

from dataclasses import dataclass

from recount.claims.schema import Casualties, Claim
from recount.incidents.evidence import evidence_of
from recount.incidents.judging.speakers import speaking_party
from recount.incidents.models import Incident
from recount.vocabulary.words import ClaimKind, Outcome, Party, Polarity, VictimClass

_TELL_OF_IT = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)
_HARM = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)


@dataclass(frozen=True)
class Voice:
    """One accepted claim: its origin, and the party that speaks in it, None where nobody of a party does."""

    claim_id: str
    origin: str
    claim: Claim
    speaker: Party | None

    @property
    def tells_of_it(self) -> bool:
        """Tell whether it says that the event took place."""
        return self.claim.kind in _TELL_OF_IT and self.claim.polarity is Polarity.AFFIRMED

    @property
    def parties(self) -> frozenset[Party]:
        """Give the parties that it holds responsible."""
        return frozenset(perpetrator.id for perpetrator in self.claim.perpetrators)

    def harmed(self, *classes: VictimClass) -> bool:
        """Tell whether it counts or names harmed people of one of these classes, at least one of them."""
        return self.tells_of_it and any(
            _people(group) and group.victim_class in classes for group in self.claim.casualties
        )


def voices_of(incident: Incident) -> list[Voice]:
    """Give the credible voices in the accepted evidence of an incident, in the order in which it was accepted."""
    return [
        Voice(row.key, origin.key, claim, speaking_party(claim))
        for row, origin, credible in evidence_of(incident)
        if credible and (claim := row.claim)
    ]


def _people(group: Casualties) -> bool:
    return group.outcome in _HARM and group.count.max != 0
