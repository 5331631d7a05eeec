"""How long somebody counts as signed in: idle and whole limits, and how lately they showed who they are.

For: the guard, and asking again before what is grave. Not for: passwords and second factors themselves (allauth).
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

_SEEN, _WAITING = "people_seen", "people_waiting"
# The session is written at most once in so many seconds.
_STEP = 60


def is_over(request: HttpRequest) -> bool:
    """Tell whether a session stood idle too long, or lasts too long; else note that it is in use."""
    now = time.time()
    seen = request.session.get(_SEEN, now)
    begun = min((each["at"] for each in _shown(request)), default=seen)
    if now - seen > settings.IDLE_MINUTES * 60 or now - begun > settings.SESSION_COOKIE_AGE:
        return True
    if _SEEN not in request.session or now - seen > _STEP:
        request.session[_SEEN] = now
    return False


def signed_in_lately(request: HttpRequest) -> bool:
    """Tell whether somebody showed lately who they are, by password, code or passkey."""
    last = max((each["at"] for each in _shown(request)), default=0)
    return time.time() - last < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def asked_again(request: HttpRequest) -> HttpResponse:
    """Ask who it is. What was sent waits in the session, and is sent by the person once more from a page of its own."""
    back = request.get_full_path()
    if request.method == "POST":
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        kept = [field for field in fields if field[0] != "csrfmiddlewaretoken"]
        request.session[_WAITING] = {"to": back, "fields": kept}
        back = reverse("people:again")
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}")


def waiting(request: HttpRequest) -> dict[str, Any] | None:
    """Give what waits to be sent once more, and forget it."""
    kept: dict[str, Any] | None = request.session.pop(_WAITING, None)
    return kept


def _shown(request: HttpRequest) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return records
