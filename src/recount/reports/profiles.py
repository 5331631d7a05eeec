"""What is known of a publisher, described by people: each change is signed with a reason and kept (R10, R11, R17).

For: the row of a change, and making one. Not for: what reports say, or what a publisher's record shows of it by itself
(how often it is copied or superseded), which is counted anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from recount.errors import BadInput
from recount.storage import WrittenOnce
from recount.vocabulary.folding import fold

if TYPE_CHECKING:
    from recount.reports.models import Publisher

# What people describe; its key never changes, because origins are known by it.
DESCRIBED = ("name_en", "name_ar", "kind", "aliases", "languages", "profile", "reliability")


class PublisherChange(WrittenOnce):
    """That somebody described a publisher otherwise: what stood before, what stands after, who, when and why."""

    remedy = "describe the publisher anew"

    publisher = models.ForeignKey("reports.Publisher", on_delete=models.PROTECT, related_name="changes")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    signed_by = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        app_label = "reports"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.publisher_id} by {self.signed_by}"

    def clean(self) -> None:
        """A change carries a name and a reason (R17)."""
        if not self.signed_by.strip() or not self.reason.strip():
            raise ValidationError("A change of a publisher carries the name of who signs it and a reason (R17).")


@transaction.atomic
def describe(
    publisher: Publisher, said: Mapping[str, Any], *, by: str, at: datetime, reason: str
) -> PublisherChange | None:
    """Describe a publisher otherwise and keep what stood before; None where nothing is different.

    `said` holds some of `DESCRIBED`. Raises: BadInput where a name is another publisher's, or the reason is missing.
    """
    if not reason.strip():
        raise BadInput("The change gives no reason.", "Nobody could tell later why it was made (R17).", "Say why.")
    stood = {name: _plain(getattr(publisher, name)) for name in DESCRIBED}
    after = {name: value for name, value in said.items() if name in DESCRIBED and _plain(value) != stood[name]}
    if not after:
        return None
    for name, value in after.items():
        setattr(publisher, name, value)
    _refuse_names_of_others(publisher)
    publisher.save()
    before, plain = {name: stood[name] for name in after}, {name: _plain(value) for name, value in after.items()}
    change = PublisherChange(publisher=publisher, before=before, after=plain, signed_by=by, signed_at=at, reason=reason)
    change.save()
    return change


def _refuse_names_of_others(publisher: Publisher) -> None:
    """One name means one publisher: it decides whose word a claim is (R8)."""
    own = {fold(name) for name in publisher.names()}
    for other in type(publisher)._default_manager.filter(goes_on_as=None).exclude(pk=publisher.pk):
        shared = [name for name in other.names() if fold(name) in own]
        if shared:
            raise BadInput(
                f"{', '.join(shared)} is a name of {other.name_en} already.",
                "A name that means two publishers would make two origins of one (R8).",
                "Leave it out here, or take it away there first.",
            )


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value
