"""Signing a strike status, and what a party said to an incident (R17, R18).

For: the two judgements beside harm and attribution, which stand in `incidents.deciding.signing`. Not for: proposing.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.claims.models import ClaimRecord
from recount.incidents.deciding.signing import Signature, sign
from recount.incidents.models import Decision, Incident, Response
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import DecisionKind, Outcome, Party, ResponsePosition, StrikeStatus

_ENDS = {
    Outcome.KILLED: ("killed_low", "killed_high"),
    Outcome.INJURED: ("injured_low", "injured_high"),
}


@transaction.atomic
def sign_strike_status(incident: Incident, status: StrikeStatus, signature: Signature) -> Decision:
    """Sign how sure it is that the strike took place and whose it was (section 4 of the method)."""
    earlier = incident.decisions.filter(kind=DecisionKind.STRIKE, retired_by__isnull=True).last()
    decision = sign(DecisionKind.STRIKE, signature, incident=incident, value={"status": status}, retires=[earlier])
    incident.strike_status = status
    incident.save()
    return decision


@transaction.atomic
def respond(
    incident: Incident,
    party: Party,
    position: ResponsePosition,
    signature: Signature,
    *,
    outcome: Outcome = Outcome.KILLED,
    low: int | None = None,
    high: int | None = None,
    claim: ClaimRecord | None = None,
    day: date | None = None,
) -> Decision:
    """Sign what a party said: its position, the range it concedes, and the claim in which it stands.

    One statement is one claim; signing it again retires the earlier signature, and any statement retires an earlier
    "no known statement". Raises: ValidationError for a range of silence or denial, an outcome that nobody concedes a
    range of, or a silence where a statement is signed.
    """
    _refuse_nonsense(incident, party, position, outcome=outcome, low=low, high=high)
    earlier = _earlier(incident, party, claim)
    ends = {"low": low, "high": high, "outcome": outcome}
    value = {"party": party, "position": position, "claim": claim.key if claim else None, **ends}
    decision = sign(
        DecisionKind.RESPOND, signature, incident=incident, value=value, retires=[row.decision for row in earlier]
    )
    for row in earlier:
        row.delete()
    named_low, named_high = _ENDS[outcome]
    Response(
        incident=incident,
        party=party,
        position=position,
        reason=signature.reason[:300],
        claim=claim,
        day=day or _day_of(claim),
        statement=claim.claim.quote.text if claim else "",
        url=claim.report.url if claim else "",
        decision=decision,
        **{named_low: low, named_high: high},
    ).save()
    return decision


def _refuse_nonsense(
    incident: Incident, party: Party, position: ResponsePosition, *, outcome: Outcome, low: int | None, high: int | None
) -> None:
    if outcome not in _ENDS:
        raise ValidationError(tell("incidents.judging.concedes_people", outcome=outcome))
    if (low or 0) > (high if high is not None else low or 0):
        raise ValidationError(tell("incidents.judging.low_above_high"))
    if (low is not None or high is not None) and position is not ResponsePosition.CREDIBLE:
        raise ValidationError(tell("incidents.judging.concedes_nothing", position=position))
    said = incident.responses.filter(party=party).exclude(position=ResponsePosition.NO_KNOWN_STATEMENT)
    if position is ResponsePosition.NO_KNOWN_STATEMENT and said.exists():
        raise ValidationError(tell("incidents.judging.is_not_silent", party=party))


def _earlier(incident: Incident, party: Party, claim: ClaimRecord | None) -> list[Response]:
    """Give what this signature takes the place of: the same statement, or the silence before it."""
    signed = incident.responses.filter(party=party, decision__isnull=False)
    return [row for row in signed if row.claim == claim or row.position == ResponsePosition.NO_KNOWN_STATEMENT]


def _day_of(claim: ClaimRecord | None) -> date | None:
    """A statement is of the day of the report that carries it, where that is one day (R6)."""
    if claim is None or claim.report.published_start != claim.report.published_end:
        return None
    return claim.report.published_end
