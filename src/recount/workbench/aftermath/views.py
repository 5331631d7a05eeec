"""The pages of what followed: asking for it, and the answer at an address of its own.

For: what is asked and what is shown. Not for: running and laying out, which stand beside.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from recount.errors import BadInput
from recount.workbench.aftermath.running import asked_about
from recount.workbench.aftermath.showing import AftermathPage, AskingPage, page_of
from recount.workbench.aftermath.working import AFTERMATH
from recount.workbench.answering import Problem, answered
from recount.workbench.estimates import reckoning
from recount.workbench.people.rights import Act, requires


@requires(Act.SEE)
@answered("aftermath/aftermath.html")
def aftermath(request: HttpRequest) -> AskingPage:
    """Show what can be asked, and what was asked before."""
    return _asking(request, reckoning.filled_in(request.GET))


@requires(Act.RECKON)
@answered("aftermath/aftermath.html")
def run(request: HttpRequest) -> AskingPage | HttpResponse:
    """Ask what followed, from incidents of the record, a sheet of events, or both."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("aftermath:aftermath"))
    asked = reckoning.filled_in(request.POST)
    try:
        about = asked_about(asked, request.FILES.get("sheet"))
    except BadInput as problem:
        return _asking(request, asked, Problem.of(problem))
    return HttpResponseRedirect(reverse("aftermath:result", args=[reckoning.reckon(AFTERMATH, about, request)]))


@requires(Act.SEE)
@answered("aftermath/result.html", part="aftermath/outcome.html")
def result(request: HttpRequest, id: str) -> AftermathPage:
    """Show the answer, or how far the work on it is."""
    content = reckoning.answer_of(AFTERMATH, id, request)
    if content is not None:
        return page_of(content, id)
    return AftermathPage(id=id, course=reckoning.course_of(AFTERMATH, id, request))


@requires(Act.RECKON)
def stop(request: HttpRequest, id: str) -> HttpResponse:
    """Wish that it stops."""
    if request.method == "POST":
        reckoning.stop(AFTERMATH, id, request)
    return HttpResponseRedirect(reverse("aftermath:result", args=[id]))


@requires(Act.RECKON)
def go_on(request: HttpRequest, id: str) -> HttpResponse:
    """Let it go on after it was stopped."""
    if request.method == "POST":
        reckoning.go_on(AFTERMATH, id, request)
    return HttpResponseRedirect(reverse("aftermath:result", args=[id]))


def _asking(request: HttpRequest, asked: dict[str, str], problem: Problem | None = None) -> AskingPage:
    return AskingPage(asked=asked, rows=list(reckoning.earlier(AFTERMATH, request)), problem=problem)
