"""Finds where a verb of harm begins: its auxiliaries, its adverbs, and the verbs that it is joined to.

For: "was shot in the market and later killed": the subject stands before the first of the verbs. Not for: the subject
itself (`recount.claims.reading.people.subjects`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

IN_VERB = frozenset({Kind.ADVERB, Kind.AUXILIARY, Kind.REPORTING, Kind.NEGATION, Kind.HYPOTHETICAL})
_MOST_JOINED = 4
_FURTHEST_VERB = 12
_OPENS_NOUN = {Kind.BY, Kind.PREPOSITION, Kind.DETERMINER, Kind.VAGUE, Kind.NUMBER}
_OTHER_CLAUSE = {Kind.BOUNDARY, Kind.HARM, Kind.REPORTING, Kind.VOICE}


def verb_start(marks: Sequence[Mark], clause: int, at: int, words: Lexicon) -> int:
    """Give where the verb at `at` begins, in the clause that begins at `clause`: where its subject ends."""
    start = past_auxiliaries(marks, clause, at)
    for _ in range(_MOST_JOINED):
        earlier = _joined_verb(marks, clause, start, words)
        if earlier is None:
            break
        start = past_auxiliaries(marks, clause, earlier)
    return start


def past_auxiliaries(marks: Sequence[Mark], clause: int, at: int) -> int:
    """Step back over auxiliaries and adverbs."""
    while at > clause and marks[at - 1].kind in IN_VERB:
        at -= 1
    return at


def is_negated(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """Tell whether the verb at `at` is denied: "did not kill", "without injuring anyone"."""
    if at and marks[at - 1].norm in words.words("grammar", "negation"):
        return True
    return any(mark.kind is Kind.NEGATION for mark in marks[past_auxiliaries(marks, 0, at) : at])


def is_passive(marks: Sequence[Mark], clause: int, at: int) -> bool:
    """Tell whether an auxiliary of the passive stands before a verb."""
    index = at - 1
    while index >= clause and marks[index].kind in (Kind.ADVERB, Kind.REPORTING, Kind.NEGATION, Kind.HYPOTHETICAL):
        index -= 1
    return index >= clause and _is_passive_auxiliary(marks[index])


def _joined_verb(marks: Sequence[Mark], clause: int, start: int, words: Lexicon) -> int | None:
    """Give the verb before the one at `start` that has the same subject: "was attacked and", "stopped, shot and"."""
    at = start - 1
    if at <= clause or not _joins(marks, at, words):
        return None
    for index in range(at - 1, max(clause, at - _FURTHEST_VERB) - 1, -1):
        mark = marks[index]
        if _opens_clause(marks, index, words):
            return None
        if _is_passive_auxiliary(mark) or (
            index > clause and _is_other_verb(mark, words) and not _describes(marks, index)
        ):
            return index
    return None


def _opens_clause(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """Tell whether another clause begins; "while on the road", "while driving" has the subject of the one around it."""
    mark = marks[at]
    behind = marks[at + 1]
    if mark.kind is Kind.BOUNDARY and mark.norm in words.set_of("grammar", "adjuncts"):
        return behind.kind is not Kind.PREPOSITION and not _goes_on(behind, words)
    if mark.kind is Kind.HARM and _goes_on(mark, words) and marks[at - 1].norm in words.set_of("grammar", "adjuncts"):
        return False
    return mark.kind in _OTHER_CLAUSE or mark.norm == ";"


def _goes_on(mark: Mark, words: Lexicon) -> bool:
    ending: str = words.words("grammar", "modifier_ending")
    return mark.norm.endswith(ending)


def _describes(marks: Sequence[Mark], at: int) -> bool:
    """ "by armed rebels": between what opens a noun and the people, a past form is no verb."""
    return marks[at - 1].kind in _OPENS_NOUN and marks[at + 1].kind is Kind.VICTIM


def _joins(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    said = marks[at].kind is Kind.AND or marks[at].norm in words.words("grammar", "joins_verbs")
    return said or _is_comma_of_verbs(marks, at, words) or (marks[at].norm == "," and _goes_on(marks[at + 1], words))


def _is_comma_of_verbs(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    return marks[at].norm == "," and _is_other_verb(marks[at - 1], words)


def _is_passive_auxiliary(mark: Mark) -> bool:
    return mark.kind is Kind.AUXILIARY and mark.grade is not Grade.PERFECT


def _is_other_verb(mark: Mark, words: Lexicon) -> bool:
    """Tell whether a mark is a verb in the past that tells of no harm by itself."""
    if mark.kind is Kind.ATTACK_VERB or mark.norm in words.words("grammar", "other_verbs"):
        return True
    return mark.kind is Kind.WORD and mark.norm.endswith(words.words("grammar", "past_ending"))
