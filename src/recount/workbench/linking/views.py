"""The pages of linking: what waits, what would be new, and a person's word on either.

For: what is asked, what is shown, where one goes after a decision. Not for: deciding, which stands beside.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.models import Decision
from recount.workbench.answering import answered
from recount.workbench.linking import signing
from recount.workbench.linking.gathered import NewIncidents, new_incidents_page
from recount.workbench.linking.queue import WaitingPage, waiting_page
from recount.workbench.linking.waiting import waiting_claims
from recount.workbench.people.rights import Act, requires
from recount.workbench.words import in_words, say


@requires(Act.SEE)
@answered("linking/waiting.html")
def waiting(request: HttpRequest) -> WaitingPage:
    """Show the claims that wait, and the one that the address names beside the incidents it may tell of."""
    return waiting_page(request)


@requires(Act.SEE)
@answered("linking/new.html")
def new_incidents(request: HttpRequest) -> NewIncidents:
    """Show the events that the record lacks, with the claims that tell of each."""
    return new_incidents_page(request)


@requires(Act.LINK)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Sign that a claim tells of an incident, does not, or that nobody can tell."""
    claim = request.POST.get("claim", "")
    try:
        decisions = signing.decide_one(request)
    except BadInput as problem:
        return _told(request, problem, claim)
    return _on(request, claim, decisions)


@requires(Act.LINK)
@require_POST
def open_new(request: HttpRequest) -> HttpResponse:
    """Open one incident from the claims that were chosen."""
    claim = request.POST.get("at", "")
    try:
        incident, decisions = signing.open_one(request)
    except BadInput as problem:
        return _told(request, problem, claim)
    messages.success(request, say("linking.was_opened", code=incident.code, n=len(decisions)))
    if request.POST.get("from") == "new":
        return HttpResponseRedirect(f"{reverse('linking:new')}?{_undo(decisions)}")
    return _on(request, claim, decisions)


@requires(Act.LINK)
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take decisions back; the claims wait again."""
    try:
        claims = signing.take_back(request)
    except BadInput as problem:
        return _told(request, problem, "")
    messages.info(request, say("linking.was_taken_back"))
    return _to(waiting_claims(request).filter(key__in=claims[:1]).values_list("key", flat=True).first() or "")


def _on(request: HttpRequest, claim: str, decisions: Iterable[Decision]) -> HttpResponse:
    """Go on: to the same claim while it still waits, else to the one after it; what was done can be taken back."""
    rows = waiting_claims(request)
    row = rows.filter(key=claim).first()
    after = row or _after(request, claim)
    return _to(after.key if after else "", _undo(decisions))


def _after(request: HttpRequest, claim: str) -> ClaimRecord | None:
    """Give the first claim that came in after one and waits; else the first of all."""
    rows = waiting_claims(request)
    done = ClaimRecord.objects.filter(key=claim).values_list("pk", flat=True).first() or 0
    return rows.filter(pk__gt=done).first() or rows.first()


def _told(request: HttpRequest, problem: BadInput, claim: str) -> HttpResponse:
    messages.error(request, f"{in_words(problem.found)} {in_words(problem.remedy)}")
    return _to(waiting_claims(request).filter(key=claim).values_list("key", flat=True).first() or "")


def _undo(decisions: Iterable[Decision]) -> str:
    return urlencode({"undo": ",".join(str(each.pk) for each in decisions)})


def _to(claim: str, more: str = "") -> HttpResponse:
    asked = "&".join(filter(None, [urlencode({"claim": claim}) if claim else "", more]))
    return HttpResponseRedirect(f"{reverse('linking:waiting')}{f'?{asked}' if asked else ''}")
