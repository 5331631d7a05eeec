"""New incidents proposed together: the claims of several reports of one event that belong to no incident yet.

For: `recount link --record` and `recount decide CLAIM accept --incident new --together`. Not for: opening anything; a
person does (R17). The reports are grouped as `recount link` groups them, and what people held together or apart stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from recount.claims.models import ClaimRecord
from recount.claims.schema import Reading
from recount.incidents.linking.incident import LinkedIncident, incident_of
from recount.incidents.linking.kept import reading_of
from recount.incidents.linking.linking import link
from recount.incidents.linking.pairing import ReportPair, pairs_of_reports
from recount.incidents.linking.settled import settled_among
from recount.incidents.linking.sighting import Sighting, sightings_of
from recount.incidents.linking.unlinked import waiting_claims
from recount.incidents.lots import lots
from recount.remembering import while_record_stands
from recount.remembering.changes import tables_state
from recount.reports.models import Report

_MADE_OF = ("claims.claimrecord", "reports.report", "reports.publisher")

Settled = tuple[frozenset[ReportPair], frozenset[ReportPair]]
"""Pairs of reports that people hold together, and that they hold apart."""


@dataclass(frozen=True)
class NewIncident:
    """An incident that the record lacks, as linking sees it, and the claims that tell of it."""

    incident: LinkedIncident
    claims: tuple[str, ...]


class Proposals:
    """The new incidents that were gathered last, and what they were gathered of."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.state = ""
        self.waiting: Mapping[str, str] = {}
        self.settled: Settled = frozenset(), frozenset()
        self.found: list[NewIncident] = []

    def now(self) -> list[NewIncident]:
        """Give the new incidents of the claims that wait now."""
        with self.lock:
            state, waiting = tables_state(_MADE_OF), waiting_claims()
            settled = _settled(waiting.values())
            if not state or state != self.state or not self._still_holds(waiting, settled):
                found = gathered(waiting, *settled)
            elif waiting.keys() != self.waiting.keys():
                found = [again for new in self.found for again in _left_of(new, waiting, settled)]
            else:
                return self.found
            self.state, self.waiting, self.settled, self.found = state, waiting, settled, found
            return found

    def _still_holds(self, waiting: Mapping[str, str], settled: Settled) -> bool:
        """Tell whether nothing waits that did not before, and nothing was settled anew among what waits."""
        reports = set(waiting.values())
        before = tuple(frozenset(pair for pair in pairs if reports >= set(pair)) for pairs in self.settled)
        return waiting.keys() <= self.waiting.keys() and before == settled


_proposals = Proposals()


def _left_of(new: NewIncident, waiting: Mapping[str, str], settled: Settled) -> list[NewIncident]:
    """Give what is left of a new incident; where some of its claims wait no more, the others are gathered again."""
    left = {key: waiting[key] for key in new.claims if key in waiting}
    if len(left) == len(new.claims):
        return [new]
    return gathered(left, *settled) if left else []


def _settled(reports: Iterable[str]) -> Settled:
    """Give the pairs of these reports that people hold together and apart."""
    claims: dict[str, list[str]] = {}
    for some in lots(sorted(set(reports))):
        rows = ClaimRecord.objects.order_by().filter(report__key__in=some)
        for report, key in rows.values_list("report__key", "key"):
            claims.setdefault(report, []).append(key)
    together, apart = settled_among(claims)
    return frozenset(together), frozenset(apart)


@while_record_stands(most=2)
def propose_new_incidents() -> list[NewIncident]:
    """Give the events that waiting claims tell of and no incident of the record is proposed for, the likest first.

    What was gathered stays together while nothing new waits and people settle nothing among its reports; where some of
    its claims wait no more, its other reports are held against each other again.
    """
    return sorted(_proposals.now(), key=lambda new: (-len(new.incident.reports), -new.incident.score, new.incident.id))


def companions_of(claim: ClaimRecord) -> list[ClaimRecord]:
    """Give the other claims that would make one new incident together with a claim."""
    group = next((new.claims for new in propose_new_incidents() if claim.key in new.claims), ())
    return list(ClaimRecord.objects.filter(key__in=group).exclude(pk=claim.pk).select_related("report"))


def gathered(
    claims: Mapping[str, str], together: Iterable[ReportPair], apart: Iterable[ReportPair]
) -> list[NewIncident]:
    """Gather waiting claims, by their keys with those of their reports, into the events that they tell of."""
    told: dict[str, list[ClaimRecord]] = {}
    for some in lots(sorted(set(claims.values()))):
        rows = ClaimRecord.objects.filter(report__key__in=some).exclude(report__text="")
        for row in rows.select_related("report__publisher").order_by("report", "id"):
            told.setdefault(row.report.key, []).append(row)
    readings = {key: reading_of(rows[0].report, [row.claim for row in rows]) for key, rows in told.items()}
    reports = {key: rows[0].report for key, rows in told.items()}
    sightings = list(_sightings(readings, reports))
    groups = link(sightings, together=pairs_of_reports(together, sightings), apart=pairs_of_reports(apart, sightings))
    publishers = {key: report.publisher.key if report.publisher else "" for key, report in reports.items()}
    found = []
    for group in groups:
        waits = tuple(claim for at in group.sightings for claim in sightings[at].claims if claim in claims)
        if waits:
            found.append(NewIncident(incident_of(group, sightings, readings, publishers), waits))
    return found


def _sightings(readings: dict[str, Reading], reports: dict[str, Report]) -> Iterable[Sighting]:
    for key, reading in readings.items():
        yield from sightings_of(reading, reports[key].text, reports[key].published_end)
