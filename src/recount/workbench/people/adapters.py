"""How allauth behaves in this house: no sign-up, no mail, no address of a visitor, its messages in our words.

For: the settings ACCOUNT_ADAPTER, MFA_ADAPTER and those of axes. Not for: pages (`recount.workbench.people.entrance`).
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.handlers.database import AxesDatabaseHandler
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.crypto import salted_hmac

from recount.workbench.look.faults import locked_out
from recount.workbench.words import say


class _OurWords:
    """Says what went wrong in the words of the pages."""

    def validation_error(self, code: str, *_: Any) -> ValidationError:
        """Give the error for a code of allauth."""
        return ValidationError(_message(code), code=code)


class AccountAdapter(_OurWords, DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts: only who was invited has one, and axes alone locks out."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Tell that nobody signs up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting of wrong passwords to axes, which counts by name and keeps no address."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: the log of the people tells it."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing beside the page, which says it in our words."""

    def get_client_ip(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Give no address of a visitor."""
        return ""


class SecondFactorAdapter(_OurWords, DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: named for the record, not for a host, and without a person's real name."""

    def get_totp_issuer(self) -> str:
        """Give the name under which an app shows the codes."""
        return say("look.app")

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Name a new passkey by its number."""
        from allauth.mfa.models import Authenticator

        return say("people.passkey_number", n=Authenticator.objects.filter(user=user, type=type).count() + 1)


class NamelessAttempts(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts wrong passwords by a fingerprint of the name, and keeps nothing else of who tried."""

    def user_login_failed(self, sender: Any, credentials: Any, request: Any = None, **kwargs: Any) -> None:
        """Count one wrong password; what was sent is put away while the row is written."""
        request.axes_ip_address = None
        request.axes_user_agent = request.axes_http_accept = request.axes_path_info = ""
        asked, sent = request.GET, request.POST
        request.GET, request.POST = QueryDict(), QueryDict()
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.GET, request.POST = asked, sent


def fingerprint(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str | None:  # noqa: ARG001
    """Give what stands for a name in the table of wrong passwords: some type their password into the wrong field."""
    name = (credentials or {}).get("username")
    return salted_hmac("people.attempts", name.strip().lower()).hexdigest() if name else None


def lockout(request: HttpRequest, *_: Any) -> HttpResponse:
    """Say that there were too many wrong passwords."""
    return locked_out(request)


def _message(code: str) -> str:
    known = {
        "username_password_mismatch": say("people.wrong_password"),
        "incorrect_password": say("people.wrong_current_password"),
        "enter_current_password": say("people.wrong_current_password"),
        "incorrect_code": say("people.wrong_code"),
        "too_many_login_attempts": say("people.too_many"),
        "rate_limited": say("people.too_many"),
        "account_inactive": say("people.closed_account"),
    }
    return known.get(code, say("people.not_possible"))
