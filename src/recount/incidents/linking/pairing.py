"""Pairs of reports that people settled, as pairs of sightings.

For: grouping, which knows sightings by their numbers. Not for: which pairs people settled (`settled`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.incidents.linking.grouping import Pair
from recount.incidents.linking.sighting import Sighting

ReportPair = tuple[str, str]


def pairs_of_reports(reports: Iterable[ReportPair], sightings: Sequence[Sighting]) -> list[Pair]:
    """Give the pairs of sightings of whole reports; a report that is not among them settles nothing."""
    whole = {sighting.report: at for at, sighting in enumerate(sightings) if not sighting.further}
    return [(whole[one], whole[other]) for one, other in reports if one in whole and other in whole]
