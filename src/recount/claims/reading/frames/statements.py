"""Reads what is said rather than done: warnings, denials, effects and judgements.

For: "leaflets warned ...", "Moscow denied ...", "bombing boosts support for X", "cannot be justified". Not for:
counts; a judgement that carries a number is read by the frame of that number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.frames.verbs import past_auxiliaries
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Grade, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Effect, Perpetrator
from recount.vocabulary.words import ClaimKind, Modality, Polarity

_SHORTEST_SIDE = 2
_FURTHEST_WARNED = 6
_CLAUSES = {Kind.BOUNDARY, Kind.HARM}
_FURTHEST_FALSE = 12
_FURTHEST_ACCUSED = 6
_CLOSES_CAUSE = {Kind.AUXILIARY, Kind.ADVERB, Kind.BOUNDARY, Kind.SIGN}
_BEFORE_DENIAL = {Kind.VOICE, Kind.AUXILIARY, Kind.ADVERB}
_ENDS_CLAUSE = {":", ";", "(", ")"}


def read_warnings(sentence: Sentence) -> list[Draft]:
    """Give a warning or threat: what it says is predicted, not done, and laid to the party that speaks."""
    if Kind.WARNS not in sentence.kinds:
        return []
    warning = Draft(ClaimKind.WARNING, sentence, (0, len(sentence.marks)), modality=Modality.PREDICTED)
    speakers = [Perpetrator(raw=voice.link.name, id=voice.party) for voice in sentence.voices if voice.party]
    return [replace(warning, perpetrators=tuple(speakers))]


def read_denials(sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the denial of a party or official: by its verb, or where a source calls false what is told."""
    if denied_from(sentence, words) is None and not (sentence.voices and _calls_false(sentence.marks, words)):
        return []
    return [Draft(ClaimKind.DENIAL, sentence, (0, len(sentence.marks)), polarity=Polarity.NEGATED)]


def denied_from(sentence: Sentence, words: Lexicon) -> int | None:
    """Give the mark behind which a sentence denies what it says, None where it denies nothing."""
    if Kind.DENIES not in sentence.kinds:
        return _rejected_from(sentence, words)
    marks = sentence.marks
    for at, mark in enumerate(marks):
        before = at > 0 and marks[at - 1].kind in _BEFORE_DENIAL
        behind = at + 1 < len(marks) and marks[at + 1].kind is Kind.VOICE
        if mark.kind is Kind.DENIES and (before or behind or " " in mark.norm):
            return at
    return None


def _rejected_from(sentence: Sentence, words: Lexicon) -> int | None:
    """ "رفضت موسكو الاتهامات": a verb of rejecting, and the accusations shortly behind it."""
    if sentence.norms.isdisjoint(words.set_of("frames", "accusations")):
        return None
    norms, verbs = [mark.norm for mark in sentence.marks], words.set_of("frames", "rejects")
    for at in (at for at, norm in enumerate(norms) if norm in verbs):
        if not words.set_of("frames", "accusations").isdisjoint(norms[at + 1 : at + 1 + _FURTHEST_ACCUSED]):
            return at
    return None


def is_denied(draft: Draft, words: Lexicon) -> bool:
    """Tell whether what a draft tells stands behind a denial, with no "but" in between."""
    marks, at = draft.sentence.marks, denied_from(draft.sentence, words)
    if at is None:
        return _is_called_false(draft, words)
    own = draft.verb if draft.verb is not None else draft.reach[1] - 1
    ends = words.words("frames", "ends_denial")
    return own > at and not any(mark.norm in ends or mark.norm == ";" for mark in marks[at + 1 : own])


def _is_called_false(draft: Draft, words: Lexicon) -> bool:
    """ "News that 20 people were killed is false": what stands before the word is denied."""
    first = draft.verb if draft.verb is not None else draft.reach[0]
    return _calls_false(draft.sentence.marks[first : first + _FURTHEST_FALSE], words)


def _calls_false(marks: Sequence[Mark], words: Lexicon) -> bool:
    said = " ".join(mark.norm for mark in marks)
    return any(f" {phrase} " in f" {said} " for phrase in words.words("frames", "called_false"))


def read_effects(text: str, sentence: Sentence) -> list[Draft]:
    """Give each effect that a sentence claims: a cause, an outcome, and whether it grows or shrinks."""
    if Kind.EFFECT not in sentence.kinds:
        return []
    marks, drafts, clause = sentence.marks, [], 0
    for at, mark in enumerate(marks):
        if (mark.kind in (Kind.VOICE, Kind.BOUNDARY) and mark.norm != "which") or mark.norm in _ENDS_CLAUSE:
            clause = at + 1
        if mark.kind is not Kind.EFFECT or not mark.entry or not mark.entry.sign:
            continue
        stop = _clause_end(marks, at + 1)
        cause, outcome = marks[clause:at], marks[at + 1 : stop]
        if outcome and outcome[0].kind is Kind.PREPOSITION:
            continue
        if _says_enough(outcome) and _says_enough(cause) and _concerns_war(cause, outcome):
            effect = Effect(cause=_cause(text, cause), outcome=_words(text, outcome), sign=mark.entry.sign)
            kept = Polarity.NEGATED if _is_negated(cause) else Polarity.AFFIRMED
            drafts.append(Draft(ClaimKind.EFFECT, sentence, (0, len(marks)), polarity=kept, effect=effect))
    return drafts


def read_perceptions(sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give a sentence that tells how people feel about what is done to them, not what is done."""
    feels = not sentence.norms.isdisjoint(words.words("frames", "perceives"))
    if feels and _concerns_war(sentence.marks, ()):
        return [Draft(ClaimKind.PERCEPTION, sentence, (0, len(sentence.marks)))]
    return []


def is_verdict(sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether a sentence only calls something good or bad: "the campaign is immoral"."""
    judgement = words.words("frames", "judgement")
    marks = sentence.marks
    return any(
        mark.norm in judgement and at > 0 and marks[at - 1].kind in (Kind.AUXILIARY, Kind.ADVERB)
        for at, mark in enumerate(marks)
    )


def read_opinions(sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give a sentence that only judges the doings of a party."""
    judges = not sentence.norms.isdisjoint(words.words("frames", "judgement"))
    if judges and _concerns_war(sentence.marks, ()):
        return [Draft(ClaimKind.OPINION, sentence, (0, len(sentence.marks)), modality=Modality.OPINION)]
    return []


def read_modality(draft: Draft, words: Lexicon) -> Modality:
    """Tell how a clause puts what it says: asserted, hedged, alleged, or only supposed."""
    marks = draft.sentence.marks[draft.reach[0] : draft.reach[1]]
    supposed = _supposed(draft, words)
    if supposed and supposed is not Modality.HEDGED:
        return supposed
    grades = {mark.grade for mark in marks if mark.kind is Kind.ADVERB}
    alleged = words.words("frames", "alleged")
    if Grade.ALLEGED in grades or any(mark.norm in alleged for mark in marks):
        return Modality.ALLEGED
    return supposed or (Modality.HEDGED if Grade.HEDGED in grades else Modality.ASSERTED)


def _supposed(draft: Draft, words: Lexicon) -> Modality | None:
    """What the word before the verb makes of it: "will kill", "would have killed", "may have killed"."""
    marks = draft.sentence.marks
    if _is_left_open(draft):
        return Modality.COUNTERFACTUAL
    if Kind.WARNS in draft.sentence.kinds and _is_warned_of(draft, words):
        return Modality.PREDICTED
    if Kind.HYPOTHETICAL not in draft.sentence.kinds:
        return None
    if draft.casualties and draft.verb is not None:
        before = marks[past_auxiliaries(marks, 0, draft.verb) : draft.verb]
    else:
        before = tuple(mark for at, mark in enumerate(marks) if _leads_verb(marks, at))
    said = (mark.entry.modality for mark in before if mark.kind is Kind.HYPOTHETICAL and mark.entry)
    return next(said, None)


def _is_warned_of(draft: Draft, words: Lexicon) -> bool:
    """ "warned of the displacement of a million people": what a noun names behind a warning has not happened."""
    marks, (first, stop) = draft.sentence.marks, draft.reach
    told = (
        draft.verb
        if draft.verb is not None
        else next((i for i in range(first, stop) if _tells(marks[i], draft)), first)
    )
    said = words.set_of("frames", "warned_of")
    of = next((i for i in range(told - 1, max(0, told - _FURTHEST_WARNED), -1) if marks[i].norm in said), None)
    if of is None or any(mark.kind in _CLAUSES for mark in marks[of:told]):
        return False
    entry = marks[told].entry
    by_verb = marks[told].kind is Kind.HARM and entry is not None and entry.side is not Side.OF
    return not by_verb and any(mark.kind is Kind.WARNS for mark in marks[max(0, of - 2) : of])


def _tells(mark: Mark, draft: Draft) -> bool:
    return mark.kind in ((Kind.HARM,) if draft.displacement else (Kind.ATTACK_VERB, Kind.ATTACK))


def _is_left_open(draft: Draft) -> bool:
    """ "It is unknown whether others were killed": up to the next clause, nothing is told."""
    marks, verb = draft.sentence.marks, draft.verb
    if verb is None or Kind.BOUNDARY not in draft.sentence.kinds:
        return False
    opens = next((mark for mark in reversed(marks[:verb]) if mark.kind is Kind.BOUNDARY), None)
    return opens is not None and opens.entry is not None and opens.entry.modality is not None


def _leads_verb(marks: Sequence[Mark], at: int) -> bool:
    if marks[at].kind is not Kind.HYPOTHETICAL:
        return False
    behind = at + 1
    while behind < len(marks) and marks[behind].kind in (Kind.ADVERB, Kind.AUXILIARY):
        behind += 1
    return behind < len(marks) and marks[behind].kind in (Kind.ATTACK_VERB, Kind.HARM, Kind.EFFECT)


def _is_negated(cause: Sequence[Mark]) -> bool:
    return any(mark.kind is Kind.NEGATION or mark.norm == "without" for mark in cause[-2:])


def _says_enough(side: Sequence[Mark]) -> bool:
    return len(side) >= _SHORTEST_SIDE or any(mark.party or mark.kind is Kind.ATTACK for mark in side)


def _clause_end(marks: Sequence[Mark], at: int) -> int:
    while at < len(marks) and marks[at].norm not in (",", ".", ";", ":", "(", "!", "?", "–", "—"):
        at += 1
    return at


def _concerns_war(cause: Sequence[Mark], outcome: Sequence[Mark]) -> bool:
    return any(mark.party or mark.kind in (Kind.ATTACK, Kind.HARM) for mark in (*cause, *outcome))


def _cause(text: str, marks: Sequence[Mark]) -> str:
    kept = list(marks)
    while kept and kept[-1].kind in _CLOSES_CAUSE:
        kept.pop()
    while len(kept) > 1 and kept[0].kind is Kind.SIGN:
        kept = kept[1:]
    return _words(text, kept or marks)


def _words(text: str, marks: Sequence[Mark]) -> str:
    return text[marks[0].start : marks[-1].end]
