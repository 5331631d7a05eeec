"""A file of readings that can be gone on with after an interruption.

For: `recount read --batch ... --to FILE`. Not for: reading (`recount.claims.batches`).

Readings are written whole line by whole line. Beside them, `FILE.digests` holds a line for each: the SHA-256 of the
reader's version, of who reads beside it, of the report with all that is known of it, and of the reading. To go on is to
keep the readings, from the first on, whose digests still hold, to cut off the rest, and to read from there. So nothing
stays that was made from another text, by another reader, or was changed by hand, and the file ends as if nothing had
interrupted it.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from recount.errors import BadInput
from recount.places.gazetteer import Gazetteer
from recount.reports.report_line import ReportLine

PACKAGE: Final = Path(__file__).parents[1]
# Everything that a reading follows from.
ROOMS: Final = ("vocabulary", "reports", "places", "claims")
KINDS: Final = {".py", ".yaml"}
DIGEST_LENGTH: Final = 2 * hashlib.sha256().digest_size + 1


class ReadingsFile:
    """The readings at `path` and their digests, open to be added to; `kept` of them stood there already.

    `read_by` names the readers whose work it is.
    """

    def __init__(self, path: Path, readings: BinaryIO, digests: BinaryIO, read_by: str) -> None:
        self.path = path
        self.read_by = read_by
        self.kept = 0
        self.count = 0
        self._readings = readings
        self._digests = digests

    def keep(self, reports: Iterable[ReportLine]) -> None:
        """Keep the readings that were made of these reports, from the first on, and cut off what follows them."""
        lengths = [0, 0]
        for report, reading, digest in zip(reports, self._readings, self._digests, strict=False):
            if digest != _digest(report, reading, self.read_by):
                break
            self.count += 1
            lengths = [lengths[0] + len(reading), lengths[1] + len(digest)]
        self.kept = self.count
        if not self.kept and self._digests.seek(0, os.SEEK_END) >= DIGEST_LENGTH:
            _refuse_strange(self.path)
        for file, length in zip((self._readings, self._digests), lengths, strict=True):
            file.truncate(length)
            file.seek(length)

    def add(self, report: ReportLine, line: str) -> None:
        """Write a reading, whole, and then its digest; Ctrl-C waits for both."""
        reading = line.encode()
        with _undisturbed():
            for file, content in ((self._readings, reading), (self._digests, _digest(report, reading, self.read_by))):
                file.write(content)
                file.flush()
            self.count += 1


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let an interruption wait until what belongs together is written.

    Only the main thread is ever interrupted. Whatever came before the handler is changed is raised by changing it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt


@contextmanager
def open_readings(
    path: Path, reports: Iterable[ReportLine], *, resume: bool, read_by: str = ""
) -> Iterator[ReadingsFile]:
    """Open a file for the readings of `reports`: a new one, or with `resume` one that is there.

    Raises: BadInput when there is a file and nobody said to go on with it, when none of what it holds can be kept, and
    when it cannot be written.
    """
    beside = path.with_name(f"{path.name}.digests")
    if path.exists() and not resume:
        _refuse(
            f"{path} is there already.",
            "Readings that exist are not written over.",
            "Add `--resume` to go on with it, or name another file.",
        )
    if path.exists() and path.stat().st_size and not beside.exists():
        _refuse_strange(path)
    try:
        with path.open("ab+") as readings, beside.open("ab+") as digests:
            readings.seek(0)
            digests.seek(0)
            opened = ReadingsFile(path, readings, digests, read_by)
            opened.keep(reports)
            yield opened
    except OSError as error:
        _refuse(
            f"{path} cannot be written ({error.strerror}).",
            "What was read has nowhere to go.",
            "Name a file in a folder of yours with room on its disk; whole readings in it are kept by `--resume`.",
        )


@cache
def reader_version() -> str:
    """Give a digest of all that a reading follows from: the reader's code and lexicons, and the gazetteer."""
    version = hashlib.sha256(Gazetteer.shipped().version.encode())
    for room in ROOMS:
        for file in sorted(path for path in (PACKAGE / room).rglob("*") if path.suffix in KINDS):
            version.update(file.read_bytes())
    return version.hexdigest()


def _digest(report: ReportLine, reading: bytes, read_by: str) -> bytes:
    published = str(report.published) if report.published else None
    known = [reader_version(), read_by, report.id, report.text, published, report.publisher, report.url, report.country]
    return hashlib.sha256(json.dumps(known).encode() + reading).hexdigest().encode() + b"\n"


def _refuse_strange(path: Path) -> NoReturn:
    _refuse(
        f"{path} holds nothing that this reader made of this batch.",
        "To go on with it would be to write over something else, or over the readings of an earlier version.",
        "Name another file, or remove this one and begin anew.",
    )


def _refuse(found: str, matters: str, remedy: str) -> NoReturn:
    raise BadInput(found, matters, remedy)
