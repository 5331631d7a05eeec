"""A figure: the rows, the total, the overlap and the sentence of one declaration (R19).

For: the one shape behind the table, the chart, the sentence and the JSON of the contract. Not for: counting
(`recount.figures.sums`). Sums run from the sum of the lowest to the sum of the highest reported counts: a range
of reported figures, never a confidence interval (R31). A sum of which nothing is known is None, never 0 (R14).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, model_serializer

from recount.figures.declaration import Declaration
from recount.vocabulary.words import Dimension, Party

# Incidents that nobody has graded, beside the grades of the vocabulary.
UNASSESSED = "unassessed"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sum(_Part):
    """A range of reported figures over `incidents`, `unknown_toll` of which have no known count and add nothing."""

    low: int | None
    high: int | None
    high_open: bool = False
    incidents: int
    unknown_toll: int = 0


class Tally(Sum):
    """A sum with what stands beside it: people of unstated status (never to be added), and contested incidents.

    `contested` counts incidents graded Contested, inside the sum or out of it as the declared grades have it;
    `codes` names the incidents inside.
    """

    unspecified_low: int | None = None
    unspecified_high: int | None = None
    unspecified_open: bool = False
    contested: int = 0
    codes: list[str] = []


class Row(_Part):
    """One cell of a figure; `None` under a dimension says that its incidents cannot be put under one value of it.

    Under `month` these are the incidents whose time spans more than a month: they are never put into one by guess.
    """

    cell: dict[Dimension, str | None]
    tally: Tally

    @model_serializer
    def _flat(self) -> dict[str, Any]:
        return {**{str(dimension): value for dimension, value in self.cell.items()}, **self.tally.model_dump()}


class TooLoose(_Part):
    """The codes of incidents that may belong into the figure, but are dated or placed too loosely to say so."""

    time: list[str] = []
    place: list[str] = []


class Total(Tally):
    """Every incident once; `beside` holds, by grade, what the declared grades leave out (R20).

    `from_mixed` counts the incidents in which a total of civilians and combatants together leaves the number of
    either open from 0 to that total (R13).
    """

    from_mixed: int = 0
    beside: dict[str, Sum] = {}
    too_loose: TooLoose = TooLoose()


class Joint(Sum):
    """What is alleged to the same parties together."""

    parties: list[Party]


class Overlap(Sum):
    """The incidents alleged to more than one party: once in the total, once in the row of each party (R15)."""

    additive: bool
    codes: list[str] = []
    joint: list[Joint] = []


class Figure(_Part):
    """One declaration, counted; `as_of` is the day of counting, `release` the frozen release it was counted in."""

    declaration: Declaration
    rows: list[Row]
    total: Total
    overlap: Overlap
    sentence: str
    as_of: date
    release: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the figure as the JSON of the contract."""
        return {**self.model_dump(mode="json"), "declaration": self.declaration.keys()}
