"""One number of the record with its source, as an article's number is held against it.

For: comparing, judging and showing. Not for: reading it out of the record (`recount.checks.evidence`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.checks.statements import Statement
from recount.vocabulary.reader import Bilingual
from recount.vocabulary.words import Party


@dataclass(frozen=True)
class Source:
    """Who published a number of the record, and on whose word it stands."""

    claim: str
    report: str
    publisher: Bilingual
    title: str
    url: str
    published: str
    published_end: date | None
    origin: str
    origin_name: Bilingual
    quote: str


@dataclass(frozen=True)
class Known:
    """One number of the record; `incident` is the code it is accepted into, None for an aggregate.

    `superseded_by` is the later claim of the same origin that it was superseded by (R9).
    """

    statement: Statement
    source: Source
    incident: str | None = None
    beside: bool = False
    superseded: bool = False
    superseded_by: str | None = None

    @property
    def names_nobody(self) -> bool:
        """Tell whether whoever counted left open who was responsible."""
        return not self.statement.parties - {Party.UNKNOWN}
