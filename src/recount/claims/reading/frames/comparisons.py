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

_COMPARED = 2


def read_comparisons(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the comparison that a sentence makes between the harm of two parties, if it makes one."""
    marks, table = sentence.marks, words.files["comparisons"]
    opens = (*table["than"], *table["times"], *table["rounds"], *table["fold"])
    if sentence.norms.isdisjoint(opens) or len(sentence.parties) < _COMPARED:
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
    return mark.kind is Kind.HARM and mark.entry is not None and mark.entry.side in _KILLING


_KILLING = {Side.ACTIVE, Side.PARTICIPLE, Side.OF, Side.TOLL}

Ratio = tuple[Relation, float | None, float | None, int]


def _times(marks: Sequence[Mark], words: Lexicon) -> Ratio | None:
    folds = words.words("comparisons", "fold")
    for at, mark in enumerate(marks):
        if mark.norm in folds and _is_folded(marks, at, words):
            least = float(folds[mark.norm])
            return Relation.TIMES, least, None if at and _is_open(marks[at - 1]) else least, at
        amount = read_amount(marks, at, words)
        if amount and _is_times(marks, amount.stop, words):
            number = amount.low if amount.low is not None else amount.high
            if number is None:
                return None
            if amount.hedge is Hedge.MORE_THAN:
                return Relation.TIMES, float(number - 1), None, at
            low = None if amount.low is None else float(amount.low)
            return Relation.TIMES, low, None if amount.high is None else float(amount.high), at
    return None


def _is_folded(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "ضعف ما قتله", but not "نصف المدينة"."""
    wanted = words.set_of("comparisons", "folded")
    return not wanted or (at + 1 < len(marks) and marks[at + 1].norm.partition(" ")[0] in wanted)


def _is_times(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "three times", "ثلاثة أضعاف", "سبع مرات أكثر", but not "three raids": a word that multiplies stands here."""
    if at >= len(marks) or marks[at].norm in words.set_of("comparisons", "times"):
        return at < len(marks)
    if marks[at].norm not in words.set_of("comparisons", "rounds") or at + 1 >= len(marks):
        return False
    return _is_open(marks[at + 1]) or marks[at + 1].norm in words.set_of("comparisons", "more", "less")


def _is_open(mark: Mark) -> bool:
    """ "more than": what stands behind is the least."""
    return mark.entry is not None and mark.entry.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST)


def _more_or_less(marks: Sequence[Mark], harm: int, words: Lexicon) -> Ratio | None:
    table = words.files["comparisons"]
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
