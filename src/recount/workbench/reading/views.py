"""The pages on which reports are read, claim by claim.

For: what is asked, what is shown, where one goes after a decision. Not for: deciding, which stands beside.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.deciding.assessed import standings
from recount.incidents.models import Decision
from recount.reports.models import Report
from recount.workbench.answering import answered
from recount.workbench.people.rights import Act, requires, rights_of, visible_reports
from recount.workbench.reading import acting
from recount.workbench.reading.correcting import CorrectingPage, correcting_page, new_claim_page
from recount.workbench.reading.gold import gold_lines
from recount.workbench.reading.page import ReadingPage, next_waiting, reading_page
from recount.workbench.reading.upcoming import NothingToRead, next_report


@requires(Act.SEE)
@answered("reading/nothing.html")
def start(request: HttpRequest) -> NothingToRead | HttpResponse:
    """Go to the next report that nobody has assessed, after the one that the address names."""
    found = next_report(rights_of(request).groups, request.GET.get("after", ""))
    return _to(found.key) if found else NothingToRead()


@requires(Act.SEE, to_write=Act.LINK)
@answered("reading/report.html")
def report(request: HttpRequest, key: str) -> ReadingPage | HttpResponse:
    """Show a report with its claims; what is sent to it is decided about one of them."""
    found = _report(request, key)
    if request.method != "POST":
        return reading_page(request, found)
    row = _claim(found, request.POST.get("claim", ""))
    return _after(found, row.key, acting.decide(request, row))


@requires(Act.CORRECT)
@answered("reading/correcting.html", part="reading/correcting_form.html")
def correct(request: HttpRequest, key: str, claim: str) -> CorrectingPage | HttpResponse:
    """Show a claim as a form; what is sent stands instead of it."""
    found = _report(request, key)
    row = _claim(found, claim)
    if request.method != "POST":
        return correcting_page(found, row)
    try:
        decision = acting.amend_claim(request, row)
    except BadInput as problem:
        return correcting_page(found, row, request.POST.dict(), problem)
    return _after(found, decision.claim.key if decision.claim else claim, decision, stay=True)


@requires(Act.CORRECT)
@answered("reading/correcting.html", part="reading/correcting_form.html")
def new_claim(request: HttpRequest, key: str) -> CorrectingPage | HttpResponse:
    """Show an empty form for words that were marked; what is sent becomes a claim."""
    found = _report(request, key)
    if request.method != "POST":
        return new_claim_page(found, request.GET.dict())
    try:
        decision = acting.add_claim(request, found)
    except BadInput as problem:
        return new_claim_page(found, request.POST.dict(), problem)
    return _after(found, decision.claim.key if decision.claim else "", decision, stay=True)


@requires(Act.DECIDE)
@answered("reading/report.html")
def set_aside(request: HttpRequest, key: str) -> HttpResponse:
    """Set a whole report aside."""
    found = _report(request, key)
    return _to(found.key, undo=acting.set_report_aside(request, found).pk) if request.method == "POST" else _to(key)


@requires(Act.LINK)
@answered("reading/report.html")
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Take a decision back, and show the claim that it was about."""
    found = _report(request, key)
    if request.method != "POST":
        return _to(key)
    about = acting.take_back(request, found).claim
    return _to(found.key, claim=about.key if about else "")


@requires(Act.EXPORT)
def gold(request: HttpRequest) -> HttpResponse:
    """Give the reports that people have read to the end as answers for `recount eval`, one a line."""
    answer = HttpResponse(
        "".join(gold_lines(visible_reports(request))), content_type="application/jsonl; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="gold.jsonl"'
    return answer


def _after(report: Report, claim: str, decision: Decision, *, stay: bool = False) -> HttpResponse:
    """Go to the next claim that waits, and offer to take back what was done."""
    return _to(report.key, claim=claim if stay else next_waiting(standings(report), claim) or claim, undo=decision.pk)


def _to(key: str, **asked: str | int) -> HttpResponse:
    kept = {name: value for name, value in asked.items() if value}
    address = reverse("reading:report", args=[key])
    return HttpResponseRedirect(f"{address}?{urlencode(kept)}" if kept else address)


def _report(request: HttpRequest, key: str) -> Report:
    found = visible_reports(request).filter(key=key).select_related("publisher").first()
    if found is None:
        raise Http404
    return found


def _claim(report: Report, key: str) -> ClaimRecord:
    found = report.claims.filter(key=key).select_related("report").first()
    if found is None:
        raise Http404
    return found
