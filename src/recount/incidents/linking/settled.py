"""What people decided about links, as linking must respect it at every run (R17).

For: `recount link --record`. Not for: making decisions. A report is known by its key in the record or by its text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import combinations

from django.db.models import Q

from recount.claims.models import ClaimRecord
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
    return settled_among({report: [claim.id for claim in reading.claims] for report, reading in readings.items()})


def settled_among(claims: Mapping[str, Iterable[str]]) -> tuple[list[ReportPair], list[ReportPair]]:
    """Give the same pairs of reports of which only the keys are known, and the keys of their claims."""
    report_of = {claim: report for report, keys in claims.items() for claim in keys}
    rows = _rows(claims, report_of)
    accepted, refused = (_by_incident(state, rows, claims, report_of) for state in (LinkState.ACCEPT, LinkState.REFUSE))
    together = [pair for reports in accepted.values() for pair in combinations(sorted(reports), 2)]
    apart = [
        (inside, outside)
        for incident, reports in accepted.items()
        for outside in sorted(refused.get(incident, set()) - reports)
        for inside in sorted(reports)
    ]
    return together, apart


def _rows(reports: Iterable[str], claims: Iterable[str]) -> dict[int, tuple[str, str]]:
    """Give the key of each claim of these reports or keys, and that of its report, by its number in the record."""
    asked = [Q(report__key__in=some) for some in lots(reports)] + [Q(key__in=some) for some in lots(claims)]
    rows = (ClaimRecord.objects.order_by().filter(each).values_list("id", "key", "report__key") for each in asked)
    return {pk: (key, report) for some in rows for pk, key, report in some}


def _by_incident(
    state: LinkState, rows: Mapping[int, tuple[str, str]], reports: Container[str], report_of: Mapping[str, str]
) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for _, claim, incident in _links(state, rows):
        key, report = rows[claim]
        found.setdefault(incident, set()).add(report if report in reports else report_of[key])
    return found


def _links(state: LinkState, claims: Iterable[int]) -> list[tuple[int, int, int]]:
    """Give each link of these claims with its claim and its incident, the oldest first.

    Claims are asked for by their numbers, so that the index of links is gone through for these alone.
    """
    links = Link.objects.order_by().filter(state=state)
    asked = (links.filter(claim__in=some).values_list("id", "claim_id", "incident_id") for some in lots(claims))
    return sorted(row for some in asked for row in some)
