"""What people decided about links, as linking must respect it at every run (R17).

For: `recount link --record`. Not for: making decisions. A report is known by its key in the record or by its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from django.db.models import Q

from recount.claims.schema import Reading
from recount.incidents.linking.pairing import ReportPair
from recount.incidents.lots import lots
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
    for claim, report_key, incident in _links(state, readings, by_claim):
        report = report_key if report_key in readings else by_claim[claim]
        found.setdefault(incident, set()).add(report)
    return found


def _links(state: LinkState, reports: Iterable[str], claims: Iterable[str]) -> list[tuple[str, str, int]]:
    """Give the claim, the report and the incident of each link of these reports or claims, the oldest first."""
    asked = [Q(claim__report__key__in=some) for some in lots(reports)] + [
        Q(claim__key__in=some) for some in lots(claims)
    ]
    columns = ("claim__key", "claim__report__key", "incident_id")
    links = Link.objects.filter(state=state)
    rows = {pk: row for each in asked for pk, *row in links.filter(each).values_list("id", *columns)}
    return [(claim, report, incident) for _, (claim, report, incident) in sorted(rows.items())]
