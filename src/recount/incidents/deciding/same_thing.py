"""What a decision settles, so that two decisions about the same thing are known to be about the same thing (R17).

For: retiring what stood before when somebody decides again, and finding decisions of two records that contradict each
other. Not for: what a decision does. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recount.vocabulary.words import DecisionKind

_LINKS = (DecisionKind.ACCEPT, DecisionKind.REFUSE, DecisionKind.UNSURE)
_ENDS = (DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.WITHDRAW)
_ALONE = (DecisionKind.SET_ASIDE, DecisionKind.GRADE, DecisionKind.CREDIBILITY, DecisionKind.STRIKE)
# What tells the things of one kind apart, beside the claim, the incident and the report.
_WITHIN = {
    DecisionKind.ATTRIBUTE: ("party",),
    DecisionKind.OVERRIDE: ("outcome", "victim_class", "category"),
    DecisionKind.JOIN: ("one", "other"),
}
_SETTLING = {
    **dict.fromkeys(_LINKS, "link"),
    **dict.fromkeys(_ENDS, "end"),
    **{kind: str(kind) for kind in (*_ALONE, *_WITHIN)},
}


@dataclass(frozen=True, order=True)
class Thing:
    """What is settled: a link, a grade, a party's status; `within` tells apart what one incident has several of."""

    settles: str
    subjects: tuple[str, ...]
    within: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.settles, *self.subjects, *self.within))


def thing_settled(kind: DecisionKind, subjects: tuple[object, ...], value: Mapping[str, Any]) -> Thing | None:
    """Say what a decision of a kind about these subjects settles; None where decisions stand beside each other.

    Corrections, responses, reviews and releases stand beside each other, and what is retired is said by the decision.
    """
    if kind not in _SETTLING:
        return None
    named = tuple(str(subject) for subject in subjects if subject is not None)
    return Thing(_SETTLING[kind], named, tuple(str(value.get(name)) for name in _WITHIN.get(kind, ())))
