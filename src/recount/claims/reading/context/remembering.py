"""Keeps what a sentence said, as far as those behind it may lean on it.

For: writing into the memory of a section. Not for: what a claim takes from there (`settling`, `placing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recount.claims.reading.context.headings import is_short
from recount.claims.reading.context.memory import JUDGING, TIMELESS, Memory
from recount.claims.reading.sentences.clock import day_of, is_a_night, resolve
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.schema import Attribution, Claim, When, Where
from recount.vocabulary.words import ClaimKind, PlaceRole, TimePrecision

_OTHERS_DOINGS = JUDGING | {ClaimKind.AGGREGATE}
_OF_ATTACKS = {Kind.ATTACK, Kind.ATTACK_VERB}
_IN_A_MONTH = {TimePrecision.DAY, TimePrecision.MONTH}
_SPANS = {TimePrecision.MONTH, TimePrecision.INTERVAL, TimePrecision.CAMPAIGN}


def remember(
    memory: Memory,
    sentence: Sentence,
    claims: Sequence[Claim],
    places: Sequence[Where],
    *,
    quoted: list[Attribution],
    said: str,
) -> None:
    """Keep what a sentence `said`: its days, parties and sources, and what its claims tell."""
    memory.day = next((day for span in sentence.times if (day := day_of(span.meaning))), memory.day)
    memory.parties = [*memory.parties, *(mark.party for mark in sentence.marks if mark.party)][-30:]
    if quoted:
        memory.voices = (sentence.paragraph, quoted)
    same = memory.paragraph == sentence.paragraph and not (sentence.voices and memory.quote_open)
    open_before = memory.quote_open if same else 0
    memory.quote_open = max(0, open_before + said.count("“") - said.count("”"))
    memory.paragraph = sentence.paragraph
    events = _events(places)
    for claim in claims:
        if places:
            memory.area = (sentence.paragraph, events)
        _remember_claim(memory, claim, sentence.paragraph, events)


def _remember_claim(memory: Memory, claim: Claim, paragraph: int, events: list[Where]) -> None:
    """Keep people, doer and month of a claim, and of one that tells of an event its day, its strike and its places."""
    if claim.casualties:
        memory.counted = (paragraph, claim)
    if claim.perpetrators and claim.kind not in _OTHERS_DOINGS:
        memory.doers = (paragraph, claim.perpetrators)
    if claim.when.precision in _IN_A_MONTH:
        memory.month = (paragraph, claim.when)
    if claim.kind in TIMELESS or claim.kind is ClaimKind.AGGREGATE:
        return
    if claim.when.raw and (claim.when.precision not in _SPANS or is_a_night(claim.when)):
        memory.when = memory.event = (paragraph, claim.when)
    if claim.strike:
        memory.strike = (paragraph, claim.strike.type)
    if events:
        memory.places = (paragraph, events)


def set_scene(memory: Memory, sentence: Sentence, places: Sequence[Where], clock: date | None) -> None:
    """Remember where and when a sentence tells of an attack that it counts nothing of."""
    events = _events(places)
    if len(events) != 1:
        return
    memory.places = (sentence.paragraph, events)
    when = resolve(sentence.times[0], clock, memory.day) if sentence.times else When()
    if when.start:
        memory.when = memory.event = (sentence.paragraph, when)


def tells_of_attack(sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether a sentence names an attack, or says that something went off or fell somewhere."""
    blasts = words.set_of("turning", "blasts")
    return not sentence.kinds.isdisjoint(_OF_ATTACKS) or not sentence.norms.isdisjoint(blasts)


def may_set(sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether a sentence without a claim may set others in its place: by its attack, or as a heading."""
    return is_short(sentence) or tells_of_attack(sentence, words)


def _events(places: Sequence[Where]) -> list[Where]:
    return [where for where in places if where.role is PlaceRole.EVENT]
