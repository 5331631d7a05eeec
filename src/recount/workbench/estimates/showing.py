"""An estimate as a page shows it: assumptions first, then the answer or its refusal, the ladder, and what to tell.

For: the page, its JSON and its CSV (the ladder). Not for: estimating. Estimates never stand in a column with documented
counts (R20).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_serializer

from recount.estimates.printing import finite
from recount.estimates.result import Estimation, Rung, Summary
from recount.estimates.showing import headings
from recount.vocabulary.reader import LANGUAGES
from recount.vocabulary.words import EstimateMethod
from recount.workbench.answering import Answer
from recount.workbench.estimates.forms import Asking, Dropping
from recount.workbench.estimates.reckoning import Course, Earlier, in_words
from recount.workbench.words import language

# An interval that goes on far beyond the others would make all of them points.
_WIDEST = 2.5
_WHOLE = 100.0


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


class AskingPage(Answer):
    """What can be asked, filled in with what was asked, and the reckonings of before as `rows`."""

    asked: dict[str, str]
    rows: list[Earlier]

    @property
    def asking(self) -> Asking:
        """Give the form that takes lists of the record."""
        return Asking(self.asked)

    @property
    def dropping(self) -> Dropping:
        """Give the form that takes a sheet."""
        return Dropping(self.asked)


class EstimatePage(Answer):
    """An estimate, or how far it is; its JSON is that of `recount estimate`, or its course."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    id: str
    asked: dict[str, str] = {}
    rows: list[Step] = []
    told: Estimation | None = None
    course: Course | None = None

    @model_serializer
    def _as_told(self) -> dict[str, Any]:
        if self.told is None:
            return self.course.model_dump(mode="json") if self.course else {}
        said: dict[str, Any] = finite(self.told.model_dump(mode="json"))
        return said

    @property
    def asked_in_words(self) -> str:
        """Say what was asked, as one would type it."""
        return in_words(self.asked)

    @property
    def words(self) -> dict[str, str]:
        """Give the headings that every answer of an estimate has."""
        return headings(language())

    @property
    def assumed(self) -> list[str]:
        """Give the assumptions."""
        return [each.in_language(language()) for each in self.told.assumptions] if self.told else []

    @property
    def warnings(self) -> list[str]:
        """Give what is to be told beside the number."""
        return [each.in_language(language()) for each in self.told.warnings] if self.told else []

    @property
    def refusals(self) -> list[str]:
        """Give why there is no number."""
        return [each.in_language(language()) for each in self.told.refusals] if self.told else []

    @property
    def quotes(self) -> list[tuple[str, str]]:
        """Give what may be quoted, in each language."""
        said = self.told.paragraph if self.told else None
        return [(each, said.in_language(each)) for each in LANGUAGES] if said else []


def page_of(content: Mapping[str, Any], id: str) -> EstimatePage:
    """Lay out an estimate that was kept."""
    told = Estimation.model_validate(json.loads(content["told"]))
    return EstimatePage(id=id, asked=content["asked"], told=told, rows=steps(told.ladder))


def steps(ladder: tuple[Rung, ...]) -> list[Step]:
    """Give the steps of a ladder with their places in one picture."""
    known = [rung.estimate for rung in ladder if rung.estimate]
    middle = max((each.median for each in known), default=1.0)
    most = min(max((each.high for each in known), default=1.0), middle * _WIDEST) or 1.0
    return [_step(rung, most) for rung in ladder]


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
    begins, at, ends = (round(min(each / most, 1.0) * _WHOLE, 2) for each in (found.low, found.median, found.high))
    return {"begins": begins, "at": at, "ends": ends, "width": round(ends - begins, 2), "goes_on": found.high > most}
