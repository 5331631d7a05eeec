"""Reads English number words: "twenty-five", "three hundred and five", "half a million".

For: the bare number inside an amount (`quantities`). Not for: hedges and ranges.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark

OPENS_UNIT = frozenset({"a", "half"})


def read_english_number(marks: Sequence[Mark], at: int, *, joined: bool = True) -> tuple[int, int] | None:
    """Read a bare number, in digits or words; give it and the next index.

    With `joined`, an and inside a number word belongs to it ("three hundred and five").
    """
    total, group, index, seen = 0, 0, at, False
    if at + 1 < len(marks) and marks[at].norm in OPENS_UNIT and _opens_unit(marks, at):
        return _article_number(marks, at)
    if marks[at : at + 1] and marks[at].kind is Kind.MEASURE:
        return _decimal_number(marks, at)
    while index < len(marks):
        mark = marks[index]
        if mark.kind is Kind.NUMBER and mark.value is not None and (not seen or _may_follow(total, group, mark)):
            group += mark.value
        elif mark.kind is Kind.MULTIPLIER and mark.value and seen:
            total, group = _multiply(total, group, mark.value)
        elif mark.kind is Kind.NUMBER_UNIT and mark.value and (seen or _stands_alone(marks, at)):
            group = (group if seen else 1) * mark.value
        elif seen and joined and _joins(marks, index, total + group):
            index += 1
            continue
        else:
            break
        seen, index = True, index + 1
    return (total + group, index) if seen else None


def _stands_alone(marks: Sequence[Mark], at: int) -> bool:
    """ "3 dead, dozen hurt": headlines leave out the article; "several dozen" is no number."""
    return at == 0 or marks[at - 1].kind not in (Kind.VAGUE, Kind.DETERMINER, Kind.PREPOSITION)


def _opens_unit(marks: Sequence[Mark], at: int) -> bool:
    step = 2 if marks[at].norm == "half" and marks[at + 1].norm == "a" else 1
    return at + step < len(marks) and marks[at + step].kind in (Kind.NUMBER_UNIT, Kind.MULTIPLIER)


def _article_number(marks: Sequence[Mark], at: int) -> tuple[int, int]:
    half = marks[at].norm == "half"
    unit = at + (2 if half and marks[at + 1].norm == "a" else 1)
    value = marks[unit].value or 0
    return (value // 2 if half else value), unit + 1


def _decimal_number(marks: Sequence[Mark], at: int) -> tuple[int, int] | None:
    """ "1.5 million": a decimal counts people only with a word for thousands or millions behind it."""
    whole, point, part = marks[at].norm.partition(".")
    unit = marks[at + 1] if at + 1 < len(marks) else None
    if unit is None or unit.kind is not Kind.MULTIPLIER or not (point and whole.isdigit() and part.isdigit()):
        return None
    return int(whole + part) * (unit.value or 0) // 10 ** len(part), at + 2


def _may_follow(total: int, group: int, mark: Mark) -> bool:
    """ "twenty five", "hundred five": a smaller number word fills the empty places of the one before."""
    value = mark.value or 0
    if mark.text[:1].isdigit() or not 0 < value < 100:
        return False
    if group == 0:
        return total > 0
    return group % 100 == 0 or (group % 10 == 0 and value < 10 and group % 100 >= 20)


def _multiply(total: int, group: int, by: int) -> tuple[int, int]:
    if by == 100:
        return total, group * by
    return total + group * by, 0


def _joins(marks: Sequence[Mark], index: int, so_far: int) -> bool:
    """ "three hundred and five": the and inside a number word, never one between two counts."""
    if marks[index].norm != "and" or index + 1 >= len(marks):
        return False
    before, after = marks[index - 1], marks[index + 1]
    small = after.kind is Kind.NUMBER and not after.text[:1].isdigit() and 0 < (after.value or 0) < 100
    return before.kind is Kind.MULTIPLIER and small and so_far >= 100
