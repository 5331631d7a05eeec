"""How well and how fast lists of victims are linked, on lists of people who never lived.

    python -m benchmarks.victims              precision and recall, by the shape of the lists
    python -m benchmarks.victims --million    a million entries in two lists: seconds, and CPU seconds

For: `recount.incidents.victims`. Not for: real lists; how those are made up is told in docs/victim-lists.md.
"""

from __future__ import annotations

import sys
import time

from benchmarks.made_up_victims import Shape, TwoLists, two_lists

from recount.incidents.victims.linking import Linkage, link
from recount.incidents.victims.lists import victims_of

SHAPES = {
    "both in Arabic": Shape(7_000, 28_000, 0.7),
    "both in Arabic, a third shared": Shape(7_000, 28_000, 0.33),
    "Arabic and romanised": Shape(7_000, 28_000, 0.7, romanised=True),
    "names, age and sex alone": Shape(7_000, 28_000, 0.7, told=("age", "sex")),
    "names, date and place alone": Shape(7_000, 28_000, 0.7, told=("date", "place")),
    "names and date alone": Shape(7_000, 28_000, 0.7, told=("date",)),
    "one week, five places": Shape(7_000, 28_000, 0.7, days=7, places=5),
}
MILLION = Shape(500_000, 500_000, 0.4, days=3650, places=2000)


def measured(lists: TwoLists) -> tuple[Linkage, float, float]:
    """Link two lists; give the answer, seconds and CPU seconds."""
    clock, busy = time.perf_counter(), time.process_time()
    first = victims_of("first", enumerate(lists.first, start=2))
    second = victims_of("second", enumerate(lists.second, start=2))
    linkage = link([first, second])
    return linkage, time.perf_counter() - clock, time.process_time() - busy


def report(name: str, shape: Shape, seed: int) -> None:
    """Print one line: precision and recall of what is linked, and what is left open."""
    lists = two_lists(shape, seed)
    linkage, seconds, busy = measured(lists)
    accepted = {(linkage.entry(one).id, linkage.entry(other).id) for one, other in linkage.people}
    right = len(accepted & lists.truth)
    still_open = len(linkage.pairs) - len(linkage.accepted())
    print(
        f"{name:32} {len(lists.first):>9,} {len(lists.second):>9,} precision {right / max(1, len(accepted)):.3f}"
        f" recall {right / len(lists.truth):.3f} open {still_open:>6,} {seconds:6.1f} s {busy:6.1f} CPU s",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    if "--million" in sys.argv:
        report("a million", MILLION, 7)
        return
    for name, shape in SHAPES.items():
        report(name, shape, 7)


if __name__ == "__main__":
    main()
