"""What a page or a paper on one incident is made of, in words: facts, bars, tables, cards, points.

For: templates of HTML and PDF alike, so that both print the same. Not for: finding the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recount.releases.paper.bars import Bar
from recount.vocabulary.reader import Language

# With so many columns a table is no longer read on a telephone.
_WIDE = 4


@dataclass(frozen=True)
class Fact:
    """One line of what is known: its name and its value."""

    name: str
    value: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its main line, and what stands under it in smaller letters."""

    main: str
    under: Sequence[str] = ()


@dataclass(frozen=True)
class Table:
    """Rows under named columns."""

    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""

    @property
    def is_wide(self) -> bool:
        """Tell whether its rows stand as blocks of lines on a telephone, where so many columns have no room."""
        return len(self.columns) >= _WIDE

    @property
    def labelled(self) -> list[list[tuple[str, Cell]]]:
        """Give each row with the name of its column beside each cell."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Answer:
    """One point of the checklist in words; `standing` is its key, for the colour."""

    number: int
    subject: str
    standing: str
    standing_words: str
    said: Sequence[str]
    ids: str = ""


@dataclass(frozen=True)
class Card:
    """One claim with its quote; `quote_language` and `quote_direction` are those of the report."""

    id: str
    who: str
    tags: Sequence[str]
    quote: str
    quote_language: str
    quote_direction: str
    lines: Sequence[str]
    faded: bool = False


@dataclass(frozen=True)
class Sheet:
    """One incident on one page, in one language."""

    language: Language
    direction: str
    title: str
    form: str
    form_note: str
    facts: Sequence[Fact]
    range_heading: str
    bars: Sequence[Bar]
    answers: Sequence[Answer]
    tables: Sequence[Table]
    words: dict[str, object]
    cards: Sequence[Card] = field(default_factory=list)
    footer: str = ""


def cell(*lines: str | None) -> Cell:
    """Make a cell of its lines, empty ones left out."""
    main, *under = [line for line in lines if line] or [""]
    return Cell(main, under)


def table(heading: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], note: str = "") -> Table:
    """Make a table; without rows it is empty, and is not shown."""
    return Table(heading, columns, list(rows), note)
