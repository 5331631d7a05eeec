"""The tie between two reports that speak for one origin: what it rests on, and what people said of it (R8, R17).

For: the row. Not for: finding ties or following them.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from recount.incidents.deciding.decisions import Decision
from recount.reports.models import Report
from recount.storage import CheckedModel, SentenceField, WordField
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import LinkState, TieKind


class OriginTie(CheckedModel):
    """That two reports may speak for one origin: proposed with score (0 to 1) and reason, or settled by a person.

    `one` is the report with the smaller number; a tie says nothing of who was first.
    """

    one = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="other_ties")
    kind = WordField(TieKind)
    score = models.FloatField(null=True, blank=True)
    reason = SentenceField(blank=True)
    state = WordField(LinkState, default=LinkState.PROPOSED)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["one", "other"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_tie_a_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="tie_smaller_number_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}: {self.kind}"

    def clean(self) -> None:
        """A machine's tie is a proposal; any other state was signed (R17)."""
        if (self.state == LinkState.PROPOSED) != (self.decision is None):
            raise ValidationError(tell("incidents.origins.proposal_until_decided"))
