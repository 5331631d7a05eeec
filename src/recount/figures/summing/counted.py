"""An incident as figures count it, without a database.

For: what selection hands to the arithmetic. Not for: either of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.vocabulary.words import AirwarsGrade, HarmFound, InfrastructureType, Measure, Party

Counted = Group | Measure
"""What a range counts: a group of victims, or a measure of things (strikes, facilities)."""
Ranges = Mapping[Counted, Range]


class CountedIncident(NamedTuple):
    """An incident as figures count it: its days, its place, its grade, who is alleged, and its ranges.

    `start` and `end` are None where no day is known, `place` and `governorate` are ids, `grade` is None where
    nobody has graded it, `zone` where no map tells, `harm` where the counts leave it open. What has no range in `tolls`
    is unknown, never 0 (R14). `objects` holds the civilian objects that were hit, by type, `monitors` the ranges of
    each who counted; both are read only where a figure asks for them.
    """

    code: str
    start: date | None = None
    end: date | None = None
    place: str | None = None
    governorate: str | None = None
    grade: AirwarsGrade | None = None
    parties: frozenset[Party] = frozenset()
    tolls: Ranges = MappingProxyType({})
    zone: str | None = None
    harm: HarmFound | None = None
    objects: Mapping[InfrastructureType, Range] = MappingProxyType({})
    monitors: Mapping[str, Ranges] = MappingProxyType({})

    def told(
        self, tolls: Ranges, objects: Mapping[InfrastructureType, Range], monitors: Mapping[str, Ranges]
    ) -> CountedIncident:
        """Give the same incident with other ranges, which `_replace` does at several times the cost."""
        return CountedIncident(*self[:7], tolls, self.zone, self.harm, objects, monitors)
