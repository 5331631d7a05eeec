"""The page of estimates.

For: what is asked and what is shown. Not for: running and laying out, which stand beside.
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.errors import BadInput
from recount.workbench.answering import Form, Problem, answered, form_of
from recount.workbench.estimates.running import of_record, of_sheet
from recount.workbench.estimates.showing import EstimatePage, page_of
from recount.workbench.manners import leaves_record_alone
from recount.workbench.people.rights import Act, requires, rights_of
from recount.workbench.words import say


@leaves_record_alone
@requires(Act.SEE)
@answered("estimates/estimate.html", part="estimates/told.html")
def estimate(request: HttpRequest) -> EstimatePage:
    """Estimate from the lists that the address names in the record, or from a sheet that is sent and not kept."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = {key: str(value) for key, value in sent.items() if value and key != "csrfmiddlewaretoken"}
    if request.method != "POST" and "method" not in asked:
        return EstimatePage(asked=asked)
    try:
        if request.method == "POST":
            return page_of(of_sheet(_sheet(request), asked), asked)
        return page_of(of_record(asked, rights_of(request).groups), asked)
    except BadInput as problem:
        if form_of(request) is not Form.PAGE:
            raise
        return EstimatePage(asked=asked, problem=Problem.of(problem))


def _sheet(request: HttpRequest) -> bytes:
    file = request.FILES.get("sheet")
    if file is None:
        raise BadInput(say("estimates.no_sheet"), say("estimates.not_run"), say("estimates.no_sheet_remedy"))
    return bytes(file.read())
