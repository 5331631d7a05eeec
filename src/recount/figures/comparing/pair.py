"""Two figures held against each other, where they are comparable; else the reason why not (R23).

For: `against` of a figure, and any two counted figures. Not for: comparisons that articles make (`recount.checks`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from recount.figures.figure import Comparison, Figure, Sum, Tally
from recount.figures.summing.intervals import Interval, ratio
from recount.vocabulary.parties import folded_members
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import Measure, Party
from recount.vocabulary.written import written_in

WORDING_FILE = Path(__file__).with_name("pair.yaml")

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


def compare(left: Figure, right: Figure, *, language: Language = "en") -> Comparison:
    """Hold the figure of one party against another's; joint incidents stand on both sides and are counted in `shared`.

    A comparison that R23 forbids is refused: it has its reason in the language asked for, and no ratio.
    """
    refused = _why_not(left, right, language)
    return Comparison(
        left=left.declaration.party or Party.UNKNOWN,
        right=right.declaration.party or Party.UNKNOWN,
        **held(left.total, right.total, left.declaration.measure, refused),
    )


def held(left: Tally, right: Tally, measure: Measure, refused: str | None) -> dict[str, Any]:
    """Give both sums, what they share, and their ratio as a range; without a ratio where the comparison is refused."""
    shared = len(set(left.codes) & set(right.codes))
    between = Interval(None, None) if refused else _interval(left, right, measure, shared)
    of_incidents = measure is Measure.INCIDENTS and not refused
    return {
        "numerator": _sum(left),
        "denominator": _sum(right),
        "shared": shared,
        "ratio": _rounded(left.incidents / right.incidents) if of_incidents else None,
        "low": _rounded(between.low),
        "high": _rounded(between.high),
        "refused": refused,
    }


def _why_not(left: Figure, right: Figure, language: Language) -> str | None:
    one, other = left.declaration, right.declaration
    names = [
        name for name, keys in _CONDITIONS.items() if any(getattr(one, key) != getattr(other, key) for key in keys)
    ]
    if names:
        return say("differing", language, names=say("listed", language).join(say(name, language) for name in names))
    if one.party is None or other.party is None:
        return say("no_party", language)
    if folded_members(one.party) & folded_members(other.party):
        return say("within", language, left=label(one.party, language), right=label(other.party, language))
    return why_not_sums(left.total, right.total, language)


def why_not_sums(left: Tally, right: Tally, language: Language) -> str | None:
    """Say why two sums are too thin for a ratio: a denominator of few incidents, or one that may be nothing (R14)."""
    if right.incidents < FEWEST:
        return say("few", language, number=right.incidents, fewest=FEWEST)
    is_known = left.high is not None and bool(right.low)
    return None if is_known else say("unknown", language)


def _interval(one: Tally, other: Tally, measure: Measure, shared: int) -> Interval:
    """Give the interval of a ratio of incidents; of people and things, what their ranges allow (no confidence, R31)."""
    if measure is Measure.INCIDENTS:
        return ratio(one.incidents - shared, other.incidents - shared, shared=shared)
    least = None if other.high_open or not other.high or one.low is None else one.low / other.high
    return Interval(least, None if one.high_open or one.high is None or not other.low else one.high / other.low)


def _sum(total: Tally) -> Sum:
    return Sum(**{name: getattr(total, name) for name in Sum.model_fields})


def say(key: str, language: Language, **said: object) -> str:
    """Give the wording of a reason in one of the two languages, filled in."""
    return str(_wording()[key][language]).format(**said)


@cache
def _wording() -> dict[str, dict[str, str]]:
    wording: dict[str, dict[str, str]] = written_in(WORDING_FILE)
    return wording


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
