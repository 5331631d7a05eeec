"""Reads shares: how many percent of what, and by which criterion the whole was cut (R22).

For: "some 10 percent of the strikes were on areas held by X". Not for: percentages that say how something grew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.people.groups import opens_part, read_group
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Grade, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import read_amount
from recount.claims.schema import Share
from recount.vocabulary.parties import find_party
from recount.vocabulary.words import ClaimKind, Hedge, Partition, Party

_ENDS_WHOLE = {Kind.AUXILIARY, Kind.SIGN, Kind.ATTACK_VERB, Kind.HARM}
_HEADS = {Kind.ATTACK, Kind.VICTIM, Kind.OBJECT}


def read_shares(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give a claim for each percentage in a sentence that is one of strikes or of the dead."""
    marks, percent = sentence.marks, words.words("grammar", "percent")
    drafts = _fractions(text, sentence, words) if Kind.FRACTION in sentence.kinds else []
    if sentence.norms.isdisjoint(percent):
        return drafts
    at = 0
    while at < len(marks):
        amount = read_percentage(marks, at, words)
        if amount and amount.stop < len(marks) and marks[amount.stop].norm in percent:
            share = _share(text, marks, at, amount, words)
            if share:
                drafts.append(Draft(ClaimKind.SHARE, sentence, (0, len(marks)), share=share))
            at = amount.stop
        at += 1
    return drafts


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage with its bounds, which run on between whole numbers: "less than 5" ends at 5, not at 4."""

    low: float | None
    high: float | None
    hedge: Hedge
    stop: int


def read_percentage(marks: Sequence[Mark], at: int, words: Lexicon) -> Percentage | None:
    """Give the amount before a word for percent, decimals included, or None."""
    first = at + (marks[at].kind is Kind.HEDGE)
    decimal = _decimal(marks[first]) if first < len(marks) else None
    amount = read_amount(marks, at, words) if decimal is None else None
    if decimal is not None:
        entry = marks[at].entry if first > at else None
        return _bounded(decimal, (entry and entry.hedge) or Hedge.EXACT, first + 1)
    if amount is None:
        return None
    below = marks[at].kind is Kind.HEDGE and marks[at].grade is Grade.BELOW
    low = None if amount.low is None else float(amount.low - (amount.hedge is Hedge.MORE_THAN))
    high = None if amount.high is None else float(amount.high + below)
    return Percentage(low, high, amount.hedge, amount.stop)


def _decimal(mark: Mark) -> float | None:
    whole, point, part = mark.norm.partition(".")
    return float(mark.norm) if mark.kind is Kind.MEASURE and point and whole.isdigit() and part.isdigit() else None


def _bounded(number: float, hedge: Hedge, stop: int) -> Percentage:
    low = None if hedge is Hedge.AT_MOST else number
    high = None if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) else number
    return Percentage(low, high, hedge, stop)


def _fractions(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """ "595 people, a third of them fighters", "of 595 killed, a third were fighters": cut by who they were."""
    marks, drafts = sentence.marks, []
    for at, mark in enumerate(marks[:-2]):
        if mark.kind is Kind.FRACTION and _are_victims(marks[at + 1]) and marks[at + 2].kind is Kind.VICTIM:
            drafts.append(_of_victims(sentence, at, words))
            continue
        if mark.kind is not Kind.FRACTION or not (opens_part(marks[at + 1]) or marks[at + 1].kind is Kind.AUXILIARY):
            continue
        part = read_group(marks, at + 2, words)
        whole = _counted_before(marks, at, words)
        if part and whole:
            low, high = words.words("numbers", "fractions")[mark.norm]
            share = Share(
                numerator=text[marks[part.first].start : marks[part.stop - 1].end],
                denominator=text[marks[whole[0]].start : marks[whole[1] - 1].end],
                min_pct=low,
                max_pct=high,
                hedge=Hedge.APPROXIMATELY,
                partition=Partition.OUTCOME,
            )
            drafts.append(Draft(ClaimKind.SHARE, sentence, (0, len(marks)), share=share))
    return drafts


def _of_victims(sentence: Sentence, at: int, words: Lexicon) -> Draft:
    """ "أكثر من نصف الضحايا أطفال": a fraction, its whole and its part stand in a row."""
    marks = sentence.marks
    low, high = words.words("numbers", "fractions")[marks[at].norm]
    before = marks[at - 1].entry if at and marks[at - 1].kind is Kind.HEDGE else None
    hedge = (before and before.hedge) or Hedge.APPROXIMATELY
    share = Share(
        numerator=marks[at + 2].text,
        denominator=marks[at + 1].text,
        min_pct=None if hedge is Hedge.AT_MOST else low,
        max_pct=None if hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST) else high,
        hedge=hedge,
        partition=Partition.OUTCOME,
    )
    return Draft(ClaimKind.SHARE, sentence, (0, len(marks)), share=share)


def _counted_before(marks: Sequence[Mark], stop: int, words: Lexicon) -> tuple[int, int] | None:
    """Give the first counted group before a fraction, with the word of harm that stands right behind it."""
    for at in range(stop):
        group = read_group(marks, at, words)
        if group and group.size:
            return group.first, group.stop + (group.bare and marks[group.stop].kind is Kind.HARM)
    return None


def _share(text: str, marks: Sequence[Mark], at: int, amount: Percentage, words: Lexicon) -> Share | None:
    bounded, after = _or_less(marks, amount, words)
    whole, rest = _whole(text, marks, at, after, words)
    if not whole or (bounded.high or bounded.low or 0) > 100:
        return None
    rest = next((i + 1 for i in range(rest, len(marks)) if marks[i].kind is Kind.AUXILIARY), rest)
    while rest < len(marks) and (marks[rest].kind in (Kind.AUXILIARY, Kind.ADVERB) or marks[rest].norm == "by"):
        rest += 1
    part = text[marks[rest].start : marks[-1].end].strip(" .") if rest < len(marks) else ""
    partition, zone = _partition(marks[rest:], words)
    return Share(
        numerator=part or text[marks[at].start : marks[after - 1].end],
        denominator=whole,
        min_pct=bounded.low,
        max_pct=bounded.high,
        hedge=bounded.hedge,
        partition=partition,
        zone=zone,
    )


def _or_less(marks: Sequence[Mark], amount: Percentage, words: Lexicon) -> tuple[Percentage, int]:
    """ "10 percent or less" closes at 10: the hedge may stand behind the word percent."""
    after = amount.stop + 1
    for hedge, phrases in words.words("frames", "or_less").items():
        if after < len(marks) and marks[after].norm in phrases:
            number = amount.high if amount.high is not None else amount.low
            if hedge == Hedge.AT_MOST:
                return Percentage(None, number, Hedge.AT_MOST, after), after + 1
            return Percentage(number, None, Hedge.AT_LEAST, after), after + 1
    return amount, after


def _whole(text: str, marks: Sequence[Mark], at: int, after: int, words: Lexicon) -> tuple[str, int]:
    """What the share is of: behind "of", or else the attacks that the sentence spoke of before."""
    if after < len(marks) and marks[after].norm in words.words("grammar", "of"):
        stop = after + 1
        while stop < len(marks) and marks[stop].kind not in _ENDS_WHOLE:
            stop += 1
            if marks[stop - 1].kind in _HEADS:
                break
        if stop == after + 1 and stop < len(marks) and _are_victims(marks[stop]):
            stop += 1
        return text[marks[after + 1].start : marks[stop - 1].end] if stop > after + 1 else "", stop
    for index in range(at - 1, -1, -1):
        if marks[index].kind is Kind.ATTACK:
            first = index
            while first and marks[first - 1].kind in (Kind.PARTY, Kind.WORD, Kind.NAME) and index - first < 3:
                first -= 1
            return text[marks[first].start : marks[index].end], after
    return "", after


def _are_victims(mark: Mark) -> bool:
    """ "40 percent of the dead": a noun of harm that is counted like people."""
    return mark.kind is Kind.HARM and mark.entry is not None and mark.entry.side is Side.COUNTED


def _partition(marks: Sequence[Mark], words: Lexicon) -> tuple[Partition | None, Party | None]:
    held = words.words("attacks", "held")
    for index, mark in enumerate(marks):
        holder, hyphen, verb = mark.norm.rpartition("-")
        if hyphen and verb in held:
            return Partition.ZONE_OF_CONTROL, find_party(holder)
        if mark.norm in held:
            named = [other.party for other in marks[max(0, index - 3) : index + 4] if other.party]
            return Partition.ZONE_OF_CONTROL, named[0] if named else None
    if any(mark.kind in (Kind.ATTACK_VERB, Kind.VICTIM) or mark.party for mark in marks):
        return Partition.TARGET, next((mark.party for mark in marks if mark.party), None)
    return None, None
