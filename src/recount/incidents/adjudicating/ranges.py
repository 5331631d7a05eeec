"""Ranges of persons with open ends, and the two ways to make one range of several.

For: the arithmetic of R12 and of ruling 5. Not for: which claims may take part (`recount.incidents.adjudicating`).
An end that nobody stated is None, never 0 (R14).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.vocabulary.sentences import Sentence, tell


@dataclass(frozen=True)
class Bounds:
    """What one statement says: at least `least` persons, at most `most`; None is an end it leaves open (R2)."""

    least: int | None
    most: int | None

    def sets_low(self, span: Range) -> bool:
        """Tell whether this statement is one that set the low end of the range."""
        return self.least is not None and self.least == span.low

    def sets_high(self, span: Range) -> bool:
        """Tell whether this statement is one that set the high end of the range."""
        if span.high_open:
            return self.most is None and self.least == span.high
        return self.most == span.high


@dataclass(frozen=True)
class Range:
    """From `low` to `high` persons; with `high_open`, a source says at least `high` (ruling 5)."""

    low: int | None
    high: int
    high_open: bool = False

    @property
    def kind(self) -> str:
        """Name which of its ends are stated: one number, closed, open, floor, ceiling, nothing_below."""
        if self.low is None:
            return "nothing_below" if self.high_open else "ceiling"
        if self.low == self.high:
            return "floor" if self.high_open else "one"
        return "open" if self.high_open else "closed"

    def __str__(self) -> str:
        """Give the range as people write it: 40, 40 to 70, 40 to at least 70, up to 70, at least 70."""
        return self.said()

    def said(self) -> Sentence:
        """Give the range as a sentence says it, in either language."""
        return tell(f"incidents.adjudicating.span.{self.kind}", low=self.low, high=self.high)


def widest(bounds: Sequence[Bounds]) -> Range:
    """Span from the lowest lower bound to the highest upper bound (R12, ruling 5).

    The high end is the largest finite `most`; where a larger `least` with no `most` stands, it is that `least`
    and open. The low end is the smallest `least`, unless a statement without one ("up to 40") ends below it:
    then no lower bound holds for everybody, and it is None. `bounds` holds at least one statement, and each
    states at least one end.
    """
    most = max((each.most for each in bounds if each.most is not None), default=None)
    floor = max((each.least for each in bounds if each.most is None and each.least is not None), default=None)
    high_open = floor is not None and (most is None or floor > most)
    high = floor if high_open else most
    if high is None:
        raise ValueError("a range needs at least one stated end")
    return Range(_lowest(bounds), high, high_open)


def agreed(ranges: Sequence[Range]) -> tuple[Range, list[int]] | None:
    """Find the stretch on which most of the ranges agree, and the positions of the ranges that do.

    None when no two of several agree. Where several stretches are equally supported, it runs from the lowest
    to the highest of them.
    """
    starts = sorted({_start(each) for each in ranges})
    support = {start: [at for at, each in enumerate(ranges) if _holds(each, start)] for start in starts}
    most = max(len(positions) for positions in support.values())
    if most == 1 and len(ranges) > 1:
        return None
    best = [positions for positions in support.values() if len(positions) == most]
    stretches = [_common([ranges[at] for at in positions]) for positions in best]
    return _hull(stretches), sorted({at for positions in best for at in positions})


def _lowest(bounds: Iterable[Bounds]) -> int | None:
    stated = list(bounds)
    low = min((each.least for each in stated if each.least is not None), default=None)
    ceiling = min((each.most for each in stated if each.least is None and each.most is not None), default=None)
    return None if low is None or (ceiling is not None and ceiling < low) else low


def _start(span: Range) -> int:
    return span.low or 0


def _end(span: Range) -> float:
    return math.inf if span.high_open else span.high


def _holds(span: Range, number: int) -> bool:
    return _start(span) <= number <= _end(span)


def _common(ranges: Sequence[Range]) -> Range:
    low = max((each.low for each in ranges if each.low is not None), default=None)
    closed = [each.high for each in ranges if not each.high_open]
    if closed:
        return Range(low, min(closed))
    return Range(low, max(each.high for each in ranges), high_open=True)


def _hull(ranges: Sequence[Range]) -> Range:
    lows = [each.low for each in ranges if each.low is not None]
    top = max(ranges, key=lambda each: (each.high, not each.high_open))
    return Range(min(lows) if len(lows) == len(ranges) else None, top.high, top.high_open)
