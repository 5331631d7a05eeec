"""The pages on which something is signed about an incident: one for each act, with what stands beside the form.

For: asking, and telling clearly when somebody else decided meanwhile. Not for: what is signed
(`recount.workbench.incidents.acts.deeds`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from recount.errors import BadInput
from recount.incidents.judging.proposing import Proposals, propose
from recount.incidents.models import Decision, Incident
from recount.vocabulary.words import IncidentStatus
from recount.workbench.answering import Problem
from recount.workbench.incidents.acts.deeds import DEEDS, Deed
from recount.workbench.incidents.acts.forms import ActForm
from recount.workbench.incidents.one.logged import decisions_about, log_of
from recount.workbench.incidents.one.page import Review, review_of
from recount.workbench.incidents.one.saying import names_of, origins_in
from recount.workbench.incidents.one.shapes import LogRow
from recount.workbench.people.rights import requires, visible_incidents
from recount.workbench.words import in_language, say

_CONFLICT, _BAD = 409, 400


class Asked:
    """What stands on the page of an act: the incident, the form, the proposal, and what came between."""

    def __init__(self, deed: Deed, incident: Incident, form: ActForm, review: Review) -> None:
        self.deed, self.incident, self.form, self.review = deed, incident, form, review
        self.problem: Problem | None = None
        self.since: list[LogRow] = []

    @property
    def address(self) -> str:
        """Name the address that takes what is sent."""
        return f"incidents:{self.deed.name}"

    @property
    def title(self) -> str:
        """Give the title of the incident in the language of the page."""
        return in_language(self.incident.title_en, self.incident.title_ar)

    @property
    def names(self) -> dict[str, str]:
        """Give what the origins in a proposal are called in the language of the page."""
        return names_of({origin.key for origin in origins_in(self.incident).values()})

    @property
    def proposals(self) -> Proposals:
        """Give what the rules propose."""
        return propose(self.incident)


def page_of(act: str) -> Callable[..., HttpResponseBase]:
    """Make the page of the act of this name: it asks, and what is sent to it is signed."""
    deed = DEEDS[act]

    @requires(deed.needs)
    def view(request: HttpRequest, code: str) -> HttpResponseBase:
        incident = get_object_or_404(visible_incidents(request), code=code)
        if incident.status != IncidentStatus.ACTIVE:
            messages.warning(request, say("incidents.stands_no_more"))
            return HttpResponseRedirect(reverse("incidents:one", args=[code]))
        return _signed(request, deed, incident) if request.method == "POST" else _ask(request, deed, incident)

    return view


def _ask(request: HttpRequest, deed: Deed, incident: Incident) -> HttpResponse:
    review = review_of(request, incident)
    return _page(request, Asked(deed, incident, deed.form(incident, request, review.last_decision), review))


def _signed(request: HttpRequest, deed: Deed, incident: Incident) -> HttpResponse:
    review = review_of(request, incident)
    form = deed.form(incident, request, review.last_decision, request.POST)
    asked = Asked(deed, incident, form, review)
    if not form.is_valid():
        return _page(request, asked, status=_BAD)
    try:
        deed.sign(request, form)
    except BadInput as problem:
        return _refused(request, asked, problem)
    messages.success(request, say("incidents.was_signed", what=deed.title))
    return HttpResponseRedirect(f"{reverse('incidents:one', args=[incident.code])}#{deed.shown_at or 'page'}")


def _refused(request: HttpRequest, asked: Asked, problem: BadInput) -> HttpResponse:
    """Tell why nothing was signed; where somebody decided meanwhile, show what, and ask anew with it in view."""
    seen = asked.form.cleaned_data["seen"]
    since = [row for row in decisions_about(asked.incident) if seen is not None and row.pk > seen]
    asked.problem, asked.since = Problem.of(problem), _shown(since)
    if since:
        data: Any = request.POST.copy()
        data["seen"] = asked.review.last_decision
        asked.form = asked.deed.form(asked.incident, request, asked.review.last_decision, data)
    return _page(request, asked, status=_CONFLICT if since else _BAD)


def _shown(decisions: list[Decision]) -> list[LogRow]:
    return log_of(decisions, (), ())


def _page(request: HttpRequest, asked: Asked, status: int = 200) -> HttpResponse:
    part = bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]
    template = "incidents/act_form.html" if part else "incidents/act.html"
    answer = render(request, template, {"page": asked}, status=status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Vary"] = "HX-Request"
    return answer
