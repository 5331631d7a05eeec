"""Reads comparisons of two parties' doings: more, fewer, so many times as many (R23).

For: "kills over twice as many people as X", "far more than are killed by X". Not for: two
counts side by side without a word of comparison, which stay two claims.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import read_amount
from recount.claims.schema import Comparison, ComparisonSide, Perpetrator
from recount.vocabulary.words import ClaimKind, Hedge, Party, Relation, VictimClass


def read_comparisons(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the comparison that a sentence makes between the harm of two parties, if it makes one."""
    marks, table = sentence.marks, words.words("frames", "comparison")
    if sentence.norms.isdisjoint((*table["than"], *table["times"], *table["fold"])):
        return []
    harm = next((index for index, mark in enumerate(marks) if _kills(mark)), None)
    if harm is None:
        return []
    found = _times(marks, words) or _more_or_less(marks, harm, words)
    if not found:
        return []
    relation, low, high, at = found
    left = _party(marks[:at], last=True)
    right = _party(marks[at:]) or _party([mark for mark in marks[:at] if mark.party is not left], last=True)
    if not left or not right or left is right:
        return []
    victims = _class(marks)
    comparison = Comparison(
        left=ComparisonSide(perpetrator=left, victim_class=victims),
        relation=relation,
        ratio_min=low,
        ratio_max=high,
        right=ComparisonSide(perpetrator=right, victim_class=victims),
    )
    doer = Perpetrator(raw=_words_for(text, marks, left), id=left)
    return [Draft(ClaimKind.COMPARISON, sentence, (0, len(marks)), comparison=comparison, perpetrators=(doer,))]


def _kills(mark: Mark) -> bool:
    return mark.kind is Kind.HARM and mark.entry is not None and mark.entry.side in (Side.ACTIVE, Side.PARTICIPLE)


Ratio = tuple[Relation, float | None, float | None, int]


def _times(marks: Sequence[Mark], words: Lexicon) -> Ratio | None:
    folds = words.words("frames", "comparison")["fold"]
    for at, mark in enumerate(marks):
        if mark.norm in folds:
            return Relation.TIMES, float(folds[mark.norm]), float(folds[mark.norm]), at
        amount = read_amount(marks, at, words)
        if amount and amount.stop < len(marks) and marks[amount.stop].norm == "times":
            number = amount.low if amount.low is not None else amount.high
            if number is None:
                return None
            if amount.hedge is Hedge.MORE_THAN:
                return Relation.TIMES, float(number - 1), None, at
            low = None if amount.low is None else float(amount.low)
            return Relation.TIMES, low, None if amount.high is None else float(amount.high), at
    return None


def _more_or_less(marks: Sequence[Mark], harm: int, words: Lexicon) -> Ratio | None:
    table = words.words("frames", "comparison")
    than = next((i for i in range(harm, len(marks)) if marks[i].norm in table["than"]), None)
    if than is None:
        return None
    between = [mark.norm for mark in marks[harm:than]]
    if any(norm in table["more"] for norm in between):
        return Relation.MORE, None, None, than
    if any(norm in table["less"] for norm in between):
        return Relation.LESS, None, None, than
    return None


def _party(marks: Sequence[Mark], *, last: bool = False) -> Party | None:
    named = [mark.party for mark in marks if mark.party]
    return (named[-1] if last else named[0]) if named else None


def _class(marks: Sequence[Mark]) -> VictimClass:
    said = [mark.entry.victim_class for mark in marks if mark.kind is Kind.VICTIM and mark.entry and not mark.party]
    return said[0] if said else VictimClass.UNSPECIFIED


def _words_for(text: str, marks: Sequence[Mark], party: Party) -> str:
    mark = next(mark for mark in marks if mark.party is party)
    return text[mark.start : mark.end]
