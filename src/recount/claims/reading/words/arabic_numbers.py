"""Reads Arabic number words, which join their pieces with و: "خمسة وعشرون", "مئة وثلاثة", "ثلاثة آلاف".

For: the bare number inside an amount (`quantities`). Not for: hedges, ranges and duals of nouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.marks import Mark

_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000


def read_arabic_number(marks: Sequence[Mark], at: int, *, joined: bool = True) -> tuple[int, int] | None:
    """Read a bare number, in digits or words; give it and the next index. Only with `joined` does و go on."""
    found = _below_thousand(marks, at, joined=joined)
    total, group, stop = (0, *found) if found else (0, 0, at)
    while stop < len(marks):
        mark = marks[stop]
        if mark.kind is Kind.MULTIPLIER and (mark.value or 0) >= _THOUSAND and (group or stop == at):
            total, group, stop = total + max(group, 1) * (mark.value or 0), 0, stop + 1
        elif total and not group and joined and (more := _behind_and(marks, stop)):
            group, stop = more
        else:
            break
    return (total + group, stop) if stop > at else None


def _behind_and(marks: Sequence[Mark], at: int) -> tuple[int, int] | None:
    return _below_thousand(marks, at + 1, joined=True, words_only=True) if _is_and(marks, at) else None


def _below_thousand(
    marks: Sequence[Mark], at: int, *, joined: bool, words_only: bool = False
) -> tuple[int, int] | None:
    piece = _piece(marks, at)
    if piece is None or (words_only and _in_digits(marks[at])):
        return None
    value, stop = piece
    if _in_digits(marks[at]):
        return value, stop
    last = value
    while joined and _is_and(marks, stop) and (more := _piece(marks, stop + 1)):
        if _in_digits(marks[stop + 1]) or not _goes_on(last, more[0]):
            break
        value, last, stop = value + more[0], more[0], more[1]
    return value, stop


def _piece(marks: Sequence[Mark], at: int) -> tuple[int, int] | None:
    """One piece between two و: a number word, a number and ten ("خمسة عشر"), a number of hundreds ("ثلاث مئة")."""
    if at >= len(marks) or not _is_number(marks[at]):
        return None
    value = marks[at].value or 0
    if at + 1 == len(marks) or _in_digits(marks[at]) or not 0 < value < _TEN:
        return value, at + 1
    after = marks[at + 1]
    if after.kind is Kind.NUMBER and after.value == _TEN and not _in_digits(after):
        return value + _TEN, at + 2
    hundreds = after.kind is Kind.MULTIPLIER and after.value == _HUNDRED
    return (value * _HUNDRED, at + 2) if hundreds else (value, at + 1)


def _is_number(mark: Mark) -> bool:
    return mark.kind is Kind.NUMBER or (mark.kind is Kind.MULTIPLIER and mark.value == _HUNDRED)


def _goes_on(before: int, value: int) -> bool:
    """ "خمسة وعشرون", "مئة وخمسة": ones before tens, hundreds before both."""
    if before >= _HUNDRED:
        return 0 < value < (_THOUSAND if before >= _THOUSAND else _HUNDRED)
    return 0 < before < _TEN and _TWENTY <= value < _HUNDRED


def _is_and(marks: Sequence[Mark], at: int) -> bool:
    return at < len(marks) and marks[at].kind is Kind.AND and marks[at].text == "و"


def _in_digits(mark: Mark) -> bool:
    return mark.text[:1].isdigit()
