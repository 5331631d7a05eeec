"""One answer held against the right ones: a count, a day, a place.

For: the matching rule of `recount eval`, which stands word by word in docs/reading-scores.md. Not for: sums over many
reports (`recount.claims.scoring`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from recount.claims.gold import Answers, CodedPlace
from recount.claims.schema import Quantity, TollCount, Where
from recount.places.distance import km_between
from recount.reports.dates import PartialDate
from recount.vocabulary.words import Hedge

NEAR_KM: Final = 5.0
WORDS: Final = frozenset({Hedge.VAGUE, Hedge.GROUP_NOUN, Hedge.ORDER_OF_MAGNITUDE, Hedge.DUAL_OR_PLURAL})
"""Hedges of a word without a number; the word may bound the number all the same."""


class Miss(StrEnum):
    """How an answer is wrong."""

    MISSED = "missed"
    INVENTED = "invented"
    WRONG_NUMBER = "wrong_number"
    VAGUE_FOR_NUMBER = "vague_instead_of_number"
    NUMBER_FOR_VAGUE = "number_instead_of_vague"
    WRONG_DAY = "wrong_day"
    WRONG_PLACE = "wrong_place"


@dataclass(frozen=True)
class Judged:
    """One answer held against the right ones.

    `counted` tells whether it counts for `exact` and `inside`; `undecided`, that it is right and leaves open whether it
    is two or several.
    """

    claimed: bool
    answered: bool
    right: bool
    counted: bool = False
    exact: bool = False
    inside: bool = False
    undecided: bool = False
    miss: Miss | None = None


def judge_count(answers: Answers, heard: TollCount | Quantity | None) -> Judged:
    """Hold a count against every right answer; None is silence."""
    if heard is None:
        return Judged(
            answers.claimed,
            answered=False,
            right=answers.silence,
            counted=answers.claimed and bool(answers.spans),
            miss=Miss.MISSED if answers.claimed else None,
        )
    number, worded = _number(heard), heard.hedge in WORDS
    word_is_right = answers.vague and (worded or number is None)
    inside = any(_lies_inside(taken, low, high) for taken in numbers_coded(heard) for low, high in answers.spans)
    right = inside or word_is_right
    return Judged(
        answers.claimed,
        answered=True,
        right=right,
        counted=answers.claimed and bool(answers.spans) and (inside or not word_is_right),
        exact=_is_exact(answers, heard),
        inside=inside,
        undecided=right and heard.hedge is Hedge.DUAL_OR_PLURAL,
        miss=None if right else _miss(answers, is_word=worded or number is None),
    )


def judge_day(coded: PartialDate, heard: tuple[date, date] | None) -> Judged:
    """Hold a day against the coded one: right when neither end is off by more than a day (R6)."""
    if heard is None:
        return Judged(claimed=True, answered=False, right=False, counted=True, miss=Miss.MISSED)
    off = max(abs((heard[0] - coded.start).days), abs((heard[1] - coded.end).days))
    right = off <= 1
    return Judged(
        claimed=True,
        answered=True,
        right=right,
        counted=True,
        exact=right and heard[0] == coded.start,
        inside=right,
        miss=None if right else Miss.WRONG_DAY,
    )


def judge_place(coded: CodedPlace, heard: Where | None) -> Judged:
    """Hold a place against the coded point: right within `NEAR_KM` (R7)."""
    if heard is None or heard.lat is None or heard.lon is None:
        return Judged(claimed=True, answered=False, right=False, miss=Miss.MISSED)
    right = km_between(coded.lat, coded.lon, heard.lat, heard.lon) <= NEAR_KM
    return Judged(claimed=True, answered=True, right=right, miss=None if right else Miss.WRONG_PLACE)


def numbers_coded(heard: TollCount | Quantity) -> list[int]:
    """Give the numbers by which people code a count: "more than 30" has the minimum 31 and is often coded 30 (R2)."""
    number = _number(heard)
    if number is None:
        return []
    return [number, number - 1] if heard.hedge is Hedge.MORE_THAN and heard.min else [number]


def _number(heard: TollCount | Quantity) -> int | None:
    """The number that stands for a count: its minimum, or its maximum where it has no other."""
    return heard.min if heard.min is not None else heard.max


def _lies_inside(number: int, low: int, high: int) -> bool:
    return low <= number <= high


def _is_exact(answers: Answers, heard: TollCount | Quantity) -> bool:
    """A minimum is exact at the coded minimum, a lone maximum ("up to 40") at the coded maximum."""
    ends = {low if heard.min is not None else high for low, high in answers.spans}
    return not ends.isdisjoint(numbers_coded(heard))


def _miss(answers: Answers, *, is_word: bool) -> Miss:
    if not answers.spans and not answers.vague:
        return Miss.INVENTED
    if is_word:
        return Miss.VAGUE_FOR_NUMBER
    return Miss.WRONG_NUMBER if answers.spans else Miss.NUMBER_FOR_VAGUE
