"""What accepting a claim would change, as two bars on one scale: the range now, and the range then.

For: the page of linking. Not for: reckoning it (`recount.incidents.deciding.foresight`).
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from recount.incidents.deciding.foresight import Ends, RangeChange, WouldChange
from recount.releases.paper.words import group_words
from recount.workbench.words import language

_WIDTH, _NARROWEST = 94.0, 1.0


class Band(BaseModel):
    """One range on the scale, in percent."""

    model_config = ConfigDict(frozen=True)

    low: int | None
    high: int | None
    high_open: bool
    left: float
    width: float

    @property
    def end(self) -> float:
        """Give where its high end stands."""
        return round(self.left + self.width, 2)


class Foreseen(BaseModel):
    """One range before and after; None where there is none."""

    model_config = ConfigDict(frozen=True)

    name: str
    before: Band | None
    after: Band | None
    low_moves: bool
    high_moves: bool
    by_hand: bool
    superseded: dict[str, str]

    @property
    def moves(self) -> bool:
        """Tell whether anything of it would be another."""
        return self.low_moves or self.high_moves or bool(self.superseded)


def foreseen(would: WouldChange) -> list[Foreseen]:
    """Draw every range that a claim touches, before and after."""
    return [_drawn(change) for change in would.ranges]


def _drawn(change: RangeChange) -> Foreseen:
    ends = [end for each in (change.before, change.after) if each for end in (each.low, each.high) if end is not None]
    most = max([*ends, 1])
    return Foreseen(
        name=group_words(change.group, language()),
        before=_band(change.before, most),
        after=_band(change.after, most),
        low_moves=change.low_moves,
        high_moves=change.high_moves,
        by_hand=change.by_hand,
        superseded=dict(change.superseded),
    )


def _band(ends: Ends | None, most: int) -> Band | None:
    if ends is None or (ends.low is None and ends.high is None):
        return None
    begin = ends.low if ends.low is not None else 0
    end = ends.high if ends.high is not None else begin
    left = round(2 + _WIDTH * begin / most, 2)
    width = max(round(_WIDTH * (end - begin) / most, 2), _NARROWEST)
    return Band(low=ends.low, high=ends.high, high_open=ends.high_open, left=left, width=width)
