"""Two numbers held beside each other, dimension by dimension (R23).

For: telling in which of unit, class, window, place, party and counter two numbers agree, and how their values
lie to each other. Not for: the verdict. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from recount.checks.known import Known
from recount.checks.statements import Span, Statement
from recount.checks.yearless import in_year
from recount.claims.schema import When, Where
from recount.places.distance import km_between
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.folding import fold
from recount.vocabulary.parties import folds_into
from recount.vocabulary.words import ClaimKind, Hedge, Party, TimePrecision, VictimCategory, VictimClass

# Windows that begin and end within this many days of each other are the same window told differently.
_SAME_WINDOW = timedelta(days=1)
_SAME_PLACE_KM = 10.0
# What happened at the same place longer ago than this is not near what an article tells.
NEAR_IN_TIME = timedelta(days=366)
# "Nearly 600" for 595: a rounded word is right within this share of the number; "a third" for 31 percent, within
# more, because a fraction in words is rounder than a number.
ROUNDING = 0.03
_ROUNDING_OF_SHARES = 0.1


# "People" and "rebels and civilians" both count everybody; neither is a count of civilians (R5).
_OF_ALL_THE_DEAD = {VictimClass.UNSPECIFIED, VictimClass.MIXED}
# Children, women and medical workers are civilians unless a report says that they fought (R13).
_NOT_FIGHTERS = {VictimClass.UNSPECIFIED, VictimClass.CIVILIAN}


class Agreement(StrEnum):
    """How one dimension of two numbers compares."""

    SAME = "same"
    PARTLY = "partly"
    UNSTATED = "unstated"
    DIFFERENT = "different"


class Lie(StrEnum):
    """How the article's value lies to the record's."""

    SAME = "the same"
    FLOOR = "a floor under it"
    INSIDE = "inside it"
    BELOW = "below it"
    ABOVE = "above it"


@dataclass(frozen=True)
class Likeness:
    """How an article's number compares with one number of the record."""

    known: Known
    lie: Lie
    unit: Agreement
    victim_class: Agreement
    window: Agreement
    place: Agreement
    party: Agreement
    counter: Agreement

    def differing(self) -> list[str]:
        """Name the dimensions in which the two differ, in the order in which a verdict asks for them."""
        names = ("victim_class", "unit", "window", "place", "party", "counter")
        return [name for name in names if getattr(self, name) is Agreement.DIFFERENT]


def compare(article: Statement, known: Known, counters: dict[str, str], gazetteer: Gazetteer) -> Likeness:
    """Compare an article's number with one of the record; `counters` gives keys for names of those who count."""
    other = known.statement
    return Likeness(
        known=known,
        lie=lie(article.span, other.span, _ROUNDING_OF_SHARES if article.subject is ClaimKind.SHARE else ROUNDING),
        unit=_same(_same_unit(article, other)),
        victim_class=_classes(article, other),
        window=_windows(article, other),
        place=_places(article, other, gazetteer),
        party=_parties(article, other),
        counter=_counters(article.counter, known.source.origin, counters),
    )


def lie(article: Span, record: Span, rounding: float = ROUNDING) -> Lie:
    """Tell how the article's value lies to the record's value or range; `rounding` is a share of the number."""
    if _equal(article, record, rounding):
        return Lie.SAME
    if article.high is None and article.low is not None:
        return _lie_of_floor(article.low, record)
    value = article.value
    if value is None:
        return Lie.INSIDE
    if record.low is not None and (article.high or value) < record.low:
        return Lie.BELOW
    if record.high is not None and value > record.high:
        return Lie.ABOVE
    return Lie.INSIDE


def _lie_of_floor(low: float, record: Span) -> Lie:
    if record.low is not None and record.low >= low:
        return Lie.FLOOR
    return Lie.ABOVE if record.high is not None and record.high < low else Lie.INSIDE


def _equal(article: Span, record: Span, rounding: float) -> bool:
    if (article.low, article.high) == (record.low, record.high):
        return True
    if Hedge.APPROXIMATELY in (article.hedge, record.hedge) and article.value and record.value:
        return abs(article.value - record.value) <= rounding * record.value
    # "49" beside "at least 49": the same number, hedged by one of the two.
    one_number = record.low == record.high or record.high is None
    return one_number and article.low is not None and article.value == record.value


def _same(is_same: bool) -> Agreement:
    return Agreement.SAME if is_same else Agreement.DIFFERENT


def _same_unit(article: Statement, other: Statement) -> bool:
    """A share is comparable only where both are cut by the same criterion (R22)."""
    if (article.subject, article.facility) != (other.subject, other.facility):
        return False
    if article.subject is not ClaimKind.SHARE:
        return True
    return article.partition in (None, other.partition) and article.zone in (None, other.zone)


def _classes(article: Statement, other: Statement) -> Agreement:
    if article.victim_class is None:
        return Agreement.UNSTATED
    if article.category != other.category:
        return Agreement.DIFFERENT
    together = _OF_ALL_THE_DEAD if article.category is VictimCategory.TOTAL else _NOT_FIGHTERS
    if article.victim_class is VictimClass.UNSPECIFIED and other.victim_class is VictimClass.CIVILIAN:
        # Civilians are people: a count of them is a part of what the article counts, never another class.
        return Agreement.PARTLY if article.category is VictimCategory.TOTAL else Agreement.SAME
    return _same(article.victim_class == other.victim_class or {article.victim_class, other.victim_class} <= together)


def counts_everybody(article: Statement, other: Statement) -> bool:
    """Tell whether the other counts all of those of whom the article counts one class: a whole and its part."""
    both_totals = article.category is other.category is VictimCategory.TOTAL and article.subject is other.subject
    one_class = article.victim_class is not None and article.victim_class not in _OF_ALL_THE_DEAD
    return both_totals and one_class and other.victim_class in _OF_ALL_THE_DEAD


def _windows(article: Statement, other: Statement) -> Agreement:
    if other.when.start is None:
        return Agreement.UNSTATED
    if article.when.start is None:
        return _windows_of_some_year(article, other) if article.is_yearless else Agreement.UNSTATED
    ours, theirs = _days(article.when), _days(other.when)
    if abs(ours[0] - theirs[0]) <= _SAME_WINDOW and abs(ours[1] - theirs[1]) <= _SAME_WINDOW:
        return Agreement.SAME
    overlaps = ours[0] <= theirs[1] and theirs[0] <= ours[1]
    is_one_event = not article.is_total and other.when.precision == TimePrecision.DAY
    return Agreement.PARTLY if overlaps and is_one_event else Agreement.DIFFERENT


def _windows_of_some_year(article: Statement, other: Statement) -> Agreement:
    """Compare a day without a year as if it were of the year that the record's number is of."""
    years = {day.year for day in _days(other.when)}
    found = [when for when in (in_year(article.when.raw or "", year) for year in years) if when]
    agreements = {_windows(replace(article, when=when), other) for when in found}
    return next((one for one in (Agreement.SAME, Agreement.PARTLY) if one in agreements), Agreement.DIFFERENT)


def _days(when: When) -> tuple[date, date]:
    start = when.start or when.end or date.min
    return start, when.end or start


def _places(article: Statement, other: Statement, gazetteer: Gazetteer) -> Agreement:
    ours, theirs = _narrowest(article.where, gazetteer), _narrowest(other.where, gazetteer)
    if not ours or not theirs:
        return Agreement.UNSTATED
    known = {where.place for where in theirs}
    matched = [where for where in ours if may_mean(where) & known]
    if matched and (not article.is_total or len(matched) == len(ours) == len(theirs)):
        return Agreement.SAME
    near = matched or any(is_near(one, two.place, (two.lat, two.lon), gazetteer) for one in ours for two in theirs)
    return Agreement.PARTLY if near else Agreement.DIFFERENT


def _narrowest(places: tuple[Where, ...], gazetteer: Gazetteer) -> list[Where]:
    """Leave out places that only say where another one lies: "Jabal al-Akrad, in Latakia province"."""
    known = {where.place: where for where in places if where.place}
    if len(known) < 2:
        return list(known.values())
    inside = {one for one in known for two in known if one and two and one != two and gazetteer.is_within(two, one)}
    return [where for place, where in known.items() if place not in inside]


def may_mean(where: Where) -> set[str | None]:
    """Give the places that the words may mean: a governorate's capital bears the name of its governorate."""
    return {where.place, *(candidate.place for candidate in where.alternatives)}


def is_near(one: Where, place: str | None, at: tuple[float | None, float | None], gazetteer: Gazetteer) -> bool:
    """Tell whether a place at `at` (WGS 84 degrees) lies within ten kilometres of, or inside, the article's place."""
    lat, lon = at
    if one.lat is None or one.lon is None or lat is None or lon is None:
        return False
    if km_between(one.lat, one.lon, lat, lon) <= _SAME_PLACE_KM:
        return True
    return one.place is not None and place is not None and gazetteer.is_within(place, one.place)


def days_apart(article: When, other: When) -> int:
    """Count the days between two windows; 0 where they touch or one of them is not told."""
    if article.start is None or other.start is None:
        return 0
    ours, theirs = _days(article), _days(other)
    return max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days, 0)


def is_long_apart(article: When, other: When) -> bool:
    """Tell whether what happened at one time is no longer near what happened at the other."""
    return days_apart(article, other) > NEAR_IN_TIME.days


def _parties(article: Statement, other: Statement) -> Agreement:
    theirs = {folds_into(party) for party in other.parties} - {Party.UNKNOWN}
    if not article.parties:
        # A total that names nobody counts everybody; what is laid to one party is a part of it.
        return Agreement.PARTLY if theirs and _are_totals_of_a_count(article, other) else Agreement.UNSTATED
    ours = {folds_into(party) for party in article.parties}
    if not ours & theirs:
        return Agreement.DIFFERENT
    # In a total, one more party is another total; of one event, parties are alleged side by side.
    is_same = ours == theirs or (ours <= theirs and other.kind is not ClaimKind.AGGREGATE)
    return Agreement.SAME if is_same else Agreement.PARTLY


def _are_totals_of_a_count(article: Statement, other: Statement) -> bool:
    return article.is_total and other.kind is ClaimKind.AGGREGATE and not isinstance(article.subject, ClaimKind)


def _counters(article: str | None, origin: str, counters: dict[str, str]) -> Agreement:
    key = counters.get(fold(article)) if article else None
    return Agreement.UNSTATED if key is None else _same(key == origin)
