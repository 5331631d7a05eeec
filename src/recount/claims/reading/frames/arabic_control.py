"""Reads who took a place, and who holds it, in Arabic: the party stands behind the word.

For: "سيطرت قوات النظام على المدينة", "بلدة تحت سيطرة قسد". Not for: English, whose order `control` knows, nor the
zone that a strike fell in, which is a place's (`recount.places`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Control
from recount.vocabulary.words import ClaimKind, Party

_FURTHEST = 4
_TELLS_MORE = {Kind.HARM, Kind.ATTACK, Kind.ATTACK_VERB}


def read_arabic_control(sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the claim that a party took a place, or holds it; none where the sentence tells of an attack."""
    table = words.words("frames", ClaimKind.CONTROL)
    if not sentence.kinds.isdisjoint(_TELLS_MORE):
        return []
    for at, mark in enumerate(sentence.marks):
        if mark.norm in table["gains"] and (party := _party_behind(sentence.marks, at)):
            took = Control(controller=party, gained_by=party)
            return [Draft(ClaimKind.CONTROL_CHANGE, sentence, (0, len(sentence.marks)), control=took)]
        if mark.norm in table["held_by"] and (party := _party_behind(sentence.marks, at)):
            return [Draft(ClaimKind.CONTROL, sentence, (0, len(sentence.marks)), control=Control(controller=party))]
    return []


def _party_behind(marks: Sequence[Mark], at: int) -> Party | None:
    return next((mark.party for mark in marks[at + 1 : at + 1 + _FURTHEST] if mark.party), None)
