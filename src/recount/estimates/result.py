"""What every method of estimation gives: `Fit` for further reckoning, `Estimation` as the JSON of the contract.

For: one shape of answer, whichever method; assumptions before numbers, and a refusal instead of a headline. Not for:
drawing (`recount.estimates.showing`), or joining fits of several methods or strata.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from recount.estimates import showing
from recount.estimates.refusals import Notice, in_unit
from recount.estimates.unseen import Reals, Unseen
from recount.vocabulary.reader import Language
from recount.vocabulary.words import EstimateMethod, EstimateUnit

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEVEL = 0.95


class Part(BaseModel):
    """A part of the answer: frozen, and nothing that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Summary(Part):
    """A number of people with its interval of probability or confidence `level`.

    A method without a posterior (log-linear, Chao) gives its one point as both mean and median.
    """

    mean: float
    median: float
    low: float
    high: float
    level: float = LEVEL

    def plus(self, people: int) -> Summary:
        """Give the same interval with so many people added to each number."""
        return self.model_copy(update={key: getattr(self, key) + people for key in ("mean", "median", "low", "high")})


class WeightedModel(Part):
    """One model behind an estimate, its weight, and the total that it gives alone where that is known."""

    model: str
    weight: float
    total: float | None = None


class Mode(Part):
    """One of several distinct answers, with the share of the evidence that it carries."""

    weight: float
    estimate: Summary


class Rung(Part):
    """One step of the ladder: a method with its setting, its total, and whether that may be published.

    `asked` marks the step that was asked for, whose number the headline is.
    """

    method: EstimateMethod
    setting: str
    estimate: Summary | None
    not_publishable: bool
    refusals: tuple[str, ...] = ()
    asked: bool = False


class Stratum(Part):
    """One stratum: what was observed in it and what it gives; `estimate` is None where it is refused."""

    stratum: str
    observed: int
    estimate: Summary | None
    undocumented: Summary | None
    refused: str | None = None
    refusals: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()


class Comparison(Part):
    """How many times as many people there are in one stratum as in another, with those on no list.

    `recorded` is the ratio of those on any list alone, None where nobody in the other stratum is.
    """

    stratum: str
    other: str
    recorded: float | None
    estimate: Summary


class Span(Part):
    """How far the methods that may be published lie apart: their totals, and the outermost ends of their intervals."""

    low: float
    high: float
    lowest: float
    highest: float


class Made(Part):
    """What an estimate stands on, where its lists were made from a record.

    `rules` are those by which rows and lists were chosen, `ids` the rows, `left_out` counts what the rules left out,
    and `known_elsewhere` the units that are known and on none of the lists.
    """

    unit: EstimateUnit
    lists: tuple[str, ...]
    rules: dict[str, Any]
    ids: tuple[str, ...]
    left_out: dict[str, int]
    known_elsewhere: int


class Estimation(Part):
    """The answer of `recount estimate`; assumptions stand first because they come before any number.

    `estimate` is the total with those observed, `undocumented` the part that no list names (R20: never in one column
    with documented counts). Both are None when `refused` says why; the fit itself then stays in the `ladder`.
    `span` says how far the methods lie apart, `paragraph` what a reporter may quote, `unit` what is counted, and `made`
    how the lists were made, where that is known.
    """

    method: EstimateMethod
    assumptions: tuple[Notice, ...]
    observed: int
    estimate: Summary | None
    undocumented: Summary | None
    models: tuple[WeightedModel, ...] = ()
    diagnostics: dict[str, Any] = Field(default_factory=dict)
    warnings: tuple[Notice, ...] = ()
    refused: str | None = None
    refusals: tuple[Notice, ...] = ()
    ladder: tuple[Rung, ...] = ()
    modes: tuple[Mode, ...] = ()
    strata: tuple[Stratum, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    span: Span | None = None
    paragraph: Notice | None = None
    seed: int | None = None
    unit: EstimateUnit = EstimateUnit.PEOPLE
    made: Made | None = None

    def to_frame(self) -> Any:
        """Give the ladder as a pandas data frame, one row a method.

        Raises: BadInput when pandas is not installed.
        """
        return showing.ladder_frame([rung.model_dump(mode="json") for rung in self.ladder])

    def plot(self) -> Figure:
        """Draw the ladder: every method with its interval, and what was observed as the floor.

        Raises: BadInput when matplotlib is not installed (the extra `estimates`).
        """
        return showing.ladder_picture([rung.model_dump(mode="json") for rung in self.ladder], self.observed, self.unit)

    def page(self, language: Language = "en") -> str:
        """Give the answer as HTML in one of the two languages."""
        return showing.page(self.model_dump(mode="json"), showing.headings(language), language)

    def _repr_html_(self) -> str:
        return self.page()


@dataclass(frozen=True)
class Fit:
    """One method fitted to one table of lists.

    Attributes: `setting` names the model or the settings as one says them; `unseen` is the distribution of the
    number of people on no list (draws, a posterior on a grid, or a normalised profile likelihood) from which strata
    are combined; `undocumented` is its summary, where a method has its own point and interval. A refused fit keeps
    both, so that the ladder can show it as not publishable; a fit without any number has None in both. `chances`
    [D, 2^J - 1], where a method draws them, are those of each cell for people who are on any list.
    """

    method: EstimateMethod
    setting: str
    observed: int
    undocumented: Summary | None
    unseen: Unseen | None = None
    models: tuple[WeightedModel, ...] = ()
    diagnostics: Mapping[str, Any] = field(default_factory=dict)
    assumptions: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()
    refusals: tuple[Notice, ...] = ()
    modes: tuple[Mode, ...] = ()
    chances: Reals | None = None
    seed: int | None = None

    @property
    def total(self) -> Summary | None:
        """Give the number of all people, observed and unseen, whether it may be published or not."""
        return self.undocumented.plus(self.observed) if self.undocumented else None

    @property
    def refused(self) -> str | None:
        """Give why the fit may not be published, or None."""
        return " ".join(each.en for each in self.refusals) or None

    def saying(self, warnings: Iterable[Notice] = (), refusals: Iterable[Notice] = ()) -> Fit:
        """Give the fit with more said of it; what was said before is not said twice."""
        return replace(
            self,
            warnings=_once([*self.warnings, *warnings]),
            refusals=_once([*self.refusals, *refusals]),
        )

    def in_unit(self, unit: EstimateUnit) -> Fit:
        """Give the fit with its sentences said of such units."""
        assumed, warned, refused = (
            tuple(in_unit(each, unit) for each in said) for said in (self.assumptions, self.warnings, self.refusals)
        )
        return replace(self, assumptions=assumed, warnings=warned, refusals=refused)

    def rung(self) -> Rung:
        """Give the fit as a step of the ladder."""
        return Rung(
            method=self.method,
            setting=self.setting,
            estimate=self.total,
            not_publishable=bool(self.refusals),
            refusals=tuple(each.word for each in self.refusals),
        )

    def estimation(self, ladder: Sequence[Fit] = (), strata: Sequence[Stratum] = ()) -> Estimation:
        """Give the answer of the contract with this fit as the headline, null where it is refused."""
        publishable = not self.refusals
        return Estimation(
            method=self.method,
            assumptions=self.assumptions,
            observed=self.observed,
            estimate=self.total if publishable else None,
            undocumented=self.undocumented if publishable else None,
            models=self.models,
            diagnostics=dict(self.diagnostics),
            warnings=self.warnings,
            refused=self.refused,
            refusals=self.refusals,
            ladder=tuple(fit.rung() for fit in ladder or (self,)),
            modes=self.modes,
            strata=tuple(strata),
            seed=self.seed,
        )


def _once(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    return tuple({(each.word, each.en): each for each in notices}.values())
