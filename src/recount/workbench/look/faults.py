"""What is said when there is no answer: bad input, no such page, no key, somebody else writing, a fault of ours.

For: every answer that is not the one asked for; each says what was found, why it matters, what to do. Not for: errors
of a form, which stand beside their fields.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from recount.errors import BadInput
from recount.vocabulary.reader import label
from recount.vocabulary.words import Act
from recount.workbench.people.acts import roles_with
from recount.workbench.words import in_words, language, say

_BAD_REQUEST, _FORBIDDEN, _NOT_FOUND, _CONFLICT, _TOO_MANY, _SERVER_ERROR = 400, 403, 404, 409, 429, 500


def bad_input(request: HttpRequest, problem: BadInput, *, as_data: bool = False) -> HttpResponse:
    """Say what cannot be used, as a page or as data."""
    return _told(request, problem, _BAD_REQUEST, as_data=as_data)


def busy(request: HttpRequest, problem: BadInput) -> HttpResponse:
    """Say that another process writes to the record, and that nothing was changed."""
    return _told(request, problem, _CONFLICT)


def no_key(request: HttpRequest) -> HttpResponse:
    """Say that the workbench opens by the address that the terminal shows."""
    return _said(request, _FORBIDDEN, say("look.no_key"), say("look.no_key_why"), say("look.no_key_remedy"))


def locked_out(request: HttpRequest) -> HttpResponse:
    """Say that there were too many wrong passwords for a name."""
    return _said(request, _TOO_MANY, say("look.locked_out"), say("look.locked_out_why"), say("look.locked_out_remedy"))


# Django hands these three the exception by this name.
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that a request is none that a page makes."""
    return _said(request, _BAD_REQUEST, say("look.bad_request"), say("look.nothing_changed"), say("look.go_home"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the person may not see or do this, and which roles may, where the guard says which acts are missing."""
    remedy = " ".join([*map(_who_may, _acts_of(exception)), say("look.ask_administrator")])
    return _said(request, _FORBIDDEN, say("look.forbidden"), say("look.nothing_changed"), remedy)


def _acts_of(exception: Exception) -> list[Act]:
    return [Act(each) for each in exception.args if each in set(Act)]


def _who_may(act: Act) -> str:
    roles = say("look.comma").join(label(role, language()) for role in roles_with(act))
    return say("look.who_may", act=label(act, language()), roles=roles)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that what was sent did not come from a page of ours, or from one that was open too long."""
    return _said(request, _FORBIDDEN, say("look.forged"), say("look.nothing_changed"), say("look.forged_remedy"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such page."""
    return _said(request, _NOT_FOUND, say("look.not_found"), say("look.not_found_why"), say("look.go_home"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the program failed."""
    return _said(request, _SERVER_ERROR, say("look.failed"), say("look.failed_why"), say("look.go_home"))


def _told(request: HttpRequest, problem: BadInput, status: int, *, as_data: bool = False) -> HttpResponse:
    if as_data:
        return JsonResponse(_parts(*_in_words(problem)), status=status)
    return _said(request, status, *_in_words(problem))


def _in_words(problem: BadInput) -> tuple[str, str, str]:
    return in_words(problem.found), in_words(problem.matters), in_words(problem.remedy)


def _said(request: HttpRequest, status: int, found: str, matters: str, remedy: str) -> HttpResponse:
    return render(request, "look/fault.html", {"fault": _parts(found, matters, remedy)}, status=status)


def _parts(found: str, matters: str, remedy: str) -> dict[str, Any]:
    return {"found": found, "matters": matters, "remedy": remedy}
