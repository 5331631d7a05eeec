"""The first administrator: a link that works once, printed on the console of whoever starts the server.

For: `recount serve` with accounts. Not for: any later person; an administrator invites them.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from recount.vocabulary.words import Role
from recount.workbench.people.managing import active_administrators, invite_unnamed
from recount.workbench.people.models import Invitation, Person
from recount.workbench.words import say

CONSOLE = "console"


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
