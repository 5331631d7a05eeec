"""The list of incidents as data: one row an incident, with its civilian toll, its grade, and whom reports name.

For: the page, its JSON and its CSV. Not for: which incidents are listed (`recount.workbench.incidents.finding`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from recount.incidents.models import Incident, PartyAttribution, Toll
from recount.vocabulary.words import (
    IncidentStatus,
    Outcome,
    Party,
    TimePrecision,
    VictimCategory,
    VictimClass,
)
from recount.workbench.incidents.finding import USUAL_SORT, found
from recount.workbench.incidents.forms import Filters
from recount.workbench.incidents.rows import Row, row_of
from recount.workbench.paging import in_form, paged
from recount.workbench.people.rights import visible_incidents
from recount.workbench.seeking import Sought, asked_in


class IncidentRow(Row):
    """One incident; its tolls are those of civilians, and an end that nobody stated is empty (R14)."""

    precision: TimePrecision
    killed_low: int | None = None
    killed_high: int | None = None
    killed_high_open: bool = False
    injured_low: int | None = None
    injured_high: int | None = None
    injured_high_open: bool = False
    parties: list[Party]
    status: IncidentStatus

    @property
    def has_ended(self) -> bool:
        """Tell whether it was merged, split or withdrawn."""
        return self.status is not IncidentStatus.ACTIVE


class IncidentList(Sought):
    """The incidents that an address asks for."""

    fields = Filters

    rows: list[IncidentRow]

    @property
    def usual_sort(self) -> str:
        """Name the order in which the list stands unless another is asked for."""
        return USUAL_SORT

    @property
    def most(self) -> int:
        """Give the largest number on this page, to which the bars are drawn."""
        return max((row.killed_high or row.killed_low or 0 for row in self.rows), default=0)


def listed(request: HttpRequest) -> IncidentList:
    """List the incidents that the address of the request asks for. Raises: BadInput."""
    wanted = found(request.GET, visible_incidents(request))
    incidents, paging = paged(wanted, request, with_parts=with_parts)
    return IncidentList(asked=asked_in(request), paging=paging, **in_form(request, _rows(incidents)))


def with_parts(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Fetch with incidents what a row tells of them."""
    tolls = Toll.objects.filter(victim_class=VictimClass.CIVILIAN, category=VictimCategory.TOTAL)
    parts = (
        Prefetch("tolls", queryset=tolls.order_by(), to_attr="civilian_tolls"),
        Prefetch("attributions", queryset=PartyAttribution.objects.order_by("party")),
    )
    together = incidents.select_related("place", "grade").defer("folded", "place__folded")
    return together.prefetch_related(*parts)


def _rows(incidents: Iterable[Incident]) -> Iterable[IncidentRow]:
    for incident in incidents:
        yield IncidentRow(**told_of(incident))


def told_of(incident: Incident) -> dict[str, Any]:
    """Give what a row of a list tells of an incident; its parts are at hand."""
    return {
        **row_of(incident),
        "precision": incident.precision,
        "parties": [attribution.party for attribution in incident.attributions.all()],
        "status": incident.status,
        **_tolls(incident.civilian_tolls),  # type: ignore[attr-defined]
    }


def _tolls(tolls: Iterable[Toll]) -> dict[str, int | bool | None]:
    """Give the tolls under the names of the row's fields, which begin with their outcome."""
    said: dict[str, int | bool | None] = {}
    for toll in tolls:
        if toll.outcome in (Outcome.KILLED, Outcome.INJURED):
            ends = {"low": toll.low, "high": toll.high, "high_open": toll.high_open}
            said |= {f"{toll.outcome}_{end}": value for end, value in ends.items()}
    return said
