"""Every violation of consistency in the whole record (R16): in the incidents, and in what others state.

For: `recount audit`. Not for: mending; what a source or another recorder states against itself is kept and shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from recount.claims.models import ClaimRecord
from recount.claims.schema import Claim
from recount.incidents.consistency import CONSISTENCY, Violation, check_days, check_reports, check_tolls
from recount.incidents.models import ImportedRow, Incident
from recount.vocabulary.words import IncidentStatus, LinkState


def inspect_incidents() -> list[Violation]:
    """Check every active incident: its days, its ranges, and the days of the reports it rests on.

    Days and ranges that stand as another recorder stated them are theirs: `inspect_imports` tells of them.
    """
    incidents = Incident.objects.filter(status=IncidentStatus.ACTIVE).prefetch_related("tolls", "links__claim__report")
    return [violation for incident in incidents for violation in _inspect(incident)]


def inspect_claims() -> list[Violation]:
    """Check what each source states: no part larger than its whole. Kept as stated, never repaired."""
    return [violation for row in ClaimRecord.objects.all() for violation in _parts_above_whole(row.key, row.claim)]


def inspect_imports() -> list[Violation]:
    """Give what cannot be true in the rows of other recorders, as it was flagged when they were imported."""
    flagged = ImportedRow.objects.exclude(flags=[]).order_by("id").values_list("incident__code", "line", "flags")
    return [
        Violation(CONSISTENCY, code, f"line {line}", sentence) for code, line, flags in flagged for sentence in flags
    ]


def _inspect(incident: Incident) -> Iterator[Violation]:
    tolls = incident.tolls.all()
    if not incident.as_stated:
        yield from check_days(incident.code, incident.start, incident.end)
    if not all(toll.as_stated for toll in tolls):
        yield from check_tolls(incident.code, tolls)
    published = {
        link.claim.report.key: link.claim.report.published_end
        for link in incident.links.all()
        if link.state == LinkState.ACCEPT
    }
    yield from check_reports(incident.code, incident.start, published)


def _parts_above_whole(key: str, claim: Claim) -> Iterator[Violation]:
    for group in claim.casualties:
        whole = None if group.part_of is None else claim.casualties[group.part_of].count.max
        part = group.count.min
        if whole is not None and part is not None and part > whole:
            yield Violation("R16", key, f"{part} > {whole}", f"A part of {part} stands in a whole of {whole}.")
