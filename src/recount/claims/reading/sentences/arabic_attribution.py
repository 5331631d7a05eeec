"""Finds who is quoted in an Arabic sentence: the verb comes first, or the source stands before a colon.

For: "قال الدفاع المدني إن", "بحسب المرصد", "مراسلنا: ...", "مصادر محلية قالت". Not for: what kind of source it is,
which `attribution` tells for both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.claims.reading.sentences.agencies import agency_before_place
from recount.claims.reading.sentences.sources import Rule, Span
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_LONGEST_NAME = 9
_LONGEST_LABEL = 6
_NAMING = {Kind.WORD, Kind.SOURCE, Kind.PARTY, Kind.VICTIM, Kind.NAME, Kind.OBJECT, Kind.THING}
_QUOTES = {"“", "”", '"', "«", "»", "'", "#"}
_SAYING = {Kind.REPORTING, Kind.DENIES, Kind.WARNS}
_HAPPENS = {Kind.HARM, Kind.ATTACK, Kind.ATTACK_VERB, Kind.BOUNDARY}
_KNOWN = {Kind.SOURCE, Kind.PARTY}
_OPENS_QUOTING = _SAYING | {Kind.SOURCE}


def openings(marks: Sequence[Mark], words: Lexicon) -> Iterator[int]:
    """Give the marks at which a source may be quoted: behind a verb of saying, or where a name begins."""
    opens = words.set_of("sources", "according", "from", "to")
    before: Kind | None = None
    for at, mark in enumerate(marks):
        if before in _SAYING or mark.norm in opens or (mark.kind in _NAMING and before not in _NAMING):
            yield at
        before = mark.kind


def behind_saying(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "قال الدفاع المدني إن ...": the source behind the verb of saying."""
    if at == 0 or marks[at - 1].kind not in _SAYING:
        return None
    first = at + (marks[at].norm in words.set_of("sources", "resumptive"))
    named = first + (marks[first : first + 1] != [] and marks[first].norm in words.set_of("sources", "one_of"))
    stop = _end_of_name(marks, named, words)
    if marks[at - 1].kind is not Kind.WARNS:
        stop = _past_origin(marks, named, stop, words)
    return (at, (first, stop), stop) if stop > named and _speaks(marks[named:stop], words) else None


def _past_origin(marks: Sequence[Mark], first: int, stop: int, words: Lexicon) -> int:
    """ "ناشط من البلدة", "مصادر في المدينة": where somebody without a name is from belongs to what is called."""
    known = any(mark.kind in (Kind.SOURCE, Kind.PARTY) for mark in marks[first:stop])
    inside = stop < len(marks) and marks[stop].norm in words.set_of("sources", "inside")
    if known or not inside or stop + 1 >= len(marks) or marks[stop + 1].norm in words.set_of("sources", "statements"):
        return stop
    return max(stop, _end_of_name(marks, stop + 1, words)) if marks[stop + 1].kind in _NAMING else stop


def carried_from(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "نقلا عن طبيب", "نقلت رويترز عن المرصد", "استند إلى شهود": whom the one before heard it from."""
    if marks[at].norm not in words.set_of("sources", "from"):
        return None
    stop = _past_origin(marks, at + 1, _end_of_name(marks, at + 1, words), words)
    told = stop > at + 1 and _speaks(marks[at + 1 : stop], words)
    return (at, (at + 1, stop), stop) if told and _follows(marks, at, "quotes", words) else None


def _follows(marks: Sequence[Mark], at: int, key: str, words: Lexicon) -> bool:
    """Tell whether one of the words under that key stands shortly before, and nothing that happened between."""
    for index in range(at - 1, max(-1, at - 1 - _LONGEST_NAME), -1):
        if marks[index].norm in words.set_of("sources", key):
            return True
        if marks[index].kind in _HAPPENS:
            return False
    return False


def told_to(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "قال طبيب لوكالة فرانس برس", "في حديث لتلفزيون سوريا": whom it was said to, who carries it on."""
    if marks[at].norm not in words.set_of("sources", "to"):
        return None
    before = marks[max(0, at - _LONGEST_NAME) : at]
    said = any(mark.kind in _SAYING for mark in before) and not any(mark.kind in _HAPPENS for mark in before)
    stop = _end_of_name(marks, at + 1, words)
    heard = any(
        mark.kind is Kind.SOURCE or mark.norm in words.set_of("sources", "outlets") for mark in marks[at + 1 : stop]
    )
    return (at, (at + 1, stop), stop) if said and heard else None


def according_to(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "بحسب المرصد السوري": the source and the words before it."""
    if marks[at].norm not in words.words("sources", "according"):
        return None
    first = at + 1 + (at + 1 < len(marks) and marks[at + 1].norm == "ل")
    stop = _past_origin(marks, first, _end_of_name(marks, first, words), words)
    return (at, (first, stop), stop) if stop > first and _speaks(marks[first:stop], words) else None


def before_saying(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "مصادر محلية قالت": the source before its verb; "الدفاع المدني:": before its colon."""
    if marks[at].kind not in _NAMING or (at and marks[at - 1].kind in _NAMING):
        return None
    stop = _past_origin(marks, at, _end_of_name(marks, at, words), words)
    if stop >= len(marks) or stop == at or not _speaks(marks[at:stop], words):
        return None
    labels = marks[stop].norm == ":" and stop - at <= _LONGEST_LABEL
    return (at, (at, stop), stop) if labels or marks[stop].kind in _SAYING else None


def arabic_rules(marks: Sequence[Mark], words: Lexicon) -> Sequence[Rule]:
    """The rules in order, none for a sentence in which nobody speaks."""
    according = words.set_of("sources", "according")
    speaks = any(mark.kind in _OPENS_QUOTING or mark.norm in according for mark in marks)
    return (agency_before_place, carried_from, told_to, according_to, behind_saying, before_saying) if speaks else ()


def _end_of_name(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """A name goes on over words and quotes; a known source ends it."""
    stop = at
    while stop < len(marks) and stop - at < _LONGEST_NAME and _names(marks[stop], words):
        stop += 1
        if marks[stop - 1].kind is Kind.SOURCE:
            break
    while stop > at and marks[stop - 1].norm in _QUOTES and stop < len(marks) and marks[stop - 1].norm == "#":
        stop -= 1
    return stop


def _names(mark: Mark, words: Lexicon) -> bool:
    if mark.norm in words.set_of("sources", "sayings"):
        return False
    return mark.kind in _NAMING or mark.norm in _QUOTES


def _speaks(marks: Sequence[Mark], words: Lexicon) -> bool:
    """Tell whether these words can be a source: a known name, a party, or a noun for those who report."""
    nouns = words.nouns_of_sources
    return any(mark.kind in _KNOWN or mark.norm in nouns for mark in marks)
