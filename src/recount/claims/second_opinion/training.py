"""Training a second opinion on coded reports, with a calibration on reports that it was not shown.

For: `recount learn`. Not for: using it (`opinion`). Needs scikit-learn, from the extra `model`.

A number of a report is learnt as the count of an outcome when the coded answer holds it; every other number of that
report is learnt as none. Each model is a logistic regression (L2). How far a margin may be trusted is learnt by
five-fold cross-validation over the reports: isotonic regression of right on margin (Zadrozny & Elkan 2002). High
confidence needs agreement, and begins at the lowest margin from which on the held-out counts were right at least 95
percent of the time at the lower end of Wilson's one-sided 95 percent interval: a few lucky counts are not enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from recount.claims.gold import Answers, GoldLine
from recount.claims.matching import judge_count, numbers_coded
from recount.claims.readers import Readers
from recount.claims.schema import Reading
from recount.claims.second_opinion.numbers import FEATURES, Number
from recount.claims.second_opinion.opinion import (
    OUTCOMES,
    NumberModel,
    SecondOpinion,
    empty_weights,
    numbers_in,
)
from recount.claims.second_opinion.trust import HeldOut, steps_of
from recount.errors import BadInput
from recount.vocabulary.words import Outcome

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FOLDS: Final = 5
STRENGTH: Final = 0.3
"""The inverse of the L2 penalty: between .1 and 1 the open sets give the same to half a percent."""
FEWEST: Final = 10
"""So many numbers of an outcome, at least, are worth learning from."""


@dataclass(frozen=True)
class Lesson:
    """A coded report: its numbers, its right answers, and what the rules read in it."""

    line: GoldLine
    reading: Reading
    numbers: tuple[Number, ...]

    def answers(self, outcome: Outcome) -> Answers | None:
        """Give the right answers for an outcome; None where it was not coded."""
        found: Answers | None = getattr(self.line.gold, outcome)
        return found


@dataclass(frozen=True)
class Trained:
    """A second opinion and the counts that it was held against while they were hidden from it."""

    opinion: SecondOpinion
    held_out: tuple[HeldOut, ...]
    reports: int


def lessons_of(lines: Iterable[GoldLine], readers: Readers) -> Iterator[Lesson]:
    """Read each coded report, so that the rules can be held against the answers."""
    for line in lines:
        reading = readers.read_line(line)
        yield Lesson(line, reading, tuple(numbers_in(line.text, reading.language)))


def train(lessons: Sequence[Lesson], *, rules: str = "") -> Trained:
    """Learn from coded reports, and find out on those held back how far to trust it.

    `rules` is the version of the reader that read them. Raises: BadInput where too little is coded to learn from, and
    where scikit-learn is not there.
    """
    outcomes = frozenset(outcome for outcome in OUTCOMES if _is_taught(lessons, outcome))
    if not outcomes:
        raise BadInput(
            f"Fewer than {FEWEST} numbers in these reports are coded as dead or as injured.",
            "A second opinion that has seen so little would be noise.",
            "Name a file with more coded reports; some hundreds are good.",
        )
    held_out = tuple(held for fold in range(FOLDS) for held in _hold_out(lessons, fold, outcomes))
    opinion = SecondOpinion(_fit(lessons, outcomes), steps_of(held_out), outcomes, rules=rules)
    return Trained(opinion, held_out, len(lessons))


def hold_against(opinion: NumberModel, lessons: Sequence[Lesson], outcomes: frozenset[Outcome]) -> Iterator[HeldOut]:
    """Hold a model against the rules' counts in reports that it was not shown."""
    for lesson in lessons:
        for outcome in OUTCOMES:
            answers, count = lesson.answers(outcome), getattr(lesson.reading.toll, outcome)
            if outcome in outcomes and answers and count and numbers_coded(count):
                heard = opinion.hear(lesson.numbers, outcome, count)
                yield HeldOut(outcome, lesson.line.id, heard.margin, judge_count(answers, count).right)


def _hold_out(lessons: Sequence[Lesson], fold: int, outcomes: frozenset[Outcome]) -> Iterator[HeldOut]:
    shown = [lesson for lesson in lessons if _fold_of(lesson) != fold]
    hidden = [lesson for lesson in lessons if _fold_of(lesson) == fold]
    taught = frozenset(outcome for outcome in outcomes if _is_taught(shown, outcome))
    if hidden and taught:
        yield from hold_against(_fit(shown, taught), hidden, taught)


def _fold_of(lesson: Lesson) -> int:
    """A text is always in the same fold, so that two copies of a report are never on both sides."""
    words = " ".join(lesson.line.text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()[0] % FOLDS


def _is_taught(lessons: Sequence[Lesson], outcome: Outcome) -> bool:
    taught = [label for _, label in _labelled(lessons, outcome)]
    return sum(taught) >= FEWEST and not all(taught)


def _labelled(lessons: Sequence[Lesson], outcome: Outcome) -> Iterator[tuple[Number, bool]]:
    for lesson in lessons:
        answers = lesson.answers(outcome)
        if answers:
            yield from ((number, _is_answer(number.value, answers)) for number in lesson.numbers)


def _is_answer(value: int, answers: Answers) -> bool:
    return any(low <= value <= high for low, high in answers.spans)


def _fit(lessons: Sequence[Lesson], outcomes: frozenset[Outcome]) -> NumberModel:
    weights, bias = empty_weights(), np.zeros(len(OUTCOMES), dtype=np.float32)
    for row, outcome in enumerate(OUTCOMES):
        if outcome in outcomes:
            numbers, labels = zip(*_labelled(lessons, outcome), strict=True)
            learnt = _regression().fit(_matrix(numbers), labels)
            weights[row], bias[row] = learnt.coef_[0], learnt.intercept_[0]
    return NumberModel(weights, bias)


def _regression() -> Any:
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError as missing:
        raise BadInput(
            "scikit-learn is not installed.",
            "Training a second opinion needs it; using one does not.",
            "Install the extra: pip install 'recount-civilian-harm[model]'.",
        ) from missing
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)


def _matrix(numbers: Sequence[Number]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    columns = [feature for number in numbers for feature in number.features]
    ends = np.cumsum([0, *(len(number.features) for number in numbers)])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(numbers), FEATURES))
