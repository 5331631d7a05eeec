"""How often intervals hold the truth: `python benchmarks/coverage.py` runs lcmcr on the simulated designs.

For: coverage and width beside those of LCMCR on the very same tables (true total 2,000). Not for: tuning. Reads
`../shared/reference/simulated_designs.csv` beside the checkout, or the file given as first argument; a second argument
runs only so many tables of each design. A refused or unsettled fit counts as one that misses.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.estimates import Lists
from recount.estimates.lcmcr import estimate_lcmcr

FILE = Path(__file__).parents[2] / "shared" / "reference" / "simulated_designs.csv"
TRUE_TOTAL = 2_000
DRAWS = 8_000


@dataclass(frozen=True)
class Pair:
    """Both intervals of one table; ours is None when the fit was refused."""

    design: str
    ours: tuple[float, float] | None
    peer: tuple[float, float]


def pairs(rows: list[dict[str, str]]) -> Iterator[Pair]:
    """Estimate every table, with its number as the seed."""
    for row in rows:
        lists = Lists.from_cells([int(count) for count in row["cells"].split()])
        fit = estimate_lcmcr(lists, draws=DRAWS, seed=int(row["rep"]))
        ours = (fit.total.low, fit.total.high) if fit.total and not fit.refused else None
        yield Pair(row["sim"], ours, (float(row["lcm_lo"]), float(row["lcm_hi"])))


def holds(interval: tuple[float, float] | None) -> bool:
    """Tell whether an interval holds the true total."""
    return interval is not None and interval[0] <= TRUE_TOTAL <= interval[1]


def told(design: str, found: list[Pair]) -> str:
    """Say in one line what was found for a design."""
    ours, peers = sum(holds(pair.ours) for pair in found), sum(holds(pair.peer) for pair in found)
    both = [(pair.ours[1] - pair.ours[0]) / (pair.peer[1] - pair.peer[0]) for pair in found if pair.ours]
    ratio = sum(both) / len(both) if both else float("nan")
    mark = "ok " if ours >= peers - 2 and ratio <= 1.1 else "far"
    return f"{mark} {design}: {ours} of {len(found)} hold the truth, LCMCR {peers}; width {ratio:.3f} of LCMCR's"


def main(path: Path, most: int) -> None:
    """Print a line for each design as soon as its last table is done."""
    designs: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            designs[row["sim"]].append(row)
    for design, rows in designs.items():
        print(told(design, list(pairs(rows[:most]))), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE, int(sys.argv[2]) if len(sys.argv) > 2 else 40)
