"""What one can ask the list of incidents and the map.

For: the filters above them. Not for: reading them (`recount.workbench.incidents.finding` and `narrowing` do, from the
address).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms

from recount.incidents.deciding.awaiting import LISTED
from recount.places.models import Place, Zone
from recount.places.zones.models import ZoneVersion
from recount.vocabulary.reader import label
from recount.vocabulary.words import (
    GradeFilter,
    HarmFound,
    InfrastructureType,
    Party,
    PlacePrecision,
    StrikeType,
)
from recount.workbench.incidents.narrowing import UNHELD
from recount.workbench.look.forms import choices, date_field, place_field, search_field
from recount.workbench.words import in_language, language, say

_FIRST = ("q", "party", "place", "from", "to", "grade")


class Filters(forms.Form):
    """The keys of the address as fields, those of a figure first and named as there."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="%s")
        self.asked = asked
        self.fields |= {
            "q": search_field(say("incidents.search"), say("incidents.search_hint")),
            "party": _choice(say("incidents.party"), choices(Party)),
            "place": place_field(say("incidents.place")),
            "from": date_field(say("incidents.from")),
            "to": date_field(say("incidents.to")),
            "grade": _choice(say("incidents.grade"), choices(GradeFilter)),
            "stage": _choice(say("incidents.stage"), choices(LISTED)),
            "killed": _at_least(say("incidents.killed_at_least")),
            "harm": _choice(say("incidents.whom_it_harmed"), choices(HarmFound)),
            "infrastructure": _choice(say("incidents.what_was_hit"), choices(InfrastructureType)),
            "strike": _choice(say("incidents.kind_of_strike"), choices(StrikeType)),
            "governorate": _choice(say("incidents.governorate"), _governorates()),
            "monitor": place_field(say("incidents.monitor")),
        }
        self.fields |= _of_zones()

    def first(self) -> list[forms.BoundField]:
        """Give the fields that are asked for most."""
        return [self[name] for name in _FIRST]

    def more(self) -> list[forms.BoundField]:
        """Give the others."""
        return [self[name] for name in self.fields if name not in _FIRST]

    @property
    def is_open(self) -> bool:
        """Tell whether any of the others is asked for."""
        return any(self.asked.get(name) for name in self.fields if name not in _FIRST)


def _choice(name: str, said: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=name, choices=said, required=False)


def _at_least(name: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "size": 6})
    return forms.CharField(label=name, required=False, widget=widget)


def _governorates() -> list[tuple[str, str]]:
    rows = Place.objects.filter(kind=PlacePrecision.GOVERNORATE).values_list("key", "name_en", "name_ar")
    named = sorted((in_language(en, ar), key) for key, en, ar in rows)
    return [("", say("look.any")), *((key, name) for name, key in named)]


def _of_zones() -> dict[str, forms.Field]:
    """Give the fields of zones of control: none without a map, and the source only where there are several (R22)."""
    sources = sorted(set(ZoneVersion.objects.order_by().values_list("source", flat=True)))
    if not sources:
        return {}
    fields: dict[str, forms.Field] = {"zone": _choice(say("incidents.zone"), list(_zones()))}
    if len(sources) > 1:
        named = [("", say("look.any")), *((source, source) for source in sources)]
        fields["zones"] = _choice(say("incidents.zones"), named)
    return fields


def _zones() -> Iterator[tuple[str, str]]:
    yield "", say("look.any")
    for party in sorted(set(Zone.objects.order_by().values_list("party", flat=True).distinct())):
        yield str(party), label(party, language())
    held = {"uncertain": say("incidents.zone_uncertain"), "outside": say("incidents.zone_outside")}
    yield from ((str(standing), held[standing]) for standing in UNHELD)
