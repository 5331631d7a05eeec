"""Reading as it is asked for: files or a batch in, readings out, one after the other.

For: `recount read`. Not for: reading itself (`recount.claims.reader`) or keeping anything in a record.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from recount.claims.batches import ALONE, Known, read_reports
from recount.claims.readers import Readers
from recount.claims.resuming import open_readings
from recount.claims.schema import Reading
from recount.claims.table import print_readings
from recount.errors import BadInput
from recount.reports.jsonl import ReportLine, open_batch
from recount.reports.text import read_file, text_of

Item = TypeVar("Item")
# A process takes about a second to begin.
WORTH_A_PROCESS = 100


class Errand(NamedTuple):
    """What somebody wants read, and where the readings go."""

    files: Sequence[Path] = ()
    batch: Path | None = None
    to: Path | None = None
    resume: bool = False
    jobs: int | None = None
    as_table: bool = False

    def faults(self) -> Iterator[str]:
        """Give what does not go together."""
        if self.batch and self.files:
            yield "files are named beside a batch"
        if not self.batch and (self.to or self.jobs is not None):
            yield "--to and --jobs are for a batch"
        if self.resume and not self.to:
            yield "--resume goes on with a file, and --to names none"
        if self.to and self.as_table:
            yield "a file of readings holds JSON, no tables"


def read_out(errand: Errand, known: Known, readers: Readers = ALONE) -> None:
    """Read what is wanted and print it, or write it to a file; raises BadInput for what does not go together."""
    faults = list(errand.faults())
    if faults:
        raise BadInput(
            f"The options do not go together: {'; '.join(faults)}.",
            "What is not done would go unseen.",
            "See `recount read --help`.",
        )
    if errand.batch is None:
        told = read_files(errand.files, known, readers=readers)
        print_readings(told, as_lines=len(errand.files) > 1, as_table=errand.as_table)
    elif errand.to:
        read_batch_into(errand.batch, errand.to, known, readers=readers, jobs=errand.jobs, resume=errand.resume)
    elif errand.as_table:
        told = read_batch(errand.batch, known, readers=readers, jobs=errand.jobs)
        print_readings(told, as_lines=True, as_table=True)
    else:
        for line in batch_lines(errand.batch, known, readers=readers, jobs=errand.jobs, bar=not sys.stdout.isatty()):
            print(line, end="", flush=True)


def read_files(files: Sequence[Path], known: Known | None = None, *, readers: Readers = ALONE) -> Iterator[Reading]:
    """Read files one by one; every file is checked to be a text before the first is read.

    What is `known` goes before what a page says of itself. Raises: BadInput for no file at all, or for one that is no
    text.
    """
    if not files:
        raise BadInput("No report was named.", "There is nothing to read.", "Name a file, or `--batch reports.jsonl`.")
    texts = [(file, text_of(read_file(file), name=file.name)) for file in files]
    about = known or Known()
    _say_all(readers.notices(text.text for _, text in texts))
    for file, text in texts:
        reading = readers.read(
            text.text,
            id=file.name,
            published=(about.published.day if about.published else None) or text.published,
            publisher=about.publisher or text.publisher,
            url=about.url,
            country=about.country,
        )
        yield reading.model_copy(update={"problems": list(dict.fromkeys((*text.problems, *reading.problems)))})


def read_batch(
    path: Path, known: Known | None = None, *, readers: Readers = ALONE, jobs: int | None = 1
) -> Iterator[Reading]:
    """Read the reports of a JSON Lines file or a sheet, in their order, with `jobs` processes (None: one a core).

    What is `known` counts for the reports that do not say so themselves. Raises: BadInput listing every line that is
    no report, none is read then; and for a process that died.
    """
    return map(Reading.model_validate_json, batch_lines(path, known, readers=readers, jobs=jobs))


def batch_lines(
    path: Path, known: Known | None = None, *, readers: Readers = ALONE, jobs: int | None = 1, bar: bool = False
) -> Iterator[str]:
    """Give what `read_batch` gives, as lines of JSON; a `bar` on standard error shows how far it is."""
    about = known or Known()
    with open_batch(path, ReportLine) as batch:
        readers = readers.of_pages(map(about.told, batch))
        _say_all(readers.notices(line.text for line in batch))
        read_so_far = read_reports(map(about.told, batch), jobs=_processes(jobs, len(batch)), readers=readers)
        yield from (line for _, line in _shown(read_so_far, len(batch), bar=bar))


def read_batch_into(
    path: Path,
    to: Path,
    known: Known | None = None,
    *,
    readers: Readers = ALONE,
    jobs: int | None = None,
    resume: bool = False,
) -> None:
    """Read a batch as `read_batch` does, line by line into the file `to`; with `resume`, go on with a file begun.

    An interruption leaves whole readings and says how to go on. Raises: BadInput as `read_batch` does, and for a file
    that cannot be begun or gone on with (see `recount.claims.resuming`).
    """
    about = known or Known()
    with open_batch(path, ReportLine) as batch, ExitStack() as opened:
        readers = readers.of_pages(map(about.told, batch))
        begun = open_readings(to, map(about.told, batch), resume=resume, read_by=readers.digest)
        readings = opened.enter_context(begun)
        left = len(batch) - readings.kept
        _say_all(readers.notices(line.text for line in islice(batch, readings.kept, None)))
        if resume:
            _say(f"Kept {readings.kept} of {len(batch)} readings; {left} to read.")
        told = islice(map(about.told, batch), readings.kept, None)
        try:
            read_so_far = read_reports(told, jobs=_processes(jobs, left), readers=readers)
            for report, line in _shown(read_so_far, left, bar=True):
                readings.add(report, line)
        except KeyboardInterrupt:
            _say(f"{readings.count} of {len(batch)} readings stand whole in {to}; go on with the same and --resume.")
            raise
    _say(f"{readings.count} readings stand in {to}.")


def _processes(wanted: int | None, reports: int) -> int:
    """Give the number of reading processes: the wanted one, or as many as there are cores and work for them."""
    if wanted is None:
        return max(1, min(os.cpu_count() or 1, reports // WORTH_A_PROCESS))
    if wanted < 1:
        raise BadInput(f"{wanted} processes cannot read.", "Somebody has to.", "Give a number from 1 on.")
    return min(wanted, max(1, reports))


def _shown(items: Iterable[Item], total: int, *, bar: bool) -> Iterator[Item]:
    """Pass items on, with a bar on standard error where that is a terminal."""
    if not bar or not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    terminal = Console(stderr=True)
    with Progress(*columns, console=terminal, transient=True, redirect_stdout=False) as progress:
        yield from progress.track(items, total=total)


def _say_all(notices: Iterable[str]) -> None:
    for notice in notices:
        _say(notice)


def _say(words: str) -> None:
    print(words, file=sys.stderr)
