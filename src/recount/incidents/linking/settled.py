"""What people decided about links, as linking must respect it at every run (R17).

For: `recount link --record`. Not for: making decisions. A report is known by its key in the record or by its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from recount.claims.schema import Reading
from recount.incidents.linking.pairing import ReportPair
from recount.incidents.models import Link
from recount.vocabulary.words import LinkState


def settled_pairs(readings: Mapping[str, Reading]) -> tuple[list[ReportPair], list[ReportPair]]:
    """Give the pairs of these reports that people hold together, and those they hold apart, by the reports' ids.

    Together are reports whose claims were accepted into one incident; apart, one with a claim that was accepted into
    it and one with claims that were only refused for it.
    """
    accepted, refused = _by_incident(readings, LinkState.ACCEPT), _by_incident(readings, LinkState.REFUSE)
    together = [pair for reports in accepted.values() for pair in combinations(sorted(reports), 2)]
    apart = [
        (inside, outside)
        for incident, reports in accepted.items()
        for outside in sorted(refused.get(incident, set()) - reports)
        for inside in sorted(reports)
    ]
    return together, apart


def _by_incident(readings: Mapping[str, Reading], state: LinkState) -> dict[int, set[str]]:
    by_claim = {claim.id: report for report, reading in readings.items() for claim in reading.claims}
    found: dict[int, set[str]] = {}
    for claim, report_key, incident in _links(state):
        report = report_key if report_key in readings else by_claim.get(claim)
        if report is not None:
            found.setdefault(incident, set()).add(report)
    return found


def _links(state: LinkState) -> Iterator[tuple[str, str, int]]:
    rows = Link.objects.filter(state=state).values_list("claim__key", "claim__report__key", "incident_id")
    return iter(rows.order_by("id"))
