"""Tables of lists made for the tests: their totals are known, because they are exact models without chance.

For: true answers without anybody's data. Not for: the reference tables, which lie beside the checkout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from recount.estimates import Lists, read_lists


def exact(unseen: int, odds: Sequence[Fraction], together: Mapping[tuple[int, ...], int] | None = None) -> Lists:
    """Give the table in which a list is joined with these odds, and lists `together` so many times more often.

    The counts must come out whole; then the log-linear model with just these terms gives back `unseen` exactly.
    """
    cells = []
    for cell in range(1, 2 ** len(odds)):
        on = [place for place in range(len(odds)) if cell >> place & 1]
        count = Fraction(unseen)
        for place in on:
            count *= odds[place]
        for places, factor in (together or {}).items():
            count *= factor if set(places) <= set(on) else 1
        assert count.denominator == 1, "choose odds that give whole people"
        cells.append(int(count))
    return Lists.from_cells(cells)


def independent() -> Lists:
    """Give three independent lists of 1,980 people of whom 1,000 are unseen."""
    return exact(1000, [Fraction(1, 2), Fraction(1, 5), Fraction(1, 10)])


def dependent() -> Lists:
    """Give four lists, the first two five times as often together, with 4,000 unseen: the model [12,3,4]."""
    return exact(4000, [Fraction(1, 2), Fraction(1, 5), Fraction(1, 10), Fraction(1, 4)], {(0, 1): 5})


def reference(shared: Path, name: str) -> Lists:
    """Read a reference table that lies beside the checkout."""
    return read_lists(shared / "data" / "mse" / f"{name}.csv").lists()
