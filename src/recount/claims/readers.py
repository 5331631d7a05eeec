"""Who reads a report: the rules, with the places they know, and the second readers that somebody asked for.

For: `recount read` and `recount eval`, one report or many, in any process. Not for: reading itself
(`recount.claims.reader`), or for what a second reader does (`second_opinion`, `model_reader`).

The rules read first, and what they read stands. A second reader puts a confidence or a proposal beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Protocol

from recount.claims.reader import read
from recount.claims.reading.sentences.recurring import Recurring, learn_recurring, source_of
from recount.claims.schema import Reading
from recount.places.gazetteer import Gazetteer
from recount.reports.report_line import ReportLine

DEFAULT_COUNTRY: Final = "SY"


class SecondReader(Protocol):
    """Somebody who reads a report after the rules; `digest` changes with whatever their answer follows from."""

    @property
    def digest(self) -> str:
        """Name this reader in a few letters, the same for the same answers."""

    def notice(self, reports: int, characters: int) -> str | None:
        """Say what leaves this machine when so many reports are read; None where nothing does."""

    def on(self, reading: Reading, text: str) -> Reading:
        """Give the reading with what this reader puts beside it; claims and counts stay as they are."""


@dataclass(frozen=True)
class Readers:
    """The places that the rules read with (None: the shipped ones), the second readers in their order.

    `recurring` are the lines that recur on the pages of a publisher: they make no claim.
    """

    gazetteer: Gazetteer | None = None
    second: tuple[SecondReader, ...] = ()
    recurring: Recurring = field(default_factory=Recurring)

    @property
    def digest(self) -> str:
        """Name these readers: other places, other second readers or other lines that recur have another digest."""
        named = [self.gazetteer.version if self.gazetteer else "", *(reader.digest for reader in self.second)]
        named += [line for source, lines in sorted(self.recurring.lines.items()) for line in (source, *sorted(lines))]
        return hashlib.sha256("\n".join(named).encode()).hexdigest()

    def notices(self, texts: Iterable[str]) -> list[str]:
        """Say what leaves this machine when these texts are read; empty where nothing does, as with the rules alone."""
        if not self.second:
            return []
        lengths = [len(text) for text in texts]
        said = (reader.notice(len(lengths), sum(lengths)) for reader in self.second)
        return [notice for notice in said if notice]

    def of_pages(self, reports: Iterable[ReportLine]) -> Readers:
        """Give these readers with what recurs on the pages of each publisher in a batch."""
        pages = ((source_of(report.url, report.publisher), report.text) for report in reports)
        return replace(self, recurring=learn_recurring(pages))

    def read(
        self,
        text: str,
        *,
        id: str | None = None,
        published: date | None = None,
        publisher: str | None = None,
        url: str | None = None,
        country: str = DEFAULT_COUNTRY,
    ) -> Reading:
        """Read one report; what is known of it is what `recount.claims.reader.read` takes."""
        reading = read(
            text,
            id=id,
            published=published,
            publisher=publisher,
            url=url,
            country=country,
            gazetteer=self.gazetteer,
            recurring=self.recurring.on(url, publisher),
        )
        for reader in self.second:
            reading = reader.on(reading, text)
        return reading

    def read_line(self, report: ReportLine) -> Reading:
        """Read one report of a file of many; a day of publication is a clock, a month is none (R6)."""
        return self.read(
            report.text,
            id=report.id,
            published=report.published.day if report.published else None,
            publisher=report.publisher,
            url=report.url,
            country=report.country or DEFAULT_COUNTRY,
        )
