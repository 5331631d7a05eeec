"""The ranges of many incidents, as the record keeps them or read from their claims anew.

For: victims, strikes, objects and each monitor's own count of each incident. Not for: adding them up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.evidence import accepted_now, evidence_of
from recount.figures.choosing.standing import Stood, ranges_in
from recount.figures.earlier.history import Past, settled_now
from recount.figures.summing.counted import Counted, Ranges
from recount.figures.summing.spans import Evidence, Wanted, ranges_by, ranges_of
from recount.figures.summing.things import all_objects, objects_in, strikes_in
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.incidents.models import ImportedRow, Incident, Toll
from recount.vocabulary.words import Convention, Dimension, InfrastructureType, Measure

_OF_THINGS = (Measure.STRIKES, Measure.FACILITIES)
_FROM_CLAIMS = (Dimension.INFRASTRUCTURE, Dimension.MONITOR)

Kept = Mapping[int, Mapping[Counted, Range]]


class TollsOf:
    """The ranges of the incidents of one figure."""

    def __init__(
        self,
        incidents: QuerySet[Incident],
        declaration: Declaration,
        past: Past | None,
        standing: Mapping[int, Stood] | None = None,
    ) -> None:
        self._declaration, self._past = declaration, past
        self.by_harm = Dimension.HARM in declaration.by
        every_outcome = self.by_harm or Dimension.OUTCOME in declaration.by
        every_category = self.by_harm or Dimension.CATEGORY in declaration.by
        self._outcome = None if every_outcome else declaration.outcome
        self._category = None if every_category else declaration.category
        self._needed = Wanted(self._outcome, self._category)
        self._anew = (
            past is not None or declaration.known_by is not None or declaration.convention is not Convention.LITERAL
        )
        self._evidence = self._gather(incidents) if self._reads_claims() else {}
        self._stated = self._stated_in(incidents, standing) if self._anew or self._by_monitor else {}
        now = {pk: stood.counted.tolls for pk, stood in (standing or {}).items()} if self.differ else {}
        self._kept = self._stated if self._of_another_day else now
        settled = past or settled_now()
        self._by_hand = settled.overrides() if self._anew else {}
        self._ways = settled.ways() if self._anew else {}
        self._whose = _recorders(incidents) if self._by_monitor else {}

    def ranges(self, incident: int, objects: Mapping[InfrastructureType, Range]) -> Ranges:
        """Give the ranges of one incident; what is not there is unknown (R14)."""
        ranges = dict(self._people(incident))
        if self._declaration.measure in _OF_THINGS:
            strikes, hit = strikes_in(self._evidence.get(incident, ())), all_objects(objects)
            counted = {Measure.STRIKES: strikes, Measure.FACILITIES: hit}
            ranges |= {measure: span for measure, span in counted.items() if span is not None}
        return ranges

    def objects(self, incident: int, named: Iterable[str]) -> Mapping[InfrastructureType, Range]:
        """Give the civilian objects that were hit, by kind, where the figure asks for them."""
        return objects_in(self._evidence.get(incident, []), named) if asks_objects(self._declaration) else {}

    def monitors(self, incident: int) -> Mapping[str, Ranges]:
        """Give each origin's own counts, and those of the recorder from whom the incident was imported (R11)."""
        if not self._by_monitor:
            return {}
        own: dict[str, list[Evidence]] = defaultdict(list)
        for each in self._evidence.get(incident, ()):
            if each.counts.groups:
                own[each.origin].append(each)
        found: dict[str, Ranges] = {origin: self._read(said) for origin, said in own.items()}
        whose = self._whose.get(incident)
        return {**found, whose: self._stated[incident]} if whose and incident in self._stated else found

    @property
    def differ(self) -> bool:
        """Tell whether incidents are counted otherwise than they are kept, or have more told of them."""
        things = self._declaration.measure in _OF_THINGS or asks_objects(self._declaration)
        return self._anew or self.by_harm or self._by_monitor or things

    @property
    def _by_monitor(self) -> bool:
        return Dimension.MONITOR in self._declaration.by

    @property
    def _of_another_day(self) -> bool:
        return self._past is not None or self._declaration.known_by is not None

    def _reads_claims(self) -> bool:
        things = self._declaration.measure in _OF_THINGS
        return self._anew or things or any(each in _FROM_CLAIMS for each in self._declaration.by)

    def _gather(self, incidents: QuerySet[Incident]) -> Mapping[int, list[Evidence]]:
        accepted = self._past.accepted() if self._past else [accepted_now(incidents)]
        # What was accepted by a day had been published by then, also where its date is not known.
        return evidence_of(accepted, published_by=self._declaration.known_by, marked_by=self._declaration.as_of)

    def _stated_in(self, incidents: QuerySet[Incident], standing: Mapping[int, Stood] | None) -> Kept:
        """Give the ranges that other recorders stated, of the groups that the figure needs."""
        if standing is None:
            rows = Toll.objects.filter(incident__in=incidents.values("pk"), as_stated=True)
            stated = ranges_in(rows)[1]
        else:
            stated = {pk: stood.stated for pk, stood in standing.items() if stood.stated}
        needed = {
            pk: {group: span for group, span in told.items() if self._holds(group)} for pk, told in stated.items()
        }
        return {pk: told for pk, told in needed.items() if told}

    def _holds(self, group: Counted) -> bool:
        return isinstance(group, Group) and self._needed.holds(group)

    def _set_by_hand(self, incident: int) -> Ranges:
        """Give what people set by hand; of what nobody had published by a day, nothing could be known then."""
        if self._declaration.known_by is not None and incident not in self._evidence:
            return {}
        by_hand = self._by_hand.get(incident, {})
        return {group: span for group, span in by_hand.items() if self._holds(group)}

    def _people(self, incident: int) -> Mapping[Counted, Range]:
        kept = self._kept.get(incident, {})
        if not self._anew:
            return kept
        if self._past is not None and not self._past.imported(incident):
            kept = {}
        evidence = self._evidence.get(incident, ())
        ways = {group: way for group, way in self._ways.get(incident, {}).items() if self._needed.holds(group)}
        by_way = ranges_by(evidence, self._declaration.convention, ways)
        return {**kept, **self._read(evidence), **by_way, **self._set_by_hand(incident)}

    def _read(self, evidence: Sequence[Evidence]) -> Ranges:
        """Read the ranges from claims under the declared convention (R3, R12)."""
        return ranges_of(evidence, self._declaration.convention, self._needed)


def asks_objects(declaration: Declaration) -> bool:
    """Tell whether a figure counts civilian objects, or parts its numbers by them."""
    return declaration.measure is Measure.FACILITIES or Dimension.INFRASTRUCTURE in declaration.by


def _recorders(incidents: QuerySet[Incident]) -> Mapping[int, str]:
    rows = ImportedRow.objects.filter(incident__in=incidents.values("pk"))
    return dict(rows.order_by("-id").values_list("incident", "whose"))
