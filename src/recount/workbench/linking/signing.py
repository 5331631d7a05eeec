"""A person's word on where a claim belongs: accepted, refused, left unsure, opened as new, and all of it taken back.

For: the views that are sent something. Not for: what a decision does (`recount.incidents.deciding.signing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.deciding import assessing, succession
from recount.incidents.deciding.dividing import open_together
from recount.incidents.deciding.signing import Signature, decide_link
from recount.incidents.models import Decision, Incident
from recount.vocabulary.words import DecisionKind, IncidentStatus, LinkState
from recount.workbench.linking.waiting import waiting_claims
from recount.workbench.people.rights import signer, visible_incidents, visible_reports
from recount.workbench.words import faults, say

_STATES = {str(state): state for state in LinkState if state is not LinkState.PROPOSED}


def decide_one(request: HttpRequest) -> list[Decision]:
    """Sign what was sent about a claim and an incident. Raises: BadInput that says why it cannot be."""
    said = request.POST
    state = _STATES.get(said.get("verb", ""))
    if state is None:
        raise BadInput(say("look.bad_request"), say("look.nothing_changed"), say("look.forged_remedy"))
    row = get_object_or_404(waiting_claims(request), key=said.get("claim", ""))
    incident = get_object_or_404(visible_incidents(request), code=said.get("incident", ""))
    with told():
        return [decide_link(row, incident, state, _signature(request, _usual_reason(state)))]


def open_one(request: HttpRequest) -> tuple[Incident, list[Decision]]:
    """Open one incident that the chosen claims tell of together. Raises: BadInput when it cannot be opened."""
    seen = visible_reports(request).values("pk")
    rows = ClaimRecord.objects.filter(key__in=request.POST.getlist("claim"), report__in=seen)
    with told():
        claims = list(rows.select_related("report").order_by("id"))
        incident = open_together(claims, _signature(request, say("linking.opened_as_new")))
    return incident, list(incident.decisions.filter(kind=DecisionKind.ACCEPT).order_by("id"))


def take_back(request: HttpRequest) -> list[str]:
    """Take decisions about links back, the last one first; give the claims that wait again.

    An incident in which nothing stands any more after that is withdrawn. Raises: BadInput.
    """
    numbers = [int(each) for each in request.POST.get("decisions", "").split(",") if each.isdecimal()]
    rows = Decision.objects.filter(
        pk__in=numbers, incident__in=visible_incidents(request).values("pk"), claim__isnull=False
    )
    signature = _signature(request, say("linking.taken_back"))
    with told():
        decisions = list(rows.select_related("claim__report", "incident").order_by("-id"))
        for decision in decisions:
            assessing.undo(decision, replace(signature, seen=None))
        _withdraw_empty(decisions, signature)
    return [decision.claim.key for decision in reversed(decisions) if decision.claim]


@contextmanager
def told() -> Iterator[None]:
    """Sign all or nothing, and say in the manner of pages why something cannot be signed."""
    try:
        with transaction.atomic():
            yield
    except ValidationError as error:
        raise BadInput(faults(error), say("look.nothing_changed"), say("linking.look_again")) from None


def _withdraw_empty(decisions: Sequence[Decision], signature: Signature) -> None:
    """Withdraw what these acceptances opened together: an incident about which nothing else was ever decided."""
    taken = {decision.pk for decision in decisions}
    for incident in {decision.incident for decision in decisions if decision.incident}:
        incident.refresh_from_db()
        others = incident.decisions.exclude(pk__in=taken).exclude(kind=DecisionKind.RETIRE)
        is_empty = not others.exists() and not incident.links.filter(state=LinkState.ACCEPT).exists()
        if incident.status == IncidentStatus.ACTIVE and is_empty:
            succession.withdraw(incident, replace(signature, seen=None))


def _signature(request: HttpRequest, usual: str) -> Signature:
    seen = request.POST.get("seen", "")
    reason = request.POST.get("reason", "").strip() or usual
    return Signature(by=signer(request), at=timezone.now(), reason=reason, seen=int(seen) if seen.isdecimal() else None)


def _usual_reason(state: LinkState) -> str:
    """Say what the decision itself says, where a person adds nothing to it."""
    if state is LinkState.ACCEPT:
        return say("linking.as_proposed")
    return say("linking.another_event") if state is LinkState.REFUSE else say("linking.cannot_tell")
