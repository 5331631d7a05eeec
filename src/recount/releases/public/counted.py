"""Figures of what is public, counted from the projection alone: the same arithmetic as everywhere, nothing else.

For: the public page of figures. Not for: figures of the record (`recount.figures.counting`), which may hold incidents
that nobody released.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recount.figures.asking.declaration import Declaration
from recount.figures.figure import Figure, TooLoose
from recount.figures.summing.counted import CountedIncident
from recount.figures.summing.sums import overlap, rows, total
from recount.figures.telling.sentence import sentence_of
from recount.releases.public.projection import PublicIncident, PublicRecord
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Dimension, Measure


def figure(record: PublicRecord, by: Dimension, language: Language) -> Figure:
    """Count civilians killed by one dimension, in the grades that count (R20)."""
    declaration = Declaration(measure=Measure.KILLED, by=(by,))
    incidents = counted(record.incidents)
    made = Figure(
        declaration=declaration,
        rows=rows(incidents, declaration),
        total=total(incidents, declaration, TooLoose()),
        overlap=overlap(incidents, declaration),
        sentence="",
        as_of=record.as_of or date.min,
    )
    return made.model_copy(update={"sentence": sentence_of(made, language=language)})


def counted(incidents: Sequence[PublicIncident]) -> list[CountedIncident]:
    """Give the incidents as figures count them."""
    return [_counted(each) for each in incidents]


def _counted(each: PublicIncident) -> CountedIncident:
    return CountedIncident(
        code=each.code,
        start=each.start,
        end=each.end or each.start,
        place=each.place.key if each.place else None,
        governorate=each.place.governorate_key if each.place else None,
        grade=each.airwars,
        parties=frozenset(attribution.party for attribution in each.attributions),
        tolls={toll.group: toll.range for toll in each.tolls if toll.range is not None},
    )
