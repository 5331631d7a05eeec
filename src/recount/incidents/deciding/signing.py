"""Signing: every human judgement becomes one decision that is never overwritten, and the record follows it (R17).

For: accepting and refusing links, setting claims aside, grades, attributions, overrides, credibility. Not for:
what becomes of codes when incidents are merged or split (`recount.incidents.deciding.succession`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.claims.models import ClaimRecord
from recount.incidents.auditing.consistency import check_tolls
from recount.incidents.deciding.same_thing import thing_settled
from recount.incidents.judging.grading import derive_airwars
from recount.incidents.models import Decision, Grade, Incident, Link, PartyAttribution, Toll
from recount.incidents.settling import settle
from recount.places.record import learn, unlearn
from recount.reports.models import Report
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    Credibility,
    DecisionKind,
    HarmGrade,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    SettlingMethod,
    VictimCategory,
    VictimClass,
)


@dataclass(frozen=True)
class Signature:
    """Who decides, when, by which rule, and why; `seen` is the number of the last decision that they had seen."""

    by: str
    at: datetime
    reason: str
    rule: str = ""
    seen: int | None = None


@transaction.atomic
def decide_link(
    claim: ClaimRecord,
    incident: Incident,
    state: LinkState,
    signature: Signature,
    *,
    role: LinkRole = LinkRole.EVIDENCE,
) -> Decision:
    """Accept, refuse or leave unsure that a claim tells of an incident; the incident's ranges follow."""
    link = Link.objects.filter(claim=claim, incident=incident).first() or Link(claim=claim, incident=incident)
    retired = [link.decision]
    if state is LinkState.ACCEPT:
        retired.append(standing(DecisionKind.SET_ASIDE, claim=claim))
    decision = sign(
        DecisionKind(state), signature, claim=claim, incident=incident, value={"role": role}, retires=retired
    )
    link.state, link.role, link.reason, link.decision = state, role, signature.reason, decision
    link.save()
    _learn_its_place(claim, incident, state)
    settle(incident)
    return decision


def _learn_its_place(claim: ClaimRecord, incident: Incident, state: LinkState) -> None:
    """Let the gazetteer learn how a report spelled the place of an incident it was accepted into (ruling 13)."""
    unlearn(claim.key)
    if state is LinkState.ACCEPT and incident.place:
        learn(incident.place.key, [where.raw for where in claim.claim.event_places()], told_by=claim.key)


@transaction.atomic
def set_aside(claim: ClaimRecord, signature: Signature) -> Decision:
    """Set a claim aside: it is kept and shown, and belongs to no incident.

    Raises: ValidationError when the claim is accepted into an incident; that link is refused first.
    """
    linked = claim.links.filter(state=LinkState.ACCEPT).values_list("incident__code", flat=True)
    if linked:
        raise ValidationError(tell("incidents.deciding.accepted_elsewhere", codes=list(linked)))
    return sign(DecisionKind.SET_ASIDE, signature, claim=claim, retires=[standing(DecisionKind.SET_ASIDE, claim=claim)])


@transaction.atomic
def take_back(claim: ClaimRecord, signature: Signature) -> Decision:
    """Take a claim back that was set aside: it waits for a decision again.

    Raises: ValidationError when it is not set aside.
    """
    earlier = standing(DecisionKind.SET_ASIDE, claim=claim)
    if earlier is None:
        raise ValidationError(tell("incidents.deciding.not_set_aside"))
    return sign(DecisionKind.RETIRE, signature, claim=claim, retires=[earlier])


@transaction.atomic
def attribute(incident: Incident, party: Party, status: AttributionStatus, signature: Signature) -> Decision:
    """Sign how far a party is held responsible; the derived grade follows."""
    row = incident.attributions.filter(party=party).first() or PartyAttribution(incident=incident, party=party)
    decision = sign(
        DecisionKind.ATTRIBUTE,
        signature,
        incident=incident,
        value={"party": party, "status": status},
        retires=[row.decision],
    )
    row.status, row.decision = status, decision
    row.save()
    derive_grade(incident)
    return decision


@transaction.atomic
def grade(incident: Incident, harm: HarmGrade, signature: Signature) -> Decision:
    """Sign the harm grade; the Airwars grade is derived from it and the attributions (section 4 of the method)."""
    row = Grade.objects.filter(incident=incident).first() or Grade(incident=incident)
    decision = sign(DecisionKind.GRADE, signature, incident=incident, value={"harm": harm}, retires=[row.decision])
    row.harm, row.imported_from, row.decision = harm, "", decision
    row.airwars = derive_airwars(harm, attributions_of(incident))
    row.save()
    return decision


@transaction.atomic
def carry_over_grade(incident: Incident, airwars: AirwarsGrade, source: str, signature: Signature) -> Decision:
    """Sign that another recorder's grade stands for an incident that has none of ours."""
    row = Grade.objects.filter(incident=incident).first() or Grade(incident=incident)
    value = {"imported": airwars, "source": source}
    decision = sign(DecisionKind.GRADE, signature, incident=incident, value=value, retires=[row.decision])
    row.harm, row.airwars, row.imported_from, row.decision = None, airwars, source, decision
    row.save()
    return decision


@transaction.atomic
def override(
    incident: Incident,
    signature: Signature,
    *,
    outcome: Outcome,
    low: int | None,
    high: int | None,
    victim_class: VictimClass = VictimClass.CIVILIAN,
    category: VictimCategory = VictimCategory.TOTAL,
) -> Decision:
    """Settle a range by hand, with a reason; it stays until another override retires it (R12).

    Raises: ValidationError when no end is given, or the range contradicts itself or another one set by hand.
    """
    if low is None and high is None:
        raise ValidationError(tell("incidents.deciding.needs_an_end"))
    group = {"outcome": outcome, "victim_class": victim_class, "category": category}
    toll = incident.tolls.filter(**group).first() or Toll(incident=incident, **group)
    decision = sign(
        DecisionKind.OVERRIDE,
        signature,
        incident=incident,
        value={**group, "low": low, "high": high},
        retires=[standing_override(incident, group) or toll.decision],
    )
    toll.low, toll.high, toll.high_open, toll.as_stated = low, high, False, False
    toll.low_claims, toll.high_claims, toll.superseded = [], [], {}
    toll.method, toll.reason, toll.decision = SettlingMethod.TEAM_DECISION, signature.reason, decision
    toll.save()
    _refuse_contradictions(incident)
    return decision


@transaction.atomic
def return_to_claims(
    incident: Incident,
    signature: Signature,
    *,
    outcome: Outcome,
    victim_class: VictimClass = VictimClass.CIVILIAN,
    category: VictimCategory = VictimCategory.TOTAL,
) -> Decision:
    """Retire a range set by hand: the range that follows from the claims stands again.

    Raises: ValidationError when this range was not set by hand.
    """
    group = {"outcome": outcome, "victim_class": victim_class, "category": category}
    tolls = incident.tolls.filter(**group, decision__isnull=False)
    earlier = standing_override(incident, group) or next((toll.decision for toll in tolls), None)
    if earlier is None:
        raise ValidationError(tell("incidents.deciding.not_set_by_hand"))
    decision = sign(DecisionKind.RETIRE, signature, incident=incident, value=group, retires=[earlier])
    tolls.delete()
    settle(incident)
    return decision


def standing_override(incident: Incident, group: Mapping[str, str]) -> Decision | None:
    """Give the decision by which a person settled a range, whichever way, that no later one has retired."""
    overrides = incident.decisions.filter(kind=DecisionKind.OVERRIDE, retired_by__isnull=True)
    return overrides.filter(**{f"value__{name}": word for name, word in group.items()}).last()


def _refuse_contradictions(incident: Incident) -> None:
    """Refuse a range set by hand that contradicts another of the same incident (R16)."""
    by_hand = incident.tolls.filter(decision__isnull=False, method=SettlingMethod.TEAM_DECISION)
    violations = check_tolls(incident.code, by_hand)
    if violations:
        raise ValidationError([violation.sentence for violation in violations])


@transaction.atomic
def mark_credibility(claim: ClaimRecord, mark: Credibility, signature: Signature) -> Decision:
    """Mark how credible a claim is (R10); one marked improbable sets no end of a range."""
    earlier = standing(DecisionKind.CREDIBILITY, claim=claim)
    decision = sign(DecisionKind.CREDIBILITY, signature, claim=claim, value={"mark": mark}, retires=[earlier])
    for link in claim.links.filter(state=LinkState.ACCEPT).select_related("incident"):
        settle(link.incident)
    return decision


def standing(kind: DecisionKind, *, claim: ClaimRecord) -> Decision | None:
    """Give the decision of this kind about a claim that no later one has retired."""
    return claim.decisions.filter(kind=kind, retired_by__isnull=True).last()


def attributions_of(incident: Incident) -> dict[Party, AttributionStatus]:
    """Give the status of every party that is named for an incident."""
    return {Party(row.party): AttributionStatus(row.status) for row in incident.attributions.all()}


def derive_grade(incident: Incident) -> None:
    """Derive the Airwars grade anew when our own harm grade stands."""
    row = Grade.objects.filter(incident=incident, harm__isnull=False).first()
    if row is not None:
        row.airwars = derive_airwars(HarmGrade(row.harm), attributions_of(incident))
        row.save()


def sign(
    kind: DecisionKind,
    signature: Signature,
    *,
    claim: ClaimRecord | None = None,
    incident: Incident | None = None,
    report: Report | None = None,
    value: Mapping[str, Any] | None = None,
    retires: Iterable[Decision | None] = (),
) -> Decision:
    """Add one decision to the record; who decides about one incident at the same moment waits for the other.

    It retires those that are named, and whatever else stands about the same thing: decisions that two records brought
    together may stand side by side until somebody decides again.

    Raises: ValidationError when somebody decided about it since what the signature has seen (R17).
    """
    if incident is not None and incident.pk is not None:
        Incident.objects.select_for_update().filter(pk=incident.pk).values_list("pk", flat=True).first()
    decision = Decision(
        kind=kind,
        claim=claim,
        incident=incident,
        report=report,
        value=dict(value or {}),
        signed_by=signature.by,
        signed_at=signature.at,
        rule=signature.rule,
        reason=signature.reason,
        seen=signature.seen,
    )
    settled = _standing_on_the_same(decision)
    decision.save()
    decision.retires.set([*settled, *(earlier for earlier in retires if earlier is not None)])
    return decision


def _standing_on_the_same(decision: Decision) -> list[Decision]:
    subjects = (decision.claim_id, decision.incident_id, decision.report_id)
    thing = thing_settled(DecisionKind(decision.kind), subjects, decision.value)
    if thing is None:
        return []
    rows = Decision.objects.filter(
        claim=decision.claim_id, incident=decision.incident_id, report=decision.report_id, retired_by__isnull=True
    )
    return [row for row in rows if thing_settled(DecisionKind(row.kind), subjects, row.value) == thing]
