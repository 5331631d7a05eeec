"""How long releases and backups take: `python -m benchmarks.releases [--incidents 8000] [--claims 50000]`.

For: frames, freezing, counting in a release, backup and restore of a record of that size. Not for: findings; every
incident and claim is invented, in a record that is thrown away. Prints CPU seconds and the most memory used, in MB.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.figures import build

WORDS = "invented for a benchmark"
Answer = TypeVar("Answer")


def main() -> None:
    """Build the record, do each thing once, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=8000)
    parser.add_argument("--claims", type=int, default=50_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from recount.site.record import RecordAddress, open_record

        open_record(RecordAddress("benchmark", str(Path(folder) / "benchmark.sqlite3")), create=True)
        build(Random(1), asked.incidents, asked.claims)  # noqa: S311
        measure(Path(folder))


def measure(folder: Path) -> None:
    """Do each thing once."""
    from recount.releases.frames.frame import read_frame
    from recount.releases.freezing.making import Wanted, freeze
    from recount.releases.freezing.reading import figure_of
    from recount.releases.keeping.backup import back_up, restore
    from recount.site.record import RecordAddress, open_record
    from recount.vocabulary.words import Measure

    path = folder / "b.recount"
    timed("frame of incidents", lambda: read_frame("incidents").to_csv())
    timed("frame of claims", lambda: read_frame("claims").to_csv())
    timed("backup", lambda: back_up(path, WORDS, name="benchmark", files=folder / "none"))
    timed("freezing", lambda: freeze(Wanted("1-1", "Benchmark", "To be timed")))
    timed("figure of the release", lambda: figure_of({"measure": Measure.KILLED, "by": "party,month", "release": "1"}))
    open_record(RecordAddress("again", str(folder / "again.sqlite3")), create=True)
    timed("restore", lambda: restore(path, WORDS, files=folder / "again.files"))


def timed(what: str, do: Callable[[], Answer]) -> Answer:
    """Do something and print what it took."""
    began = time.process_time()
    answer = do()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:24} {time.process_time() - began:6.2f} s  {most:6.0f} MB", flush=True)
    return answer


if __name__ == "__main__":
    main()
