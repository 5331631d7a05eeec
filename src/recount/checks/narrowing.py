"""Which part of the record an article's numbers could be held against, so that a check need not read all of it.

For: a superset of what can make a verdict: the same places, the same days, the same number elsewhere, totals without
a scope. Not for: comparing, which looks at each number again. What is left out differs in place and time, and in value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import ceil, floor

from django.db.models import Q

from recount.checks.comparing import NEAR_IN_TIME, ROUNDING, is_near, may_mean
from recount.checks.denials import is_denial
from recount.checks.sieving import Row, Sieve, counts_things
from recount.checks.slips import TELLING, TELLING_BY_ITSELF
from recount.checks.statements import Statement
from recount.claims.schema import Where
from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.folding import fold
from recount.vocabulary.words import ClaimKind, Outcome, Unit

_ONE_DAY = timedelta(days=1)
_BRIEF = timedelta(days=7)
# A list of more places than this is a country: it is cheaper to ask for the days alone.
_MOST_PLACES = 5000
_OF_THEIR_OWN_KIND = (ClaimKind.SHARE, ClaimKind.COMPARISON)


@dataclass(frozen=True)
class Scope:
    """Where and when one number of an article is set; None is anywhere and at any time."""

    places: frozenset[str] | None
    first: date | None
    last: date | None

    @property
    def is_brief(self) -> bool:
        """Tell whether it is an event's time, and not a season's, in which things happened everywhere."""
        return self.first is not None and self.last is not None and self.last - self.first <= _BRIEF


Rows = Iterable[Row]


@dataclass(frozen=True)
class Question:
    """Rows that may matter, and how to choose among them by their index; without a way to choose, all of them."""

    asked: Q
    choose: Callable[[Rows], set[int]] | None = None
    asks_where: bool = False


class Narrowing:
    """The questions to ask of a record for the numbers of one article."""

    def __init__(self, statements: Iterable[Statement], gazetteer: Gazetteer, counters: dict[str, str]) -> None:
        self._counters = counters
        self.statements = list(statements)
        self._places = _Surroundings(gazetteer)
        self._scopes = dict.fromkeys(map(self._scope, self.statements))

    def links(self) -> Iterator[Question]:
        """Give questions for accepted links; what any of them finds may matter."""
        settled = ("incident__start", "incident__end")
        events = [one for one in self.statements if not one.is_total or is_denial(one)]
        for scope in dict.fromkeys(map(self._scope, events)):
            yield from self._near(scope, map(_incidents, _at_places(scope, "place__key__in", ("start", "end"))))
            yield from self._near(scope, _at_places(scope, "claim__place__in", settled))
        for scope in filter(_is_brief, self._scopes):
            yield from self._elsewhere(scope, map(_incidents, _in_days(scope, ("start", "end"))))
            yield from map(Question, _in_days(scope, ("claim__day", "claim__day_end"), Q(incident__start=None)))
        if any(is_denial(one) and not one.where and one.when.start is None for one in events):
            parties = {party for one in events for party in one.parties}
            yield Question(Q(incident__attributions__party__in=parties) | Q(claim__party__in=parties))
        yield from map(Question, self._of_the_same_number("claim__", settled, "incident__place__key__in"))

    def totals(self) -> Iterator[Question]:
        """Give questions for totals, shares and comparisons of the record."""
        subjects = {one.subject for one in self.statements}
        yield from (Question(Q(kind=kind)) for kind in _OF_THEIR_OWN_KIND if kind in subjects)
        anywhere = [one for one in self.statements if _counts_things_anywhere(one)]
        if anywhere:
            yield Question(Q(), counts_things if all(map(_is_indexed, anywhere)) else None)
        for scope in self._scopes:
            yield from self._near(scope, _at_places(scope, "place__in", ("day", "day_end")))
            yield from map(Question, _in_days(scope, ("day", "day_end")))
        yield from map(Question, self._of_the_same_number("", ("day", "day_end"), "place__in"))

    def _near(self, scope: Scope, asked: Iterable[Q]) -> Iterator[Question]:
        """Of what lies there within a year, what is of these days, has this number, or is nearest."""
        sieve, first, last = self._sieve(scope), scope.first, scope.last
        for question in asked:
            if sieve is None or first is None or last is None:
                yield Question(question)
            else:
                yield Question(question, partial(sieve.near_in_time, first=first, last=last))

    def _elsewhere(self, scope: Scope, asked: Iterable[Q]) -> Iterator[Question]:
        """Of what happened in these days anywhere, what has this number, this counter, or names the place too."""
        sieve = self._sieve(scope)
        is_of_events = sieve is not None and not any(one.is_total for one in sieve.statements)
        for question in asked:
            if sieve is None or scope.places is None or not is_of_events:
                yield Question(question)
            else:
                yield Question(question, partial(sieve.elsewhere, places=scope.places), asks_where=True)

    def _sieve(self, scope: Scope) -> Sieve | None:
        """Give the numbers of a scope; None where one of them stands in no index of counts."""
        here = [one for one in self.statements if self._scope(one) == scope]
        named = {self._counters.get(fold(one.counter)) for one in here if one.counter} - {None}
        return Sieve(here, frozenset(filter(None, named))) if all(map(_is_indexed, here)) else None

    def _scope(self, statement: Statement) -> Scope:
        start, end = statement.when.start, statement.when.end or statement.when.start
        return Scope(self._places.around(statement.where), start or end, end)

    def _of_the_same_number(self, prefix: str, days: tuple[str, str], places: str) -> Iterator[Q]:
        """A number that went bad stands elsewhere; a middling one is a sign at the same place, day or counter only."""
        for statement in self.statements:
            value = statement.span.value or 0
            if value >= TELLING:
                bounds = floor(value * (1 - ROUNDING)), ceil(value * (1 + ROUNDING))
                same = Q(**{f"{prefix}low__range": bounds}) | Q(**{f"{prefix}high__range": bounds})
                scope = self._scope(statement)
                yield same & (Q() if value >= TELLING_BY_ITSELF else self._akin(statement, scope, prefix, days, places))

    def _akin(self, statement: Statement, scope: Scope, prefix: str, days: tuple[str, str], places: str) -> Q:
        """In the days, at the places, or on the word of the counter of a statement."""
        akin = Q(pk=None)
        if scope.first is not None and scope.last is not None:
            akin |= _overlaps(scope.first - _ONE_DAY, scope.last + _ONE_DAY, days)
        if scope.places is not None:
            akin |= Q(**{places: scope.places}) | Q(**{f"{prefix}place__in": scope.places})
        key = self._counters.get(fold(statement.counter)) if statement.counter else None
        for name in (name for name, of in self._counters.items() if of == key and key is not None):
            akin |= Q(**{f"{prefix}document__icontains": name})
        if key is not None:
            akin |= Q(**{f"{prefix}report__publisher__key": key})
            akin |= Q(**{f"{prefix}report__copy_of__publisher__key": key})
        return akin


class _Surroundings:
    """The places that may be the same as, lie near to or inside the places of a statement."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, frozenset[str]] = {}

    def around(self, places: Iterable[Where]) -> frozenset[str] | None:
        """Give their ids; None where no place is known, or so many are that the list would not narrow anything."""
        found: set[str] = set()
        for where in places:
            if where.place:
                found |= {place for place in may_mean(where) if place} | self._near(where)
        return frozenset(found) if 0 < len(found) <= _MOST_PLACES else None

    def _near(self, where: Where) -> frozenset[str]:
        key = str(where.place)
        if key not in self._known:
            near = (one.id for one in self._gazetteer if is_near(where, one.id, (one.lat, one.lon), self._gazetteer))
            self._known[key] = frozenset(near)
        return self._known[key]


def _counts_things_anywhere(statement: Statement) -> bool:
    """Tell whether it counts strikes or objects without time or place: every total may be of the same ones."""
    counts_people = isinstance(statement.subject, Outcome) or statement.subject in _OF_THEIR_OWN_KIND
    return not counts_people and (statement.when.start is None or not statement.where)


def _is_indexed(statement: Statement) -> bool:
    """Tell whether the line of counts of a claim holds such a number; shares and the like stand in none."""
    return isinstance(statement.subject, Outcome | Unit)


def _is_brief(scope: Scope) -> bool:
    return scope.is_brief


def _at_places(scope: Scope, places: str, days: tuple[str, str]) -> Iterator[Q]:
    """At these places, within a year of these days."""
    if scope.places is None:
        return
    there = Q(**{places: scope.places})
    if scope.first is None or scope.last is None:
        yield there
    else:
        yield there & (_overlaps(scope.first - NEAR_IN_TIME, scope.last + NEAR_IN_TIME, days) | Q(**{days[0]: None}))


def _in_days(scope: Scope, days: tuple[str, str], further: Q | None = None) -> Iterator[Q]:
    """In these days, a day more or less, wherever it was."""
    if scope.first is not None and scope.last is not None:
        when = _overlaps(scope.first - _ONE_DAY, scope.last + _ONE_DAY, days)
        yield when & further if further is not None else when


def _incidents(asked: Q) -> Q:
    """Ask for the incidents first and then for their links, however little the database knows of its tables."""
    return Q(incident__in=Incident.objects.filter(asked).order_by().values("pk"))


def _overlaps(first: date, last: date, days: tuple[str, str]) -> Q:
    start, end = days
    ends = Q(**{f"{end}__gte": first}) | (Q(**{end: None}) & Q(**{f"{start}__gte": first}))
    return Q(**{f"{start}__lte": last}) & ends
