"""A team: persons with roles, groups and second factors, and browsers in which they are signed in.

For: tests of the workbench with accounts. Not for: the person at this machine (`tests.workbench.desk`).
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from lxml import html

from recount.incidents.deciding.two_people import person as folded
from recount.vocabulary.words import Role
from recount.workbench.people.models import Group, Membership, Person, RoleGiven

PASSWORD = "five words that nobody guesses"  # noqa: S105
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105


def join(name: str, *roles: Role, groups: tuple[str, ...] = (), second_factor: bool = True) -> Person:
    """Give a person who has joined the team; a second factor is an app with the secret of these tests."""
    person = Person(username=name.lower(), signs_as=name, signer=folded(name))
    person.set_password(PASSWORD)
    person.save()
    RoleGiven.objects.bulk_create([RoleGiven(person=person, role=role) for role in roles])
    for group in groups:
        Membership.objects.create(person=person, group=Group.objects.get_or_create(name=group)[0])
    if second_factor:
        TOTP.activate(person, SECRET)
    return person


class Browser(Client):
    """The browser of one person, in which they signed in `ago` seconds ago; of nobody without a person."""

    def __init__(self, person: Person | None = None, *, ago: float = 0, language: str = "en", **options: Any) -> None:
        super().__init__(headers={"accept-language": language}, **options)
        if person is not None:
            self.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
            self.showed_who(person, ago)

    def showed_who(self, person: Person, ago: float = 0) -> None:
        """Note that the person showed `ago` seconds ago who they are."""
        session = self.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time() - ago}]
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
        session.save()

    def page(self, address: str, **keys: Any) -> Any:
        """Give a page as a tree of elements; it must be there."""
        answer: Any = self.get(address, keys)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        return html.fromstring(answer.content.decode())

    def sends(self, address: str, **fields: Any) -> Any:
        """Send a form."""
        return self.post(address, fields)


def code_now(secret: str = SECRET) -> str:
    """Give the code that an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
