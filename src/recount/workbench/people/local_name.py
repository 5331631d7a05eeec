"""The name of the person at this machine: the one that `--as` gave, else the one that they gave when they were asked.

For: a server without accounts. Not for: persons with an account, whose name to sign with never changes.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from recount.errors import BadInput
from recount.incidents.deciding.two_people import person as folded
from recount.workbench.people.models import LocalName
from recount.workbench.words import say


def local_name() -> str:
    """Give the name; empty where none was given yet."""
    given: str = settings.LOCAL_NAME
    if given:
        return given
    last = LocalName.objects.order_by("-id").first()
    return last.name if last else ""


def take_name(name: str) -> None:
    """Take the name that was given; the last one holds. Raises: BadInput for one that says nothing."""
    tidy = " ".join(name.split())
    if not folded(tidy):
        raise BadInput(say("people.no_name"), say("people.no_name_why"), say("people.no_name_remedy"))
    LocalName.objects.create(name=tidy)


def is_local(request: HttpRequest) -> bool:
    """Tell whether who asks is the person at this machine, without an account."""
    return request.user.is_authenticated and request.user.pk is None
