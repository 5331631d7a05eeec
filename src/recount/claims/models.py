"""The claims of the record: the document is the claim, every other column is only its index.

For: keeping and finding claims. Not for: what a claim is (`recount.claims.schema`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models

from recount.claims.counts import chain_line, counts_line
from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.schema import Casualties, Claim
from recount.reports.models import REPORT, Report
from recount.reports.search.folded import FoldedField
from recount.reports.search.rows import FindableRows
from recount.storage import CheckedModel, WordField
from recount.vocabulary.words import ClaimKind, Outcome, Party, VictimClass

# What is told of when a claim, or anything that belongs to one, was touched.
CLAIM: Final = "claim"


class ClaimRows(FindableRows["ClaimRecord"]):
    """Claims, found by their words."""


class ClaimRecord(CheckedModel):
    """One claim of one report; `document` is the contract's JSON, checked against the report's text (R1)."""

    key = models.CharField(max_length=120, unique=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="claims")
    document = models.JSONField()
    kind = WordField(ClaimKind, db_index=True, editable=False)
    outcome = WordField(Outcome, null=True, editable=False)
    victim_class = WordField(VictimClass, null=True, editable=False)
    low = models.PositiveBigIntegerField(null=True, editable=False)
    high = models.PositiveBigIntegerField(null=True, editable=False)
    day = models.DateField(null=True, editable=False)
    day_end = models.DateField(null=True, editable=False)
    month = models.IntegerField(null=True, db_index=True, editable=False, help_text="year * 12 + month - 1")
    place = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    party = WordField(Party, null=True, db_index=True, editable=False)
    counts = models.TextField(editable=False)
    told_by = models.TextField(blank=True, editable=False)
    folded = FoldedField()
    touches: ClassVar[Mapping[str, str]] = {CLAIM: "id", REPORT: "report_id"}

    objects = ClaimRows.as_manager()

    class Meta:
        ordering = ["report", "id"]
        # A check asks for a number wherever it was.
        indexes = [models.Index(fields=["low"], name="claim_low"), models.Index(fields=["high"], name="claim_high")]

    def __str__(self) -> str:
        return self.key

    @property
    def claim(self) -> Claim:
        """Give the claim itself."""
        return Claim.model_validate(self.document)

    @property
    def is_figure(self) -> bool:
        """Tell whether it is a figure of a time or an area, and so belongs to no incident (R4)."""
        return self.kind in AGGREGATE_KINDS

    def findable(self) -> list[str]:
        """Give the words by which it is found: its quote, its places, and on whose word it stands."""
        where = [each["raw"] for each in self.document.get("where", [])]
        return [
            self.document["quote"]["text"],
            *where,
            *(each["name"] for each in self.document.get("attribution", [])),
        ]

    def clean(self) -> None:
        """Check the quote against the kept text (R1)."""
        claim = self.claim
        if not claim.quote.stands_in(self.report.text):
            raise ValidationError({"document": f"The quote {claim.quote.text!r} does not stand in the kept text."})
        if claim.id != self.key:
            raise ValidationError({"key": f"The document is claim {claim.id!r}, the row says {self.key!r}."})

    def derive(self) -> None:
        """Make the index from the document."""
        claim = self.claim
        self.kind = claim.kind
        self._index_count(claim.casualties[0] if claim.casualties else None)
        self.day, self.day_end = claim.when.start, claim.when.end
        self.month = month_number(claim.when.start) if claim.when.start else None
        self.place = next((where.place for where in claim.event_places() if where.place), "")
        self.party = claim.perpetrators[0].id if claim.perpetrators else None
        self.counts, self.told_by = counts_line(claim), chain_line(claim)

    def _index_count(self, group: Casualties | None) -> None:
        self.outcome = group.outcome if group else None
        self.victim_class = group.victim_class if group else None
        self.low = group.count.min if group else None
        self.high = group.count.max if group else None


def month_number(day: date) -> int:
    """Count months since the year 0, because cutting dates in the database is slow on SQLite."""
    return day.year * 12 + day.month - 1


def keep_claims(report: Report, claims: list[Claim]) -> list[ClaimRecord]:
    """Add the claims of a report to the record.

    Raises: ValidationError when a quote does not stand in the report's text; nothing is kept then, as long as
    the caller runs it inside a transaction.
    """
    rows = [
        ClaimRecord(key=claim.id, report=report, document=claim.model_dump(mode="json", by_alias=True))
        for claim in claims
    ]
    for row in rows:
        row.save()
    return rows
