"""Reads who holds a place, and from whom to whom it passed.

For: "X seized the town of Y from Z", "Y fell to X", "Y is held by X". Not for: zones of control that only say where
something happened ("in X-held Y"), nor for Arabic, whose order `arabic_control` knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Control
from recount.vocabulary.words import ClaimKind, Party

_FURTHEST_PLACE = 6
_FURTHEST_PARTY = 9
_ENDS_CLAUSE = {Kind.BOUNDARY, Kind.REPORTING, Kind.VOICE}
_NO_PLACES = {Kind.VICTIM, Kind.FAMILY, Kind.NUMBER, Kind.HARM}
_BEFORE_PLACE = {Kind.DETERMINER, Kind.WORD, Kind.PREPOSITION, Kind.OBJECT}


def read_control(sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the claim of control, or of its change, that a sentence makes; none where it names no party or no place."""
    table = words.words("frames", ClaimKind.CONTROL)
    if sentence.norms.isdisjoint(words.tells_control):
        return []
    for at, mark in enumerate(sentence.marks):
        role = next((role for role, phrases in table.items() if mark.norm in phrases), None)
        draft = _control(sentence, role, at, words) if role else None
        if draft:
            return [draft]
    return []


def _control(sentence: Sentence, role: str, at: int, words: Lexicon) -> Draft | None:
    marks, table = sentence.marks, words.words("frames", "control_links")
    before, behind = _party_before(marks, at), _party_behind(marks, at, at + 1 + _FURTHEST_PARTY)
    draft = Draft(ClaimKind.CONTROL_CHANGE, sentence, (0, len(marks)))
    found: Control | None = None
    if role == "gains" and before and _place_behind(marks, at):
        found = _passed(_linked(marks, at, table["from"]), before)
    elif role == "loses" and before and _place_behind(marks, at):
        found = _passed(before, _linked(marks, at, table["to"]))
    elif role == "falls" and behind and _place_before(marks, at):
        found = _passed(None, behind)
    elif role == "holds" and before and _place_behind(marks, at):
        return replace(draft, kind=ClaimKind.CONTROL, control=Control(controller=before))
    elif role == "held_by" and behind and _place_before(marks, at):
        return replace(draft, kind=ClaimKind.CONTROL, control=Control(controller=behind))
    return replace(draft, control=found) if found else None


def _passed(lost_by: Party | None, gained_by: Party | None) -> Control:
    return Control(controller=gained_by, lost_by=lost_by, gained_by=gained_by)


def _party_before(marks: Sequence[Mark], at: int) -> Party | None:
    """The last party named in the clause before the verb."""
    for mark in reversed(marks[:at]):
        if mark.kind in _ENDS_CLAUSE or mark.norm == ";":
            return None
        if mark.party:
            return mark.party
    return None


def _party_behind(marks: Sequence[Mark], at: int, stop: int) -> Party | None:
    return next((mark.party for mark in marks[at + 1 : stop] if mark.party), None)


def _linked(marks: Sequence[Mark], at: int, links: Sequence[str]) -> Party | None:
    """The party behind "from" or "to", further on in the clause."""
    for index in range(at + 1, min(len(marks), at + _FURTHEST_PARTY)):
        if marks[index].norm in links:
            return _party_behind(marks, index, index + 4)
    return None


def _place_behind(marks: Sequence[Mark], at: int) -> bool:
    """Tell whether a name stands behind the verb, after nothing but "the town of"."""
    for mark in marks[at + 1 : at + _FURTHEST_PLACE]:
        if mark.kind is Kind.NAME:
            return True
        if mark.kind not in _BEFORE_PLACE:
            return False
    return False


def _place_before(marks: Sequence[Mark], at: int) -> bool:
    """Tell whether the subject before the verb may be a place: people and things that are counted are none."""
    clause = marks[max(0, at - _FURTHEST_PLACE) : at]
    return bool(clause) and not any(mark.kind in _NO_PLACES for mark in clause)
