"""Reads amounts as a report words them: numbers, hedges, ranges and words without a number (R2, R3).

For: "at least twenty-five", "between 13 and 15", "up to 20", "dozens of". Not for: what is counted (`groups`).
Bounds follow the rulings: at least N is min N; more than N is min N+1; up to N is max N; about N is N to N with
its hedge; words without a number leave both bounds open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from recount.claims.reading.words.arabic_numbers import read_arabic_number
from recount.claims.reading.words.english_numbers import OPENS_UNIT, read_english_number
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.marks import Mark, mark_up
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.tokens import tokenise
from recount.claims.schema import Quantity
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Hedge, Unit


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount found at some marks: its bounds and hedge, and the index of the mark after it."""

    low: int | None
    high: int | None
    hedge: Hedge
    stop: int

    @property
    def bounded(self) -> bool:
        """Tell whether it has a number at either end."""
        return self.low is not None or self.high is not None

    def quantity(self, raw: str, unit: Unit = Unit.PERSONS) -> Quantity:
        """Give it as the quantity of a claim, in the words `raw`."""
        return Quantity(raw=raw, min=self.low, max=self.high, hedge=self.hedge, unit=unit)


def parse_quantity(text: str, language: Language = "en") -> Quantity | None:
    """Read `text` as one amount, or give None where it does not begin with one."""
    words = lexicon(language)
    marks = mark_up(text, part(tokenise(text), words), words)
    amount = read_amount(marks, 0, words)
    return amount.quantity(text[marks[0].start : marks[amount.stop - 1].end]) if amount else None


def read_amount(marks: Sequence[Mark], at: int, words: Lexicon) -> Amount | None:
    """Give the amount that begins at mark `at`, with every hedge around it, or None."""
    if at >= len(marks):
        return None
    rule = _RULES.get(marks[at].kind)
    if rule:
        return rule(marks, at, words)
    return _plain(marks, at, words) if marks[at].norm in OPENS_UNIT else None


def read_number(marks: Sequence[Mark], at: int, words: Lexicon, *, joined: bool = True) -> tuple[int, int] | None:
    """Read a bare number, in digits or words; give it and the next index.

    With `joined`, an and inside a number word belongs to it ("three hundred and five").
    """
    return _NUMBERS[words.language](marks, at, joined=joined)


class _ReadsNumbers(Protocol):
    def __call__(self, marks: Sequence[Mark], at: int, *, joined: bool = True) -> tuple[int, int] | None: ...


_NUMBERS: dict[Language, _ReadsNumbers] = {"en": read_english_number, "ar": read_arabic_number}


def _vague(marks: Sequence[Mark], at: int, _words: Lexicon) -> Amount:
    entry = marks[at].entry
    hedge = entry.hedge if entry and entry.hedge else Hedge.VAGUE
    return Amount(2 if hedge is Hedge.DUAL_OR_PLURAL else None, None, hedge, at + 1)


def _zero(_marks: Sequence[Mark], at: int, _words: Lexicon) -> Amount:
    return Amount(0, 0, Hedge.EXACT_ZERO, at + 1)


def _up_to(marks: Sequence[Mark], at: int, words: Lexicon) -> Amount | None:
    found = read_number(marks, at + 1, words)
    return _apply(Hedge.AT_MOST, *found) if found else None


def _between(marks: Sequence[Mark], at: int, words: Lexicon) -> Amount | None:
    """ "between 13 and 15"; "between one hundred and one thousand" is no number word of its own."""
    return _two_ends(marks, at, words, joined=True) or _two_ends(marks, at, words, joined=False)


def _two_ends(marks: Sequence[Mark], at: int, words: Lexicon, *, joined: bool) -> Amount | None:
    low = _bound(marks, at + 1, words, joined=joined)
    if not low or low.stop >= len(marks) or marks[low.stop].norm not in words.words("numbers", "range")["and"]:
        return None
    high = _bound(marks, low.stop + 1, words)
    return _range(low.low, high.high if high.high is not None else high.low, high.stop) if high else None


def _bound(marks: Sequence[Mark], at: int, words: Lexicon, *, joined: bool = True) -> Amount | None:
    """One end of a range, with or without a hedge on it ("and more than 200")."""
    if at < len(marks) and marks[at].kind is Kind.HEDGE:
        return _hedged(marks, at, words, alone=True)
    found = read_number(marks, at, words, joined=joined)
    return Amount(found[0], found[0], Hedge.EXACT, found[1]) if found else None


def _range(low: int | None, high: int | None, stop: int) -> Amount | None:
    if low is None or high is None or low > high:
        return None
    return Amount(low, high, Hedge.RANGE, stop)


def _hedged(marks: Sequence[Mark], at: int, words: Lexicon, *, alone: bool = False) -> Amount | None:
    entry = marks[at].entry
    if marks[at].grade is Grade.AFTER:
        return None
    inner = _hedged(marks, at + 1, words) if at + 1 < len(marks) and marks[at + 1].kind is Kind.HEDGE else None
    if inner:
        return inner
    found = read_number(marks, at + 1, words)
    if not found or entry is None or entry.hedge is None:
        return _hedged_vague(marks, at, words)
    amount = _apply(entry.hedge, found[0], found[1], below=entry.grade is Grade.BELOW)
    return amount if alone else _open_end(marks, amount, words)


def _hedged_vague(marks: Sequence[Mark], at: int, words: Lexicon) -> Amount | None:
    """ "at least dozens", "more than a hundred or so": the word stays, the bounds stay open."""
    after = at + 1
    return _vague(marks, after, words) if after < len(marks) and marks[after].kind is Kind.VAGUE else None


def _apply(hedge: Hedge, number: int, stop: int, *, below: bool = False) -> Amount:
    match hedge:
        case Hedge.AT_LEAST:
            return Amount(number, None, hedge, stop)
        case Hedge.MORE_THAN:
            return Amount(number + 1, None, hedge, stop)
        case Hedge.AT_MOST:
            return Amount(None, max(number - 1, 0) if below else number, hedge, stop)
        case _:
            return Amount(number, number, hedge, stop)


def _open_end(marks: Sequence[Mark], amount: Amount, words: Lexicon) -> Amount:
    """ "at least 12 and up to 70" inside one attribution is one range; "some 10 or less" closes at 10."""
    at = amount.stop
    if at >= len(marks):
        return amount
    if marks[at].kind is Kind.UP_TO and amount.low is not None:
        top = _bound(marks, at + 1, words)
        high = top.high if top and top.high is not None else top.low if top else None
        return (_range(amount.low, high, top.stop) if top else None) or amount
    return _range_to(marks, amount, words) or _after(marks, amount) or amount


def _plain(marks: Sequence[Mark], at: int, words: Lexicon) -> Amount | None:
    found = read_number(marks, at, words)
    if not found:
        return None
    stop = _past_old_number(marks, found[1], words)
    amount = Amount(found[0], found[0], Hedge.EXACT_ZERO if found[0] == 0 else Hedge.EXACT, stop)
    return _open_end(marks, amount, words)


def _past_old_number(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """ "two, not three, children": step over the number that is taken back."""
    index = at
    while index < len(marks) and (marks[index].norm == "," or marks[index].kind is Kind.AND):
        index += 1
    if index >= len(marks) or marks[index].norm not in words.words("numbers", "instead_of"):
        return at
    old = read_number(marks, index + 1, words)
    return old[1] + (old[1] < len(marks) and marks[old[1]].norm == ",") if old else at


def _range_to(marks: Sequence[Mark], amount: Amount, words: Lexicon) -> Amount | None:
    """ "15-20", "two to three", "one or two"; an approximate or at-least start keeps the range."""
    links = words.words("numbers", "range")
    if marks[amount.stop].norm not in (*links["to"], *links["or"]):
        return None
    top = read_number(marks, amount.stop + 1, words)
    start = amount.low if amount.low is not None else amount.high
    return _range(start, top[0], top[1]) if top and start is not None and top[0] > start else None


def _after(marks: Sequence[Mark], amount: Amount) -> Amount | None:
    mark = marks[amount.stop]
    if mark.kind is not Kind.HEDGE or mark.grade is not Grade.AFTER or mark.entry is None or not mark.entry.hedge:
        return None
    number = amount.low if amount.low is not None else amount.high
    return _apply(mark.entry.hedge, number, amount.stop + 1) if number is not None else None


def _quoted(marks: Sequence[Mark], at: int, words: Lexicon) -> Amount | None:
    """ "injuring “dozens” of others": the quotation marks around an amount belong to it."""
    closes = _QUOTES.get(marks[at].norm)
    inner = read_amount(marks, at + 1, words) if closes and at + 2 < len(marks) else None
    if inner is None or inner.stop >= len(marks) or marks[inner.stop].norm != closes:
        return None
    return replace(inner, stop=inner.stop + 1)


_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}
_RULES = {
    Kind.SIGN: _quoted,
    Kind.NUMBER: _plain,
    Kind.MULTIPLIER: _plain,
    Kind.NUMBER_UNIT: _plain,
    Kind.MEASURE: _plain,
    Kind.HEDGE: _hedged,
    Kind.VAGUE: _vague,
    Kind.ZERO: _zero,
    Kind.BETWEEN: _between,
    Kind.UP_TO: _up_to,
}
