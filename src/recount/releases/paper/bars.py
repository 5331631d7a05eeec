"""A range as a bar, with every claim as a mark on the same scale: who set which end, what was superseded.

For: the pages and papers that show how a range came about (R12). Not for: drawing; templates draw it as SVG or in a
PDF from the same positions. Positions are percent of the width, from the side on which reading begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recount.incidents.adjudicating.ranges import Range

_WIDTH = 94.0
_STEPS = (1, 2, 5)
_MOST_TICKS = 5


class Part(StrEnum):
    """What a claim does for the range."""

    LOW = "sets_low"
    HIGH = "sets_high"
    BOTH = "sets_both"
    SUPERSEDED = "is_superseded"
    WITHIN = "stands_within"


@dataclass(frozen=True)
class Counted:
    """One claim's count as a bar takes it: its own id, who and when in words, its bounds, and what was said."""

    id: str
    who: str
    when: str
    low: int | None
    high: int | None
    said: str
    part: Part


@dataclass(frozen=True)
class Mark:
    """A claim on the scale; with `opens` its high end is open, with `falls` its low end is."""

    id: str
    who: str
    when: str
    said: str
    part: Part
    left: float | None
    right: float | None
    opens: bool
    falls: bool
    part_words: str

    @property
    def width(self) -> float:
        """Give how far it stretches."""
        return 0.0 if self.left is None or self.right is None else round(self.right - self.left, 2)

    @property
    def is_point(self) -> bool:
        """Tell whether it is one number."""
        return self.left == self.right


@dataclass(frozen=True)
class Tick:
    """A number of the scale and where it stands."""

    at: float
    number: int

    @property
    def mirrored(self) -> float:
        """Give where it stands when reading begins on the right."""
        return round(100 - self.at, 2)


@dataclass(frozen=True)
class Bar:
    """A range on its scale with the marks of its claims."""

    heading: str
    words: str
    reason: str
    left: float
    right: float
    opens: bool
    marks: Sequence[Mark]
    ticks: Sequence[Tick]

    @property
    def width(self) -> float:
        """Give how far the range stretches; a single number still shows."""
        return max(round(self.right - self.left, 2), 0.6)


def bar(
    heading: str, words: str, reason: str, span: Range, counts: Iterable[Counted], *, named: Mapping[Part, str]
) -> Bar:
    """Put a range and the counts behind it on one scale from 0; `named` says in words what a claim does for it."""
    every = list(counts)
    most = max([span.high, *(end for each in every for end in (each.low, each.high) if end is not None)])
    scale = _Scale(most)
    return Bar(
        heading=heading,
        words=words,
        reason=reason,
        left=scale.at(span.low or 0),
        right=scale.at(span.high),
        opens=span.high_open,
        marks=[_mark(each, scale, named.get(each.part, "")) for each in every],
        ticks=scale.ticks(),
    )


def part_of(claim: object, low: Iterable[object], high: Iterable[object], superseded: Iterable[object]) -> Part:
    """Tell what a claim does for a range, by the claims that set its ends and those that are superseded."""
    if claim in set(superseded):
        return Part.SUPERSEDED
    if claim in set(low):
        return Part.BOTH if claim in set(high) else Part.LOW
    return Part.HIGH if claim in set(high) else Part.WITHIN


class _Scale:
    """From numbers of people to percent of the width."""

    def __init__(self, most: int) -> None:
        self.most = max(most, 1)

    def at(self, number: int) -> float:
        return round(_WIDTH * number / self.most + 2, 2)

    def ticks(self) -> list[Tick]:
        step = self._step()
        return [Tick(self.at(number), number) for number in range(0, self.most + 1, step)]

    def _step(self) -> int:
        size = 1
        while True:
            for step in _STEPS:
                if self.most / (step * size) <= _MOST_TICKS:
                    return step * size
            size *= 10


def _mark(each: Counted, scale: _Scale, part_words: str) -> Mark:
    low, high = each.low, each.high
    ends = [end for end in (low, high) if end is not None]
    return Mark(
        id=each.id,
        who=each.who,
        when=each.when,
        said=each.said,
        part=each.part,
        left=scale.at(ends[0]) if ends else None,
        right=scale.at(ends[-1]) if ends else None,
        opens=bool(ends) and high is None,
        falls=bool(ends) and low is None,
        part_words=part_words,
    )
