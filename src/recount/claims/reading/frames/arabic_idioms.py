"""Reads what an Arabic verb says only together with a word far behind it: "غادر مئات المدنيين منازلهم".

For: making one word of flight of a verb of leaving and the homes that are left. Not for: phrases whose words stand
together, which are the lexicon's.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from recount.claims.reading.words.kinds import Entry, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_FURTHEST_HOMES = 9
_FURTHEST_FORCED = 7
_ENDS_CLAUSE = {Kind.BOUNDARY, Kind.REPORTING, Kind.HARM}


def with_arabic_idioms(marks: Sequence[Mark], words: Lexicon) -> Sequence[Mark]:
    """Give the marks with each verb of leaving home made a word of flight; as many marks as before."""
    homes, owners = words.set_of("idioms", "homes"), tuple(words.words("language", "possessives"))
    theirs = [at for at, mark in enumerate(marks) if mark.norm in homes and mark.text.endswith(owners)]
    verbs = set(_verbs_of_leaving(marks, theirs, words))
    return [_fled(mark) if at in verbs else mark for at, mark in enumerate(marks)] if verbs else marks


def _verbs_of_leaving(marks: Sequence[Mark], homes: Sequence[int], words: Lexicon) -> Iterator[int]:
    """Give the verbs behind which the homes stand that are left; "اضطر ... إلى ترك" is one verb of two."""
    for home in homes:
        left = _nearest(marks, home, _FURTHEST_HOMES, words.set_of("idioms", "leaves"))
        if left is None:
            continue
        forced = _nearest(marks, left, _FURTHEST_FORCED, words.set_of("idioms", "forced"))
        yield left if forced is None else forced


def _nearest(marks: Sequence[Mark], behind: int, furthest: int, norms: Container[str]) -> int | None:
    for at in range(behind - 1, max(0, behind - furthest) - 1, -1):
        if marks[at].norm in norms:
            return at
        if marks[at].kind in _ENDS_CLAUSE or marks[at].norm == ".":
            return None
    return None


def _fled(mark: Mark) -> Mark:
    return replace(mark, kind=Kind.HARM, entry=Entry(Kind.HARM, side=Side.PARTICIPLE))
