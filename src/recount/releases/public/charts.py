"""A chart of ranges by month as an SVG: one column a month, from the lowest to the highest reported figure (R31).

For: the public page of figures, always with its table beside. Not for: counting. Pure: rows in, positions out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.figures.figure import SEVERAL, Row
from recount.vocabulary.words import Dimension

# A few months fit a telephone; more fill the room of a page, and beyond that the picture is moved.
STEP, WIDEST, ROOM = 34.0, 52.0, 720.0
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 14.0, 220.0, 46.0, 12.0, 40.0
_STEPS = (1, 2, 5)
_MOST_LINES = 5
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Column:
    """One month: where it stands, its range from top to bottom, and whether its high end is open."""

    x: float
    top: float
    height: float
    opens: bool
    label: str
    words: str
    month: str
    year: str
    is_known: bool

    @property
    def left(self) -> float:
        """Give where its box begins."""
        return self.x - WIDTH / 2

    @property
    def foot(self) -> float:
        """Give where the scale begins."""
        return TOP + HEIGHT


@dataclass(frozen=True)
class Line:
    """One line of the scale."""

    y: float
    number: int


@dataclass(frozen=True)
class Chart:
    """A chart: its size, its lines, its columns."""

    width: float
    height: float
    foot: float
    lines: Sequence[Line]
    columns: Sequence[Column]


def by_month(rows: Sequence[Row], words: Sequence[str]) -> Chart | None:
    """Draw the months from the first to the last that has a row; None where no month has a number.

    `words` says each row's range in words. A month without a row stays empty: that is not a count of zero (R14).
    """
    found = zip(rows, words, strict=True)
    months = [(month, row, said) for row, said in found if (month := _month(row)) is not None]
    if all(row.tally.high is None for _, row, _ in months):
        return None
    order = list(_months(months[0][0], months[-1][0]))
    most = max(row.tally.high or 0 for _, row, _ in months)
    drawn = _Drawing(order, most)
    return Chart(
        width=LEFT + drawn.step * len(order) + 10,
        height=HEIGHT + TOP + BOTTOM,
        foot=TOP + HEIGHT,
        lines=drawn.lines(),
        columns=[drawn.column(month, row, said) for month, row, said in months],
    )


def _month(row: Row) -> str | None:
    month = row.cell[Dimension.MONTH]
    return None if month == SEVERAL else month


class _Drawing:
    """From months and numbers to places in the picture."""

    def __init__(self, order: list[str], most: int) -> None:
        self.order, self.most, self.first = order, max(most, 1), order[0]
        self.step = min(max(STEP, ROOM / len(order)), WIDEST)

    def column(self, month: str, row: Row, said: str) -> Column:
        top, bottom = self._y(row.tally.high or 0), self._y(row.tally.low or 0)
        return Column(
            x=round(LEFT + self.step * (self.order.index(month) + 0.5), 1),
            top=top,
            height=max(round(bottom - top, 1), 2.0),
            opens=row.tally.high_open,
            label=month,
            words=said,
            is_known=row.tally.high is not None,
            month=month[5:],
            year=month[:4] if month[5:] == "01" or month == self.first else "",
        )

    def lines(self) -> list[Line]:
        step = next(each for each in _steps() if self.most / each <= _MOST_LINES)
        return [Line(self._y(number), number) for number in range(0, self.most + 1, step)]

    def _y(self, number: int) -> float:
        return round(TOP + HEIGHT * (1 - number / self.most), 1)


def _steps() -> Iterator[int]:
    size = 1
    while True:
        yield from (step * size for step in _STEPS)
        size *= 10


def _months(first: str, last: str) -> Iterator[str]:
    month = _number(first)
    while month <= _number(last):
        yield f"{month // _MONTHS_A_YEAR:04}-{month % _MONTHS_A_YEAR + 1:02}"
        month += 1


def _number(month: str) -> int:
    year, of_year = month.split("-")
    return int(year) * _MONTHS_A_YEAR + int(of_year) - 1
