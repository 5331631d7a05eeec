"""The guard before every page: who may not have it gets told so, or is led to what is missing.

For: middleware; it asks what the view of an address needs and what who asks may do. Not for: rows that not all may know
of (`visible_incidents`, `visible_reports`), and rules about two persons, which the record keeps itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.http import urlencode

from recount.vocabulary.words import Act
from recount.workbench.answering import Form
from recount.workbench.digits import choose_digits
from recount.workbench.people import lasting
from recount.workbench.people.acts import changes, is_fresh, is_hidden
from recount.workbench.people.looks import Digits, looks_of
from recount.workbench.people.models import Person
from recount.workbench.people.rights import needs_of, rights_of
from recount.workbench.words import say

Answering = Callable[[HttpRequest], HttpResponse]
READS = ("GET", "HEAD", "OPTIONS")
_WITHOUT_NAME = frozenset({Act.SIGN_IN, Act.KEEP_ACCOUNT})


def guard(get_response: Answering) -> Answering:
    """Let through who may have the page, and answer all others."""

    def answer(request: HttpRequest) -> HttpResponse:
        choose_digits(eastern=looks_of(request).digits is Digits.EASTERN)
        if isinstance(request.user, Person) and lasting.is_over(request):
            logout(request)
            messages.info(request, say("people.was_idle"))
        found = _view_of(request)
        return (_refusal(request, found) if found else None) or get_response(request)

    return answer


def acts_needed(found: ResolverMatch, method: str | None) -> frozenset[Act]:
    """Give the acts that a request of this method needs at an address. Raises: ImproperlyConfigured for none."""
    needs = needs_of(found.func)
    if needs is None:
        raise ImproperlyConfigured(f"{found.view_name or found.route} says with no `@requires(Act.X)` who may have it.")
    whole_table = {Act.EXPORT} if found.kwargs.get("form") is Form.CSV else set()
    return frozenset({needs.for_method(method), *whole_table})


def takes(found: ResolverMatch, method: str | None) -> bool:
    """Tell whether an address takes what is sent to it: a page whose act changes something, or leaves the record be."""
    needs = needs_of(found.func)
    leaves = getattr(found.func, "leaves_record_alone", False)
    changes_something = needs is not None and changes(needs.to_write) and not _is_data(found)
    return method in READS or leaves or changes_something


def _is_data(found: ResolverMatch) -> bool:
    return found.kwargs.get("form") in (Form.JSON, Form.CSV)


def _view_of(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info, getattr(request, "urlconf", None))
    except Resolver404:
        return None


def _refusal(request: HttpRequest, found: ResolverMatch) -> HttpResponse | None:
    """Give the answer for who may not have the page; None for who may."""
    acts = acts_needed(found, request.method)
    missing = acts - rights_of(request).acts
    if missing:
        return _without_right(request, found, missing)
    if not takes(found, request.method):
        return HttpResponseNotAllowed(READS)
    if isinstance(request.user, Person):
        return lasting.asked_again(request) if _is_too_late(request, acts) else None
    return _without_name(request, acts)


def _is_too_late(request: HttpRequest, acts: frozenset[Act]) -> bool:
    return any(map(is_fresh, acts)) and not lasting.signed_in_lately(request)


def _without_right(request: HttpRequest, found: ResolverMatch, missing: frozenset[Act]) -> HttpResponse:
    as_data = _is_data(found)
    if not request.user.is_authenticated:
        return _told(401, "sign_in_first") if as_data else _to("account_login", request)
    if rights_of(request).lacks_second_factor and not as_data:
        return HttpResponseRedirect(reverse("people:second-factor"))
    if any(map(is_hidden, missing)):
        raise Http404
    if as_data:
        return _told(403, "may_not")
    raise PermissionDenied(*sorted(missing))


def _without_name(request: HttpRequest, acts: frozenset[Act]) -> HttpResponse | None:
    """Ask the person at this machine for a name before anything is signed."""
    unnamed = request.user.is_authenticated and not getattr(request.user, "signs_as", "")
    if request.method in READS or not unnamed or acts <= _WITHOUT_NAME:
        return None
    messages.info(request, say("people.name_first"))
    return HttpResponseRedirect(reverse("people:name"))


def _to(name: str, request: HttpRequest) -> HttpResponse:
    """Lead to another page and back; what was sent is not sent again."""
    back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse(name)}?{back}" if request.method in READS else reverse(name))


def _told(status: int, what: str) -> JsonResponse:
    said: dict[str, dict[str, Any]] = {
        "sign_in_first": {"found": say("people.not_signed_in"), "remedy": say("people.sign_in_first")},
        "may_not": {"found": say("look.forbidden"), "remedy": say("look.ask_administrator")},
    }
    return JsonResponse({**said[what], "matters": say("look.nothing_changed")}, status=status)
