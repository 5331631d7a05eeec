"""Every active incident as figures count it, kept in memory and read again where a decision touched it.

For: figures of the record as it stands, in which one decision changes one incident of many thousand. Not for: which
incidents a figure is asked for, which the database finds (`recount.figures.choosing.selection`), or earlier days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from recount.figures.choosing.plain import day_of, list_of, plain
from recount.figures.summing.counted import CountedIncident, Ranges
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.incidents.lots import lots
from recount.incidents.models import INCIDENT, Grade, Incident, PartyAttribution, Toll
from recount.places.models import PLACE, Place
from recount.remembering import Standing
from recount.vocabulary.words import (
    AirwarsGrade,
    IncidentStatus,
    Outcome,
    Party,
    PlacePrecision,
    VictimCategory,
    VictimClass,
)

# Days as texts, for SQLite would read each of them anew.
_INCIDENT = ("pk", "code", Cast("start", CharField()), Cast("end", CharField()), "place_id", "infrastructure")
_TOLL = ("incident", "outcome", "victim_class", "category", "low", "high", "high_open", "as_stated")
_NOTHING: Ranges = MappingProxyType({})
_NOBODY: frozenset[Party] = frozenset()


class Stood(NamedTuple):
    """An incident with every range that is kept of it, those that another recorder stated, and what it names as hit."""

    counted: CountedIncident
    stated: Ranges
    named: tuple[str, ...]


def standing_incidents() -> Mapping[int, Stood]:
    """Give every active incident as it stands, by its number."""
    return _standing.now()


def ranges_in(rows: QuerySet[Toll]) -> tuple[Mapping[int, Ranges], Mapping[int, Ranges]]:
    """Give the ranges of each incident among these rows, and those of them that another recorder stated."""
    kept: dict[int, dict[Any, Range]] = defaultdict(dict)
    stated: dict[int, dict[Any, Range]] = defaultdict(dict)
    for incident, outcome, victim_class, category, low, high, high_open, as_stated in plain(
        rows.order_by().values_list(*_TOLL)
    ):
        span = _range(low, high, bool(high_open))
        if span is not None:
            group = _group(outcome, victim_class, category)
            kept[incident][group] = span
            if as_stated:
                stated[incident][group] = span
    return kept, stated


def _read(numbers: Collection[int] | None) -> Mapping[int, Stood]:
    """Read all incidents, or some."""
    incidents = Incident.objects.filter(status=IncidentStatus.ACTIVE)
    if numbers is None:
        return _stood(incidents, Grade.objects.all(), PartyAttribution.objects.all(), Toll.objects.all())
    found: dict[int, Stood] = {}
    for some in lots(numbers):
        parts = (model._default_manager.filter(incident__in=some) for model in (Grade, PartyAttribution, Toll))
        found |= _stood(incidents.filter(pk__in=some), *parts)
    return found


def _stood(incidents: QuerySet[Incident], *parts: QuerySet[Any]) -> dict[int, Stood]:
    graded, alleged, told = parts
    places, grades, parties = _places(incidents), _grades(graded), _parties(alleged)
    kept, stated = ranges_in(told)
    found = {}
    for pk, code, start, end, place, named in plain(incidents.order_by().values_list(*_INCIDENT)):
        first, last = day_of(start or end), day_of(end or start)
        key, around = places.get(place, (None, None))
        counted = CountedIncident(
            code, first, last, key, around, grades.get(pk), parties.get(pk, _NOBODY), kept.get(pk, _NOTHING)
        )
        found[pk] = Stood(counted, stated.get(pk, _NOTHING), list_of(named))
    return found


def _places(incidents: QuerySet[Incident]) -> Mapping[int, tuple[str, str | None]]:
    """Give the id of each place of the incidents, and that of its governorate."""
    places = Place.objects.order_by().filter(pk__in=incidents.order_by().values("place"))
    rows = places.values_list("pk", "key", "kind", "governorate__key")
    return {pk: (key, key if kind == PlacePrecision.GOVERNORATE else around) for pk, key, kind, around in plain(rows)}


def _grades(rows: QuerySet[Grade]) -> Mapping[int, AirwarsGrade]:
    """Give the grades that were signed or imported; a mere proposal is no grade (R17, ruling 7)."""
    signed = rows.filter(Q(decision__isnull=False) | ~Q(imported_from=""), airwars__isnull=False)
    words = {str(grade): grade for grade in AirwarsGrade}
    return {incident: words[grade] for incident, grade in plain(signed.order_by().values_list("incident", "airwars"))}


def _parties(rows: QuerySet[PartyAttribution]) -> Mapping[int, frozenset[Party]]:
    words = {str(party): frozenset({party}) for party in Party}
    parties: dict[int, frozenset[Party]] = {}
    for incident, party in plain(rows.order_by().values_list("incident", "party")):
        parties[incident] = parties[incident] | words[party] if incident in parties else words[party]
    return parties


@lru_cache(4096)
def _range(low: int | None, high: int | None, high_open: bool) -> Range | None:
    if high is None:
        return None if low is None else Range(low, low, high_open=True)
    return Range(low, high, high_open)


@lru_cache(1024)
def _group(outcome: str, victim_class: str, category: str) -> Group:
    return Group(Outcome(outcome), VictimClass(victim_class), VictimCategory(category))


def _lying_in(places: Collection[int]) -> Iterator[int]:
    """Give the incidents at places, or in governorates."""
    for some in lots(places):
        yield from Incident.objects.filter(Q(place__in=some) | Q(place__governorate__in=some)).values_list(
            "pk", flat=True
        )


def _themselves(incidents: Collection[int]) -> Iterable[int]:
    return incidents


_standing: Standing[Stood] = Standing(_read, {INCIDENT: _themselves, PLACE: _lying_in})
