"""Two figures held against each other, where they are comparable; else the reason why not (R23).

For: `against` of a figure, and any two counted figures. Not for: comparisons that articles make (`recount.checks`).
"""

from __future__ import annotations

from recount.figures.figure import Comparison, Figure, Sum, Total
from recount.figures.intervals import Interval, ratio
from recount.vocabulary.parties import folded_members
from recount.vocabulary.words import Measure, Party

FEWEST = 5
"""The fewest incidents that a denominator may rest on; below, one incident more would turn the ratio round."""

# What R23 demands to agree, and the keys of a declaration that say it.
_CONDITIONS = {
    "place": ("place",),
    "window": ("start", "end"),
    "unit": ("measure",),
    "class": ("who", "category"),
    "counter": ("grade", "convention", "as_of", "known_by"),
}


def compare(left: Figure, right: Figure) -> Comparison:
    """Hold the figure of one party against another's; joint incidents stand on both sides and are counted in `shared`.

    A comparison that R23 forbids is refused: it has its reason, and no ratio.
    """
    refused = _why_not(left, right)
    between = Interval(None, None) if refused else _interval(left, right)
    of_incidents = left.declaration.measure is Measure.INCIDENTS and not refused
    return Comparison(
        left=left.declaration.party or Party.UNKNOWN,
        right=right.declaration.party or Party.UNKNOWN,
        numerator=_sum(left.total),
        denominator=_sum(right.total),
        shared=len(set(left.total.codes) & set(right.total.codes)),
        ratio=_rounded(left.total.incidents / right.total.incidents) if of_incidents else None,
        low=_rounded(between.low),
        high=_rounded(between.high),
        refused=refused,
    )


def _why_not(left: Figure, right: Figure) -> str | None:
    one, other = left.declaration, right.declaration
    differing = [
        name for name, keys in _CONDITIONS.items() if any(getattr(one, key) != getattr(other, key) for key in keys)
    ]
    if differing:
        return f"They differ in {', '.join(differing)} (R23)."
    if one.party is None or other.party is None:
        return "One of them is of no party (R23)."
    if folded_members(one.party) & folded_members(other.party):
        return f"{one.party} and {other.party} are counted within each other (R23)."
    if right.total.incidents < FEWEST:
        return f"The denominator rests on {right.total.incidents} incidents, fewer than {FEWEST} (R23)."
    if not _unit_is_known(left.total, right.total):
        return "One of them has no known count, or a denominator that may be nothing (R14, R23)."
    return None


def _unit_is_known(left: Total, right: Total) -> bool:
    return left.high is not None and bool(right.low)


def _interval(left: Figure, right: Figure) -> Interval:
    """Give the interval of a ratio of incidents; of people and things, what their ranges allow (no confidence, R31)."""
    one, other = left.total, right.total
    if left.declaration.measure is Measure.INCIDENTS:
        return ratio(one.incidents, other.incidents)
    least = None if other.high_open or not other.high or one.low is None else one.low / other.high
    return Interval(least, None if one.high_open or one.high is None or not other.low else one.high / other.low)


def _sum(total: Total) -> Sum:
    return Sum(**{name: getattr(total, name) for name in Sum.model_fields})


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
