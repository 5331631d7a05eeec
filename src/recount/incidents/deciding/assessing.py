"""Assessing what was read: a claim is accepted, set aside with a reason, or left unsure, and any of it taken back.

For: the page on which reports are read, and any program that goes through claims one by one. Not for: the link itself
(`recount.incidents.deciding.signing`) or a person's own claim (`recount.incidents.deciding.amending`).

A claim of one event is accepted into an incident. A figure of a time or an area belongs to none (R4): to accept it is
to sign that it was read rightly.
"""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.claims.models import ClaimRecord
from recount.incidents.capturing.opening import open_from_claim
from recount.incidents.capturing.proposing import propose_links
from recount.incidents.deciding.amending import take_back_amendment
from recount.incidents.deciding.decisions import INSTEAD
from recount.incidents.deciding.signing import Signature, decide_link, sign, standing, take_back
from recount.incidents.deciding.succession import withdraw
from recount.incidents.models import Decision, Incident, Link
from recount.incidents.settling import settle
from recount.places.record import unlearn
from recount.reports.models import Report
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import AsideReason, DecisionKind, IncidentStatus, LinkState

WHY = "why"
_LINKING = (DecisionKind.ACCEPT, DecisionKind.REFUSE, DecisionKind.UNSURE)


@transaction.atomic
def accept(row: ClaimRecord, incident: Incident | None, signature: Signature) -> Decision:
    """Accept a claim into an incident, or into a new one where None is given; a figure is signed as read rightly.

    Raises: BadInput when a new incident would have no place; ValidationError when it cannot be signed.
    """
    if row.is_figure:
        return sign(DecisionKind.ACCEPT, signature, claim=row, retires=[standing(DecisionKind.SET_ASIDE, claim=row)])
    opened = incident or open_from_claim(row)
    decision = decide_link(row, opened, LinkState.ACCEPT, signature)
    _retire_doubts(row, decision)
    return decision


@transaction.atomic
def leave_unsure(row: ClaimRecord, signature: Signature) -> Decision:
    """Sign that a person looked at a claim and could not tell.

    Raises: ValidationError when it stands in an incident or is set aside; that is taken back first.
    """
    if row.links.filter(state=LinkState.ACCEPT).exists() or standing(DecisionKind.SET_ASIDE, claim=row):
        raise ValidationError(tell("incidents.deciding.decided_already"))
    return sign(DecisionKind.UNSURE, signature, claim=row)


@transaction.atomic
def reject(row: ClaimRecord, why: AsideReason, signature: Signature) -> Decision:
    """Set a claim aside for a reason; it leaves the incidents that it was accepted into."""
    for link in Link.objects.filter(claim=row, state=LinkState.ACCEPT).select_related("incident"):
        decide_link(row, link.incident, LinkState.REFUSE, signature)
        signature = replace(signature, seen=None)
    earlier = standing(DecisionKind.SET_ASIDE, claim=row)
    decision = sign(DecisionKind.SET_ASIDE, signature, claim=row, value={WHY: why}, retires=[earlier])
    _retire_doubts(row, decision)
    return decision


@transaction.atomic
def set_report_aside(report: Report, signature: Signature) -> Decision:
    """Set a whole report aside: it is kept and shown, and no claim of it waits for anybody.

    Raises: ValidationError when a claim of it stands in an incident; that is taken back first.
    """
    codes = Link.objects.filter(claim__report=report, state=LinkState.ACCEPT).values_list("incident__code", flat=True)
    if codes:
        raise ValidationError(tell("incidents.deciding.claims_stand", codes=sorted(set(codes))))
    return sign(DecisionKind.SET_ASIDE, signature, report=report)


@transaction.atomic
def undo(decision: Decision, signature: Signature) -> Decision:
    """Retire a decision about a claim or a report: what it changed stands as it did before, and waits again.

    An incident that this acceptance opened, and in which nothing else stands, is withdrawn.
    Raises: ValidationError for a decision that was retired already, or is of another kind.
    """
    if decision.retired_by.exists():
        raise ValidationError(tell("incidents.deciding.taken_back_already"))
    row = decision.claim
    if row is None:
        return _undo_of_report(decision, signature)
    if decision.kind == DecisionKind.CORRECT:
        return take_back_amendment(row, signature)
    if decision.kind == DecisionKind.SET_ASIDE:
        return _undo_setting_aside(row, decision, signature)
    if decision.kind in _LINKING:
        return _undo_link(row, decision, signature)
    raise ValidationError(tell("incidents.deciding.not_taken_back_here", kind=DecisionKind(decision.kind)))


def _undo_of_report(decision: Decision, signature: Signature) -> Decision:
    if decision.report is None or decision.kind != DecisionKind.SET_ASIDE:
        raise ValidationError(tell("incidents.deciding.about_neither"))
    return sign(DecisionKind.RETIRE, signature, report=decision.report, retires=[decision])


def _undo_setting_aside(row: ClaimRecord, decision: Decision, signature: Signature) -> Decision:
    if decision.value.get(INSTEAD):
        new = ClaimRecord.objects.get(key=decision.value[INSTEAD])
        return take_back_amendment(new, signature)
    return take_back(row, signature)


def _undo_link(row: ClaimRecord, decision: Decision, signature: Signature) -> Decision:
    incident = decision.incident
    retired = sign(DecisionKind.RETIRE, signature, claim=row, incident=incident, retires=[decision])
    if incident is not None:
        Link.objects.filter(claim=row, incident=incident).delete()
        unlearn(row.key)
        settle(incident)
        _withdraw_if_empty(incident, decision, signature)
        propose_links([row])
    return retired


def _withdraw_if_empty(incident: Incident, decision: Decision, signature: Signature) -> None:
    """Withdraw an incident about which nothing was ever decided but the acceptance that opened it."""
    others = incident.decisions.exclude(pk=decision.pk).exclude(kind=DecisionKind.RETIRE)
    if incident.status == IncidentStatus.ACTIVE and not others.exists() and not incident.links.exists():
        withdraw(incident, replace(signature, seen=None))


def _retire_doubts(row: ClaimRecord, decision: Decision) -> None:
    """Let a decision retire what was left unsure about the claim as a whole."""
    doubts = row.decisions.filter(kind=DecisionKind.UNSURE, incident__isnull=True, retired_by__isnull=True)
    decision.retires.add(*doubts)
