"""Runs every frame over one sentence and settles what they found together: the drafts of its claims.

For: one list of drafts a sentence. Not for: the frames themselves, one module each. Here stands what one frame must
know of another: totals over a month are figures (R4), a zero is a denial of harm (R2), a comparison eats its verb.
"""

from __future__ import annotations

from dataclasses import replace

from recount.claims.casualties import Harm, read_harm
from recount.claims.clock import spans_weeks
from recount.claims.comparisons import read_comparisons
from recount.claims.counts import count_harm
from recount.claims.drafts import Draft
from recount.claims.infrastructure import read_infrastructure
from recount.claims.kinds import Grade, Kind
from recount.claims.lexicon import Lexicon
from recount.claims.perpetrators import read_doers
from recount.claims.schema import Casualties, Displacement
from recount.claims.sentences import Sentence
from recount.claims.shares import read_shares
from recount.claims.statements import read_denials, read_effects, read_opinions, read_perceptions, read_warnings
from recount.claims.strikes import read_events
from recount.vocabulary.words import ClaimKind, Hedge, Polarity


def read_frames(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    """Give the drafts of every claim in a sentence, counts first."""
    comparisons = read_comparisons(text, sentence, words)
    harm = [draft for draft in _harm(text, sentence, words) if not (comparisons and _without_number(draft))]
    perceived = read_perceptions(sentence, words)
    if perceived and all(_without_number(draft) for draft in harm):
        return perceived
    told = [
        *harm,
        *comparisons,
        *read_shares(text, sentence, words),
        *read_infrastructure(text, sentence, words),
        *read_warnings(sentence),
        *read_denials(sentence),
    ]
    if not any(draft.kind is ClaimKind.WARNING for draft in told):
        told += read_effects(text, sentence)
    doers = bool(read_doers(text, sentence.marks, 0, len(sentence.marks)))
    counted = any(draft.kind not in (ClaimKind.COMPARISON, ClaimKind.EFFECT) for draft in told)
    events = [] if harm else read_events(text, sentence, words, told=counted, doers=doers)
    return [*events, *told] or read_opinions(sentence, words)


def _harm(text: str, sentence: Sentence, words: Lexicon) -> list[Draft]:
    harms = read_harm(sentence.marks, words) if Kind.HARM in sentence.kinds else []
    if not harms:
        return []
    starts = [0, *(harm.first for harm in harms[1:])]
    stops = [*(harm.first for harm in harms[1:]), len(sentence.marks)]
    return [
        _draft(text, sentence, harm, (start, max(stop, harm.stop)), words)
        for harm, start, stop in zip(harms, starts, stops, strict=True)
        if harm.outcome is not None or harm.wholes[0].amount.hedge is not Hedge.VAGUE
    ]


def _draft(text: str, sentence: Sentence, harm: Harm, reach: tuple[int, int], words: Lexicon) -> Draft:
    if harm.outcome is None:
        whole = harm.wholes[0]
        raw = text[sentence.marks[whole.first].start : sentence.marks[whole.stop - 1].end]
        moved = Displacement(count=whole.amount.quantity(raw, whole.unit))
        return Draft(ClaimKind.DISPLACEMENT, sentence, reach, displacement=moved)
    counts = tuple(count_harm(text, sentence.marks, harm))
    draft = Draft(ClaimKind.CASUALTY, sentence, reach, casualties=counts)
    if counts[0].count.hedge is Hedge.EXACT_ZERO:
        return replace(draft, kind=ClaimKind.DENIAL, polarity=Polarity.ABSENCE)
    return replace(draft, kind=ClaimKind.AGGREGATE) if _is_total(sentence, harm, reach, words) else draft


def _is_total(sentence: Sentence, harm: Harm, reach: tuple[int, int], words: Lexicon) -> bool:
    """A count over a month or since a day is a figure, unless the sentence tells of one attack (R4)."""
    marks = sentence.marks[reach[0] : reach[1]]
    if not _counts(harm):
        return False
    spans = any(spans_weeks(span) for span in sentence.times)
    cumulative = any(mark.norm in words.words("frames", "cumulative") for mark in marks)
    one_attack = any(
        mark.kind is Kind.ATTACK and mark.grade is Grade.ONE and at and marks[at - 1].kind is not Kind.PREPOSITION
        for at, mark in enumerate(marks)
    )
    return (spans or cumulative) and not one_attack


def _counts(harm: Harm) -> bool:
    return any(group.size is not None for group in harm.wholes)


def _without_number(draft: Draft) -> bool:
    return all(_is_open(count) for count in draft.casualties) and draft.displacement is None


def _is_open(count: Casualties) -> bool:
    return count.count.min is None and count.count.max is None
