"""Linking as it is asked for: a file of reports in, incidents out.

For: `recount link` without a record: text and metadata alone. Not for: proposals of the record
(`recount.incidents.capturing.proposing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from recount.claims.batches import ALONE, read_reports
from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.readers import Readers
from recount.claims.schema import Reading
from recount.incidents.linking.incident import AggregateClaim, Linked, incident_of
from recount.incidents.linking.linking import Group, link
from recount.incidents.linking.pairing import ReportPair, pairs_of_reports
from recount.incidents.linking.sighting import Sighting, sightings_of
from recount.reports.jsonl import ReportLine, validated_lines
from recount.vocabulary.folding import fold
from recount.vocabulary.words import SectionRole

Settled = Callable[[Mapping[str, Reading]], tuple[Iterable[ReportPair], Iterable[ReportPair]]]
"""From the readings by report to the pairs of reports that people hold together, and those they hold apart."""


def link_file(path: Path, *, jobs: int = 1, readers: Readers = ALONE, settled: Settled | None = None) -> Linked:
    """Link the reports of a file; raises BadInput that lists every bad line, and then links nothing."""
    return link_reports(validated_lines(path), jobs=jobs, readers=readers, settled=settled)


def link_reports(
    reports: Iterable[ReportLine], *, jobs: int = 1, readers: Readers = ALONE, settled: Settled | None = None
) -> Linked:
    """Link reports by the events they tell of: the same reports and gazetteer give the same incidents (ruling 2).

    A report of several events stands in several incidents; one that tells of no event is unlinked, and figures of a
    time or an area belong to none (R4). Lines that recur on the pages of one publisher tell of none.
    """
    reports = list(reports)
    readers = readers.of_pages(reports)
    readings: dict[str, Reading] = {}
    sightings: list[Sighting] = []
    publishers: dict[str, str] = {}
    for report, line in read_reports(reports, jobs=jobs, readers=readers):
        reading = Reading.model_validate_json(line)
        readings[reading.id] = reading
        publishers[reading.id] = fold(report.publisher) if report.publisher else ""
        if _may_tell_of_an_event(reading, report.text):
            sightings += sightings_of(reading, report.text, _clock(reading))
    together, apart = settled(readings) if settled else ((), ())
    groups = link(sightings, together=pairs_of_reports(together, sightings), apart=pairs_of_reports(apart, sightings))
    incidents = [incident_of(group, sightings, readings, publishers) for group in groups if _tells(group, sightings)]
    linked = {report for incident in incidents for report in incident.reports}
    return Linked(
        incidents=incidents,
        unlinked=[report for report in readings if report not in linked],
        aggregates=list(_aggregates(readings.values())),
    )


def _may_tell_of_an_event(reading: Reading, text: str) -> bool:
    """A caption of a picture may tell of an event without a word that can be read as a claim; a figure does not."""
    only_figures = bool(reading.claims) and all(claim.kind in AGGREGATE_KINDS for claim in reading.claims)
    return bool(text.strip()) and not only_figures


def _tells(group: Group, sightings: Sequence[Sighting]) -> bool:
    """An incident has a claim, or at least two reports that are alike."""
    return len(group.sightings) > 1 or bool(sightings[group.sightings[0]].claims)


def _clock(reading: Reading) -> date | None:
    return next((section.published for section in reading.sections if section.role is SectionRole.MAIN), None)


def _aggregates(readings: Iterable[Reading]) -> Iterator[AggregateClaim]:
    for reading in readings:
        for claim in reading.claims:
            if claim.kind in AGGREGATE_KINDS:
                yield AggregateClaim(report=reading.id, claim=claim.id, quote=claim.quote.text)
