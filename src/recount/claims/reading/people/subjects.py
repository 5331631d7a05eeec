"""Finds the people who are the subject of a verb of harm, to its left.

For: "seven civilians, including two children, were killed", "a boy was injured". Not for: lists to the right of a
verb (`lists`). Groups behind a preposition are not the subject; a new clause begins the subject anew; the number of
the verb corrects the count, because no lexicon of nouns for people is complete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from recount.claims.reading.people.groups import DESCRIBES, Group, read_group, read_unknown
from recount.claims.reading.people.lists import APPOSING, Hang, Listed, hang_of, hung, past_adverbs
from recount.claims.reading.people.names import read_name, skip_tail
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.vocabulary.words import Hedge, VictimCategory

_BEFORE_OBJECT = {Kind.PREPOSITION, Kind.BY}
_UNKNOWN = {Kind.WORD, Kind.NAME, Kind.PARTY, Kind.SOURCE}
_BREAKS = {Kind.BOUNDARY, Kind.REPORTING, Kind.VOICE, Kind.ATTACK_VERB, Kind.DENIES, Kind.WARNS, Kind.EFFECT}
_MODIFIES = {Kind.WORD, Kind.BOUNDARY, Kind.SIGN}
_KEPT_WHOLE = {Hedge.EXACT_ZERO, Hedge.GROUP_NOUN, Hedge.AT_LEAST}
_LONGEST_JOINT = 4
_ALSO_CALLED = 1
_LONGEST_NOUN = 3
_DASHES = {"–", "—", "-"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The marks of a sentence from `start`, where a clause begins, to its verb (`verb` to `stop`)."""

    marks: Sequence[Mark]
    start: int
    verb: int
    stop: int
    words: Lexicon

    @property
    def bare(self) -> bool:
        """Tell whether the verb is a participle without an auxiliary, so that any noun before it may be meant."""
        being, verb = self.words.words("grammar", "being"), self.marks[self.verb : self.stop]
        return all(mark.kind is not Kind.AUXILIARY or mark.norm in being for mark in verb)

    @property
    def number(self) -> Grade | None:
        """Tell whether the verb is singular or plural, where it says so."""
        verb = self.marks[self.verb : self.stop]
        said = [m.grade for m in verb if m.kind is Kind.AUXILIARY and m.grade in (Grade.ONE, Grade.MANY)]
        return said[-1] if said else None


def read_subject(clause: Clause) -> list[Listed]:
    """Give the people who are the subject of the clause's verb, the number of the verb obeyed."""
    walked = _Walk(clause).groups()
    listed = _among(clause, walked) or _some_of(clause, walked) or _antecedent(clause)
    if clause.number is Grade.ONE:
        return _one_of(clause, listed)
    if listed:
        return _with_unknown_first(clause, listed) if clause.number is Grade.MANY else listed
    if clause.number is Grade.MANY or clause.bare:
        return _counted_unknown(clause)
    return []


def _some_of(clause: Clause, listed: list[Listed]) -> list[Listed]:
    """ "two engineers were shot; one of them died": the verb is only about those right before it."""
    last = listed[-1].group if listed else None
    if last is None or not (last.of_whole and last.bare) or past_adverbs(clause.marks, last.stop) < clause.verb:
        return listed
    return [Listed(last)]


def _among(clause: Clause, listed: list[Listed]) -> list[Listed]:
    """ "A bride and her sister among 8 dead": the number right before the verb holds those named before it."""
    marks, verb, words = clause.marks, clause.verb, clause.words.words("grammar", "among")
    for at in range(clause.start, verb - 1):
        amount = read_amount(marks, at + 1, clause.words) if marks[at].norm in words else None
        if amount and amount.low and amount.stop == verb:
            whole = Group(at + 1, verb, amount, bare=True)
            return [Listed(whole), *(Listed(one.group, Hang.PART) for one in listed if one.group.stop <= at)]
    return []


def _antecedent(clause: Clause) -> list[Listed]:
    """ "a farmer, who died": the people right before the relative word are those of the verb."""
    marks, at = clause.marks, clause.verb - 1
    if at <= clause.start or marks[at].norm not in clause.words.words("grammar", "relatives"):
        return []
    stop = at - (marks[at - 1].norm == ",")
    for first in range(clause.start, stop):
        group = read_group(marks, first, clause.words)
        if group and group.counted and stop <= skip_tail(marks, group) <= at:
            return [Listed(group)]
    return []


def _counted_unknown(clause: Clause) -> list[Listed]:
    """ "14 beekeepers were killed", "4 dockworkers dead": a number before a noun that the lexicon lacks."""
    fallback = _number_agreement(clause.marks, clause.start, clause.verb, clause.words)
    if fallback is None or (clause.bare and fallback.stop < clause.verb - _LONGEST_NOUN):
        return []
    return [Listed(fallback)]


def _with_unknown_first(clause: Clause, listed: list[Listed]) -> list[Listed]:
    """ "the head of the clinic and his driver were": a plural verb with one known person has another before the and."""
    marks, first = clause.marks, listed[0].group.first
    alone = len(listed) == 1 and listed[0].group.size == 1 and not listed[0].group.named
    if not alone or first - 1 <= clause.start or marks[first - 1].kind is not Kind.AND:
        return listed
    opens = next((at for at in range(clause.start, first - 1) if marks[at].kind in (Kind.DETERMINER, Kind.NAME)), None)
    if opens is None:
        return listed
    return [Listed(Group(opens, first - 1, Amount(1, 1, Hedge.EXACT, 0))), *listed]


@dataclass
class _Walk:
    """Walks from the start of a clause to its verb, keeping the groups that may be its subject."""

    clause: Clause
    at: int = 0
    end: int = 0
    orphan: bool = False
    listed: list[Listed] = field(default_factory=list)

    def groups(self) -> list[Listed]:
        self.at = self.end = self.clause.start
        while self.at < self.clause.verb:
            self.at = self._step(self.clause.marks[self.at])
        return _without_orphans(self.listed)

    def _step(self, mark: Mark) -> int:
        if mark.kind in _BEFORE_OBJECT and not (self.clause.bare and self._object_is_subject()):
            return self._past_object()
        past = self._past_modifier(mark) if self.listed else None
        if past:
            return past
        self.orphan = self.orphan or (mark.kind is Kind.OPENS_PARTS and not self.listed)
        if mark.kind in _BREAKS:
            self.listed = []
        if mark.kind in _BREAKS or mark.kind is Kind.AUXILIARY:
            self.end = self.at + 1
            return self.at + 1
        return self._take()

    def _take(self) -> int:
        """Take the group that stands here into the list, or begin the list anew with it."""
        marks, verb = self.clause.marks, self.clause.verb
        group = read_group(marks, self.at, self.clause.words) or read_name(marks, self.at) or self._unknown()
        if not group or group.stop > verb:
            return self.at + 1
        hang = _hang_between(marks[self.end : self.at]) if self.listed else None
        if self.listed and self.end >= self.at - _ALSO_CALLED and _only_describes(marks, self.end, group):
            self.end = min(max(skip_tail(marks, group), group.stop), verb)
            return self.end
        if hang:
            self.listed.append(hung(group, hang, self.listed, marks))
        else:
            self.listed = [Listed(group, Hang.PART if self.orphan else Hang.JOINED)]
        self.orphan = False
        self.end = min(max(skip_tail(marks, group), group.stop), verb)
        return self.end

    def _unknown(self) -> Group | None:
        """ "eleven workers and a foreman died", "3 foreign and 2 national staff": a noun that the lexicon lacks."""
        marks, at = self.clause.marks, self.at
        joined = at > 0 and marks[at - 1].kind is Kind.AND and bool(self.listed)
        if marks[at].kind not in _OPENS_COUNT or not (joined or marks[at].kind is Kind.NUMBER):
            return None
        group = read_unknown(marks, at, self.clause.words)
        return (
            group if group and (group.stop == self.clause.verb if joined else _goes_on_counting(marks, group)) else None
        )

    def _object_is_subject(self) -> bool:
        """ "with 15 others injured", "of five people killed": the group stands right before the bare participle."""
        group, accompanies = self._object(), self.clause.words.words("grammar", "with")
        if group is None or not (group.counted or self.clause.marks[self.at].norm in accompanies):
            return False
        return skip_tail(self.clause.marks, group) >= self.clause.verb

    def _object(self) -> Group | None:
        first = self.at + 1
        return read_group(self.clause.marks, first, self.clause.words) if first < self.clause.verb else None

    def _past_object(self) -> int:
        marks, verb, first = self.clause.marks, self.clause.verb, self.at + 1
        group = self._object()
        while first < verb and marks[first].kind is Kind.DETERMINER:
            first += 1
        group = group or (read_name(marks, first) if first < verb else None)
        return group.stop if group and group.stop <= verb else self.at + 1

    def _past_modifier(self, mark: Mark) -> int | None:
        """Step over what only describes the subject: "who had fled from X,", "belonging to three families,"."""
        if mark.kind not in _MODIFIES:
            return None
        words, verb = self.clause.words, self.clause.verb
        aside = self._past_aside(mark)
        if aside:
            self.end = aside
            return aside
        modifies = mark.kind is Kind.WORD and mark.norm.endswith(words.words("grammar", "modifier_ending"))
        opens = (*words.words("grammar", "relatives"), *words.words("grammar", "opens_aside"))
        if not modifies and mark.norm not in opens:
            return None
        commas = (index for index in range(self.at, verb) if self.clause.marks[index].norm in (",", ";"))
        has_verb = any(mark.kind is Kind.HARM for mark in self.clause.marks[self.at + 1 : verb])
        return next(commas, verb if modifies or has_verb else None)

    def _past_aside(self, mark: Mark) -> int | None:
        """Step over what stands between two dashes about the subject: "– who was born in May –"."""
        marks, behind = self.clause.marks, self.at + 1
        if mark.norm not in _DASHES or behind >= self.clause.verb:
            return None
        grammar = self.clause.words
        if marks[behind].norm not in (*grammar.words("grammar", "relatives"), *grammar.words("grammar", "definite")):
            return None
        dashes = (index for index in range(behind, self.clause.verb) if marks[index].norm in _DASHES)
        return next((index + 1 for index in dashes), None)


def _goes_on_counting(marks: Sequence[Mark], group: Group) -> bool:
    """Tell whether a number behind an and follows, whose noun is that of both."""
    at = group.stop
    return at + 1 < len(marks) and marks[at].kind is Kind.AND and marks[at + 1].kind is Kind.NUMBER


def _only_describes(marks: Sequence[Mark], end: int, group: Group) -> bool:
    """ "two staff security guards", "guards/escorts": a second noun right behind the first counts nobody anew."""
    uncounted = not group.amount.stop and not group.named and marks[group.first].kind is not Kind.DETERMINER
    return uncounted and all(mark.norm == "/" for mark in marks[end : group.first])


def _hang_between(gap: Sequence[Mark]) -> Hang | None:
    """Tell how a group hangs on the list across a gap; None where the gap is too wide and begins something new."""
    kinds = {mark.kind for mark in gap}
    if Kind.OPENS_PARTS in kinds:
        return None if _closes_parts(gap) else Hang.PART
    if len(gap) > _LONGEST_JOINT or any(mark.norm == ";" for mark in gap):
        return None
    if Kind.AND in kinds or (len(gap) < _LONGEST_JOINT and any(mark.norm in APPOSING for mark in gap)):
        return hang_of(gap)
    return None


def _closes_parts(gap: Sequence[Mark]) -> bool:
    """ "3 killed, two children among them, 2 injured": the words stand behind their part, and a comma ends it."""
    return gap[0].kind is Kind.OPENS_PARTS and len(gap) > 1 and gap[1].norm == ","


def _without_orphans(listed: list[Listed]) -> list[Listed]:
    """Drop parts of a whole that stands in another clause."""
    first = next((index for index, one in enumerate(listed) if not one.part), len(listed))
    return listed[first:]


def _one_of(clause: Clause, listed: list[Listed]) -> list[Listed]:
    """ "was killed": one person, unless a word for several is the grammatical subject ("a family of six was")."""
    if not listed:
        return _single_name(clause) or _single_noun(clause)
    first = listed[0].group
    if first.size == 1 or first.amount.hedge in _KEPT_WHOLE:
        return [listed[0], *(other for other in listed[1:] if other.part)]
    if first.category is VictimCategory.FAMILY or (first.size is not None and first.counted):
        return listed
    return [Listed(replace(first, amount=Amount(1, 1, Hedge.EXACT, first.stop)))]


def _single_name(clause: Clause) -> list[Listed]:
    """ "Omar was killed", "Omar, a former mayor, was killed": a name of one word is still one person."""
    at = clause.verb - 1
    if at > clause.start + 2 and clause.marks[at].norm == clause.marks[clause.start + 1].norm == ",":
        at = clause.start
    if at < clause.start or clause.marks[at].kind is not Kind.NAME:
        return []
    return [Listed(Group(at, at + 1, Amount(1, 1, Hedge.EXACT, at + 1), named=True))]


def _is_office(clause: Clause) -> bool:
    """ "the head of the branch": somebody known by what they are of."""
    said = [mark.norm for mark in clause.marks[clause.start : clause.verb]]
    grammar = clause.words
    return len(said) > _LONGEST_NOUN and all(
        (said[0] in grammar.words("grammar", "definite"), said[2] in grammar.words("grammar", "of"))
    )


def _single_noun(clause: Clause) -> list[Listed]:
    """ "a beekeeper was killed": a noun that the lexicon lacks, in the singular, is one person."""
    marks = clause.marks
    for at in range(clause.start, clause.verb - 1):
        one = marks[at].value == 1 or (marks[at].kind is Kind.DETERMINER and marks[at].grade is Grade.ONE)
        one = one or (at == clause.start and _is_office(clause))
        free = at == clause.start or marks[at - 1].kind not in _BEFORE_OBJECT
        if one and free and marks[at + 1].kind in _UNKNOWN:
            stop = next((i for i in range(at + 1, clause.verb) if marks[i].kind not in DESCRIBES), clause.verb)
            return [Listed(Group(at, stop, Amount(1, 1, Hedge.EXACT, stop)))]
    return []


_OPENS_COUNT = {Kind.DETERMINER, Kind.NUMBER}
_COUNTING = {Kind.NUMBER, Kind.HEDGE, Kind.BETWEEN, Kind.UP_TO}
_NAMELESS = {Kind.WORD, Kind.NAME, Kind.SOURCE, Kind.PARTY}


def _number_agreement(marks: Sequence[Mark], start: int, stop: int, words: Lexicon) -> Group | None:
    """The fallback where the noun is unknown: NUM + anything + "were killed" is NUM people."""
    for index in range(start, stop):
        amount = read_amount(marks, index, words) if marks[index].kind in _COUNTING else None
        if amount and amount.bounded and amount.stop < stop and marks[amount.stop].kind in _NAMELESS:
            before = marks[index - 1] if index else None
            if before is None or before.kind is not Kind.PREPOSITION:
                return Group(index, amount.stop + 1, amount)
    return None
