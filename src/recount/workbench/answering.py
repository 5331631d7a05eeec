"""One way to answer: a view gives one data object, and the address says in which form it is wanted.

For: every page that shows data: the same object as a page, a part of a page (htmx), `.json` and `.csv`. Not for:
forms; a view that is sent something and redirects returns that response as it is. The address is the state: what a
page shows follows from its address alone.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import wraps
from typing import Any, Self, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from recount.errors import BadInput
from recount.workbench.look.faults import bad_input
from recount.workbench.words import in_words

ViewOfData = Callable[..., "Answer | HttpResponseBase"]
View = Callable[..., HttpResponseBase]

_ALL_IS_WELL, _ACCEPTED, _BAD_REQUEST = 200, 202, 400
# Seconds after which a page that waits looks again, with or without a script.
_LOOKS_AGAIN = 2
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """The forms in which an answer is wanted."""

    PAGE = "page"
    JSON = "json"
    CSV = "csv"


class Problem(BaseModel):
    """What was asked and cannot be answered, told on the page that asked, which keeps what was filled in."""

    model_config = ConfigDict(frozen=True)

    found: str
    matters: str
    remedy: str

    @classmethod
    def of(cls, problem: BadInput) -> Self:
        """Take over what bad input says."""
        return cls(found=in_words(problem.found), matters=in_words(problem.matters), remedy=in_words(problem.remedy))


class Answer(BaseModel):
    """What a page shows. Its JSON is all of it; its CSV is `rows`, whose type names the columns.

    A page with a `problem` shows it by `{% include "look/problem.html" %}` and has status 400. One that `waits` shows
    it by `{% include "reckoning/waited.html" %}`, has status 202 and looks again by itself.
    """

    model_config = ConfigDict(frozen=True)

    rows: Sequence[Any] = ()
    # All rows of a table, made while it is sent.
    table: SkipValidation[Iterable[Any] | None] = Field(default=None, exclude=True)
    problem: Problem | None = Field(default=None, exclude=True)
    # What a page waits for that is still being made (`recount.workbench.reckoning.waiting`).
    waits: SkipValidation[Any] = Field(default=None, exclude=True)

    @classmethod
    def columns(cls) -> list[str]:
        """Name the columns of its rows."""
        row = next(iter(get_args(cls.model_fields["rows"].annotation)), None)
        if not (isinstance(row, type) and issubclass(row, BaseModel)):
            return []
        return [name for name, field in row.model_fields.items() if not field.exclude]


def answered(template: str, *, part: str | None = None) -> Callable[[ViewOfData], View]:
    """Answer with what the view gives, in the form that the address asks for.

    `part` is the template of the piece that htmx asks for; without one, htmx gets the whole page and picks from it.
    Bad input is told in the same form, with status 400.
    """

    def decorate(view: ViewOfData) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *, form: Form = Form.PAGE, **keys: Any) -> HttpResponseBase:
            request.form = form  # type: ignore[attr-defined]
            try:
                data = view(request, **keys)
            except BadInput as problem:
                return bad_input(request, problem, as_data=form is not Form.PAGE)
            return data if isinstance(data, HttpResponseBase) else _in_form(request, data, form, template, part)

        return answer

    return decorate


def addresses(route: str, view: View, name: str) -> list[URLPattern]:
    """Give the three addresses of a page of data: `route`, `route.json` and `route.csv`."""
    return [
        path(f"{route or 'home'}.json", view, {"form": Form.JSON}, name=f"{name}-json"),
        path(f"{route or 'home'}.csv", view, {"form": Form.CSV}, name=f"{name}-csv"),
        path(route, view, name=name),
    ]


def form_of(request: HttpRequest) -> Form:
    """Tell in which form this request wants its answer."""
    form: Form = getattr(request, "form", Form.PAGE)
    return form


def _in_form(request: HttpRequest, data: Answer, form: Form, template: str, part: str | None) -> HttpResponseBase:
    if form is Form.JSON:
        return JsonResponse(data.model_dump(mode="json"), json_dumps_params={"ensure_ascii": False, "indent": 2})
    if form is Form.CSV:
        return _as_csv(request, data)
    asked_by_htmx = bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]
    is_part = bool(part and asked_by_htmx)
    # htmx shows a part only when it is told that all is well.
    well = _ACCEPTED if data.waits else _ALL_IS_WELL
    status = _BAD_REQUEST if data.problem and not is_part else well
    return _page(request, part if part and is_part else template, data, status)


def _page(request: HttpRequest, template: str, data: Answer, status: int) -> HttpResponse:
    answer = render(request, template, {"page": data}, status=status)
    answer.headers["Vary"] = "HX-Request, Accept-Language, Cookie"
    answer.headers["Cache-Control"] = "no-store"
    if status == _ACCEPTED and not request.headers.get("HX-Request"):
        answer.headers["Refresh"] = str(_LOOKS_AGAIN)
    return answer


def _as_csv(request: HttpRequest, data: Answer) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(_lines(data), content_type="text/csv; charset=utf-8")
    name = request.path.rsplit("/", 1)[-1]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class _Echo:
    """Gives back what is written to it, so that lines can be sent while they are made."""

    def write(self, line: str) -> str:
        """Give the line back."""
        return line


def _lines(data: Answer) -> Iterator[str]:
    writer = csv.writer(_Echo())
    columns = data.columns()
    yield writer.writerow(columns)
    for row in data.rows if data.table is None else data.table:
        said = row.model_dump(mode="json")
        yield writer.writerow([_cell(said[column]) for column in columns])


def _cell(value: object) -> object:
    """Write a value into a cell: a list as words with blanks between, anything deeper as JSON, nothing as nothing."""
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        value = " ".join(str(part) for part in value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
