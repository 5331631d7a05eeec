"""What access groups promise: a row that names none is everybody's, one that names some is theirs alone."""

from __future__ import annotations

import pytest

from recount.incidents.models import Incident, IncidentAccess
from recount.reports.models import Report, ReportAccess
from tests.cast import Cast


@pytest.mark.parametrize(
    ("groups", "seen"),
    [
        ([], ["RC0002"]),
        (["families"], ["RC0002"]),
        (["field"], ["RC0001", "RC0002"]),
        (["field", "law"], ["RC0001", "RC0002"]),
    ],
)
def test_an_incident_is_seen_by_its_groups(cast: Cast, groups: list[str], seen: list[str]) -> None:
    """Of several groups one is enough, and nobody sees it twice."""
    for group in ("field", "law"):
        IncidentAccess(incident=cast.market, group=group).save()
    assert [row.code for row in Incident.objects.visible_to(groups)] == seen


def test_a_report_is_seen_by_its_groups(cast: Cast) -> None:
    """The rest stays open to everybody."""
    ReportAccess(report=cast.first.report, group="field").save()
    assert Report.objects.visible_to([]).count() == Report.objects.count() - 1
    assert Report.objects.visible_to(["field"]).count() == Report.objects.count()
