"""Keeping a report or an incident to groups: the page for a report, and the one deed for both, told in the log.

For: who may see a row. Not for: who belongs to a group (`recount.workbench.people.managing`), or the form of an
incident, which stands with its other acts.
"""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from recount.errors import BadInput
from recount.incidents.models import Incident
from recount.reports.models import Report
from recount.vocabulary.words import Act
from recount.workbench.answering import Answer, Problem, answered
from recount.workbench.people.forms import AccessOf
from recount.workbench.people.happenings import PARTED, What
from recount.workbench.people.managing import note
from recount.workbench.people.rights import requires, rights_of, signer, visible_reports
from recount.workbench.words import say


class AccessPage(Answer):
    """Which groups may see a report, and the form in which others are named."""

    key: str
    title: str
    groups: list[str]
    sent: dict[str, list[str]] = {}

    @property
    def form(self) -> AccessOf:
        """Ask for the groups and the reason."""
        return AccessOf(self.groups, self.sent or None, initial={"groups": self.groups})


@requires(Act.RESTRICT)
@answered("people/access.html")
def report_access(request: HttpRequest, key: str) -> AccessPage | HttpResponse:
    """Show who may see a report; what is sent says to which groups it is kept."""
    report = get_object_or_404(visible_reports(request), key=key)
    page = AccessPage(key=report.key, title=report.title, groups=_groups_of(report))
    if request.method != "POST":
        return page
    form = AccessOf(page.groups, request.POST)
    sent = {"groups": request.POST.getlist("groups"), "reason": request.POST.getlist("reason")}
    if not form.is_valid():
        return page.model_copy(update={"sent": sent})
    try:
        keep_to(request, report, form.cleaned_data["groups"], reason=form.cleaned_data["reason"])
    except BadInput as problem:
        return page.model_copy(update={"sent": sent, "problem": Problem.of(problem)})
    messages.success(request, say("people.is_kept"))
    return redirect("reading:report", key=report.key)


@transaction.atomic
def keep_to(request: HttpRequest, row: Report | Incident, groups: Collection[str], *, reason: str) -> None:
    """Let the members of these groups see a row, everybody with a role where none is named, and tell it in the log.

    Raises: BadInput without a reason, and when who asks would no longer see the row.
    """
    own, wanted, stands = rights_of(request).groups, set(groups), set(_groups_of(row))
    if wanted and own is not None and not wanted & own:
        raise BadInput(say("people.not_yours"), say("people.not_yours_why"), say("people.not_yours_remedy"))
    if wanted == stands:
        return
    row.access.exclude(group__in=wanted).delete()
    for group in sorted(wanted - stands):
        row.access.create(group=group)
    given, taken = (f"+{each}" for each in sorted(wanted - stands)), (f"-{each}" for each in sorted(stands - wanted))
    about = row.code if isinstance(row, Incident) else row.key
    note(What.ACCESS, by=signer(request), about=about, detail=PARTED.join([*given, *taken]), reason=reason)


def _groups_of(row: Report | Incident) -> list[str]:
    return sorted(row.access.values_list("group", flat=True))
