"""The pages of incidents: the list, one incident, and its dossier.

For: what is asked and what is shown. Not for: finding and listing, which stand beside, or acts
(`recount.workbench.incidents.acts`).
"""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from recount.errors import BadInput
from recount.releases.casefile.gathering import case_of
from recount.releases.dossier.dossier import full_dossier, safe_dossier
from recount.releases.dossier.printing import Form, Format, written
from recount.workbench.answering import answered
from recount.workbench.incidents.listing import IncidentList, listed
from recount.workbench.incidents.one.page import IncidentPage, page_of
from recount.workbench.incidents.one.saying import without_hidden
from recount.workbench.people.rights import Act, requires, visible_incidents
from recount.workbench.words import language, say

Word = TypeVar("Word", Form, Format)
_TYPES = {Format.HTML: "text/html; charset=utf-8", Format.PDF: "application/pdf", Format.JSON: "application/json"}


@requires(Act.SEE)
@answered("incidents/list.html", part="incidents/found.html")
def incident_list(request: HttpRequest) -> IncidentList:
    """List the incidents that the address asks for."""
    return listed(request)


@requires(Act.SEE)
@answered("incidents/one.html")
def incident(request: HttpRequest, code: str) -> IncidentPage:
    """Show one incident with everything behind it."""
    rows = visible_incidents(request).select_related("place__governorate", "grade")
    return page_of(request, get_object_or_404(rows, code=code))


@requires(Act.EXPORT)
@answered("incidents/one.html")
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """Give the dossier of an incident as a file; `form` is full or safe, `format` html, pdf or json.

    The full form names everything, so who may not know of one of its reports does not get it.
    """
    found = get_object_or_404(visible_incidents(request), code=code)
    form, kind = _chosen(Form, request.GET.get("form", "safe")), _chosen(Format, request.GET.get("format", "pdf"))
    case = case_of(found.code)
    if form is Form.FULL and without_hidden(case, request)[1]:
        raise PermissionDenied
    drawn = full_dossier(case) if form is Form.FULL else safe_dossier(case)
    answer = HttpResponse(written(drawn, kind, language()), content_type=_TYPES[kind])
    name = f"{slugify(found.code).upper()}-{form}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _chosen(words: type[Word], said: str) -> Word:
    if said not in set(words):
        raise BadInput(say("incidents.no_such_dossier"), say("look.nothing_changed"), say("incidents.dossier_remedy"))
    return words(said)
