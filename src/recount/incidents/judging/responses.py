"""What parties say of an incident: statements found among its claims, conceded ranges, and who is silent (R18).

For: proposing responses to sign, and telling what is on record of every named party. Not for: signing them
(`incidents.judging.judgements`). Silence is told as "no known statement", which is neither denial nor admission.
"""

from __future__ import annotations

from dataclasses import dataclass

from recount.claims.models import ClaimRecord
from recount.claims.schema import Casualties, Claim
from recount.incidents.judging.grading import NOBODY_IN_PARTICULAR
from recount.incidents.judging.speakers import speaking_party
from recount.incidents.models import Incident, Link, Response
from recount.vocabulary.words import (
    ClaimKind,
    LinkState,
    Outcome,
    Party,
    Polarity,
    ResponsePosition,
    VictimCategory,
    VictimClass,
)

_DENIED = (Polarity.NEGATED, Polarity.ABSENCE)
_NOT_COMBATANTS = (VictimClass.CIVILIAN, VictimClass.UNSPECIFIED)


@dataclass(frozen=True)
class ProposedResponse:
    """A statement of a party that a person may sign as its response; the ends are the killed that it concedes."""

    party: Party
    position: ResponsePosition
    killed_low: int | None
    killed_high: int | None
    claim: str
    reason: str


@dataclass(frozen=True)
class Stand:
    """What is on record of one party: its last position, and the killed it concedes over all it said.

    `known` is false where nobody has recorded a statement: then the position is silence by default, and nobody has
    signed that they looked for one.
    """

    party: Party
    position: ResponsePosition
    killed_low: int | None
    killed_high: int | None
    known: bool


def propose_responses(incident: Incident) -> list[ProposedResponse]:
    """Give what officials of parties say in the claims linked to an incident and not yet signed as a response."""
    signed = set(Response.objects.filter(incident=incident, claim__isnull=False).values_list("claim", flat=True))
    links = Link.objects.filter(incident=incident).exclude(state=LinkState.REFUSE).select_related("claim")
    rows = [link.claim for link in links.order_by("id") if link.claim_id not in signed]
    return [proposal for row in rows if (proposal := _proposed(row))]


def stands(incident: Incident) -> list[Stand]:
    """Give the stand of every party that answered or is named for an incident; the silent ones too."""
    rows = list(Response.objects.filter(incident=incident, party__isnull=False).order_by("day", "id"))
    answered: dict[Party, list[Response]] = {}
    for row in rows:
        if row.party is not None:
            answered.setdefault(Party(row.party), []).append(row)
    named = {Party(party) for party in incident.attributions.values_list("party", flat=True)} - NOBODY_IN_PARTICULAR
    return [_stand(party, answered.get(party, [])) for party in sorted(named | set(answered))]


def _stand(party: Party, rows: list[Response]) -> Stand:
    if not rows:
        return Stand(party, ResponsePosition.NO_KNOWN_STATEMENT, None, None, known=False)
    lows = [row.killed_low for row in rows if row.killed_low is not None]
    highs = [row.killed_high for row in rows if row.killed_high is not None]
    return Stand(
        party,
        ResponsePosition(rows[-1].position),
        min(lows, default=None),
        max(highs, default=None),
        known=True,
    )


def _proposed(row: ClaimRecord) -> ProposedResponse | None:
    claim = row.claim
    party = speaking_party(claim)
    if party is None or not _is_about_itself(claim, party):
        return None
    conceded = next((group for group in claim.casualties if _concedes(group)), None)
    position, reason = _position(claim, conceded)
    low, high = (conceded.count.min, conceded.count.max) if conceded and claim.polarity not in _DENIED else (None, None)
    return ProposedResponse(party, position, low, high, row.key, reason)


def _is_about_itself(claim: Claim, party: Party) -> bool:
    """A party that lays it to another answers nothing."""
    blamed = {perpetrator.id for perpetrator in claim.perpetrators}
    return not blamed or party in blamed or bool(blamed & NOBODY_IN_PARTICULAR) or claim.kind is ClaimKind.DENIAL


def _position(claim: Claim, conceded: Casualties | None) -> tuple[ResponsePosition, str]:
    if claim.kind is ClaimKind.DENIAL or claim.polarity in _DENIED:
        return ResponsePosition.NON_CREDIBLE, "An official of the party denies it."
    if conceded is not None:
        return ResponsePosition.CREDIBLE, "An official of the party concedes harm."
    return ResponsePosition.NOT_YET_ASSESSED, "An official of the party speaks of its actions and not of harm."


def _concedes(group: Casualties) -> bool:
    of_all = group.outcome is Outcome.KILLED and group.category is VictimCategory.TOTAL
    return of_all and group.victim_class in _NOT_COMBATANTS and group.count.max != 0
