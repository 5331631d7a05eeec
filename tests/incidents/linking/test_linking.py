"""Reports of one event find each other; reports of two events do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.errors import BadInput
from recount.incidents.linking.desk import link_file, link_reports
from recount.incidents.linking.incident import Linked
from recount.incidents.linking.signs import FAMILIES
from recount.reports.jsonl import ReportLine

CASES = Path(__file__).parents[2] / "cases" / "linking.yaml"
REPORTS: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))


def lines(*names: str) -> list[ReportLine]:
    """Give the reports of the table by their names, all of them where none is named."""
    wanted = [report for report in REPORTS if not names or report["id"] in names]
    return [ReportLine.model_validate({key: str(report[key]) for key in report if key != "event"}) for report in wanted]


def incident_of(linked: Linked, report: str) -> set[str]:
    """Give the reports beside which a report was put."""
    return set().union(*(incident.reports for incident in linked.incidents if report in incident.reports))


def truth() -> dict[str, set[str]]:
    """Give for each report all that are of its event."""
    return {one["id"]: {other["id"] for other in REPORTS if other["event"] == one["event"]} for one in REPORTS}


@pytest.fixture(scope="module")
def linked() -> Linked:
    """All reports of the table, linked."""
    return link_reports(lines())


@pytest.mark.parametrize("report", [report["id"] for report in REPORTS if report["event"] not in ("none", "figure")])
def test_a_report_is_put_beside_those_of_its_event(linked: Linked, report: str) -> None:
    """Also across languages, and apart from another strike of the same day a few kilometres off."""
    assert incident_of(linked, report) == truth()[report]


def test_a_monthly_figure_belongs_to_no_incident(linked: Linked) -> None:
    """A total of a month is compared with sums, never linked (R4)."""
    figure = next(report["id"] for report in REPORTS if report["event"] == "figure")
    assert figure in linked.unlinked
    assert figure in {aggregate.report for aggregate in linked.aggregates}


def test_every_report_is_accounted_for(linked: Linked) -> None:
    """What came in is linked or listed as unlinked, and nothing is both."""
    inside = {report for incident in linked.incidents for report in incident.reports}
    assert inside | set(linked.unlinked) == {report["id"] for report in REPORTS}
    assert not inside & set(linked.unlinked)


def test_a_range_names_the_reports_of_its_ends(linked: Linked) -> None:
    """The low and the high of an incident each lead back to a report (R12)."""
    ranges = [incident.toll.killed for incident in linked.incidents if incident.toll.killed]
    assert ranges
    assert all(reported.low_reports and reported.high_reports for reported in ranges)


def test_a_link_says_why(linked: Linked) -> None:
    """Every incident of several reports carries reasons that name families of signs."""
    several = [incident for incident in linked.incidents if len(incident.reports) > 1]
    assert several
    assert all(any(family in reason for family in FAMILIES) for incident in several for reason in incident.reasons)
    assert all(incident.reasons for incident in several)


def test_the_same_reports_give_the_same_incidents() -> None:
    """Linking is deterministic, ids included (ruling 2)."""
    assert link_reports(lines()) == link_reports(lines())


def test_a_refused_link_stays_refused(linked: Linked) -> None:
    """A person held two reports apart; they stay apart at the next run (R17)."""
    one, other = sorted(next(incident.reports for incident in linked.incidents if len(incident.reports) > 1))[:2]
    again = link_reports(lines(), settled=lambda _: ([], [(one, other)]))
    assert other not in incident_of(again, one)


def test_a_confirmed_link_stays_confirmed(linked: Linked) -> None:
    """A person held two reports together that share nothing; they stay together."""
    first, second = (incident.reports[0] for incident in linked.incidents[:2])
    again = link_reports(lines(), settled=lambda _: ([(first, second)], []))
    assert second in incident_of(again, first)


def test_a_faulty_line_links_nothing(tmp_path: Path) -> None:
    """All problems of a file are told at once and nothing is half-linked."""
    file = tmp_path / "reports.jsonl"
    rows: list[dict[str, Any]] = [{"id": "a", "text": "Five killed"}, {"id": "a", "text": "x"}, {"text": "y"}]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        link_file(file)
    assert "line 2" in str(refusal.value)
    assert "line 3" in str(refusal.value)
