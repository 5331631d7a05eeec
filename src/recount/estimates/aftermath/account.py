"""What an aftermath on a record says of its events: the rules of choice, the ids behind each role, two warnings.

For: `follow`, where events come from a record. Not for: choosing incidents (`recount.figures.listing.events`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recount.estimates.aftermath.events import Choice, Events
from recount.estimates.aftermath.result import MadeOf
from recount.estimates.aftermath.settings import Settings
from recount.estimates.aftermath.wording import say
from recount.estimates.refusals import Notice

ROLES: Final = ("treatment", "control", "outcome")


def made_of(events: Events, settings: Settings) -> MadeOf | None:
    """Give the account with the ids of treated, control and outcome events; None for events of a file alone."""
    account = events.account
    if account is None:
        return None
    ids = events.texts(account.ids)
    chosen = {role: Choice.read(getattr(settings, role)).among(events) for role in ROLES}
    named = {role: tuple(sorted(id for id, held in zip(ids, flags, strict=True) if held and id)) for role, flags in
             chosen.items()}  # fmt: skip
    return MadeOf(rules=dict(account.rules), left_out=dict(account.left_out), ids=named)


def told_of(events: Events) -> Iterator[Notice]:
    """Warn that events of a record are reported harm, and how many incidents are known too loosely."""
    if events.account is None:
        return
    yield say("warnings", "of_record")
    loose = sum(count for reason, count in events.account.left_out.items() if reason.startswith("without_"))
    if loose:
        yield say("warnings", "left_out", count=loose)
