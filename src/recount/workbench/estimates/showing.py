"""An estimate as a page shows it: assumptions first, then the answer or its refusal, the ladder, and what to tell.

For: the page, its JSON and its CSV (the ladder). Not for: estimating. Estimates never stand in a column with documented
counts (R20).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from recount.estimates.printing import checks_in_words
from recount.estimates.refusals import notice
from recount.estimates.result import Estimation, Rung, Stratum, Summary
from recount.estimates.showing import headings
from recount.vocabulary.words import EstimateAssumption, EstimateMethod, EstimateRefusal
from recount.workbench.estimates.forms import Asking, Dropping
from recount.workbench.reckoning.showing import AnswerPage, AskingPage, InBoth, placed, said
from recount.workbench.words import language

# An interval that goes on far beyond the others would make all of them points.
_WIDEST = 2.5
# What every method assumes, whatever else it adds.
_BEFORE_ALL = (EstimateAssumption.SAME_PEOPLE, EstimateAssumption.RIGHT_LINKS, EstimateAssumption.REACHABLE)


class Step(BaseModel):
    """One step of the ladder as a line of a table, with where its interval lies in a picture of all (0 to 100)."""

    model_config = ConfigDict(frozen=True)

    method: EstimateMethod
    setting: str
    total: float | None
    low: float | None
    high: float | None
    asked: bool
    not_publishable: bool
    refusals: list[str]
    at: float = Field(default=0, exclude=True)
    begins: float = Field(default=0, exclude=True)
    width: float = Field(default=0, exclude=True)
    ends: float = Field(default=0, exclude=True)
    goes_on: bool = Field(default=False, exclude=True)

    @property
    def reasons(self) -> list[EstimateRefusal]:
        """Give why it may not be published."""
        return [EstimateRefusal(each) for each in self.refusals]


class AskingEstimate(AskingPage):
    """What can be asked of the record, and of a sheet."""

    @property
    def assumed(self) -> list[str]:
        """Give what every method assumes."""
        return said(map(notice, _BEFORE_ALL))

    @property
    def asking(self) -> Asking:
        """Give the form that takes lists of the record."""
        return Asking(self.asked)

    @property
    def dropping(self) -> Dropping:
        """Give the form that takes a sheet."""
        return Dropping(self.asked)


class EstimatePage(AnswerPage):
    """An estimate, or how far it is; its JSON is that of `recount estimate`, or its course."""

    rows: list[Step] = []
    floor: float = Field(default=0, exclude=True)
    told: Estimation | None = None

    @classmethod
    def kept(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Lay out an estimate that was kept."""
        told = Estimation.model_validate(json.loads(content["told"]))
        most = widest(told.ladder)
        floor = placed(min(told.observed, most), 0, most)
        return {"asked": content["asked"], "told": told, "rows": steps(told.ladder), "floor": floor}

    @property
    def words(self) -> dict[str, str]:
        """Give the headings that every answer of an estimate has."""
        return headings(language())

    @property
    def refusals(self) -> list[str]:
        """Give why there is no number."""
        return said(self.told.refusals) if self.told else []

    @property
    def checks(self) -> list[str]:
        """Give what the checks of the method found."""
        return list(checks_in_words(self.told, language())) if self.told else []

    @property
    def strata(self) -> list[tuple[Stratum, list[str]]]:
        """Give each stratum with why it has no number."""
        found = self.told.strata if self.told else ()
        return [(each, said(each.refusals) or list(filter(None, [each.refused]))) for each in found]

    @property
    def quoted(self) -> InBoth | None:
        """Give the paragraph for readers."""
        return self.told.paragraph if self.told else None


def steps(ladder: tuple[Rung, ...]) -> list[Step]:
    """Give the steps of a ladder with their places in one picture."""
    most = widest(ladder)
    return [_step(rung, most) for rung in ladder]


def widest(ladder: tuple[Rung, ...]) -> float:
    """Give the number at which the picture of a ladder ends."""
    known = [rung.estimate for rung in ladder if rung.estimate]
    middle = max((each.median for each in known), default=1.0)
    return min(max((each.high for each in known), default=1.0), middle * _WIDEST) or 1.0


def _step(rung: Rung, most: float) -> Step:
    found = rung.estimate
    return Step(
        method=rung.method,
        setting=rung.setting,
        total=found.median if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        asked=rung.asked,
        not_publishable=rung.not_publishable,
        refusals=list(rung.refusals),
        **(_placed(found, most) if found else {}),
    )


def _placed(found: Summary, most: float) -> dict[str, Any]:
    begins, at, ends = (placed(min(each, most), 0, most) for each in (found.low, found.median, found.high))
    return {"begins": begins, "at": at, "ends": ends, "width": round(ends - begins, 2), "goes_on": found.high > most}
