"""Many reports read on all cores, in their order and without being held.

For: `recount read --batch`. Not for: the file they stand in (`recount.reports.jsonl`), or where the readings go
(`recount.claims.resuming`).

Reports go out in parcels to processes of their own, and only a few parcels are on the way at a time. What comes back
is put into the order of the reports, so the number of processes changes nothing but the time.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, NamedTuple

from recount.claims.reader import read
from recount.claims.schema import Reading
from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.report_line import ReportLine

DEFAULT_COUNTRY: Final = "SY"
# A parcel is worth its way, and small enough that the cores finish together.
PARCEL_REPORTS: Final = 16
PARCEL_CHARACTERS: Final = 64 * 1024
PARCELS_AHEAD: Final = 3

Parcel = list[ReportLine]


class Known(NamedTuple):
    """What is known of every report that does not say so itself."""

    published: PartialDate | None = None
    publisher: str | None = None
    url: str | None = None
    country: str = DEFAULT_COUNTRY

    def told(self, report: ReportLine) -> ReportLine:
        """Give a report with what is known added to what it says."""
        return report.model_copy(
            update={name: value for name, value in self._asdict().items() if getattr(report, name) is None}
        )


def read_report(report: ReportLine) -> Reading:
    """Read one report of a batch; a day is a clock, a month is none (R6)."""
    return read(
        report.text,
        id=report.id,
        published=report.published.day if report.published else None,
        publisher=report.publisher,
        url=report.url,
        country=report.country or DEFAULT_COUNTRY,
    )


def read_reports(reports: Iterable[ReportLine], *, jobs: int = 1) -> Iterator[tuple[ReportLine, str]]:
    """Give each report with its reading as a line of JSON, in their order; 1 job reads in this process.

    Raises: BadInput when a reading process dies, naming the first report whose reading did not come.
    """
    if jobs == 1:
        yield from ((report, line_of(read_report(report))) for report in reports)
    else:
        yield from _read_aside(parcels(reports), jobs)


def line_of(reading: Reading) -> str:
    """Write a reading as one line of JSON."""
    return json.dumps(reading.as_json(), ensure_ascii=False) + "\n"


def parcels(reports: Iterable[ReportLine]) -> Iterator[Parcel]:
    """Pack reports, in their order, into parcels of few reports or of few characters."""
    parcel: Parcel = []
    characters = 0
    for report in reports:
        parcel.append(report)
        characters += len(report.text)
        if len(parcel) == PARCEL_REPORTS or characters >= PARCEL_CHARACTERS:
            yield parcel
            parcel, characters = [], 0
    if parcel:
        yield parcel


def _read_aside(packed: Iterable[Parcel], jobs: int) -> Iterator[tuple[ReportLine, str]]:
    # A fresh interpreter is the same on every system, and copies no thread and no lock of this one.
    fresh = multiprocessing.get_context("spawn")
    readers = ProcessPoolExecutor(jobs, mp_context=fresh, initializer=_begin_reading)
    on_the_way: deque[tuple[Parcel, Future[list[str]]]] = deque()
    try:
        for parcel in packed:
            on_the_way.append((parcel, _sent(readers, parcel)))
            if len(on_the_way) > jobs * PARCELS_AHEAD:
                yield from _came_back(*on_the_way.popleft())
        while on_the_way:
            yield from _came_back(*on_the_way.popleft())
    finally:
        readers.shutdown(cancel_futures=True)


def _sent(readers: ProcessPoolExecutor, parcel: Parcel) -> Future[list[str]]:
    """Send a parcel out; that the readers are gone is told by those that do not come back, in their order."""
    try:
        return readers.submit(_read_parcel, parcel)
    except BrokenProcessPool as death:
        lost: Future[list[str]] = Future()
        lost.set_exception(death)
        return lost


def _came_back(parcel: Parcel, answer: Future[list[str]]) -> Iterator[tuple[ReportLine, str]]:
    try:
        yield from zip(parcel, answer.result(), strict=True)
    except BrokenProcessPool as death:
        raise BadInput(
            f"A process that was reading ended before its time; the readings from the report {parcel[0].id!r} on are "
            "missing.",
            "It was killed from outside, or the machine ran out of memory.",
            "Read with fewer processes, `--jobs 1`; with `--to FILE`, go on where it stopped with `--resume`.",
        ) from death


def _read_parcel(parcel: Parcel) -> list[str]:
    return [line_of(read_report(report)) for report in parcel]


def _begin_reading() -> None:
    """Leave Ctrl-C to the parent, which lets every parcel on the way come back; end when the parent has ended.

    A reader that died in the middle of an answer would hold the lock of the answers for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
