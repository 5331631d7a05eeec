"""Two figures held against each other, where they are comparable; else the reason why not (R23).

For: `against` of a figure, and any two counted figures. Not for: comparisons that articles make (`recount.checks`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from recount.figures.figure import Comparison, Figure, Sum, Total
from recount.figures.intervals import Interval, ratio
from recount.vocabulary.parties import folded_members
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import Measure, Party

WORDING_FILE = Path(__file__).with_name("comparing.yaml")

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


def _why_not(left: Figure, right: Figure, language: Language) -> str | None:
    one, other = left.declaration, right.declaration
    names = [
        name for name, keys in _CONDITIONS.items() if any(getattr(one, key) != getattr(other, key) for key in keys)
    ]
    if names:
        return _say("differing", language, names=_say("listed", language).join(_say(name, language) for name in names))
    if one.party is None or other.party is None:
        return _say("no_party", language)
    if folded_members(one.party) & folded_members(other.party):
        return _say("within", language, left=label(one.party, language), right=label(other.party, language))
    if right.total.incidents < FEWEST:
        return _say("few", language, number=right.total.incidents, fewest=FEWEST)
    return None if _unit_is_known(left.total, right.total) else _say("unknown", language)


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


def _say(key: str, language: Language, **said: object) -> str:
    return str(_wording()[key][language]).format(**said)


@cache
def _wording() -> dict[str, dict[str, str]]:
    wording: dict[str, dict[str, str]] = yaml.safe_load(WORDING_FILE.read_text(encoding="utf-8"))
    return wording


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
