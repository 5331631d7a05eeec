"""The sightings of reports that the record keeps, made again from their texts and claims.

For: holding a new report against those of an incident. Not for: reading; the claims are those of the record, as they
were read and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.claims.models import ClaimRecord
from recount.claims.reading.context.toll import read_toll
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.schema import Claim, Reading, Section, Toll
from recount.incidents.linking.sighting import Sighting, sightings_of
from recount.reports.models import Report


def sightings_of_report(report: Report, rows: Iterable[ClaimRecord]) -> list[Sighting]:
    """Give the sightings of a report of the record, that of the whole report first; `rows` are its claims."""
    return sightings_of(reading_of(report, [row.claim for row in rows]), report.text, report.published_end)


def reading_of(report: Report, claims: Sequence[Claim]) -> Reading:
    """Make a reading of a report and its claims, without the sections that the record does not keep."""
    return Reading(
        id=report.key,
        language=report.language,
        sections=[Section(start=0, end=len(report.text), published=report.published_end)],
        toll=_toll(report.language, claims),
        claims=list(claims),
    )


def sighting_with(claim: str, sightings: Sequence[Sighting]) -> Sighting:
    """Give the sighting that a claim belongs to: that of its own event, else that of the whole report."""
    return next((sighting for sighting in sightings if claim in sighting.claims), sightings[0])


def _toll(language: str, claims: Sequence[Claim]) -> Toll:
    try:
        return read_toll(claims, lexicon(language))
    except FileNotFoundError:
        return Toll()
