"""What followed as a page shows it: assumptions, the answer or its refusal, wakes before and after, every window.

For: the page, its JSON (that of `recount aftermath`) and its CSV (the windows). Not for: reckoning. A window that
breaks a rule keeps its difference as a description and has no error and no p.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from recount.estimates.aftermath.result import Aftermath, WindowResult
from recount.estimates.aftermath.wording import heading, words
from recount.workbench.aftermath.forms import Asking, OfRecord, OfSheet
from recount.workbench.reckoning.showing import AnswerPage, AskingPage, InBoth, placed, said
from recount.workbench.words import language, say

_ERRORS_WIDE = 1.96


class Mean(BaseModel):
    """What happened around strikes of one kind in one window, with its places in a picture of all (0 to 100)."""

    model_config = ConfigDict(frozen=True)

    before: float
    after: float
    begins: float
    ends: float


class Wake(BaseModel):
    """Mean numbers of outcome events a strike, before and after, in one window."""

    model_config = ConfigDict(frozen=True)

    time: float
    space: float
    treated: Mean
    control: Mean


class WindowRow(WindowResult):
    """A window as a line of a table, with the place of its difference in a picture of all (0 to 100)."""

    at: float | None = Field(default=None, exclude=True)
    begins: float = Field(default=0, exclude=True)
    width: float = Field(default=0, exclude=True)

    @property
    def rules(self) -> list[str]:
        """Name the rules that it breaks."""
        return [words()["rule_names"][rule][language()] for rule in self.broken]


class AskingAftermath(AskingPage):
    """What can be asked of the record, and of a sheet."""

    @property
    def asking(self) -> Asking:
        """Give the form of the study."""
        return Asking(self.asked)

    @property
    def of_record(self) -> OfRecord:
        """Give the form that chooses incidents of the record."""
        return OfRecord(self.asked)

    @property
    def of_sheet(self) -> OfSheet:
        """Give the form that takes a sheet."""
        return OfSheet()


class AftermathPage(AnswerPage):
    """What followed, or how far the study is; its JSON is that of `recount aftermath`, or its course."""

    rows: list[WindowRow] = []
    wakes: list[Wake] = []
    nought: float = 0
    told: Aftermath | None = None

    @classmethod
    def kept(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Lay out a study that was kept."""
        told = Aftermath.model_validate(json.loads(content["told"]))
        low, high = _reach(told.windows)
        return {
            "asked": content["asked"],
            "told": told,
            "rows": [_row(each, low, high) for each in told.windows],
            "wakes": list(_wakes(content["wakes"])),
            "nought": placed(0, low, high),
        }

    @property
    def headings(self) -> dict[str, str]:
        """Give the headings that every answer has."""
        return {word: heading(word, language()) for word in words()["headings"]}

    @property
    def broken(self) -> list[str]:
        """Give the rules that the study or a window breaks."""
        return said(self.told.broken) if self.told else []

    @property
    def checks(self) -> list[tuple[str, Any, bool]]:
        """Give what may not be found: its name, its p, and whether it was found."""
        if self.told is None:
            return []
        named = words()["placebos"]
        checks = [(named[name][language()], told) for name, told in self.told.placebo.items()]
        return [
            (name, told["p"], bool(told["failed"]))
            for name, told in [*checks, (say("aftermath.path"), self.told.pre_trend)]
        ]

    @property
    def quoted(self) -> InBoth | None:
        """Give the summary for readers."""
        return self.told.summary if self.told else None

    @property
    def smallest(self) -> dict[str, Any] | None:
        """Give the smallest effect that the data would show."""
        found: dict[str, Any] | None = self.told.minimum_detectable.get("smallest") if self.told else None
        return found


def _reach(windows: Sequence[WindowResult]) -> tuple[float, float]:
    """Give the ends of a picture of all differences, with nought in it."""
    ends = [end for each in windows for end in _ends(each)]
    return min([0.0, *ends]), max([0.0, *ends]) or 1.0


def _ends(window: WindowResult) -> tuple[float, ...]:
    if window.effect is None:
        return ()
    wide = _ERRORS_WIDE * (window.se or 0)
    return window.effect - wide, window.effect + wide


def _row(window: WindowResult, low: float, high: float) -> WindowRow:
    ends = _ends(window)
    if not ends:
        return WindowRow(**window.model_dump())
    begins, finishes = (placed(end, low, high) for end in ends)
    at = placed(window.effect or 0, low, high)
    return WindowRow(**window.model_dump(), at=at, begins=begins, width=round(finishes - begins, 2))


def _wakes(rows: Iterable[Mapping[str, float]]) -> Iterable[Wake]:
    rows = list(rows)
    sides = [f"{kind}_{side}" for kind in ("treated", "control") for side in ("before", "after")]
    most = max((row[side] for row in rows for side in sides), default=1) or 1
    for row in rows:
        treated, control = (_mean(row, kind, most) for kind in ("treated", "control"))
        yield Wake(time=row["time"], space=row["space"], treated=treated, control=control)


def _mean(row: Mapping[str, float], kind: str, most: float) -> Mean:
    before, after = row[f"{kind}_before"], row[f"{kind}_after"]
    return Mean(before=before, after=after, begins=placed(before, 0, most), ends=placed(after, 0, most))
