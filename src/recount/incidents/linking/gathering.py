"""New incidents proposed together: the claims of several reports of one event that belong to no incident yet.

For: `recount link --record` and `recount decide CLAIM accept --incident new --together`. Not for: opening anything; a
person does (R17). The reports are grouped as `recount link` groups them, and what people held together or apart stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.claims.schema import Reading
from recount.incidents.linking.incident import LinkedIncident, incident_of
from recount.incidents.linking.kept import reading_of
from recount.incidents.linking.linking import link
from recount.incidents.linking.pairing import pairs_of_reports
from recount.incidents.linking.settled import settled_pairs
from recount.incidents.linking.sighting import Sighting, sightings_of
from recount.incidents.models import Decision, Link
from recount.remembering import while_record_stands
from recount.reports.models import Report
from recount.vocabulary.words import DecisionKind, LinkState

_STANDING = (LinkState.ACCEPT, LinkState.PROPOSED, LinkState.UNSURE)


@dataclass(frozen=True)
class NewIncident:
    """An incident that the record lacks, as linking sees it, and the claims that tell of it."""

    incident: LinkedIncident
    claims: tuple[str, ...]


@while_record_stands(most=2)
def propose_new_incidents() -> list[NewIncident]:
    """Give the events that waiting claims tell of and no incident of the record is proposed for, the likest first."""
    waiting = waiting_claims()
    if not waiting:
        return []
    claims: dict[int, list[ClaimRecord]] = {}
    of_reports = ClaimRecord.objects.filter(report__in={row.report_id for row in waiting}).exclude(report__text="")
    for row in of_reports.select_related("report__publisher").order_by("report", "id"):
        claims.setdefault(row.report_id, []).append(row)
    readings = {rows[0].report.key: reading_of(rows[0].report, [row.claim for row in rows]) for rows in claims.values()}
    reports = {rows[0].report.key: rows[0].report for rows in claims.values()}
    sightings = list(_sightings(readings, reports))
    together, apart = settled_pairs(readings)
    groups = link(sightings, together=pairs_of_reports(together, sightings), apart=pairs_of_reports(apart, sightings))
    publishers = {key: report.publisher.key if report.publisher else "" for key, report in reports.items()}
    keys = {row.key for row in waiting}
    found = []
    for group in groups:
        told = tuple(claim for at in group.sightings for claim in sightings[at].claims if claim in keys)
        if told:
            found.append(NewIncident(incident_of(group, sightings, readings, publishers), told))
    return sorted(found, key=lambda new: (-len(new.incident.reports), -new.incident.score, new.incident.id))


def companions_of(claim: ClaimRecord) -> list[ClaimRecord]:
    """Give the other claims that would make one new incident together with a claim."""
    group = next((new.claims for new in propose_new_incidents() if claim.key in new.claims), ())
    return list(ClaimRecord.objects.filter(key__in=group).exclude(pk=claim.pk).select_related("report"))


def waiting_claims() -> list[ClaimRecord]:
    """Give the claims of events that nobody has decided about and no incident is proposed for."""
    aside = Decision.objects.filter(claim=OuterRef("pk"), kind=DecisionKind.SET_ASIDE, retired_by__isnull=True)
    linked = Link.objects.filter(claim=OuterRef("pk"), state__in=_STANDING)
    rows = ClaimRecord.objects.filter(~Exists(linked), ~Exists(aside)).exclude(kind__in=AGGREGATE_KINDS)
    return list(rows.order_by("id"))


def _sightings(readings: dict[str, Reading], reports: dict[str, Report]) -> Iterable[Sighting]:
    for key, reading in readings.items():
        yield from sightings_of(reading, reports[key].text, reports[key].published_end)
