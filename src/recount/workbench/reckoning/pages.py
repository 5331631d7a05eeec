"""The pages that every reckoning has: asking, the answer at an address of its own, stopping and going on.

For: steps that reckon what takes long; each says what it asks and how its answer is laid out. Not for: the reckoning
(each step's `working`), or keeping it (`recount.workbench.reckoning.asking`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from recount.errors import BadInput
from recount.workbench.answering import Problem, View, ViewOfData, answered
from recount.workbench.people.rights import Act, requires
from recount.workbench.reckoning import asking
from recount.workbench.reckoning.showing import AnswerPage, AskingPage

Asked = dict[str, str]


@dataclass(frozen=True)
class Pages:
    """The pages of one step that reckons.

    `kind` names its work among jobs. `about` gives all that the work needs, in plain data, and raises BadInput.
    """

    step: str
    title: str
    kind: str
    about: Callable[[HttpRequest, Asked], dict[str, Any]]
    asking: type[AskingPage]
    answer: type[AnswerPage]

    @property
    def run(self) -> View:
        """The page that takes what is asked."""
        return requires(Act.RECKON)(self._asks(self._run))

    @property
    def stop(self) -> View:
        """What stops a reckoning."""
        return requires(Act.RECKON)(self._sends(asking.stop))

    @property
    def go_on(self) -> View:
        """What lets one go on."""
        return requires(Act.RECKON)(self._sends(asking.go_on))

    @property
    def result(self) -> View:
        """The page of one reckoning."""
        return requires(Act.SEE)(answered("reckoning/result.html", part="reckoning/outcome.html")(self._result))

    @property
    def ask(self) -> View:
        """The page that asks."""
        return requires(Act.SEE)(self._asks(self._ask))

    def _asks(self, view: ViewOfData) -> View:
        return answered(f"{self.step}/asking.html")(view)

    def _ask(self, request: HttpRequest) -> AskingPage:
        """Show what can be asked, and what was asked before."""
        return self._asking(request, asking.filled_in(request.GET))

    def _run(self, request: HttpRequest) -> AskingPage | HttpResponse:
        """Ask for a reckoning, and go to its address."""
        if request.method != "POST":
            return HttpResponseRedirect(reverse(f"{self.step}:asking"))
        asked = asking.filled_in(request.POST)
        try:
            about = self.about(request, asked)
        except BadInput as problem:
            return self._asking(request, asked, Problem.of(problem))
        return self._leads_to(asking.reckon(self.kind, about, request))

    def _result(self, request: HttpRequest, id: str) -> AnswerPage:
        """Show the answer, or how far the work on it is."""
        content = asking.answer_of(self.kind, id, request)
        shown = {"course": asking.course_of(self.kind, id, request)} if content is None else self.answer.kept(content)
        return self.answer(step=self.step, title=self.title, id=id, **shown)

    def _sends(self, act: Callable[[str, str, HttpRequest], None]) -> Callable[..., HttpResponse]:
        """Give the view that does something to a reckoning when it is sent, and leads back to it."""

        def view(request: HttpRequest, id: str) -> HttpResponse:
            if request.method == "POST":
                act(self.kind, id, request)
            return self._leads_to(id)

        return view

    def _leads_to(self, id: str) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"{self.step}:result", args=[id]))

    def _asking(self, request: HttpRequest, asked: Asked, problem: Problem | None = None) -> AskingPage:
        before = list(asking.earlier(self.kind, request))
        return self.asking(step=self.step, title=self.title, asked=asked, rows=before, problem=problem)
