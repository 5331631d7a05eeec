"""The decision: what a person signed, about what, when, by which rule and why.

For: the row that is only ever added (R17), with the rules that no way into the record gets round: a name and a reason,
two people for review and release, nobody decides past what another decided meanwhile. Not for: what a decision does to
the record (`recount.incidents.deciding.signing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models

from recount.claims.models import CLAIM, ClaimRecord
from recount.incidents.deciding.two_people import check_meanwhile, check_two_people, person
from recount.reports.models import REPORT, Report
from recount.storage import WordField, WrittenOnce
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import DecisionKind

# Names of the claim that stands instead of another, and of the other, in the values of decisions.
INSTEAD, INSTEAD_OF = "instead", "instead_of"

# What hangs on decisions that stand is made anew where one was retired (`recount.remembering`).
RETIRED: Final = "retired"


class Decision(WrittenOnce):
    """What a person decided: who, when, by which rule, why; retired by a later one, never overwritten (R17).

    `signer` is the name folded, by which a person is known again; `seen` the number of the last decision that the
    person had seen, where they said so.
    """

    kind = WordField(DecisionKind)
    claim = models.ForeignKey(ClaimRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    incident = models.ForeignKey(
        "incidents.Incident", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    value = models.JSONField(default=dict, blank=True)
    signed_by = models.CharField(max_length=200)
    signer = models.CharField(max_length=200, default="", editable=False)
    signed_at = models.DateTimeField()
    rule = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    seen = models.PositiveBigIntegerField(null=True, blank=True)
    retires = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="retired_by")
    touches: ClassVar[Mapping[str, str]] = {CLAIM: "claim_id", REPORT: "report_id"}

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "incident"], name="decision_kinds")]

    def __str__(self) -> str:
        return f"{self.kind} by {self.signed_by}"

    def derive(self) -> None:
        """Fold the name."""
        self.signer = person(self.signed_by)

    def clean(self) -> None:
        """A decision is about something, and says who and why; two people stand behind what leaves the record."""
        if self.claim is None and self.incident is None and self.report is None:
            raise ValidationError(tell("incidents.deciding.names_its_subject"))
        if not self.signer or not self.reason.strip():
            raise ValidationError(tell("incidents.deciding.carries_name_and_reason"))
        check_meanwhile(self)
        check_two_people(self)


Decision.retires.through.touches = {RETIRED: "to_decision_id"}  # type: ignore[attr-defined]
