"""Reads the lists that counted groups of people form in Arabic, and the parts of a whole.

For: "سيدة وأطفالها الثلاثة", "7 مدنيين بينهم طفلان", "9 شهداء (5 أطفال و4 نساء)", parts far behind them. Not for:
the groups themselves (`arabic_groups`). What is joined is added up; what "among them" or a bracket opens is a part.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.people.arabic_groups import (
    OPEN_BRACKETS,
    is_definite,
    past_signs,
    read_arabic_group,
)
from recount.claims.reading.people.groups import Group
from recount.claims.reading.people.lists import Hang, Listed
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_LONGEST_LIST = 20
_LONGEST_TAIL = 14
_LONGEST_BRACKET = 60
_FURTHEST_PARTS = 26
_COMMAS = {",", "،", "–", "-", ":", "؛"}
_FULL_STOPS = {".", "؛", "؟", "!"}
_THEY = {"هم", "وهم", "هما", "وهما", "بعضهم", "بعضهن", "احدهما", "احداهما"}
WHO = {"الذين", "ذين", "لذين", "اللواتي"}


def read_arabic_list(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[list[Listed], int]:
    """Read the list of groups that begins at `at`; give it with the mark after it."""
    listed: list[Listed] = []
    at = end = past_signs(marks, at)
    hang = Hang.JOINED
    while len(listed) < _LONGEST_LIST:
        group = read_arabic_group(marks, at, words)
        apart = bool(listed) and hang is not Hang.PART and marks[end].kind is not Kind.AND
        if group is None or (apart and _begins_sentence(marks, group, listed)):
            break
        under = hang if not (listed and listed[-1].part and hang is Hang.JOINED) else Hang.PART
        listed.append(Listed(group, under))
        end = group.stop
        joint = _joint(marks, past_tail(marks, group.stop))
        if joint is None:
            break
        at, hang = joint
    if listed and not any(one.part for one in listed):
        parts, end = far_parts(marks, end, words)
        listed += parts
    return listed, end


def far_parts(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[list[Listed], int]:
    """Read the parts that stand far behind their whole: "مقتل 7 مدنيين بغارة على السوق، بينهم طفلان"."""
    for index in range(at, min(len(marks) - 1, at + _FURTHEST_PARTS)):
        if marks[index].kind is Kind.OPENS_PARTS and marks[index].norm not in _THEY:
            found, end = read_arabic_list(marks, index + 1, words)
            return [Listed(one.group, Hang.PART) for one in found], end if found else at
        if _ends_clause(marks, index):
            break
    return [], at


def _ends_clause(marks: Sequence[Mark], at: int) -> bool:
    """Tell whether other people come, or another harm; a relative clause only describes the people before it."""
    if marks[at].kind is Kind.HARM:
        return at == 0 or marks[at - 1].kind is not Kind.BOUNDARY or marks[at - 1].norm not in WHO
    others = marks[at].kind in (Kind.VICTIM, Kind.FAMILY) and not is_definite(marks[at])
    return others or (marks[at].kind is Kind.BOUNDARY and marks[at].norm not in WHO) or marks[at].norm in _FULL_STOPS


def _joint(marks: Sequence[Mark], at: int) -> tuple[int, Hang] | None:
    """Read what joins one group to the next; give the mark after it and how the next group hangs."""
    stop, kinds, bracket = at, set(), False
    while stop < len(marks) and stop - at < 4:
        mark = marks[stop]
        if mark.kind not in (Kind.AND, Kind.OPENS_PARTS) and mark.norm not in (*_COMMAS, *OPEN_BRACKETS):
            break
        kinds.add(mark.kind)
        bracket = bracket or mark.norm == "("
        stop += 1
    if stop == at:
        return None
    if Kind.OPENS_PARTS in kinds or bracket:
        return stop, Hang.PART
    return stop, Hang.JOINED if Kind.AND in kinds else Hang.APPOSED


def _begins_sentence(marks: Sequence[Mark], group: Group, listed: Sequence[Listed]) -> bool:
    """ "إصابة طفل، ومدنيان قتلا": the group is the subject of its own verb; the last of some parts is not."""
    after = marks[group.stop] if group.stop < len(marks) else None
    if after is None or (listed[-1].part and group.size == 1):
        return False
    return after.kind is Kind.HARM and after.grade in (Grade.TWO, Grade.MANY)


def past_tail(marks: Sequence[Mark], at: int) -> int:
    """Step over what only describes a group: names, ages, "من عائلة واحدة", a bracket that counts nobody."""
    limit = at + _LONGEST_TAIL
    while at < min(len(marks), limit):
        mark = marks[at]
        if mark.kind in (Kind.WORD, Kind.AGE, Kind.ADVERB, Kind.NAMING, Kind.FAMILY, Kind.NAME) or mark.norm == "#":
            at += 1
        elif mark.kind is Kind.PREPOSITION and at + 1 < len(marks) and marks[at + 1].kind in _IN_TAIL:
            at += 2
        elif mark.norm in OPEN_BRACKETS and (close := _closing(marks, at)):
            limit += close - at
            at = close
        else:
            break
    return at


_IN_TAIL = {Kind.WORD, Kind.FAMILY, Kind.THING, Kind.PREPOSITION}
_COUNTS = {Kind.NUMBER, Kind.VICTIM, Kind.VAGUE, Kind.HARM}
_CLOSES = {"(": ")", "“": "”", "«": "»", "[": "]", '"': '"', "”": "“", "'": "'"}


def _closing(marks: Sequence[Mark], at: int) -> int | None:
    """Give the mark behind a bracket or quotation in which nobody is counted."""
    for index in range(at + 1, min(len(marks), at + _LONGEST_BRACKET)):
        if marks[index].norm == _CLOSES[marks[at].norm]:
            return index + 1
        if marks[index].kind in _COUNTS:
            return None
    return None
