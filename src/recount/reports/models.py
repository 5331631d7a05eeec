"""What was published, as the record keeps it: publishers and their reports.

For: rows and what makes one row consistent. Not for: turning bytes into text (`recount.reports.text`) or
keeping the bytes (`recount.reports.store`).
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify

from recount.reports.access import VisibleRows
from recount.reports.dates import PartialDate
from recount.reports.profiles import PublisherChange
from recount.reports.search.folded import FoldedField
from recount.reports.search.rows import FindableRows
from recount.reports.unions import PublisherUnion
from recount.storage import CheckedModel, SentencesField, WordField
from recount.vocabulary.folding import fold
from recount.vocabulary.words import CaptureState, PublisherKind, Reliability, SourceKind, TextKind

__all__ = [
    "Publisher",
    "PublisherChange",
    "PublisherUnion",
    "Report",
    "ReportAccess",
    "publisher_named",
    "publishers_by_name",
]

# What is made of reports is made anew for those whose rows were touched (`recount.remembering`).
REPORT: Final = "report"


class PublisherRows(FindableRows["Publisher"]):
    """Publishers, which can be found by their names."""


class Publisher(CheckedModel):
    """Who publishes, what unit they count, and how far they are relied on (R10, R11)."""

    key = models.SlugField(max_length=80, unique=True)
    name_en = models.CharField(max_length=200)
    name_ar = models.CharField(max_length=200, blank=True)
    kind = WordField(PublisherKind)
    aliases = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    profile = models.JSONField(default=dict, blank=True)
    reliability = WordField(Reliability, default=Reliability.F)
    goes_on_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined")
    folded = FoldedField()

    objects = PublisherRows.as_manager()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name_en

    def names(self) -> list[str]:
        """Give every name under which reports quote this publisher."""
        return [name for name in (self.name_en, self.name_ar, *self.aliases) if name]

    def at_last(self) -> Publisher:
        """Give the publisher as which it goes on, itself where it stands for itself."""
        return self.goes_on_as.at_last() if self.goes_on_as else self

    def findable(self) -> list[str]:
        """Give the words by which it is found."""
        return [self.key, *self.names()]


class ReportRows(FindableRows["Report"], VisibleRows["Report"]):  # type: ignore[override]
    """Reports, with who may see them, found by their words."""


class Report(CheckedModel):
    """One publication: its source, its date with precision, and the text that is kept of it (R1, R6, R25)."""

    key = models.CharField(max_length=120, unique=True)
    publisher = models.ForeignKey(Publisher, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    author = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    language = models.CharField(max_length=8, default="und")
    kind = WordField(SourceKind, default=SourceKind.PRIMARY)
    published = models.CharField(max_length=30, blank=True, help_text="as precise as it is known: 2015-11")
    published_note = models.CharField(max_length=300, blank=True)
    published_start = models.DateField(null=True, editable=False)
    published_end = models.DateField(null=True, editable=False)
    copy_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    tied = models.BooleanField(default=False, editable=False, help_text="copy_of follows from ties of origin")
    text = models.TextField(blank=True)
    text_kind = WordField(TextKind, default=TextKind.PRESERVED)
    state = WordField(CaptureState)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    media_type = models.CharField(max_length=100, blank=True)
    captured_at = models.DateTimeField(null=True, blank=True)
    problems = SentencesField(default=list, blank=True)
    folded = FoldedField()
    touches: ClassVar[Mapping[str, str]] = {REPORT: "id"}

    objects = ReportRows.as_manager()

    class Meta:
        ordering = ["key"]
        # For counts: the rows themselves hold whole texts.
        indexes = [
            models.Index(fields=["state"], name="report_states"),
            models.Index(fields=["publisher", "copy_of"], name="report_publishers"),
        ]

    def __str__(self) -> str:
        return self.title or self.key

    def derive(self) -> None:
        """Give the days that the publication date spans."""
        partial = PartialDate.parse(self.published) if self.published else None
        self.published_start = partial.start if partial else None
        self.published_end = partial.end if partial else None

    def findable(self) -> list[str]:
        """Give the words by which it is found."""
        return [self.title, self.author, self.key, self.url, self.text]

    def clean(self) -> None:
        """Refuse a copy of itself, and copies of each other in a circle: nobody would have been first (R8)."""
        seen, report = [self], self.copy_of
        while report is not None:
            if report in seen:
                way = ", which copies ".join(each.key for each in [*seen, report])
                raise ValidationError({"copy_of": f"These copy each other, and nobody would have been first: {way}."})
            seen.append(report)
            report = report.copy_of

    def original(self) -> Report:
        """Follow the copies to the report that was first (R8)."""
        report, seen = self, {self.pk}
        while report.copy_of is not None and report.copy_of.pk not in seen:
            report = report.copy_of
            seen.add(report.pk)
        return report


class ReportAccess(CheckedModel):
    """That a group may see a report; a report without such a row is seen by everybody who has a role."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="access")
    group = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "group"], name="one_access_a_report_and_group")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.group}"


def publishers_by_name() -> dict[str, Publisher]:
    """Give every publisher under each of its names, folded, so that accents and cases do not part them.

    One that goes on as another has given its names to it.
    """
    publishers: Any = Publisher.objects.filter(goes_on_as=None)
    return {fold(name): publisher for publisher in publishers for name in publisher.names()}


def publisher_named(name: str) -> Publisher:
    """Give the publisher of this key or name, beginning one that nobody has assessed where it is not known."""
    known = Publisher.objects.filter(key=name).first() or publishers_by_name().get(fold(name))
    if known is not None:
        return known.at_last()
    begun = Publisher(key=_key_for(name), name_en=name, kind=PublisherKind.NOT_ASSESSED)
    begun.save()
    return begun


def _key_for(name: str) -> str:
    """Make a key of Latin letters; a name in another script is known by its hash."""
    key = slugify(name)[:60] or f"publisher-{sha256(name.encode()).hexdigest()[:8]}"
    taken = Publisher.objects.filter(key=key).exists()
    return f"{key}-{sha256(name.encode()).hexdigest()[:8]}" if taken else key
