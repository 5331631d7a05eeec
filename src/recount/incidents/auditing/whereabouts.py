"""Whether an incident lies where it is said to lie: its governorate, and the country of the reports linked to it (R16).

For: `recount audit`, and what `recount decide` tells after a link. Not for: mending; a wrong place is corrected by a
person (R7). The record keeps no borders of districts, so a point lies in a governorate when a known place near it does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from recount.incidents.auditing.consistency import (
    CONSISTENCY,
    KnownPlace,
    Violation,
    check_governorate,
    check_parent,
)
from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
from recount.places.models import Place
from recount.places.record import record_gazetteer
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import LinkRole, LinkState

# About 55 km: a governorate of which no known place lies nearer cannot be told from its neighbours.
_DEGREES_AROUND = 0.5


class Whereabouts:
    """The known places of the record, ready to be asked about many incidents; each place is checked once."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or record_gazetteer()
        self._known = sorted(_known_places(self._gazetteer))
        self._lats = [known.lat for known in self._known]
        self._one_of = {known.governorate: known for known in self._known}
        self._checked: dict[int, list[Violation]] = {}

    def violations(self, incident: Incident) -> Iterator[Violation]:
        """Give what is wrong with where an incident lies, and with the countries of what was accepted into it.

        `incident` comes with its place and its links prefetched.
        """
        if incident.place is None:
            return
        for found in self._of_place(incident.place):
            yield found._replace(subject=incident.code)
        yield from self._of_links(incident, incident.place)

    def _of_place(self, place: Place) -> list[Violation]:
        if place.pk not in self._checked:
            self._checked[place.pk] = self._check(place)
        return self._checked[place.pk]

    def _check(self, place: Place) -> list[Violation]:
        stated = place.governorate.key if place.governorate else None
        if stated is None:
            return []
        belongs_to = self._gazetteer.governorate_of(place.key) if place.key in self._gazetteer else None
        wrong_parent = check_parent("", place.name_en, belongs_to.id if belongs_to else None, stated)
        around = self._around(place)
        if wrong_parent or not around or stated not in self._one_of:
            return wrong_parent
        return check_governorate("", place.lat, place.lon, stated, [*around, self._one_of[stated]])

    def _around(self, place: Place) -> list[KnownPlace]:
        if place.lat is None or place.lon is None:
            return []
        first = bisect_left(self._lats, place.lat - _DEGREES_AROUND)
        last = bisect_right(self._lats, place.lat + _DEGREES_AROUND)
        near = (known for known in self._known[first:last] if abs(known.lon - place.lon) <= _DEGREES_AROUND)
        return list(near)

    def _of_links(self, incident: Incident, place: Place) -> Iterator[Violation]:
        for link in incident.links.all():
            if link.state == LinkState.ACCEPT and link.role == LinkRole.EVIDENCE and link.claim.place:
                yield from self.check_country(incident.code, place, link.claim.key, link.claim.place)

    def check_country(self, code: str, place: Place, claim: str, told: str) -> Iterator[Violation]:
        """Check that a claim tells of the country in which the incident lies; `told` is the id of the claim's place."""
        country = self._gazetteer.get(told).country if told in self._gazetteer else ""
        if country and place.country and country != place.country:
            sentence = tell(
                "incidents.auditing.of_another_country",
                claim=claim,
                told=told,
                country=country,
                place=place.called,
                lies_in=place.country,
            )
            yield Violation(CONSISTENCY, code, f"{country} != {place.country}", sentence)


def _known_places(gazetteer: Gazetteer) -> Iterable[KnownPlace]:
    for place in gazetteer:
        around = gazetteer.governorate_of(place.id)
        if around is not None and around.id != place.id and place.lat is not None and place.lon is not None:
            yield KnownPlace(place.lat, place.lon, around.id)
