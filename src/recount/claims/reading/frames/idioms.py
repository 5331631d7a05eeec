"""Reads harm that a verb says only together with a word far behind it: "cost five drivers their lives".

For: making one word of harm of them, before the harms of a sentence are read: lives that are cost or claimed, people
whom something is done "to death", wounds told by the part of the body, harm without a number that is caused or
reported. Not for: phrases whose words stand together, which are the lexicon's, nor wounds that are suffered (`wounds`).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

from recount.claims.reading.people.groups import read_group
from recount.claims.reading.words.kinds import Entry, Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import read_amount
from recount.vocabulary.words import Hedge, Outcome

_FURTHEST_LIVES = 10
_FURTHEST_BODY = 8
_FURTHEST_CAUSE = 7
_FURTHEST_HOSPITAL = 5
_FURTHEST_HARMED = 4
_STOPS = {Kind.BOUNDARY, Kind.HARM, Kind.REPORTING}
_BETWEEN = {Kind.WORD, Kind.ADVERB, Kind.DETERMINER, Kind.AND, Kind.HARM, Kind.NUMBER, Kind.HEDGE}
_ENDS = ("lives", "to_death", "body", "deals", "hospitals", "assaults", "uncounted", "survives")
_Changes = Iterator[tuple[int, Mark]]


def may_tell_harm(norms: frozenset[str], words: Lexicon) -> bool:
    """Tell whether a sentence without any word of harm may tell of harm all the same, by its plain forms."""
    return not norms.isdisjoint(
        words.set_of("idioms", "lives", "body", "wounds", "hospitals", "assaults", "survives", "homes")
    )


def with_idioms(marks: Sequence[Mark], words: Lexicon) -> Sequence[Mark]:
    """Give the marks with the verb of each idiom made a word of harm; as many marks as before."""
    if words.set_of("idioms", *_ENDS).isdisjoint([mark.norm for mark in marks]):
        return marks
    changes = {at: mark for rule in _RULES for at, mark in rule(marks, words)}
    return [changes.get(at, mark) for at, mark in enumerate(marks)] if changes else marks


def _lives_cost(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "The ambush cost five drivers their lives": whom it cost them stands between."""
    lives = words.set_of("idioms", "lives")
    for at in _places_of(marks, words.set_of("idioms", "costs")):
        reach = range(at + 2, min(len(marks), at + _FURTHEST_LIVES))
        ends = next((index for index in reach if marks[index].norm in lives), None)
        if ends is not None and not _crosses(marks, at + 1, ends):
            yield at, _harm(marks[at], Outcome.KILLED, Side.ACTIVE)


def _lives_claimed(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "The clashes claimed 23 lives": the number before the lives counts the dead."""
    lives = words.set_of("idioms", "lives")
    for at in _places_of(marks, words.set_of("idioms", "claims")):
        amount = read_amount(marks, at + 1, words)
        behind = _described(marks, amount.stop) if amount else iter(())
        noun = next((index for index in behind if marks[index].norm in lives), None)
        if noun is not None:
            yield at, replace(marks[at], kind=Kind.WORD, entry=None)
            yield noun, _harm(marks[noun], Outcome.KILLED, Side.COUNTED)


def _done_to_death(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "burning three pupils to death": people between a verb that goes on and its end."""
    ending: str = words.words("grammar", "modifier_ending")
    for end in _places_of(marks, words.set_of("idioms", "to_death")):
        for at in range(max(0, end - _FURTHEST_LIVES), end - 1):
            group = read_group(marks, at + 1, words) if marks[at].norm.endswith(ending) else None
            if group and group.counted and group.stop == end:
                yield at, _harm(marks[at], Outcome.KILLED, Side.ACTIVE)
                yield end, replace(marks[end], kind=Kind.ADVERB, entry=None)
                break


def _hit_in_body(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "was hit in the leg", "shot a woman in the chest": a wound, where the clause tells of no other harm."""
    hits = words.set_of("idioms", "hits")
    for body in _places_of(marks, words.set_of("idioms", "body")):
        first = max(0, body - _FURTHEST_BODY)
        verb = next((at for at in range(body - 1, first - 1, -1) if marks[at].norm in hits), None)
        if verb is None or not _leads_to_body(marks, verb, body, words):
            continue
        if not any(mark.kind is Kind.HARM for mark in (*marks[max(0, verb - 3) : body], *_clause(marks, body))):
            yield verb, _harm(marks[verb], Outcome.INJURED, Side.PARTICIPLE)


def _wounds_dealt(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "inflicting injuries of various degrees on the other 12 members": the people stand behind the wounds."""
    on, wounds = words.set_of("idioms", "hit_on"), words.set_of("idioms", "wounds")
    for at in _places_of(marks, words.set_of("idioms", "deals")):
        reach = range(at + 1, min(len(marks) - 1, at + _FURTHEST_LIVES))
        ends = next((index for index in reach if marks[index].norm in on), None)
        dealt = [index for index in range(at + 1, ends or at) if marks[index].norm.split()[0] in wounds]
        group = read_group(marks, ends + 1, words) if ends and dealt else None
        if ends and group and group.counted:
            yield ends, _harm(marks[ends], Outcome.INJURED, Side.ACTIVE)
            for index in dealt:
                yield index, replace(marks[index], kind=Kind.WORD, entry=None)


def _leads_to_body(marks: Sequence[Mark], verb: int, body: int, words: Lexicon) -> bool:
    between = {mark.norm for mark in marks[verb:body]}
    into = not between.isdisjoint(words.set_of("idioms", "hit_in"))
    return into and between.isdisjoint(words.set_of("idioms", "deadly")) and not _crosses(marks, verb, body)


def _clause(marks: Sequence[Mark], at: int) -> Iterator[Mark]:
    """Give the marks from `at` to the end of the clause, or up to people counted anew."""
    for mark in marks[at:]:
        if mark.norm in (";", "."):
            return
        yield mark


def _taken_to_hospital(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "34 people were taken to hospital", "nine in hospital": the injured, unless it is said what befell them."""
    verbs, inside = words.set_of("idioms", "takes_to"), words.set_of("idioms", "hit_in")
    for at in _places_of(marks, words.set_of("idioms", "hospitals")):
        before = range(at - 1, max(0, at - _FURTHEST_HOSPITAL) - 1, -1)
        verb = next((index for index in before if marks[index].norm in verbs), None)
        if verb is not None and not _tells_what_befell(marks, verb, at):
            yield verb, _harm(marks[verb], Outcome.INJURED, Side.PARTICIPLE)
        elif verb is None and at > 1 and marks[at - 1].norm in inside and marks[at - 2].kind is Kind.NUMBER:
            yield at, _harm(marks[at], Outcome.INJURED, Side.INTRANSITIVE)


def _tells_what_befell(marks: Sequence[Mark], verb: int, at: int) -> bool:
    """Tell whether a word of harm is said of those taken to hospital: "the wounded were", "where he died"."""
    if any(mark.kind is Kind.HARM for mark in marks[max(0, verb - _FURTHEST_HARMED) : at]):
        return True
    behind = (mark.entry for mark in marks[at:] if mark.kind is Kind.HARM)
    return any(entry is not None and entry.outcome is Outcome.KILLED for entry in behind)


def _assaulted(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "assaulting two midwives": who is beaten is injured, where the sentence tells of no other harm."""
    if any(mark.kind is Kind.HARM for mark in marks):
        return
    for at in _places_of(marks, words.set_of("idioms", "assaults")):
        yield at, _harm(marks[at], Outcome.INJURED, Side.PARTICIPLE)


def _neither_survived(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "Neither the driver nor his son survived": both are dead."""
    neither = next(iter(_places_of(marks, words.set_of("idioms", "neither"))), None)
    nor = next(iter(_places_of(marks, words.set_of("idioms", "nor"))), None)
    verb = next(iter(_places_of(marks, words.set_of("idioms", "survives"))), None)
    if neither is not None and nor is not None and verb is not None and neither < nor < verb:
        yield neither, replace(marks[neither], kind=Kind.SIGN, entry=None)
        yield nor, replace(marks[nor], kind=Kind.AND, entry=None)
        yield verb, _harm(marks[verb], Outcome.KILLED, Side.INTRANSITIVE)


def _uncounted(marks: Sequence[Mark], words: Lexicon) -> _Changes:
    """ "resulting in deaths and other injuries", "injuries were reported": people harmed, and no number of them.

    "Did not cause injuries": nobody.
    """
    causes, reported = words.words("idioms", "causes"), words.set_of("idioms", "reported")
    for at in _places_of(marks, words.set_of("idioms", "uncounted")):
        if _is_caused(marks, at, causes) or _is_reported(marks, at, reported):
            entry = marks[at].entry
            outcome = entry.outcome if entry else None
            denied = any(mark.kind is Kind.NEGATION for mark in marks[max(0, at - _FURTHEST_HARMED) : at])
            yield at, _harm(marks[at], outcome, Side.COUNTED, Hedge.EXACT_ZERO if denied else Hedge.VAGUE)


def _is_caused(marks: Sequence[Mark], at: int, causes: Sequence[str]) -> bool:
    """Tell whether a cause stands before a noun of harm, with little between and no number."""
    first = max(0, at - _FURTHEST_CAUSE)
    between = range(at - 1, first - 1, -1)
    before = next((i for i in between if marks[i].kind not in _BETWEEN or marks[i].norm in causes), first)
    said = " ".join(mark.norm for mark in marks[max(0, before - 1) : before + 1])
    return said.endswith(tuple(causes))


def _is_reported(marks: Sequence[Mark], at: int, verbs: Container[str]) -> bool:
    opens = at == 0 or marks[at - 1].kind in (Kind.SIGN, Kind.DATE, Kind.BOUNDARY, Kind.AND)
    behind = at + 1 + (at + 1 < len(marks) and marks[at + 1].kind is Kind.SIGN)
    if not opens or behind + 1 >= len(marks):
        return False
    return marks[behind].kind is Kind.AUXILIARY and marks[behind + 1].norm in verbs


def _places_of(marks: Sequence[Mark], norms: Container[str]) -> list[int]:
    return [at for at, mark in enumerate(marks) if mark.norm in norms]


def _described(marks: Sequence[Mark], at: int) -> Iterator[int]:
    """Give the places from `at` on, up to the first word that neither is nor describes a noun."""
    while at < len(marks) and marks[at].kind in (Kind.WORD, Kind.VICTIM):
        yield at
        at += 1


def _crosses(marks: Sequence[Mark], first: int, stop: int) -> bool:
    return any(mark.kind in _STOPS for mark in marks[first:stop])


def _harm(mark: Mark, outcome: Outcome | None, side: Side, hedge: Hedge | None = None) -> Mark:
    return replace(mark, kind=Kind.HARM, entry=Entry(Kind.HARM, outcome=outcome, side=side, hedge=hedge))


_RULES: tuple[Callable[[Sequence[Mark], Lexicon], _Changes], ...] = (
    _lives_cost,
    _lives_claimed,
    _done_to_death,
    _hit_in_body,
    _wounds_dealt,
    _taken_to_hospital,
    _assaulted,
    _uncounted,
    _neither_survived,
)
