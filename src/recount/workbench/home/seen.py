"""Whether the whole record is seen by who asks, so that it may be counted without looking at each row.

For: counts. Not for: single rows (`visible_incidents`, `visible_reports`).
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.incidents.models import Incident
from recount.reports.models import Report
from recount.workbench.people.rights import rights_of


def sees_everything(request: HttpRequest) -> bool:
    """Tell whether no report and no incident is kept from who asks."""
    groups = rights_of(request).groups
    return not any(rows.hidden_from(groups).exists() for rows in (Incident.objects.all(), Report.objects.all()))
