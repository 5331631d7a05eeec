"""The pages of the inbox: the queue, bringing reports in, and long work.

For: what is asked and what is shown. Not for: finding, listing and bringing in, which stand beside.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from recount.errors import BadInput
from recount.incidents.capturing.bringing import BRING
from recount.jobs import asking
from recount.jobs.models import Job
from recount.jobs.process import beside
from recount.workbench.answering import Answer, Problem, answered
from recount.workbench.inbox.bringing import brought_in
from recount.workbench.inbox.listing import Queue, Totals, queued, totalled
from recount.workbench.inbox.watching import JobPage, watched
from recount.workbench.people.rights import Act, requires
from recount.workbench.words import say


class BringPage(Answer):
    """The forms in which reports are brought in, with what was sent where it could not be used."""

    sent: dict[str, str]


@requires(Act.SEE)
@answered("inbox/queue.html", part="inbox/found.html")
def queue(request: HttpRequest) -> Queue:
    """List the reports that the address asks for."""
    return queued(request)


@requires(Act.SEE)
@answered("inbox/totals.html", part="inbox/sums.html")
def totals(request: HttpRequest) -> Totals:
    """Count where all reports are."""
    return totalled(request)


@requires(Act.CAPTURE)
@answered("inbox/bring.html")
def bring(request: HttpRequest) -> BringPage | HttpResponse:
    """Show the forms, or take in what was sent."""
    if request.method != "POST":
        return BringPage(sent={})
    try:
        taken = brought_in(request)
    except BadInput as problem:
        return BringPage(sent=request.POST.dict(), problem=Problem.of(problem))
    if isinstance(taken, Job):
        return HttpResponseRedirect(reverse("inbox:job", args=[taken.pk]))
    said = say("inbox.already") if taken.again else say("inbox.captured", title=taken.report.title)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("reading:report", args=[taken.report.key]))


@requires(Act.SEE)
@answered("inbox/job.html", part="inbox/progress.html")
def job(request: HttpRequest, number: int) -> JobPage:  # noqa: ARG001
    """Show how far long work is."""
    return watched(_job(number))


@requires(Act.CAPTURE)
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Wish that long work stops."""
    if request.method == "POST":
        asking.stop(_job(number))
    return HttpResponseRedirect(reverse("inbox:job", args=[number]))


@requires(Act.CAPTURE)
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Let long work go on that was stopped or given up."""
    if request.method == "POST":
        asking.go_on(_job(number))
        beside.wake(BRING)
    return HttpResponseRedirect(reverse("inbox:job", args=[number]))


def _job(number: int) -> Job:
    found = Job.objects.filter(pk=number, kind=BRING).first()
    if found is None:
        raise Http404
    return found
