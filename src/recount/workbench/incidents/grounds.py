"""On whose ground every incident lies by the maps of one source, followed in memory.

For: the list and the map by zone. Not for: working it out (`recount.figures.choosing.zoning`), or figures. After a
decision only the incidents that it touched are looked up again; a new map, or what another recorder states of where
incidents were, begins it anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from recount.figures.choosing.zoning import zones_of
from recount.incidents.lots import lots
from recount.incidents.models import INCIDENT, Incident
from recount.places.models import PLACE
from recount.remembering import Kept, Standing, record_state, while_record_stands
from recount.remembering.changes import tables_state

_MAPS: Final = ("places.zoneversion", "places.zone", "incidents.importedrow")
_SOURCES: Final = 4

Zones = Mapping[int, str | None]


@while_record_stands(most=_SOURCES)
def zones_by(source: str) -> Zones:
    """Give the zone of each incident of the record that has one by the maps of a source; it is only looked at."""
    return _followed.get(source, lambda: _follow(source)).now()


_followed = Kept[Standing[str | None]](_SOURCES, lambda: tables_state(_MAPS) or record_state())


def _follow(source: str) -> Standing[str | None]:
    def read(incidents: Collection[int] | None) -> Zones:
        if incidents is None:
            return zones_of(Incident.objects.order_by(), source).zones
        some = (zones_of(Incident.objects.order_by().filter(pk__in=each), source).zones for each in lots(incidents))
        return {incident: zone for zones in some for incident, zone in zones.items()}

    return Standing(read, {INCIDENT: lambda touched: touched, PLACE: _lying_at})


def _lying_at(places: Collection[int]) -> Iterator[int]:
    for some in lots(places):
        yield from Incident.objects.order_by().filter(place__in=some).values_list("pk", flat=True)
