"""Reads attacks: their type, their number, and sentences that tell of an attack without telling of harm.

For: "25 Russian airstrikes", "twin attacks", "jets carried out raids". Not for: what was hit (`infrastructure`) or
who was harmed (`casualties`). Munitions are not strikes: two missiles are no count of attacks.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.frames.headlines import stands_alone, with_gerunds
from recount.claims.reading.frames.statements import is_denied
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.claims.schema import Strike
from recount.vocabulary.words import ClaimKind, Hedge, Polarity, StrikeType, Unit

_LONGEST_DESCRIPTION = 4
_IN_VERBS = {Kind.AUXILIARY, Kind.ATTACK_VERB}
_DESCRIBES = {Kind.WORD, Kind.NAME, Kind.PARTY, Kind.ADVERB, Kind.VICTIM}


def read_strike(text: str, marks: Sequence[Mark], words: Lexicon) -> Strike | None:
    """Give the type and number of the attacks that some marks tell of, None where they tell of none."""
    attacks = [index for index, mark in enumerate(marks) if mark.kind is Kind.ATTACK]
    if not attacks:
        return None
    types = [entry.strike for index in attacks if (entry := marks[index].entry) and entry.strike]
    specific = next((kind for kind in types if kind is not StrikeType.UNKNOWN), StrikeType.UNKNOWN)
    counts = (_count(text, marks, index, words) for index in attacks)
    return Strike(
        type=specific, count=next((count.quantity(raw, Unit.STRIKES) for count, raw in counts if count), None)
    )


def read_events(text: str, sentence: Sentence, words: Lexicon, *, told: bool, doers: bool) -> list[Draft]:
    """Give the attack that a sentence tells of: always where it counts strikes, else where no other frame `told` it."""
    marks = with_gerunds(sentence.marks, words) if Kind.ATTACK_VERB in sentence.kinds else sentence.marks
    if _says_none(marks):
        return [Draft(ClaimKind.DENIAL, sentence, (0, len(marks)), polarity=Polarity.ABSENCE)]
    strike = read_strike(text, marks, words)
    alone = strike is not None and stands_alone(marks, words)
    if strike is None or not (strike.count or ((doers or alone) and not told)):
        return []
    acts = alone or Kind.ATTACK_VERB in sentence.kinds or announces(text, sentence, words)
    if not strike.count and not acts:
        return []
    habitual = not sentence.norms.isdisjoint(words.words("attacks", "habitual"))
    kind = ClaimKind.CONDUCT if habitual and not strike.count else ClaimKind.EVENT
    reach, clause = (0, len(marks)), _end_of_clause(marks)
    told_of = Draft(kind, sentence, reach, verb=clause - 1, strike=strike)
    return [] if is_denied(told_of, words) else [told_of]


def _says_none(marks: Sequence[Mark]) -> bool:
    """ "No Coalition strikes were conducted": attacks that there were not."""
    for none in (at for at, mark in enumerate(marks) if mark.kind is Kind.ZERO):
        attack = next((at for at in range(none + 1, len(marks)) if marks[at].kind not in _DESCRIBES), len(marks))
        behind = attack + 1
        if behind < len(marks) and marks[attack].kind is Kind.ATTACK and marks[behind].kind in _IN_VERBS:
            return True
    return False


def _end_of_clause(marks: Sequence[Mark]) -> int:
    """The clause of the first attack: what a later clause tells ("..., and notes that ...") is another's doing."""
    first = next(index for index, mark in enumerate(marks) if mark.kind is Kind.ATTACK)
    return next((i for i in range(first, len(marks)) if marks[i].kind is Kind.BOUNDARY), len(marks))


def announces(text: str, sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether a sentence speaks of an article that stands elsewhere in the text."""
    said = text[sentence.start : sentence.end].lower()
    return any(phrase in said for phrase in words.words("frames", "announces"))


def _count(text: str, marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[Amount | None, str]:
    if marks[at].norm in words.words("attacks", "means"):
        return None, ""
    counting = words.words("attacks", "counts")
    for first in range(at, max(-1, at - 2), -1):
        if number := counting.get(marks[first].norm):
            return Amount(number, number, Hedge.EXACT, at), text[marks[first].start : marks[at].end]
    for start in range(max(0, at - 8), at):
        amount = read_amount(marks, start, words)
        if amount and amount.stop <= at and amount.bounded and _counts_noun(marks, amount, at, words):
            return amount, text[marks[start].start : marks[at].end]
    return None, ""


def _counts_noun(marks: Sequence[Mark], amount: Amount, at: int, words: Lexicon) -> bool:
    """ "25 Russian strikes"; "25 غارة": behind such a number the noun is singular in Arabic, and right behind it."""
    if marks[at].grade is Grade.MANY:
        return _describe(marks[amount.stop : at])
    least = words.words("attacks", "singular_behind")
    return bool(least) and amount.stop == at and max(amount.low or 0, amount.high or 0) >= least[0]


def _describe(marks: Sequence[Mark]) -> bool:
    return len(marks) <= _LONGEST_DESCRIPTION and all(mark.kind in _DESCRIBES for mark in marks)
