"""How fast a recorder's coded tables are imported, and whether figures give the recorder's own sums.

    python benchmarks/importing.py              the coded incidents beside the checkout, with sources and positions
    python benchmarks/importing.py --times 5    the incidents five times over under new keys, for speed alone
    python benchmarks/importing.py --folder F   the same from another folder of this layout

For: `recount import --as airwars`. Not for: the record; the rows belong to others, and what is made of them is thrown
away.
Seconds are CPU seconds, reading and keeping; beginning the record is left out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from recount.site.record import RecordAddress, open_record
from recount.vocabulary.parties import find_party
from recount.vocabulary.words import AirwarsGrade, Dimension, GradeFilter, Measure, Party

DATA = Path(__file__).parents[2] / "shared" / "data" / "airwars_syria_dev"
Row = dict[str, str]
Sums = dict[str | None, tuple[int, int]]
GRADED = {grade.value.title(): grade for grade in AirwarsGrade}


def main() -> int:
    """Import, print the speed and both sums of each dimension; 1 where any sum differs."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--folder", type=Path, default=DATA)
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        incidents = wanted.folder / "incidents.csv.gz"
        files = [wanted.folder / f"{name}.csv.gz" for name in ("incidents", "sources", "official_positions")]
        if wanted.times > 1:
            files = [repeated(incidents, wanted.times, Path(folder))]
        open_record(RecordAddress("measured", str(Path(folder) / "measured.sqlite3")), create=True)
        measure_speed([path for path in files if path.exists()])
        return 0 if wanted.times > 1 else compare(list(rows_of(incidents)))


def measure_speed(files: list[Path]) -> None:
    """Import file by file and print rows, CPU seconds and rows a second."""
    from recount.incidents.importing.asking import Wanted, read_all
    from recount.incidents.importing.keeping import import_files
    from recount.incidents.importing.layout import Layout
    from recount.places.record import record_gazetteer

    record_gazetteer()
    for path in files:
        wanted = Wanted((path,), Layout.AIRWARS)
        began = time.process_time()
        done = import_files(read_all(wanted), wanted)[0]
        took = time.process_time() - began
        print(f"{done.file}: {done.kept:,} rows in {took:.2f} s, {done.kept / took:,.0f} rows a second")


def compare(rows: list[Row]) -> int:
    """Print our sums beside the recorder's for each measure and dimension."""
    differing = 0
    for measure in (Measure.KILLED, Measure.INJURED):
        for dimension, value_of in DIMENSIONS.items():
            ours, theirs = our_sums(measure, dimension), their_sums(rows, measure, value_of)
            different = [value for value in {**ours, **theirs} if ours.get(value, (0, 0)) != theirs.get(value, (0, 0))]
            differing += len(different)
            low, high = (sum(each[end] for each in theirs.values()) for end in (0, 1))
            print(f"{measure} by {dimension}: {len(theirs)} sums, {low:,}-{high:,} in all, {len(different)} differ")
            for value in different:
                print(f"  {value}: ours {ours.get(value)}, theirs {theirs.get(value)}")
    return 1 if differing else 0


def our_sums(measure: Measure, dimension: Dimension) -> Sums:
    """Count a figure of all graded incidents."""
    from recount.figures.asking.declaration import Declaration
    from recount.figures.counting import count

    figure = count(Declaration(measure=measure, by=(dimension,), grade=GradeFilter.ANY))
    return {row.cell[dimension]: (row.tally.low or 0, row.tally.high or 0) for row in figure.rows}


def their_sums(rows: list[Row], measure: Measure, value_of: Callable[[Row], Iterator[str | None]]) -> Sums:
    """Add up the recorder's own columns over its graded rows; an empty cell adds nothing."""
    sums: dict[str | None, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        if row["grading"] in GRADED:
            for value in value_of(row):
                low, high = sums[value]
                sums[value] = (
                    low + int(row[f"civ_{measure}_min"] or 0),
                    high + int(row[f"civ_{measure}_max"] or 0),
                )
    return dict(sums)


def month_of(row: Row) -> Iterator[str | None]:
    """Give the month in which the whole incident lies, `several` where it spans them, none where no day is stated."""
    from recount.figures.figure import SEVERAL

    months = {day[:7] for day in (row["date"], row["date_end"]) if day}
    yield SEVERAL if len(months) > 1 else next(iter(months), None)


def parties_of(row: Row) -> Iterator[str | None]:
    """Give every party that the recorder names."""
    names = [name.strip() for name in row["belligerent"].split(",") if name.strip()]
    named = {(Party.UNKNOWN if name == "Unknown" else find_party(name)) or Party.OTHER for name in names}
    yield from named or {Party.UNKNOWN}


def grade_of(row: Row) -> Iterator[str | None]:
    """Give the recorder's grade."""
    yield GRADED[row["grading"]]


def rows_of(path: Path) -> Iterator[Row]:
    """Read a table with the standard library alone."""
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def repeated(path: Path, times: int, folder: Path) -> Path:
    """Write the rows several times over under new keys and codes."""
    made = folder / "incidents.csv"
    rows = list(rows_of(path))
    with made.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        for time_over in range(times):
            out.writerows(
                {**row, "seq": f"{row['seq']}-{time_over}", "code": f"{row['code']}-{time_over}"} for row in rows
            )
    return made


DIMENSIONS: dict[Dimension, Callable[[Row], Iterator[str | None]]] = {
    Dimension.MONTH: month_of,
    Dimension.PARTY: parties_of,
    Dimension.GRADE: grade_of,
}

if __name__ == "__main__":
    sys.exit(main())
