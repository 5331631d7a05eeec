"""The addresses of allauth that this house opens, each with the act that it needs: signing in, second factors, codes.

For: `recount.workbench.urls`, outside every namespace, because allauth calls them by its own names. Not for: sign-up,
e-mail and forgotten passwords, which have no address here: an administrator invites and gives new links.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path

from recount.site.routing import PEOPLE
from recount.vocabulary.words import Act
from recount.workbench.later import View, Views
from recount.workbench.manners import leaves_record_alone
from recount.workbench.people.local_name import is_local
from recount.workbench.people.rights import requires


def of_accounts(view: View, act: Act) -> View:
    """Open a view of allauth to whoever may do the act; the person at this machine has no account to keep."""

    def opened(request: HttpRequest, *args: Any, **keys: Any) -> HttpResponseBase:
        if is_local(request):
            raise Http404
        return view(request, *args, **keys)

    return leaves_record_alone(requires(act)(opened))


def for_anybody(view: View) -> View:
    """Open a view to who has not signed in yet."""
    return of_accounts(view, Act.SIGN_IN)


def for_oneself(view: View) -> View:
    """Open a view to whoever is signed in, also before a second factor is set up."""
    return of_accounts(view, Act.KEEP_ACCOUNT)


account, factors, codes, app, passkeys = (
    Views(f"allauth.{part}.views") for part in ("account", "mfa.base", "mfa.recovery_codes", "mfa.totp", "mfa.webauthn")
)
own = Views("recount.workbench.people.own")
# The row of the person is locked meanwhile, which PostgreSQL does within a transaction of that database only.
_new_codes = transaction.atomic(using=PEOPLE)(codes.generate_recovery_codes)

urlpatterns = [
    path("account/login", for_anybody(account.login), name="account_login"),
    path("account/closed", for_anybody(account.account_inactive), name="account_inactive"),
    path("account/step", for_anybody(factors.authenticate), name="mfa_authenticate"),
    path("account/passkeys/login", for_anybody(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("account/logout", for_oneself(account.logout), name="account_logout"),
    path("account/who", for_oneself(account.reauthenticate), name="account_reauthenticate"),
    path("account/who/code", for_oneself(factors.reauthenticate), name="mfa_reauthenticate"),
    path("account/who/passkey", for_oneself(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/password", for_oneself(account.password_change), name="account_change_password"),
    path("account/app", for_oneself(app.activate_totp), name="mfa_activate_totp"),
    path("account/app/remove", for_oneself(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes", for_oneself(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/codes/new", for_oneself(_new_codes), name="mfa_generate_recovery_codes"),
    path("account/passkeys/new", for_oneself(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove", for_oneself(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("account/passkeys", own.account, name="mfa_list_webauthn"),
    path("account/factors", own.account, name="mfa_index"),
]
