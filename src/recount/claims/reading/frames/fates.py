"""Reads what became of people who were told of before: those who went missing or were taken, and are dead.

For: "Their bodies turned up in a field", "Killed by beheading on 13 July", "a message said that they were killed".
Not for: sentences that name or count people themselves (`casualties`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recount.claims.reading.frames.verbs import past_auxiliaries
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Casualties
from recount.vocabulary.words import Outcome

_ABSENT = {Outcome.MISSING, Outcome.DETAINED}
_BARE = {Kind.ADVERB, Kind.SIGN, Kind.DATE}


def death_of(sentence: Sentence, whole: Casualties, words: Lexicon) -> Mark | None:
    """Give the word that tells that the absent `whole` is dead, in a sentence that says nothing of others."""
    if whole.outcome not in _ABSENT:
        return None
    return _remains(sentence, words) or _end(sentence.marks, words)


def _remains(sentence: Sentence, words: Lexicon) -> Mark | None:
    """ "Their bodies turned up": the word for the remains."""
    if sentence.norms.isdisjoint(words.set_of("frames", "finds")):
        return None
    owned = words.set_of("grammar", "possessors")
    pairs = pairwise(sentence.marks)
    return next((mark for before, mark in pairs if before.norm in owned and _side(mark) is Side.REMAINS), None)


def _end(marks: Sequence[Mark], words: Lexicon) -> Mark | None:
    """ "Killed by beheading", "they were killed": the verb, with nobody or those told of before it."""
    at = next((at for at, mark in enumerate(marks) if mark.entry and mark.entry.outcome is Outcome.KILLED), None)
    if at is None or _side(marks[at]) not in (Side.PARTICIPLE, Side.INTRANSITIVE):
        return None
    start = past_auxiliaries(marks, 0, at)
    alone = all(mark.kind in _BARE for mark in marks[:start])
    return marks[at] if alone or marks[start - 1].norm in words.set_of("frames", "those_told") else None


def _side(mark: Mark) -> Side | None:
    return mark.entry.side if mark.entry else None
