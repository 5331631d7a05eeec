"""Whether runs of lcmcr from ten seeds agree or say so: `python benchmarks/estimates_seeds.py`.

For: tables on which a single chain of the original keeps to one answer and another chain to another: the six lists of
the Netherlands (`../shared/data/mse` beside the checkout, or the folder given as first argument) and a simulated
stratum of 20 thin lists. Not for: tuning. The simulated stratum is drawn once: 20 lists, 3,000 people in three classes
(70, 25 and 5 %), of whom each list names .1-.8 %, 1-6 % and 5-40 % (uniform on the logarithm). A second argument runs
only so many seeds.

A run is *settled* with an interval or *flagged* with its modes; settled runs agree where each of their medians lies
inside every interval of the others. A lone interval that others contradict would be the failure.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import numpy as np

from recount.estimates import Fit, Lists, read_lists
from recount.estimates.lcmcr import estimate_lcmcr

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "mse"
SEEDS = 10
LISTS, PEOPLE = 20, 3_000
SHARES = (0.70, 0.25, 0.05)
CAPTURES = ((0.001, 0.008), (0.01, 0.06), (0.05, 0.4))


def many_thin_lists(seed: int = 1) -> Lists:
    """Draw the simulated stratum; the true total is `PEOPLE`."""
    chance = np.random.default_rng(seed)
    classes = chance.choice(len(SHARES), size=PEOPLE, p=SHARES)
    captures = np.array([np.exp(chance.uniform(np.log(low), np.log(high), LISTS)) for low, high in CAPTURES])
    marks = (chance.random((PEOPLE, LISTS)) < captures[classes]).astype(np.int8)
    return Lists.from_patterns(marks[marks.any(axis=1)])


def runs(lists: Lists, seeds: int) -> Iterator[Fit]:
    """Run the default call from each seed, and tell each run in a line."""
    for seed in range(1, seeds + 1):
        started = time.process_time()
        fit = estimate_lcmcr(lists, seed=seed)
        print(f"  seed {seed}: {told(fit)}; {time.process_time() - started:.0f} s", flush=True)
        yield fit


def told(fit: Fit) -> str:
    """Say in a line what a run gives."""
    if fit.total:
        beside = ", ".join(each.word for each in (*fit.refusals, *fit.warnings))
        return f"settled: {fit.total.median:,.0f} ({fit.total.low:,.0f}-{fit.total.high:,.0f}); {beside}"
    modes = "; ".join(f"{mode.weight:.0%} {mode.estimate.median:,.0f}" for mode in fit.modes)
    return f"flagged, R-hat {fit.diagnostics['rhat']:.2f}, modes {modes or 'none'}"


def verdict(fits: list[Fit]) -> str:
    """Say whether every run agrees with the others or is flagged with its modes."""
    totals = [fit.total for fit in fits if fit.total]
    apart = sum(not one.low <= other.median <= one.high for one, other in permutations(totals, 2))
    bare = sum(not fit.total and not fit.modes for fit in fits)
    mark = "ok " if not apart and not bare else "far"
    flagged = len(fits) - len(totals)
    return f"{mark} {len(totals)} settled ({apart} pairs disagree), {flagged} flagged ({bare} of them without modes)"


def main(folder: Path, seeds: int) -> None:
    """Print a line a run and a verdict a table."""
    tables = {
        "Netherlands, 6 lists": read_lists(folder / "sparsemse_Ned.csv").lists(),
        f"simulated, {LISTS} lists, true total {PEOPLE:,}": many_thin_lists(),
    }
    for name, lists in tables.items():
        print(f"{name}, {lists.n:,} recorded", flush=True)
        print(verdict(list(runs(lists, seeds))), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, int(sys.argv[2]) if len(sys.argv) > 2 else SEEDS)
