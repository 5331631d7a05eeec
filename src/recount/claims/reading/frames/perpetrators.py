"""Reads whom a clause holds responsible: an allegation of its source, never a finding (R15).

For: "by Russian warplanes", "Russian airstrikes", "the regime kills". Not for: every party that is named; those
who were struck, who held the place or who told of it are not perpetrators.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recount.claims.reading.frames.arabic_perpetrators import does_in_arabic
from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.words.kinds import Grade, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Perpetrator
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Party, PerpetratorBasis

_BETWEEN = {Kind.WORD, Kind.ADVERB, Kind.DETERMINER, Kind.NAME, Kind.MEASURE}


def read_doers(text: str, marks: Sequence[Mark], first: int, stop: int, words: Lexicon) -> list[Perpetrator]:
    """Give the parties that the marks `first` to `stop` hold responsible, in order, each once."""
    found: dict[Party, Perpetrator] = {}
    does = _DOES[words.language]
    for at in range(first, min(stop, len(marks))):
        party = marks[at].party
        if party and party not in found and does(marks, at, words):
            found[party] = Perpetrator(raw=_phrase(text, marks, at), id=party)
    return list(found.values())


def read_doers_of(text: str, draft: Draft, words: Lexicon) -> list[Perpetrator]:
    """Give the parties that a draft's own clause holds responsible; the subject of its verb before any other."""
    if not draft.sentence.parties:
        return []
    marks, (first, stop) = draft.sentence.marks, draft.reach
    subject = read_doers(text, marks, first, draft.verb + 1, words) if draft.verb is not None else []
    return subject or read_doers(text, marks, first, stop, words)


def read_referred(
    text: str, marks: Sequence[Mark], reach: tuple[int, int], known: Sequence[Party], words: Lexicon
) -> list[Perpetrator]:
    """Resolve "the terrorist group" behind "by" to the party of that sort that the report named last."""
    start, end = marks[reach[0]].start, marks[min(reach[1], len(marks)) - 1].end
    lowered = text[start:end].lower()
    agents = words.words("grammar", "agents")
    for name, phrases in words.words("frames", "definite_groups").items():
        for phrase in phrases:
            agent = next((word for word in agents if f"{word} {phrase}" in lowered), None)
            if agent and Party(name) in known:
                first = start + lowered.find(f"{agent} {phrase}") + len(agent) + 1
                raw = text[first : first + len(phrase)]
                return [Perpetrator(raw=raw, id=Party(name), basis=PerpetratorBasis.COREFERENCE)]
    return []


def is_accident(marks: Sequence[Mark], words: Lexicon) -> bool:
    """Tell whether a sentence is about an accident or a disaster, and about no attack: nobody did it."""
    attacked = any(mark.kind in (Kind.ATTACK, Kind.ATTACK_VERB) for mark in marks)
    accidents = set(words.words("attacks", "accidents"))
    return not attacked and any(not accidents.isdisjoint(mark.norm.split()) for mark in marks)


def _does(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    if marks[at].kind is Kind.VICTIM:
        return _after_by(marks, at, words) or _acts(marks, at + 1)
    if _after_by(marks, at, words):
        return True
    if _is_target(marks, at, words):
        return False
    return _owns_count(marks, at) or _owns_attack(marks, at, words) or _acts(marks, at + 1)


def _owns_count(marks: Sequence[Mark], at: int) -> bool:
    """ "ISIS's 1,366": the dead that a party is said to have made."""
    return marks[at].possessive and at + 1 < len(marks) and marks[at + 1].kind is Kind.NUMBER


_DOES: dict[Language, Callable[[Sequence[Mark], int, Lexicon], bool]] = {
    "en": _does,
    "ar": does_in_arabic,
}


def _after_by(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    index = at - 1
    while index >= 0 and at - index <= 4 and marks[index].kind in (*_BETWEEN, Kind.PARTY, Kind.AND, Kind.OR):
        index -= 1
    return index >= 0 and marks[index].kind is Kind.BY and marks[index].norm in words.words("grammar", "agents")


def _is_target(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    index = at - 1
    while index >= 0 and marks[index].kind is Kind.DETERMINER:
        index -= 1
    if index < 0 or marks[index].norm not in words.words("attacks", "aimed_at"):
        return False
    attacked = any(mark.kind in (Kind.ATTACK, Kind.ATTACK_VERB) for mark in marks[max(0, index - 2) : index])
    return attacked or marks[index].norm in words.words("attacks", "always_aimed_at")


def _owns_attack(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "Russian airstrikes", "US and Russian bombing", "Israeli military airstrike"."""
    index = at + 1
    while index < len(marks) and index - at <= 5:
        mark = marks[index]
        if mark.kind is Kind.ATTACK or mark.norm in words.words("attacks", "gerunds"):
            return True
        joined = mark.kind in (Kind.AND, Kind.OR, Kind.PARTY) or mark.norm in ("/", "-")
        if mark.kind not in (Kind.WORD, Kind.NAME, Kind.VICTIM) and not joined:
            return False
        index += 1
    return False


def _acts(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether a verb of attack or harm follows in the active voice."""
    start = index
    if index < len(marks) and marks[index].grade is Grade.PERFECT:
        return any(mark.kind is Kind.ATTACK_VERB for mark in marks[index:])
    while index < len(marks) and index - start <= 4:
        mark = marks[index]
        entry = mark.entry
        if mark.kind is Kind.ATTACK_VERB:
            return True
        if mark.kind is Kind.HARM and entry:
            return entry.side in (Side.ACTIVE, Side.PARTICIPLE)
        passive = mark.kind is Kind.AUXILIARY and mark.grade is not Grade.PERFECT
        if passive or mark.kind not in (Kind.WORD, Kind.ADVERB, Kind.VICTIM, Kind.AUXILIARY, Kind.NAME):
            return False
        index += 1
    return False


def _phrase(text: str, marks: Sequence[Mark], at: int) -> str:
    """The party with the forces or strikes beside it, as the report words it."""
    stop = at + 1
    while stop < min(len(marks), at + 4) and marks[stop].kind in (Kind.ATTACK, Kind.WORD, Kind.VICTIM):
        stop += 1
        if marks[stop - 1].kind is Kind.ATTACK:
            return text[marks[at].start : marks[stop - 1].end]
    return text[marks[at].start : marks[at].end]
