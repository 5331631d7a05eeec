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

from recount.claims.readers import DEFAULT_COUNTRY, Readers
from recount.claims.schema import Reading
from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.report_line import ReportLine

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


ALONE: Final = Readers()
"""The rules by themselves, with the shipped places."""


def read_reports(
    reports: Iterable[ReportLine], *, jobs: int = 1, readers: Readers = ALONE
) -> Iterator[tuple[ReportLine, str]]:
    """Give each report with its reading as a line of JSON, in their order; 1 job reads in this process.

    Raises: BadInput when a reading process dies, naming the first report whose reading did not come.
    """
    if jobs == 1:
        yield from ((report, line_of(readers.read_line(report))) for report in reports)
    else:
        yield from _read_aside(parcels(reports), jobs, readers)


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


def _read_aside(packed: Iterable[Parcel], jobs: int, readers: Readers) -> Iterator[tuple[ReportLine, str]]:
    # A fresh interpreter is the same on every system, and copies no thread and no lock of this one.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=fresh, initializer=_begin_reading, initargs=(readers,))
    on_the_way: deque[tuple[Parcel, Future[list[str]]]] = deque()
    try:
        for parcel in packed:
            on_the_way.append((parcel, _sent(pool, parcel)))
            if len(on_the_way) > jobs * PARCELS_AHEAD:
                yield from _came_back(*on_the_way.popleft())
        while on_the_way:
            yield from _came_back(*on_the_way.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _sent(pool: ProcessPoolExecutor, parcel: Parcel) -> Future[list[str]]:
    """Send a parcel out; that the readers are gone is told by those that do not come back, in their order."""
    try:
        return pool.submit(_read_parcel, parcel)
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
    return [line_of(_sitting[0].read_line(report)) for report in parcel]


# Who reads in this process; a process that was begun for reading has one sitting.
_sitting: list[Readers] = [ALONE]


def _begin_reading(readers: Readers) -> None:
    """Seat the readers, leave Ctrl-C to the parent, which lets every parcel on the way come back, and end when it ends.

    A reader that died in the middle of an answer would hold the lock of the answers for ever.
    """
    _sitting[0] = readers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
