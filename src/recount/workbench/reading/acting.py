"""What a person does with a claim on the reading page: accept, leave unsure, set aside, amend, add, take back.

For: the views that are sent something. Not for: what a decision does (`recount.incidents.deciding.assessing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone

from recount.claims.amending import amended, quote_at, written_by_hand
from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.deciding import assessing
from recount.incidents.deciding.amending import add_by_hand, amend, next_key
from recount.incidents.deciding.signing import Signature
from recount.incidents.models import Decision
from recount.places.record import record_gazetteer
from recount.reports.models import Report
from recount.vocabulary.reader import label
from recount.vocabulary.words import AsideReason, DecisionKind
from recount.workbench.people.rights import signer, visible_incidents
from recount.workbench.reading.entering import entered
from recount.workbench.reading.page import NEW
from recount.workbench.words import faults, language, say

ACCEPT, UNSURE, REJECT = DecisionKind.ACCEPT, DecisionKind.UNSURE, "reject"
Act = Callable[[HttpRequest, ClaimRecord], Decision]


def decide(request: HttpRequest, row: ClaimRecord) -> Decision:
    """Do with a claim what was sent. Raises: BadInput for what cannot be signed, or is no act."""
    act = _ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise BadInput(say("look.bad_request"), say("look.nothing_changed"), say("look.forged_remedy"))
    with as_bad_input():
        return act(request, row)


def amend_claim(request: HttpRequest, row: ClaimRecord) -> Decision:
    """Let what was entered stand instead of a claim. Raises: BadInput for what is no claim, or changes nothing."""
    with as_bad_input():
        fields = entered(request.POST.dict(), row.claim)
        claim = amended(row.claim, fields, record_gazetteer(), key=next_key(row.report))
        return amend(row, claim, _signature(request, say("reading.corrected")))


def add_claim(request: HttpRequest, report: Report) -> Decision:
    """Keep a claim of words that a person marked. Raises: BadInput for words that do not stand in the report."""
    near = request.POST.get("quote_start", "")
    with as_bad_input():
        quote = quote_at(report.text, request.POST.get("quote", ""), int(near) if near.isdecimal() else 0)
        fields = entered(request.POST.dict(), None)
        claim = written_by_hand(quote, fields, record_gazetteer(), key=next_key(report))
        return add_by_hand(report, claim, _signature(request, say("reading.found_by_hand")))


def set_report_aside(request: HttpRequest, report: Report) -> Decision:
    """Set a whole report aside. Raises: BadInput when claims of it count somewhere."""
    with as_bad_input():
        return assessing.set_report_aside(report, _signature(request, say("reading.aside_without_reason")))


def take_back(request: HttpRequest, report: Report) -> Decision:
    """Take a decision about this report or a claim of it back. Raises: Http404 for any other decision."""
    named = request.POST.get("decision", "")
    decision = Decision.objects.filter(pk=int(named)).first() if named.isdecimal() else None
    if decision is None or report.pk not in (decision.report_id, decision.claim.report_id if decision.claim else None):
        raise Http404
    with as_bad_input():
        return assessing.undo(decision, _signature(request, say("reading.taken_back"), past=True))


@contextmanager
def as_bad_input() -> Iterator[None]:
    """Do all of it or nothing, and say what cannot be signed as any bad input is said."""
    try:
        with transaction.atomic():
            yield
    except ValidationError as error:
        raise BadInput(
            say("reading.not_signed", why=faults(error)),
            say("look.nothing_changed"),
            say("reading.look_again"),
        ) from None


def _accept(request: HttpRequest, row: ClaimRecord) -> Decision:
    code = request.POST.get("incident", "")
    chosen = None
    if code not in ("", NEW):
        chosen = visible_incidents(request).filter(code=code).first()
        if chosen is None:
            raise Http404
    return assessing.accept(row, chosen, _signature(request, say("reading.read_rightly")))


def _unsure(request: HttpRequest, row: ClaimRecord) -> Decision:
    return assessing.leave_unsure(row, _signature(request, say("reading.could_not_tell")))


def _reject(request: HttpRequest, row: ClaimRecord) -> Decision:
    given = request.POST.get("why", "")
    why = AsideReason(given) if given in set(AsideReason) else AsideReason.OTHER_REASON
    if why is AsideReason.OTHER_REASON and not request.POST.get("reason", "").strip():
        raise ValidationError(say("reading.reason_needed"))
    return assessing.reject(row, why, _signature(request, label(why, language())))


_ACTS: dict[str, Act] = {ACCEPT: _accept, UNSURE: _unsure, REJECT: _reject}


def _signature(request: HttpRequest, usual: str, *, past: bool = False) -> Signature:
    """Sign with the name of who asks, their reason or the usual one, and what they had seen."""
    seen = request.POST.get("seen", "")
    return Signature(
        by=signer(request),
        at=timezone.now(),
        reason=request.POST.get("reason", "").strip() or usual,
        seen=int(seen) if seen.isdecimal() and not past else None,
    )
