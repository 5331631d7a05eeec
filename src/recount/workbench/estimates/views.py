"""The pages of estimates: asking for one, and its answer at an address of its own.

For: what is asked and what is shown. Not for: running and laying out, which stand beside.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from recount.errors import BadInput
from recount.workbench.answering import Problem, answered
from recount.workbench.estimates import reckoning
from recount.workbench.estimates.running import of_record, of_sheet
from recount.workbench.estimates.showing import AskingPage, EstimatePage, page_of
from recount.workbench.estimates.working import ESTIMATE
from recount.workbench.people.rights import Act, requires
from recount.workbench.words import say


@requires(Act.SEE)
@answered("estimates/estimate.html")
def estimate(request: HttpRequest) -> AskingPage:
    """Show what can be asked, and what was asked before."""
    return _asking(request, reckoning.filled_in(request.GET))


@requires(Act.RECKON)
@answered("estimates/estimate.html")
def run(request: HttpRequest) -> AskingPage | HttpResponse:
    """Ask for an estimate of the record, or of a sheet of which only the overlaps are kept."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("estimates:estimate"))
    asked = reckoning.filled_in(request.POST)
    try:
        about = of_sheet(_sheet(request), asked) if "of_sheet" in request.POST else of_record(asked)
    except BadInput as problem:
        return _asking(request, asked, Problem.of(problem))
    return HttpResponseRedirect(reverse("estimates:result", args=[reckoning.reckon(ESTIMATE, about, request)]))


@requires(Act.SEE)
@answered("estimates/result.html", part="estimates/outcome.html")
def result(request: HttpRequest, id: str) -> EstimatePage:
    """Show the answer, or how far the work on it is."""
    content = reckoning.answer_of(ESTIMATE, id, request)
    if content is not None:
        return page_of(content, id)
    return EstimatePage(id=id, course=reckoning.course_of(ESTIMATE, id, request))


@requires(Act.RECKON)
def stop(request: HttpRequest, id: str) -> HttpResponse:
    """Wish that an estimate stops."""
    if request.method == "POST":
        reckoning.stop(ESTIMATE, id, request)
    return HttpResponseRedirect(reverse("estimates:result", args=[id]))


@requires(Act.RECKON)
def go_on(request: HttpRequest, id: str) -> HttpResponse:
    """Let an estimate go on that was stopped."""
    if request.method == "POST":
        reckoning.go_on(ESTIMATE, id, request)
    return HttpResponseRedirect(reverse("estimates:result", args=[id]))


def _asking(request: HttpRequest, asked: dict[str, str], problem: Problem | None = None) -> AskingPage:
    return AskingPage(asked=asked, rows=list(reckoning.earlier(ESTIMATE, request)), problem=problem)


def _sheet(request: HttpRequest) -> bytes:
    file = request.FILES.get("sheet")
    if file is None:
        raise BadInput(say("estimates.no_sheet"), say("estimates.not_run"), say("estimates.no_sheet_remedy"))
    return bytes(file.read())
