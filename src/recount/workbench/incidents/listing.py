"""The list of incidents as data: one row an incident, with its civilian toll, its grade, and whom reports name.

For: the page, its JSON and its CSV. Not for: which incidents are listed (`recount.workbench.incidents.finding`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.incidents.models import Grade, Incident, PartyAttribution, Toll
from recount.vocabulary.words import (
    AirwarsGrade,
    IncidentStatus,
    Outcome,
    Party,
    TimePrecision,
    VictimCategory,
    VictimClass,
)
from recount.workbench.answering import Answer
from recount.workbench.incidents.finding import USUAL_SORT, found
from recount.workbench.incidents.forms import Filters
from recount.workbench.paging import Paging, in_form, paged
from recount.workbench.people.rights import visible_incidents
from recount.workbench.words import in_language


class IncidentRow(BaseModel):
    """One incident; its tolls are those of civilians, and an end that nobody stated is empty (R14)."""

    model_config = ConfigDict(frozen=True)

    code: str
    title_en: str
    title_ar: str
    start: date | None
    end: date | None
    precision: TimePrecision
    place: str | None
    place_en: str
    place_ar: str
    killed_low: int | None = None
    killed_high: int | None = None
    killed_high_open: bool = False
    injured_low: int | None = None
    injured_high: int | None = None
    injured_high_open: bool = False
    parties: list[Party]
    grade: AirwarsGrade | None
    status: IncidentStatus

    @property
    def title(self) -> str:
        """Give the title in the language of the page, where it has one."""
        return in_language(self.title_en, self.title_ar)

    @property
    def place_name(self) -> str:
        """Give the name of the place in the language of the page, where it has one."""
        return in_language(self.place_en, self.place_ar)

    @property
    def has_ended(self) -> bool:
        """Tell whether it was merged, split or withdrawn."""
        return self.status is not IncidentStatus.ACTIVE


class IncidentList(Answer):
    """The incidents that an address asks for: this page of them, and how many there are."""

    asked: dict[str, str]
    paging: Paging
    rows: list[IncidentRow]

    @property
    def filters(self) -> Filters:
        """Give the fields above the list, filled in with what was asked."""
        return Filters(self.asked)

    @property
    def usual_sort(self) -> str:
        """Name the order in which the list stands unless another is asked for."""
        return USUAL_SORT

    @property
    def is_filtered(self) -> bool:
        """Tell whether the address leaves anything out."""
        return any(key != "sort" for key in self.asked)

    @property
    def most(self) -> int:
        """Give the largest number on this page, to which the bars are drawn."""
        return max((row.killed_high or row.killed_low or 0 for row in self.rows), default=0)


def listed(request: HttpRequest) -> IncidentList:
    """List the incidents that the address of the request asks for. Raises: BadInput."""
    wanted = found(request.GET, visible_incidents(request))
    incidents, paging = paged(wanted, request, with_parts=_with_parts)
    asked = {key: value for key, value in request.GET.items() if value and key != "page"}
    return IncidentList(asked=asked, paging=paging, **in_form(request, _rows(incidents)))


def _with_parts(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    tolls = Toll.objects.filter(victim_class=VictimClass.CIVILIAN, category=VictimCategory.TOTAL)
    parts = (
        Prefetch("tolls", queryset=tolls.order_by(), to_attr="civilian_tolls"),
        Prefetch("attributions", queryset=PartyAttribution.objects.order_by("party")),
    )
    together = incidents.select_related("place", "grade").defer("folded", "place__folded")
    return together.prefetch_related(*parts)


def _rows(incidents: Iterable[Incident]) -> Iterable[IncidentRow]:
    for incident in incidents:
        place = incident.place
        yield IncidentRow(
            code=incident.code,
            title_en=incident.title_en,
            title_ar=incident.title_ar,
            start=incident.start,
            end=incident.end,
            precision=incident.precision,
            place=place.key if place else None,
            place_en=place.name_en if place else "",
            place_ar=place.name_ar if place else "",
            parties=[attribution.party for attribution in incident.attributions.all()],
            grade=_grade(incident),
            status=incident.status,
            **_tolls(incident.civilian_tolls),  # type: ignore[attr-defined]
        )


def _tolls(tolls: Iterable[Toll]) -> dict[str, int | bool | None]:
    """Give the tolls under the names of the row's fields, which begin with their outcome."""
    said: dict[str, int | bool | None] = {}
    for toll in tolls:
        if toll.outcome in (Outcome.KILLED, Outcome.INJURED):
            ends = {"low": toll.low, "high": toll.high, "high_open": toll.high_open}
            said |= {f"{toll.outcome}_{end}": value for end, value in ends.items()}
    return said


def _grade(incident: Incident) -> AirwarsGrade | None:
    """Give the grade that was signed or imported; a mere proposal is no grade (R17)."""
    grade: Grade | None = getattr(incident, "grade", None)
    if grade is None or not (grade.decision_id or grade.imported_from):
        return None
    airwars: AirwarsGrade | None = grade.airwars
    return airwars
