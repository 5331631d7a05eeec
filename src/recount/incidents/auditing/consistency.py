"""Whether what the record says of an incident can be true at once (R16).

For: checks at every save and over the whole record; each gives the violations it finds, none is an empty list.
Not for: repairing anything: a violation is shown to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from recount.places.distance import km_between
from recount.vocabulary.sentences import Sentence, tell
from recount.vocabulary.words import Outcome, VictimCategory, VictimClass

CONSISTENCY = "R16"
# Sexes and ages that no person can belong to twice; the dead named in them add up to at most the total.
PEOPLE_APART = (VictimCategory.CHILDREN, VictimCategory.WOMEN, VictimCategory.MEN)
# A governorate has no simple shape: a point lies in it when one of the known places around it does.
NEIGHBOURS_ASKED = 5


class Violation(NamedTuple):
    """What cannot be true: the rule, what it is about, the numbers or days found, and a sentence for people."""

    rule: str
    subject: str
    found: str
    sentence: str


class CountedToll(Protocol):
    """A range of one group of victims: an adjudicated toll, or its row in the record."""

    @property
    def outcome(self) -> Outcome:
        """What was done to them."""
        ...

    @property
    def victim_class(self) -> VictimClass:
        """Civilians, militants, both together, or not said."""
        ...

    @property
    def category(self) -> VictimCategory:
        """All of them, or the part that is counted."""
        ...

    @property
    def low(self) -> int | None:
        """The low end, None where nobody stated it."""
        ...

    @property
    def high(self) -> int | None:
        """The high end, None where nobody stated it."""
        ...

    @property
    def high_open(self) -> bool:
        """Whether a source says at least `high`."""
        ...


class KnownPlace(NamedTuple):
    """A place of the gazetteer: WGS 84 degrees and the governorate to which it belongs."""

    lat: float
    lon: float
    governorate: str


def check_tolls(subject: str, tolls: Iterable[CountedToll]) -> list[Violation]:
    """Check that ranges run forwards, no part exceeds its whole, and children, women and men fit into the total."""
    stated = list(tolls)
    return [*_backwards(subject, stated), *_parts_above_whole(subject, stated), *_sums_above_whole(subject, stated)]


def check_named(subject: str, named: int, total: CountedToll | None) -> list[Violation]:
    """Check that no more dead are named than the highest toll counts; `total` is the toll of all the killed."""
    most = _most(total)
    if most is None or named <= most:
        return []
    return [_violation(subject, f"{named} named > {most}", _told("named_above_toll", named=named, most=most))]


def check_days(subject: str, start: date | None, end: date | None) -> list[Violation]:
    """Check that an incident begins before it ends."""
    if start is None or end is None or start <= end:
        return []
    return [_violation(subject, f"{start} > {end}", _told("begins_after_end", start=start, end=end))]


def check_reports(subject: str, start: date | None, published: Mapping[str, date | None]) -> list[Violation]:
    """Check that no report is older than what it reports.

    `published` gives each report's last possible day of publication, None where it is unknown.
    """
    return [
        _violation(
            subject, f"{report}: {day} < {start}", _told("older_than_event", report=report, day=day, start=start)
        )
        for report, day in published.items()
        if start is not None and day is not None and day < start
    ]


def check_governorate(
    subject: str, lat: float | None, lon: float | None, stated: str, known: Iterable[KnownPlace]
) -> list[Violation]:
    """Check that coordinates lie in the rough neighbourhood of the stated governorate (R7).

    They do when any of the nearest known places belongs to it; a governorate without any known place cannot be
    checked and gives no violation.
    """
    places = list(known)
    if lat is None or lon is None or stated not in {place.governorate for place in places}:
        return []
    nearest = sorted(places, key=lambda place: km_between(lat, lon, place.lat, place.lon))[:NEIGHBOURS_ASKED]
    around = list(dict.fromkeys(place.governorate for place in nearest))
    if stated in around:
        return []
    found = f"{lat:.4f}, {lon:.4f}: {', '.join(around)}"
    return [_violation(subject, found, _told("elsewhere", around=around, stated=stated))]


def check_parent(subject: str, place: str, belongs_to: str | None, stated: str | None) -> list[Violation]:
    """Check that the stated governorate is the one to which the gazetteer says the place belongs."""
    if belongs_to is None or stated is None or belongs_to == stated:
        return []
    sentence = _told("lies_in", place=place, belongs_to=belongs_to, stated=stated)
    return [_violation(subject, f"{belongs_to} != {stated}", sentence)]


def _backwards(subject: str, tolls: Iterable[CountedToll]) -> list[Violation]:
    return [
        _violation(
            subject,
            f"{toll.low} > {toll.high}",
            _told("runs_backwards", group=_group(toll), low=toll.low, high=toll.high),
        )
        for toll in tolls
        if toll.low is not None and toll.high is not None and toll.low > toll.high
    ]


def _parts_above_whole(subject: str, tolls: list[CountedToll]) -> list[Violation]:
    violations = []
    for part in tolls:
        most = _most(_whole_of(part, tolls))
        if most is not None and part.low is not None and part.low > most:
            sentence = _told("part_above_whole", part=_group(part), low=part.low, most=most)
            violations.append(_violation(subject, f"{part.category} {part.low} > {most}", sentence))
    return violations


def _sums_above_whole(subject: str, tolls: list[CountedToll]) -> list[Violation]:
    violations = []
    for whole in (toll for toll in tolls if toll.category is VictimCategory.TOTAL):
        parts = [toll for toll in tolls if toll.category in PEOPLE_APART and _whole_of(toll, tolls) is whole]
        least, most = sum(part.low or 0 for part in parts), _most(whole)
        if len(parts) > 1 and most is not None and least > most:
            found = f"{' + '.join(f'{part.category} {part.low or 0}' for part in parts)} > {most}"
            sentence = _told("parts_above_whole", least=least, group=_group(whole), most=most)
            violations.append(_violation(subject, found, sentence))
    return violations


def _whole_of(part: CountedToll, tolls: Iterable[CountedToll]) -> CountedToll | None:
    return next(
        (
            toll
            for toll in tolls
            if toll.category is VictimCategory.TOTAL
            and part.category is not VictimCategory.TOTAL
            and (toll.outcome, toll.victim_class) == (part.outcome, part.victim_class)
        ),
        None,
    )


def _most(toll: CountedToll | None) -> int | None:
    return None if toll is None or toll.high_open else toll.high


def _group(toll: CountedToll) -> Sentence:
    whole = _told("group", who=toll.victim_class, outcome=toll.outcome)
    return whole if toll.category is VictimCategory.TOTAL else _told("part", category=toll.category, group=whole)


def _told(key: str, **fills: object) -> Sentence:
    return tell(f"incidents.auditing.{key}", **fills)


def _violation(subject: str, found: str, sentence: Sentence) -> Violation:
    return Violation(CONSISTENCY, subject, found, sentence)
