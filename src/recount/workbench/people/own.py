"""One's own pages: the account, the looks of this browser, the name at this machine, joining by a link.

For: whoever is signed in, the person at this machine, and who holds a link. Not for: passwords and second factors
(`recount.workbench.people.entrance`), or other people (`recount.workbench.people.views`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from recount.errors import BadInput
from recount.vocabulary.words import Act
from recount.workbench.look.faults import bad_input
from recount.workbench.manners import leaves_record_alone
from recount.workbench.people import lasting, managing
from recount.workbench.people.forms import Joining, LocalNaming
from recount.workbench.people.local_name import is_local, take_name
from recount.workbench.people.looks import Digits, Theme, keep, looks_of
from recount.workbench.people.models import Invitation, Person
from recount.workbench.people.rights import requires
from recount.workbench.words import say


@dataclass(frozen=True)
class AccountPage:
    """What one's own account page shows."""

    person: Person | None
    naming: LocalNaming | None
    app: bool
    passkeys: list[Any]
    codes_left: int | None
    looks: Any
    themes: list[tuple[str, str]]
    digits: list[tuple[str, str]]


@requires(Act.KEEP_ACCOUNT)
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own account: names, second factors, and how pages look in this browser."""
    return render(request, "people/account.html", {"page": _account_page(request)})


@leaves_record_alone
@requires(Act.KEEP_ACCOUNT)
@require_POST
def looks(request: HttpRequest) -> HttpResponse:
    """Keep how pages look in this browser."""
    answer = redirect("people:account")
    keep(answer, request.POST, secure=request.is_secure())
    messages.success(request, say("people.looks_kept"))
    return answer


@leaves_record_alone
@requires(Act.KEEP_ACCOUNT)
def name(request: HttpRequest) -> HttpResponse:
    """Ask the person at this machine under which name they sign."""
    if not is_local(request):
        raise Http404
    form = LocalNaming(request.POST or None)
    if not form.is_valid():
        return render(request, "people/name.html", {"form": form, "next": _safe_next(request)})
    try:
        take_name(form.cleaned_data["name"])
    except BadInput as problem:
        return bad_input(request, problem)
    return redirect(_safe_next(request))


@requires(Act.KEEP_ACCOUNT)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Tell a person why a second factor is needed, and lead to setting one up."""
    if is_local(request):
        raise Http404
    return render(request, "people/second-factor.html", {"roles": _person(request).roles})


@requires(Act.KEEP_ACCOUNT)
@never_cache
def again(request: HttpRequest) -> HttpResponse:
    """Show what waited while who it is was asked, to be sent once more."""
    waiting = lasting.waiting(request)
    return render(request, "people/again.html", {"waiting": waiting}) if waiting else redirect("/")


@leaves_record_alone
@requires(Act.SIGN_IN)
@never_cache
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Let who holds a link choose a name to sign in with and a password; the link works once."""
    found = managing.invitation_of(key)
    if found is None or is_local(request):
        gone = BadInput(say("people.link_used"), say("people.link_used_why"), say("people.link_used_remedy"))
        return bad_input(request, gone)
    form = Joining(request.POST or None, invitation=found)
    if not form.is_valid():
        return render(request, "people/invitation.html", {"form": form, "invitation": found})
    return _joined(request, found, form.cleaned_data)


def _joined(request: HttpRequest, found: Invitation, said: dict[str, Any]) -> HttpResponse:
    """Make the account and sign in at once; that the link was held counts as having shown who it is."""
    try:
        person = managing.accept(found, said.pop("password"), **_names(said))
    except BadInput as problem:
        return bad_input(request, problem)
    get_adapter().login(request, person)
    request.session.set_expiry(0)
    record_authentication(request, person, method="password", reauthenticated=True)
    return redirect("/")


def _names(said: dict[str, Any]) -> dict[str, str]:
    return {name: said[name] for name in ("username", "signs_as") if name in said}


def _account_page(request: HttpRequest) -> AccountPage:
    person = None if is_local(request) else _person(request)
    own = list(Authenticator.objects.filter(user=person)) if person else []
    codes = next((each.wrap() for each in own if each.type == Authenticator.Type.RECOVERY_CODES), None)
    return AccountPage(
        person=person,
        naming=LocalNaming(initial={"name": request.user.signs_as}) if person is None else None,  # type: ignore[union-attr]
        app=any(each.type == Authenticator.Type.TOTP for each in own),
        passkeys=[each.wrap() for each in own if each.type == Authenticator.Type.WEBAUTHN],
        codes_left=len(codes.get_unused_codes()) if codes else None,
        looks=looks_of(request),
        themes=[(theme, theme.name_on_page) for theme in Theme],
        digits=[(digits, digits.name_on_page) for digits in Digits],
    )


def _person(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def _safe_next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"
