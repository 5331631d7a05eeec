"""The page of checking.

For: what is sent and what is shown. Not for: reading what was sent, or checking it, which stand beside.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from recount.checks.page import page
from recount.errors import BadInput
from recount.workbench.answering import Form, Problem, answered, form_of
from recount.workbench.check.answering import CheckPage, held
from recount.workbench.check.article import article_sent
from recount.workbench.manners import leaves_record_alone
from recount.workbench.people.rights import Act, requires
from recount.workbench.words import language


@leaves_record_alone
@requires(Act.SEE)
@answered("check/check.html")
def check(request: HttpRequest) -> CheckPage:
    """Ask for an article; hold the one that was sent against the record. Nothing of it is kept."""
    if request.method != "POST":
        return CheckPage()
    try:
        return held(article_sent(request), request)
    except BadInput as problem:
        if form_of(request) is not Form.PAGE:
            raise
        sent = {key: str(request.POST[key]) for key in ("text", "published") if key in request.POST}
        return CheckPage(problem=Problem.of(problem), sent=sent)


@leaves_record_alone
@requires(Act.SEE, to_write=Act.EXPORT)
@answered("check/check.html")
def one_page(request: HttpRequest) -> HttpResponseBase:
    """Give the check of the article that was sent as one page that stands alone, to keep or to pass on."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("check:check"))
    found = held(article_sent(request), request)
    answer = HttpResponse(page(found.now, found.text, language(), found.then) if found.now else "")
    answer.headers["Content-Disposition"] = 'attachment; filename="check.html"'
    return answer
