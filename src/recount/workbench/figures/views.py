"""The pages of figures.

For: what is asked and what is shown. Not for: counting and showing, which stand beside.
"""

from __future__ import annotations

import io

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from recount.errors import BadInput
from recount.figures.telling.table import map_of, write_csv
from recount.releases.freezing.reading import answered as answered_by
from recount.vocabulary.words import Measure
from recount.workbench.answering import Form, Problem, answered, form_of
from recount.workbench.figures.showing import FigurePage, asked_of, counted
from recount.workbench.people.rights import Act, requires, rights_of
from recount.workbench.words import language


@requires(Act.SEE)
@answered("figures/figure.html", part="figures/counted.html")
def figure(request: HttpRequest) -> FigurePage | HttpResponseBase:
    """Count what the address declares, with everything that keeps it from being misread."""
    try:
        page = counted(request)
    except BadInput as problem:
        if form_of(request) is not Form.PAGE:
            raise
        return FigurePage(asked=asked_of(request), problem=Problem.of(problem))
    return _as_csv(page) if form_of(request) is Form.CSV else page


@requires(Act.SEE)
@answered("figures/figure.html")
def points(request: HttpRequest) -> HttpResponseBase:
    """Give the incidents of a figure as points no finer than may be told."""
    groups = rights_of(request).groups
    keys = {"measure": Measure.KILLED, **asked_of(request)}
    found = answered_by(keys, lambda figure: map_of(figure, groups), language=language(), groups=groups)
    return JsonResponse(found, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False})


def _as_csv(page: FigurePage) -> HttpResponse:
    lines = io.StringIO(newline="")
    if page.figure is not None:
        write_csv(page.figure, lines)
    answer = HttpResponse(lines.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="figures.csv"'
    return answer
