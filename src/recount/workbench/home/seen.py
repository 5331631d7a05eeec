"""Whether the whole record is seen by who asks, so that it may be counted without looking at each row.

For: counts. Not for: single rows (`visible_incidents`, `visible_reports`).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Max, QuerySet
from django.http import HttpRequest

from recount.claims.models import ClaimRecord
from recount.incidents.models import Decision, Grade, Incident, IncidentAccess, Link
from recount.reports.models import Report, ReportAccess
from recount.workbench.people.rights import rights_of


def sees_everything(request: HttpRequest) -> bool:
    """Tell whether no report and no incident is kept from who asks."""
    groups = rights_of(request).groups
    return groups is None or not any(_some_are_kept(model.objects.order_by(), groups) for model in (Incident, Report))


def latest_rows() -> tuple[int, ...]:
    """Give the numbers of the last rows, which are others as soon as anything came in or was decided."""
    tables = (ClaimRecord, Incident, Report, Link, Decision, Grade, ReportAccess, IncidentAccess)
    last = [table._default_manager.aggregate(last=Max("pk"))["last"] or 0 for table in tables]
    return (*last, ReportAccess.objects.count(), IncidentAccess.objects.count())


def _some_are_kept(rows: QuerySet[Any], groups: frozenset[str]) -> bool:
    within = rows.filter(access__group__in=groups).values("pk")
    return rows.filter(access__isnull=False).exclude(pk__in=within).exists()
