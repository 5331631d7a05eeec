"""What happened, as the record keeps it: incidents, links to claims, tolls, grades, and the decisions behind them.

For: rows and their own consistency (R16). Not for: computing a range (`recount.incidents.adjudicating.adjudication`) or
signing a decision (`recount.incidents.deciding.signing`). Links, tolls, attributions and grades are the present state;
the decisions are the history that made them, and are never overwritten (R17).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from recount.claims.models import CLAIM, ClaimRecord
from recount.incidents.auditing.consistency import check_reports
from recount.incidents.deciding.decisions import Decision
from recount.incidents.imported import ImportedRow, ImportFile, Response
from recount.incidents.origins.tie import OriginTie
from recount.places.models import Place
from recount.reports.access import VisibleRows
from recount.reports.search.folded import FoldedField
from recount.reports.search.rows import FindableRows
from recount.storage import CheckedModel, SentenceField, WordField, WrittenOnce
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    Convention,
    HarmGrade,
    IncidentStatus,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    PlacePrecision,
    SettlingMethod,
    StrikeStatus,
    StrikeType,
    TimePrecision,
    VictimCategory,
    VictimClass,
)

__all__ = [
    "Decision",
    "Grade",
    "ImportFile",
    "ImportedRow",
    "Incident",
    "IncidentAccess",
    "Link",
    "OriginTie",
    "PartyAttribution",
    "Response",
    "Succession",
    "Toll",
    "described",
]

# What is made of incidents is made anew for those whose rows were touched (`recount.remembering`).
INCIDENT: Final = "incident"
_PART_OF_INCIDENT: Final = {INCIDENT: "incident_id"}


class IncidentRows(FindableRows["Incident"], VisibleRows["Incident"]):  # type: ignore[override]
    """Incidents, with who may see them, found by their words."""


class Incident(CheckedModel):
    """One event of harm at one place and time; its code never changes and is never used again.

    `as_stated` says that its days are another recorder's, kept also where they cannot be true; `recount audit`
    lists them.
    """

    code = models.CharField(max_length=40, unique=True)
    title_en = models.CharField(max_length=300)
    title_ar = models.CharField(max_length=300, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    precision = WordField(TimePrecision, default=TimePrecision.DAY)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents")
    place_precision = WordField(PlacePrecision, default=PlacePrecision.UNRESOLVED)
    strike_type = WordField(StrikeType, default=StrikeType.UNKNOWN)
    strike_status = WordField(StrikeStatus, null=True, blank=True)
    infrastructure = models.JSONField(default=list, blank=True)
    status = WordField(IncidentStatus, default=IncidentStatus.ACTIVE)
    as_stated = models.BooleanField(default=False)
    folded = FoldedField()
    touches: ClassVar[Mapping[str, str]] = {INCIDENT: "id"}

    objects = IncidentRows.as_manager()

    class Meta:
        ordering = ["code"]
        indexes = [
            models.Index(fields=["start", "end"], name="incident_days"),
            # The order in which lists stand.
            models.Index(fields=["-start", "code", "status"], name="incident_latest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")) | Q(as_stated=True),
                name="incident_starts_before_it_ends",
                violation_error_message="An incident cannot end before it begins (R16).",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title_en}"

    def findable(self) -> list[str]:
        """Give the words by which it is found: its code and titles, and the names of its place."""
        place = self._state.fields_cache.get("place") or Place.objects.filter(pk=self.place_id or 0).first()
        names = [place.name_en, place.name_ar] if place else []
        return [self.code, self.title_en, self.title_ar, *names]

    def clean(self) -> None:
        """Hold the time to its precision: unresolved is exactly the incident without a day (R6)."""
        if (self.precision == TimePrecision.UNRESOLVED) != (self.start is None and self.end is None):
            raise ValidationError({"precision": "A time is unresolved exactly when it has no day (R6)."})


class IncidentAccess(CheckedModel):
    """That a group may see an incident; an incident without such a row is seen by everybody who has a role."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="access")
    group = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "group"], name="one_access_an_incident_and_group")]

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.group}"


class Link(CheckedModel):
    """That a claim tells of an incident: proposed with score and reason, or decided by a person."""

    claim = models.ForeignKey(ClaimRecord, on_delete=models.PROTECT, related_name="links")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links")
    role = WordField(LinkRole, default=LinkRole.EVIDENCE)
    state = WordField(LinkState, default=LinkState.PROPOSED)
    score = models.FloatField(null=True, blank=True)
    reason = SentenceField(blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    touches: ClassVar[Mapping[str, str]] = {CLAIM: "claim_id"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "incident"], name="one_link_a_claim_and_incident")]
        indexes = [models.Index(fields=["state", "claim"], name="link_states")]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.incident_id}: {self.state}"

    def clean(self) -> None:
        """A machine's link is a proposal, any other state was signed (R17); no report is older than its event (R16)."""
        if (self.state == LinkState.PROPOSED) != (self.decision is None):
            raise ValidationError("A link is a proposal until a decision stands behind it (R17).")
        published = {self.claim.report.key: self.claim.report.published_end}
        too_early = check_reports(self.incident.code, self.incident.start, published)
        if self.state == LinkState.ACCEPT and too_early:
            raise ValidationError([violation.sentence for violation in too_early])


class Toll(CheckedModel):
    """The range of one outcome, class and category of an incident, with the claims that set its ends (R12).

    Whole persons; an end that nobody stated is empty, never 0 (R14); `high_open` says that a source has at
    least `high`.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="tolls")
    outcome = WordField(Outcome)
    victim_class = WordField(VictimClass)
    category = WordField(VictimCategory)
    low = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)
    high_open = models.BooleanField(default=False)
    low_claims = models.JSONField(default=list, blank=True)
    high_claims = models.JSONField(default=list, blank=True)
    superseded = models.JSONField(default=dict, blank=True)
    convention = WordField(Convention, default=Convention.LITERAL)
    method = WordField(SettlingMethod, default=SettlingMethod.RANGE)
    reason = SentenceField(blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    as_stated = models.BooleanField(default=False)
    touches: ClassVar[Mapping[str, str]] = _PART_OF_INCIDENT

    class Meta:
        ordering = ["incident", "outcome", "victim_class", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "outcome", "victim_class", "category"], name="one_toll_a_group"
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")) | Q(as_stated=True),
                name="toll_low_not_above_high",
                violation_error_message="The low end of a range cannot stand above its high end (R16).",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.low}-{self.high} {self.outcome}"


class PartyAttribution(CheckedModel):
    """How far a party is held responsible for an incident; joint when several parties stand beside each other."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="attributions")
    party = WordField(Party)
    status = WordField(AttributionStatus)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    touches: ClassVar[Mapping[str, str]] = _PART_OF_INCIDENT

    class Meta:
        ordering = ["incident", "party"]
        constraints = [models.UniqueConstraint(fields=["incident", "party"], name="one_status_a_party")]
        indexes = [models.Index(fields=["party", "incident"], name="attribution_parties")]

    def __str__(self) -> str:
        return f"{self.party}: {self.status}"


class Grade(CheckedModel):
    """The grades of an incident: ours when signed, another recorder's when imported (R17, R20)."""

    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="grade")
    harm = WordField(HarmGrade, null=True, blank=True)
    airwars = WordField(AirwarsGrade, null=True, blank=True)
    imported_from = models.CharField(max_length=120, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    touches: ClassVar[Mapping[str, str]] = _PART_OF_INCIDENT

    def __str__(self) -> str:
        return str(self.airwars or self.harm)


class Succession(WrittenOnce):
    """That an incident went on under another code: merged into one, or split into several."""

    predecessor = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="successions")

    def __str__(self) -> str:
        return f"{self.predecessor_id} went on as {self.successor_id}"

    def clean(self) -> None:
        """An incident cannot succeed itself."""
        if self.predecessor_id == self.successor_id:
            raise ValidationError("An incident cannot be merged into itself.")


def described(incident: Incident) -> dict[str, Any]:
    """Give what every answer says of an incident: code, title, days and place."""
    return {
        "code": incident.code,
        "title": incident.title_en,
        "start": incident.start.isoformat() if incident.start else None,
        "end": incident.end.isoformat() if incident.end else None,
        "place": incident.place.key if incident.place else None,
    }
