"""Two publishers that are one: a second spelling or a renamed page goes on as the other, signed and undoable (R8, R17).

For: the row of a union and what it does to publishers and reports. Not for: the incidents that this touches
(`recount.incidents.origins.publishers`). The publisher that goes on keeps its key; the other keeps its row, so that
every old address still tells what became of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models, transaction

from recount.storage import WrittenOnce
from recount.vocabulary.folding import fold
from recount.vocabulary.sentences import refusal, tell

if TYPE_CHECKING:
    from recount.reports.models import Publisher


class PublisherUnion(WrittenOnce):
    """That one publisher goes on as another, or with `takes_back` that it stands for itself again.

    `reports` are the keys of the reports that changed hands, `names` those that the other took over.
    """

    remedy = "sign that it is taken back"

    publisher = models.ForeignKey("reports.Publisher", on_delete=models.PROTECT, related_name="unions")
    into = models.ForeignKey("reports.Publisher", on_delete=models.PROTECT, related_name="taken_in")
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    reports = models.JSONField(default=list, blank=True)
    names = models.JSONField(default=list, blank=True)
    signed_by = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        app_label = "reports"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.publisher_id} goes on as {self.into_id}"

    def clean(self) -> None:
        """A union carries a name and a reason, and joins two (R17)."""
        if not self.signed_by.strip() or not self.reason.strip():
            raise ValidationError(tell("reports.union.row_without_reason"))
        if self.publisher_id == self.into_id:
            raise ValidationError(tell("reports.union.itself.found"))


@transaction.atomic
def unite(publisher: Publisher, into: Publisher, *, by: str, at: datetime, reason: str) -> PublisherUnion:
    """Let a publisher go on as another: its reports and its names follow.

    Raises: BadInput where they are one already, where one of them goes on as a third, or without a reason.
    """
    _check_reason(reason)
    _check_apart(publisher, into)
    reports = list(publisher.reports.order_by("key").values_list("key", flat=True))
    known = {fold(name) for name in into.names()}
    names = [name for name in publisher.names() if fold(name) not in known]
    publisher.reports.update(publisher=into)
    publisher.goes_on_as = into
    publisher.save()
    into.aliases = [*into.aliases, *names]
    into.save()
    union = PublisherUnion(
        publisher=publisher, into=into, reports=reports, names=names, signed_by=by, signed_at=at, reason=reason
    )
    union.save()
    return union


@transaction.atomic
def part(union: PublisherUnion, *, by: str, at: datetime, reason: str) -> PublisherUnion:
    """Take a union back: the reports that it moved and the names that it gave over return.

    What came in meanwhile stays where it came in. Raises: BadInput where it does not stand, or without a reason.
    """
    _check_reason(reason)
    publisher, into = union.publisher, union.into
    if publisher.goes_on_as_id != into.pk or into.goes_on_as_id is not None:
        raise refusal("reports.union.does_not_stand", name=publisher.name_en, other=into.name_en)
    moved = into.reports.filter(key__in=union.reports)
    reports = list(moved.order_by("key").values_list("key", flat=True))
    moved.update(publisher=publisher)
    into.aliases = [name for name in into.aliases if name not in union.names]
    into.save()
    publisher.goes_on_as = None
    publisher.save()
    back = PublisherUnion(
        publisher=publisher, into=into, takes_back=union, reports=reports, names=union.names,
        signed_by=by, signed_at=at, reason=reason,
    )  # fmt: skip
    back.save()
    return back


def standing_union(publisher: Publisher) -> PublisherUnion | None:
    """Give the union by which a publisher goes on as another; None where it stands for itself."""
    if publisher.goes_on_as_id is None:
        return None
    return publisher.unions.filter(takes_back=None, taken_back_by=None).order_by("-id").first()


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise refusal("reports.union.no_reason")


def _check_apart(publisher: Publisher, into: Publisher) -> None:
    if publisher.pk == into.pk:
        raise refusal("reports.union.itself")
    for each in (publisher, into):
        if each.goes_on_as is not None:
            raise refusal("reports.union.goes_on", name=each.name_en, other=each.goes_on_as.name_en)
