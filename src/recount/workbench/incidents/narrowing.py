"""Narrowing a list of incidents by what was hit, whom it harmed, on whose ground, who reported it, how many died.

For: the keys of the list and of the map that figures do not filter by. Not for: keys of a figure, search and order
(`recount.workbench.incidents.finding`). Each key has its own narrowing; keys that are not asked for cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from recount.errors import BadInput
from recount.incidents.deciding.awaiting import LISTED, at_stage
from recount.incidents.deciding.wanted import publisher_called
from recount.incidents.models import Incident, Link, Toll
from recount.places.zones.containment import Standing
from recount.places.zones.record import source_of_zones
from recount.vocabulary.words import (
    HarmFound,
    InfrastructureType,
    LinkState,
    Outcome,
    Party,
    StrikeType,
    VictimCategory,
    VictimClass,
)
from recount.workbench.columns import among
from recount.workbench.incidents.grounds import zones_by
from recount.workbench.seeking import none_of
from recount.workbench.words import say

Incidents = QuerySet[Incident]
Word = TypeVar("Word", bound=StrEnum)
_OF_HARM: Final = (Outcome.KILLED, Outcome.INJURED)
_CIVILIANS: Final = Q(victim_class=VictimClass.CIVILIAN)
_FIGHTERS: Final = Q(victim_class=VictimClass.MILITANT)
_UNTOLD: Final = Q(victim_class__in=(VictimClass.UNSPECIFIED, VictimClass.MIXED))
_SOMEBODY: Final = Q(low__gte=1)
# A count whose high end nobody states is open upwards.
_PERHAPS: Final = Q(high__gt=0) | Q(high_open=True) | Q(high__isnull=True, low__isnull=False)
# On nobody's ground, or too near a border to say.
UNHELD: Final = (Standing.UNCERTAIN, Standing.OUTSIDE)


def narrowed(incidents: Incidents, asked: Mapping[str, str]) -> Incidents:
    """Keep the incidents that every key of the address keeps. Raises: BadInput for a key whose value is none."""
    for key, narrow in _BY.items():
        if asked.get(key):
            incidents = narrow(incidents, str(asked[key]), asked)
    return incidents


def _by_stage(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    stages = {str(stage): stage for stage in LISTED}
    if value not in stages:
        raise none_of("stage", value, stages)
    return at_stage(incidents, stages[value])


def _by_infrastructure(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    return incidents.filter(infrastructure__icontains=f'"{_word(InfrastructureType, "infrastructure", value)}"')


def _by_strike(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    return incidents.filter(strike_type=_word(StrikeType, "strike", value))


def _by_harm(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    """Keep those whose counts say whom they harmed, as `harm_found` tells it of the counts of one (R14).

    Where no civilian was, a count of no civilian says so; what nobody counted is not nobody.
    """
    harm = _word(HarmFound, "harm", value)
    tolls = Toll.objects.order_by().filter(outcome__in=_OF_HARM, category=VictimCategory.TOTAL)
    here = tolls.filter(incident=OuterRef("pk"))
    if harm is HarmFound.CIVILIANS_HARMED:
        return incidents.filter(pk__in=tolls.filter(_CIVILIANS & _SOMEBODY).values("incident"))
    no_civilian = incidents.filter(
        ~Exists(here.filter(_CIVILIANS & (_SOMEBODY | _PERHAPS) | _UNTOLD & _PERHAPS)),
        pk__in=tolls.filter(_CIVILIANS, high=0).values("incident"),
    )
    if harm is HarmFound.COMBATANTS_ONLY:
        return no_civilian.filter(Exists(here.filter(_FIGHTERS & _SOMEBODY)))
    return no_civilian.filter(~Exists(here.filter(_FIGHTERS & (_SOMEBODY | _PERHAPS))))


def _by_governorate(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    return incidents.filter(Q(place__governorate__key=value) | Q(place__key=value))


def _by_monitor(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    """Keep those for which a claim in a report of a publisher was accepted, by its key or any of its names."""
    links = Link.objects.filter(state=LinkState.ACCEPT, claim__report__publisher=publisher_called(value).at_last())
    return incidents.filter(pk__in=links.values("incident"))


def _by_zone(incidents: Incidents, value: str, asked: Mapping[str, str]) -> Incidents:
    """Keep those on the ground of a party by the maps of one source (R22)."""
    known = [*map(str, Party), *map(str, UNHELD)]
    if value not in known:
        raise none_of("zone", value, known)
    zones = zones_by(source_of_zones(asked.get("zones") or None))
    return incidents.filter(pk__in=among(pk for pk, zone in zones.items() if zone == value))


def _by_killed(incidents: Incidents, value: str, _: Mapping[str, str]) -> Incidents:
    """Keep those in which at least so many civilians were killed at the low end."""
    if not value.isdecimal():
        raise BadInput(
            say("incidents.no_number", name=str(Outcome.KILLED), value=value),
            say("look.nothing_shown"),
            say("incidents.a_number"),
        )
    killed = Toll.objects.filter(
        outcome=Outcome.KILLED,
        victim_class=VictimClass.CIVILIAN,
        category=VictimCategory.TOTAL,
        low__gte=int(value),
    )
    return incidents.filter(pk__in=killed.values("incident"))


def _word(words: type[Word], key: str, value: str) -> Word:
    if value not in set(words):
        raise none_of(key, value, list(map(str, words)))
    return words(value)


_BY: Final[Mapping[str, Callable[[Incidents, str, Mapping[str, str]], Incidents]]] = {
    "stage": _by_stage,
    "infrastructure": _by_infrastructure,
    "strike": _by_strike,
    "harm": _by_harm,
    "governorate": _by_governorate,
    "monitor": _by_monitor,
    "killed": _by_killed,
    "zone": _by_zone,
}
