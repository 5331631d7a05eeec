"""The person at this machine: who opens the workbench on a laptop needs no account, only the address that was printed.

For: a server bound to 127.0.0.1 before anybody has an account. Not for: accounts, roles and rights. The key in the
printed address keeps out other users of the machine and pages of other sites; it is new at every start.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from recount.workbench.look.faults import no_key
from recount.workbench.people.local_name import local_name
from recount.workbench.people.rights import EVERY_RIGHT, Rights

KEY_IN_ADDRESS = "key"


@dataclass(frozen=True)
class LocalPerson:
    """Whoever sits at this machine; `name` is what their decisions are signed with."""

    name: str
    pk: None = None
    is_authenticated: bool = True
    is_anonymous: bool = False
    is_active: bool = True
    is_staff: bool = False
    is_superuser: bool = False

    @property
    def signs_as(self) -> str:
        """Give the name under which decisions are signed."""
        return self.name

    def get_username(self) -> str:
        """Give the same name, as Django asks for it."""
        return self.name

    def rights(self) -> Rights:
        """Give every right: who sits at the machine has the file of the record anyway."""
        return EVERY_RIGHT

    def __str__(self) -> str:
        return self.name


class LocalPersonMiddleware:
    """Gives requests that carry the key to the local person, and turns all others away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.LOCAL_KEY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say which address to open."""
        if is_key(request.GET.get(KEY_IN_ADDRESS, "")):
            return _let_in(request)
        if not is_key(request.COOKIES.get(cookie_name(request), "")):
            return no_key(request)
        request.user = LocalPerson(local_name())  # type: ignore[assignment]
        return self.get_response(request)


def is_key(given: str) -> bool:
    """Tell whether this is the key of this start, in the same time for every wrong one."""
    return hmac.compare_digest(given.encode(), settings.LOCAL_KEY.encode())


def cookie_name(request: HttpRequest) -> str:
    """Name the cookie by the port, because two records served on one machine share its cookies."""
    return f"recount_key_{request.get_port()}"


def _let_in(request: HttpRequest) -> HttpResponse:
    """Keep the key as a cookie and take it out of the address, where it could be read over a shoulder."""
    asked = request.GET.copy()
    del asked[KEY_IN_ADDRESS]
    answer = HttpResponseRedirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)
    answer.set_cookie(cookie_name(request), settings.LOCAL_KEY, httponly=True, samesite="Strict")
    return answer
