"""The pages of publishers.

For: what is asked, shown and sent. Not for: counting and keeping, which stand beside and in `recount.reports`.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from recount.errors import BadInput
from recount.reports.profiles import describe
from recount.workbench.answering import Problem, answered
from recount.workbench.people.rights import Act, requires, signer
from recount.workbench.publishers.forms import ProfileForm
from recount.workbench.publishers.listing import PublisherList, listed
from recount.workbench.publishers.profile import Profile, profile_of, publisher_of
from recount.workbench.publishers.uniting import PartingForm, UnitingForm, UnitingPage, page_of, parted, united
from recount.workbench.words import say


@requires(Act.SEE)
@answered("publishers/list.html", part="publishers/found.html")
def publisher_list(request: HttpRequest) -> PublisherList:
    """List the publishers that the address asks for."""
    return listed(request)


@requires(Act.SEE)
@answered("publishers/one.html")
def publisher(request: HttpRequest, key: str) -> Profile:
    """Show one publisher."""
    return profile_of(publisher_of(key), request)


@requires(Act.DESCRIBE)
@answered("publishers/describe.html")
def describing(request: HttpRequest, key: str) -> Profile | HttpResponseBase:
    """Describe a publisher otherwise, with a reason."""
    found = publisher_of(key)
    page = profile_of(found, request)
    if request.method != "POST":
        return page
    form = ProfileForm(found, request.POST)
    if not form.is_valid():
        return page.model_copy(update={"form": form})
    try:
        change = describe(found, form.said(), by=signer(request), at=timezone.now(), reason=form.cleaned_data["reason"])
    except BadInput as problem:
        return page.model_copy(update={"form": form, "problem": Problem.of(problem)})
    messages.success(request, say("publishers.kept") if change else say("publishers.nothing_new"))
    return HttpResponseRedirect(reverse("publishers:one", args=[key]))


@requires(Act.DESCRIBE)
@answered("publishers/unite.html")
def uniting(request: HttpRequest, key: str) -> UnitingPage | HttpResponseBase:
    """Sign that a publisher is another one, with a reason."""
    found = publisher_of(key)
    form = UnitingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page_of(found, request, form)
    try:
        into = united(found, form, request)
    except BadInput as problem:
        return page_of(found, request, form, Problem.of(problem))
    messages.success(request, say("publishers.united"))
    return HttpResponseRedirect(reverse("publishers:one", args=[into.key]))


@requires(Act.DESCRIBE)
@answered("publishers/unite.html")
def parting(request: HttpRequest, key: str) -> UnitingPage | HttpResponseBase:
    """Sign that a publisher stands for itself again, with a reason."""
    found = publisher_of(key)
    form = PartingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page_of(found, request, form)
    try:
        parted(found, form, request)
    except BadInput as problem:
        return page_of(found, request, form, Problem.of(problem))
    messages.success(request, say("publishers.parted"))
    return HttpResponseRedirect(reverse("publishers:one", args=[key]))
