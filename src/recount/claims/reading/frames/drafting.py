"""Runs every frame over one sentence and settles what they found together: the drafts of its claims.

For: one list of drafts a sentence. Not for: the frames themselves, one module each. Here stands what one frame must
know of another: totals over a month are figures (R4), a zero is a denial of harm (R2), a comparison eats its verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from recount.claims.reading.frames.arabic_casualties import read_arabic_harm
from recount.claims.reading.frames.arabic_control import read_arabic_control
from recount.claims.reading.frames.arabic_infrastructure import read_arabic_infrastructure
from recount.claims.reading.frames.casualties import Harm, read_harm
from recount.claims.reading.frames.comparisons import read_comparisons
from recount.claims.reading.frames.control import read_control
from recount.claims.reading.frames.corrections import draft_correction, takes_back
from recount.claims.reading.frames.counts import count_harm, count_parts
from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.frames.fates import death_of
from recount.claims.reading.frames.idioms import may_tell_harm
from recount.claims.reading.frames.infrastructure import read_infrastructure
from recount.claims.reading.frames.parts import read_breakdown
from recount.claims.reading.frames.perpetrators import read_doers, read_doers_of
from recount.claims.reading.frames.shares import read_shares
from recount.claims.reading.frames.statements import (
    is_denied,
    is_verdict,
    read_denials,
    read_effects,
    read_opinions,
    read_perceptions,
    read_warnings,
)
from recount.claims.reading.frames.strikes import read_events
from recount.claims.reading.frames.verbs import is_negated
from recount.claims.reading.sentences.clock import spans_weeks
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Casualties, Displacement
from recount.vocabulary.reader import Language
from recount.vocabulary.words import ClaimKind, Hedge, Outcome, Party, Polarity, VictimCategory, VictimClass

_OF_ATTACKS = {Kind.ATTACK, Kind.ATTACK_VERB}
_TELLING = {Kind.HARM, Kind.OPENS_PARTS}


def read_frames(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the drafts of every claim in a sentence, counts first."""
    comparisons = read_comparisons(text, sentence, words)
    harm = [draft for draft in _harm(text, sentence, words) if not (comparisons and _without_number(draft))]
    perceived = read_perceptions(sentence, words)
    if perceived and all(_without_number(draft) for draft in harm):
        return perceived
    told = [
        *(_denied(draft, words) for draft in harm),
        *(_with_values(text, draft, harm, words) for draft in comparisons),
        *read_shares(text, sentence, words),
        *(_as_told(draft, words) for draft in _OBJECTS[words.language](text, sentence, words)),
        *read_warnings(sentence),
        *read_denials(sentence, words),
        *_CONTROLS[words.language](sentence, words),
    ]
    if not any(draft.kind is ClaimKind.WARNING for draft in told):
        told += read_effects(text, sentence)
    events = [] if harm else _events(text, sentence, told, words)
    if not told and is_verdict(sentence, words) and not any(draft.strike and draft.strike.count for draft in events):
        return read_opinions(sentence, words) or events
    return [*events, *told] or read_opinions(sentence, words)


def _events(text: str, sentence: Sentence, told: Sequence[Draft], words: Lexicon) -> list[Draft]:
    """Give the attack that a sentence without harm tells of, seen beside what else it tells."""
    if sentence.kinds.isdisjoint(_OF_ATTACKS):
        return []
    doers = bool(sentence.parties and read_doers(text, sentence.marks, 0, len(sentence.marks), words))
    counted = any(draft.kind not in (ClaimKind.COMPARISON, ClaimKind.EFFECT) for draft in told)
    return read_events(text, sentence, words, told=counted, doers=doers)


def _denied(draft: Draft, words: Lexicon) -> Draft:
    """What stands behind a denial is denied: "rejected reports that it killed civilians"; so is what is taken back."""
    if draft.polarity is not Polarity.AFFIRMED:
        return draft
    denied = is_denied(draft, words) or takes_back(draft.sentence, words)
    return replace(draft, polarity=Polarity.NEGATED) if denied else draft


def _as_told(draft: Draft, words: Lexicon) -> Draft:
    """Objects hit again and again, without a number, are conduct; objects behind a denial are denied."""
    habitual = not draft.sentence.norms.isdisjoint(words.words("attacks", "habitual"))
    if habitual and not any(hit.count for hit in draft.infrastructure):
        draft = replace(draft, kind=ClaimKind.CONDUCT)
    return _denied(draft, words)


def _with_values(text: str, draft: Draft, harm: list[Draft], words: Lexicon) -> Draft:
    """Give a comparison the counts that its own sentence states for its two sides."""
    stated: dict[Party, int | None] = {}
    for told in harm:
        for doer in read_doers_of(text, told, words)[:1]:
            stated.setdefault(doer.id, told.casualties[0].count.min if told.casualties else None)
    if draft.comparison is None or draft.comparison.left.perpetrator is None:
        return draft
    left, right = draft.comparison.left, draft.comparison.right
    sides = {
        "left": left.model_copy(update={"value": stated.get(left.perpetrator)}) if left.perpetrator else left,
        "right": right.model_copy(update={"value": stated.get(right.perpetrator)}) if right.perpetrator else right,
    }
    return replace(draft, comparison=draft.comparison.model_copy(update=sides))


def _harm(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    may_tell = not _TELLING.isdisjoint(sentence.kinds) or may_tell_harm(sentence.norms, words)
    harms = _GRAMMARS[words.language](sentence.marks, words) if may_tell else []
    if not harms:
        return []
    harms = [harms[0], *(_of_kind(sentence, before, harm, words) for before, harm in pairwise(harms))]
    starts = [0, *(_own_start(sentence, before, harm) for before, harm in pairwise(harms))]
    stops = [*(_own_stop(harm, start, after) for harm, start, after in zip(harms, starts[1:], harms[1:], strict=False))]
    stops.append(len(sentence.marks))
    return [
        _draft(text, sentence, harm, (start, max(stop, harm.stop)), words)
        for harm, start, stop in zip(harms, starts, stops, strict=True)
        if harm.outcome is not None or harm.wholes[0].amount.hedge is not Hedge.VAGUE or harm.wholes[0].amount.stop
    ]


_GRAMMARS: dict[Language, Callable[[Sequence[Mark], Lexicon], list[Harm]]] = {
    "en": read_harm,
    "ar": read_arabic_harm,
}
_CONTROLS: dict[Language, Callable[[Sentence, Lexicon], list[Draft]]] = {
    "en": read_control,
    "ar": read_arabic_control,
}
_OBJECTS: dict[Language, Callable[[str, Sentence, Lexicon], list[Draft]]] = {
    "en": read_infrastructure,
    "ar": read_arabic_infrastructure,
}


def _of_kind(sentence: Sentence, before: Harm, harm: Harm, words: Lexicon) -> Harm:
    """ "two soldiers were killed and three others wounded": the others are fighters too."""
    whole = harm.wholes[0]
    norms = {mark.norm for mark in sentence.marks[whole.first : whole.stop]}
    fighters = all(group.victim_class is VictimClass.MILITANT for group in before.wholes)
    if not fighters or len(harm.wholes) > 1 or norms.isdisjoint(words.set_of("victims", "others")):
        return harm
    if whole.victim_class is not VictimClass.UNSPECIFIED or whole.category is not VictimCategory.TOTAL:
        return harm
    return replace(harm, wholes=(replace(whole, victim_class=VictimClass.MILITANT),))


def _own_stop(harm: Harm, start: int, after: Harm) -> int:
    """Where a harm ends before the next: at its start, or at its verb where both have the same subject."""
    return start if start > harm.stop else after.trigger


def _own_start(sentence: Sentence, before: Harm, harm: Harm) -> int:
    """Where a later harm of a sentence begins: at its people, or at the subject of its active verb."""
    if harm.first < harm.trigger:
        return harm.first
    at = harm.trigger
    while at > before.stop and sentence.marks[at - 1].kind not in (Kind.AND, Kind.BOUNDARY, Kind.SIGN):
        at -= 1
    return at


def _draft(text: str, sentence: Sentence, harm: Harm, reach: tuple[int, int], words: Lexicon) -> Draft:
    if harm.outcome is None:
        whole = harm.wholes[0]
        raw = text[sentence.marks[whole.first].start : sentence.marks[whole.stop - 1].end]
        moved = Displacement(count=whole.amount.quantity(raw, whole.unit))
        return Draft(ClaimKind.DISPLACEMENT, sentence, reach, displacement=moved)
    counts = tuple(count_harm(text, sentence.marks, harm))
    draft = Draft(ClaimKind.CASUALTY, sentence, reach, verb=harm.trigger, casualties=counts)
    if counts[0].count.hedge is Hedge.EXACT_ZERO:
        return replace(draft, kind=ClaimKind.DENIAL, polarity=Polarity.ABSENCE)
    if words.language == "en" and is_negated(sentence.marks, harm.trigger, words):
        return replace(draft, kind=ClaimKind.DENIAL, polarity=Polarity.NEGATED)
    return replace(draft, kind=ClaimKind.AGGREGATE) if _is_total(sentence, harm, reach, words) else draft


def draft_breakdown(text: str, sentence: Sentence, whole: Casualties, kind: ClaimKind, words: Lexicon) -> Draft | None:
    """Give the draft of a sentence that only goes on about the `whole` told before it; None where it does not.

    It breaks them down ("Eleven of them were civilians"), says that those who were missing are dead, or corrects them.
    """
    remains = death_of(sentence, whole, words)
    if remains is not None:
        raw = text[remains.start : remains.end]
        dead = {"outcome": Outcome.KILLED, "count": whole.count.model_copy(update={"raw": raw})}
        return Draft(
            ClaimKind.CASUALTY, sentence, (0, len(sentence.marks)), casualties=(whole.model_copy(update=dead),)
        )
    if sentence.norms.isdisjoint(_opens_parts(words)):
        return draft_correction(text, sentence, whole, words)
    said, parts = read_breakdown(sentence.marks, words)
    counts = count_parts(text, sentence.marks, parts, whole, said)
    return Draft(kind, sentence, (0, len(sentence.marks)), casualties=tuple(counts)) if counts else None


def _opens_parts(words: Lexicon) -> frozenset[str]:
    table = words.words("grammar", "of_whole")
    return frozenset(phrase for phrases in table.values() for phrase in phrases)


def _is_total(sentence: Sentence, harm: Harm, reach: tuple[int, int], words: Lexicon) -> bool:
    """A count over a month or since a day is a figure, unless the sentence tells of one attack (R4)."""
    marks = sentence.marks[reach[0] : reach[1]]
    if not _counts(harm) or _is_one_person(harm):
        return False
    spans = any(spans_weeks(span) for span in sentence.times)
    cumulative = any(mark.norm in words.words("frames", "cumulative") for mark in marks)
    return (spans or cumulative) and not _tells_of_one(marks) and not _counts_from_attack(sentence.marks)


def _counts_from_attack(marks: Sequence[Mark]) -> bool:
    """ "thirteen dead since Monday's air raid": counted from one attack, so of that attack."""
    return any(
        mark.kind is Kind.ATTACK and mark.grade is Grade.ONE and before.kind is Kind.DATE and before.possessive
        for before, mark in pairwise(marks)
    )


def _tells_of_one(marks: Sequence[Mark]) -> bool:
    """ "an alleged strike killed": one attack, however coarsely dated."""
    for at, mark in enumerate(marks):
        if mark.kind is Kind.ATTACK and mark.grade is Grade.ONE:
            before = marks[max(0, at - 4) : at]
            if any(word.kind is Kind.DETERMINER and word.grade is Grade.ONE for word in before):
                return True
    return False


def _is_one_person(harm: Harm) -> bool:
    """The death of one is no figure, however coarsely it is dated."""
    return len(harm.wholes) == 1 and harm.wholes[0].size == 1


def _counts(harm: Harm) -> bool:
    return any(group.size is not None for group in harm.wholes)


def _without_number(draft: Draft) -> bool:
    return all(_is_open(count) for count in draft.casualties) and draft.displacement is None


def _is_open(count: Casualties) -> bool:
    return count.count.min is None and count.count.max is None
