"""Writes into the log what people change about their own second factors.

For: signals of allauth. Not for: what administrators do (`recount.workbench.people.managing` writes that itself).
"""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals
from django.dispatch import receiver

from recount.workbench.people.happenings import What
from recount.workbench.people.managing import note
from recount.workbench.words import say


@receiver(signals.authenticator_added)
def _added(user: Any, authenticator: Any, **_: Any) -> None:
    _told(user, f"+{authenticator.type}")


@receiver(signals.authenticator_removed)
def _removed(user: Any, authenticator: Any, **_: Any) -> None:
    _told(user, f"-{authenticator.type}")


@receiver(signals.authenticator_reset)
def _made_anew(user: Any, authenticator: Any, **_: Any) -> None:
    _told(user, f"+{authenticator.type}")


def _told(user: Any, detail: str) -> None:
    name = user.signs_as
    note(What.SECOND_FACTOR, by=name, about=name, detail=detail, reason=say("people.by_themselves"))
