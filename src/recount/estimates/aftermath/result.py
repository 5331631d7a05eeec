"""The answer of `recount aftermath`, as JSON of the contract, as a table, a page, or a picture.

For: one shape of answer, assumptions first. Not for: reckoning it (`analysis`), or drawing (`showing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from recount.estimates.aftermath import showing
from recount.estimates.aftermath.settings import Settings
from recount.estimates.refusals import Notice
from recount.vocabulary.reader import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


class Part(BaseModel):
    """A part of the answer: frozen, and nothing that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WindowResult(Part):
    """One window. `effect` is the difference in events a strike; `se`, `p` and `p_adjusted` (family-wise) are null
    where `broken` names a rule.

    `n_treated` and `n_control` count the strikes that the effect rests on, `matched` is the share of the treated among
    them, `balance` is L1 after matching (0 alike, 1 nothing in common), the overlaps are shares of strikes with another
    of the same, the other or any kind in their wake. What is called `_before` is so before matching.
    """

    time: float
    space: float
    effect: float | None
    se: float | None
    p: float | None
    p_adjusted: float | None
    n_treated: int
    n_control: int
    matched: float
    balance: float
    overlap_same: float
    overlap_mixed: float
    overlap: float
    n_treated_before: int
    n_control_before: int
    balance_before: float
    support_before: float
    support: float
    intercept: float | None = None
    adjusted_r2: float | None = None
    clusters: int | None = None
    minimum_detectable: float | None = None
    broken: tuple[str, ...] = ()


class MadeOf(Part):
    """How events of a record were chosen: the rules, what they left out, and the ids of strikes and outcomes."""

    rules: dict[str, Any]
    left_out: dict[str, int]
    ids: dict[str, tuple[str, ...]]


class Aftermath(Part):
    """What followed, or why it cannot be said. `refused` is null where at least one window has a p."""

    assumptions: tuple[Notice, ...]
    summary: Notice
    windows: tuple[WindowResult, ...]
    placebo: dict[str, Any]
    pre_trend: dict[str, Any]
    minimum_detectable: dict[str, Any]
    sensitivity: dict[str, Any] = Field(default_factory=dict)
    quiet: tuple[dict[str, Any], ...] = ()
    panel: dict[str, Any] | None = None
    what_if: dict[str, Any] | None = None
    broken: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()
    refused: str | None = None
    settings: Settings
    settings_sha256: str
    seed: int
    draws: int
    made: MadeOf | None = None

    def to_frame(self) -> DataFrame:
        """Give the windows as a pandas data frame, one row a window. Raises BadInput when pandas is not installed."""
        return showing.frame([window.model_dump(mode="json") for window in self.windows])

    def plot(self) -> Figure:
        """Draw the windows as a heat map and their balance beside it; windows without a p are hatched.

        Raises: BadInput when matplotlib is not installed (the extra `estimates`).
        """
        return showing.picture([window.model_dump(mode="json") for window in self.windows])

    def page(self, language: Language = "en") -> str:
        """Give the answer as HTML in one of the two languages."""
        return showing.page(self.model_dump(mode="json"), language)

    def _repr_html_(self) -> str:
        return self.page()
