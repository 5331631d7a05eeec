"""A figure: the rows, the total, the overlap and the sentence of one declaration (R19).

For: the one shape behind the table, the chart, the sentence and the JSON of the contract. Not for: counting
(`recount.figures.summing.sums`). Sums run from the sum of the lowest to the sum of the highest reported counts: a range
of reported figures, never a confidence interval (R31). A sum of which nothing is known is None, never 0 (R14).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, model_serializer

from recount.figures.asking.declaration import Declaration
from recount.vocabulary.reader import Bilingual
from recount.vocabulary.words import Dimension, Party

# Incidents that nobody has graded, beside the grades of the vocabulary.
UNASSESSED = "unassessed"
# Incidents that span several months (weeks, days): they are put into none of them by guess, and are in a row (R6).
SEVERAL = "several"
# Parts of a figure that stand in its JSON only where they were asked for.
_ASKED = ("maps", "comparison", "comparisons")


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


class Share(_Part):
    """How much of a whole one row is: numerator and denominator shown, and what is unknown (R22, R31).

    Of incidents, `percent` has the interval `low` to `high` (Wilson, 95 %); `at_least` and `at_most` say what the share
    is if all `unknown` incidents belonged elsewhere, or here. Of people and things numerator and denominator are ranges
    of reported figures; then only `at_least` and `at_most` stand.
    """

    numerator_low: int | None
    numerator_high: int | None
    denominator_low: int | None
    denominator_high: int | None
    unknown: int
    percent: float | None = None
    low: float | None = None
    high: float | None = None
    at_least: float | None = None
    at_most: float | None = None


class Row(_Part):
    """One cell of a figure; `None` under a dimension says that its incidents cannot be put under one value of it.

    Under `month`, `week` and `day` these are the incidents without a day. Those that span more than one stand under
    `SEVERAL`: never put into one by guess, and never dropped, so that the rows add up to the total.
    """

    cell: dict[Dimension, str | None]
    tally: Tally
    unit: str | None = None
    share: Share | None = None

    @model_serializer
    def _flat(self) -> dict[str, Any]:
        cell: dict[str, Any] = {str(dimension): value for dimension, value in self.cell.items()}
        asked = {"unit": self.unit} if Dimension.MONITOR in self.cell else {}
        share = {"share": self.share.model_dump()} if self.share else {}
        return {**cell, **asked, **self.tally.model_dump(), **share}


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


class Comparison(_Part):
    """The figure of one party held against another's, of the same place, window, unit, class and counter (R23).

    Of incidents, `ratio` has the interval `low` to `high` (Clopper-Pearson, 95 %); of people and things `low` to `high`
    is the range that the reported figures allow. `refused` says why the two are not comparable; then there is no ratio.
    """

    left: Party
    right: Party
    numerator: Sum
    denominator: Sum
    shared: int = 0
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    refused: str | None = None


class Contrast(_Part):
    """Two parties, places, months, days or monitors held against each other; all else is the same (R23).

    `left` and `right` are ids, their names stand beside in both languages; the other fields are those of `Comparison`.
    """

    dimension: Dimension
    left: str
    right: str
    left_name: Bilingual
    right_name: Bilingual
    numerator: Sum
    denominator: Sum
    shared: int = 0
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    refused: str | None = None


class ZoneSource(_Part):
    """A map of zones of control that a figure stands on (R22)."""

    version: str
    source: str
    as_of: date
    licence: str


class Figure(_Part):
    """One declaration, counted; `as_of` is the day of counting, `release` the frozen release it was counted in.

    `maps` are the maps that a figure by zone stands on, `comparison` holds one party's figure against another's,
    `comparisons` the first of several values against each of the others; each stands in the JSON only where it was
    asked for.
    """

    declaration: Declaration
    rows: list[Row]
    total: Total
    overlap: Overlap
    sentence: str
    as_of: date
    release: str | None = None
    maps: list[ZoneSource] | None = None
    comparison: Comparison | None = None
    comparisons: list[Contrast] | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the figure as the JSON of the contract."""
        said = {**self.model_dump(mode="json"), "declaration": self.declaration.keys()}
        return {key: value for key, value in said.items() if value is not None or key not in _ASKED}
