"""The first administrator, and the way back of the last: links that work once, printed on the console of the machine.

For: `recount serve` with accounts, and `recount people renew`. Not for: anybody else; an administrator invites them and
gives them new links.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from recount.errors import BadInput
from recount.incidents.deciding.two_people import person as folded
from recount.vocabulary.words import Role
from recount.workbench.people.managing import active_administrators, invite_unnamed, link_anew
from recount.workbench.people.models import Invitation, Person
from recount.workbench.words import say

CONSOLE = "console"
# Long enough to walk to the browser.
WAY_BACK = timedelta(hours=1)


def anybody_has_an_account() -> bool:
    """Tell whether somebody signs in to this record, so that nobody works on it unnamed."""
    return Person.objects.filter(is_active=True).exists()


def first_link() -> str | None:
    """Give the path that makes the first administrator; None where there is one. A new start makes a new link."""
    if active_administrators().exists():
        return None
    Invitation.objects.filter(made_by=CONSOLE, used_at=None).update(withdrawn_at=timezone.now())
    key = invite_unnamed([Role.ADMINISTRATOR], by=CONSOLE, reason=say("people.first_reason"))
    return reverse("people:invitation", args=[key])


def link_back(name: str, reason: str) -> str:
    """Give the path with which an administrator sets a new password and second factor; the log tells of it.

    Raises: BadInput where no administrator signs, or signs in, with this name, or without a reason.
    """
    known = Q(signer=folded(name)) | Q(username=name.lower())
    person = active_administrators().filter(known).distinct().first()
    if person is None:
        raise BadInput(
            f"No administrator is called {name}.",
            "The console helps administrators alone; they give a new link to everybody else.",
            "Name one: "
            + (
                ", ".join(sorted(each.signs_as for each in active_administrators()))
                or "there is none, so that `recount serve --accounts` prints a link for the first"
            )
            + ".",
        )
    key = link_anew(person, by=CONSOLE, reason=reason, valid_for=WAY_BACK)
    return reverse("people:invitation", args=[key])
