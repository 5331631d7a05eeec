"""What the record held at the end of a day: evidence, grades and parties as they were decided by then (R17, R21).

For: `as_of` of a figure, and ranges that people settled, by then or as they stand now. Not for: releases, which freeze
everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from recount.figures.choosing.evidence import ACCEPTED, Told, told_by, told_of
from recount.figures.earlier.corrections import corrected_after
from recount.figures.earlier.links_then import accepted_by, changed_since
from recount.figures.summing.counted import Counted
from recount.figures.summing.spans import Way
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.incidents.judging.grading import derive_airwars
from recount.incidents.models import Decision, Grade, ImportedRow, Link, PartyAttribution, Succession
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    DecisionKind,
    HarmGrade,
    Outcome,
    Party,
    SettlingMethod,
    VictimCategory,
    VictimClass,
)


def end_of(day: date) -> datetime:
    """Give the moment at which a day is over (UTC)."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def ended_after(day: date) -> Q:
    """Give the incidents that were merged, split or withdrawn only after a day."""
    later = Decision.objects.filter(signed_at__gte=end_of(day))
    went_on = Succession.objects.filter(decision__in=later.values("pk")).values("predecessor")
    return Q(pk__in=went_on) | Q(pk__in=later.filter(kind=DecisionKind.WITHDRAW).values("incident"))


class Settled:
    """The ranges that people settled, by hand or by a way that they chose."""

    def __init__(self, standing: QuerySet[Decision]) -> None:
        self._standing = standing.order_by("signed_at", "id")

    def overrides(self) -> Mapping[int, Mapping[Counted, Range]]:
        """Give the ranges that stand by hand, as numbers; a way that was chosen is in `ways`."""
        found: dict[int, dict[Counted, Range]] = defaultdict(dict)
        for incident, value in self._overridden(by_way=False):
            low, high = value["low"], value["high"]
            found[incident][_group(value)] = Range(low, low if high is None else high, high_open=high is None)
        return found

    def ways(self) -> Mapping[int, Mapping[Group, Way]]:
        """Give the ways to settle a range that people chose; what they give depends on the evidence."""
        found: dict[int, dict[Group, Way]] = defaultdict(dict)
        for incident, value in self._overridden(by_way=True):
            way = Way(SettlingMethod(value["method"]), tuple(value.get("hierarchy", ())))
            found[incident][_group(value)] = way
        return found

    def _overridden(self, *, by_way: bool) -> Iterable[tuple[int, Mapping[str, Any]]]:
        chosen, overrides = Q(value__has_key="method"), self._standing.filter(kind=DecisionKind.OVERRIDE)
        return overrides.filter(chosen if by_way else ~chosen).values_list("incident", "value")


def settled_now() -> Settled:
    """Give what people settled, as it stands today."""
    return Settled(Decision.objects.filter(retired_by__isnull=True))


class Past(Settled):
    """The record at the end of a day (UTC): only what was signed or imported by then."""

    def __init__(self, day: date) -> None:
        self._after = end_of(day)
        self._imported = _imported(self._after)
        by_then = Decision.objects.filter(signed_at__lt=self._after)
        retired = Decision.retires.through.objects.filter(from_decision__in=by_then.values("pk"))
        super().__init__(by_then.exclude(pk__in=retired.values("to_decision")))
        self._decided = set(by_then.order_by().values_list("incident", flat=True).distinct())

    def knew(self, incident: int) -> bool:
        """Tell whether the record held an incident: somebody had decided about it, or it had been imported."""
        return incident in self._decided or incident in self._imported

    def imported(self, incident: int) -> bool:
        """Tell whether another recorder's own coding of an incident had been imported."""
        return incident in self._imported

    def accepted(self) -> Iterator[Told]:
        """Give the claims that were evidence, with their incidents."""
        by_then = Q(decision__signed_at__lt=self._after)
        yield told_by(Link.objects.filter(ACCEPTED & by_then).exclude(changed_since(self._after)))
        yield told_of(accepted_by(self._after))

    def corrected(self) -> QuerySet[Decision]:
        """Give the corrections of incidents that are taken back."""
        return corrected_after(self._after)

    def parties(self) -> Mapping[int, Mapping[Party, AttributionStatus]]:
        """Give how far each party was held responsible."""
        found: dict[int, dict[Party, AttributionStatus]] = defaultdict(dict)
        undecided = PartyAttribution.objects.filter(decision__isnull=True)
        for incident, party, status in undecided.values_list("incident", "party", "status"):
            if self.knew(incident):
                found[incident][Party(party)] = AttributionStatus(status)
        decisions = self._standing.filter(kind=DecisionKind.ATTRIBUTE)
        for incident, value in decisions.values_list("incident", "value"):
            found[incident][Party(value["party"])] = AttributionStatus(value["status"])
        return found

    def grades(self, parties: Mapping[int, Mapping[Party, AttributionStatus]]) -> Mapping[int, AirwarsGrade]:
        """Give the grade of each incident: signed by then, or imported by then."""
        imported = Grade.objects.filter(decision__isnull=True).exclude(imported_from="")
        known = [row for row in imported if row.incident_id in self._imported]
        found = {row.incident_id: AirwarsGrade(row.airwars) for row in known if row.airwars}
        decisions = self._standing.filter(kind=DecisionKind.GRADE)
        for incident, value in decisions.values_list("incident", "value"):
            grade = _grade(value, parties.get(incident, {}))
            if grade is not None:
                found[incident] = grade
        return found


def _group(value: Mapping[str, Any]) -> Group:
    return Group(Outcome(value["outcome"]), VictimClass(value["victim_class"]), VictimCategory(value["category"]))


def _grade(value: Mapping[str, Any], parties: Mapping[Party, AttributionStatus]) -> AirwarsGrade | None:
    if "harm" in value:
        return derive_airwars(HarmGrade(value["harm"]), dict(parties))
    return AirwarsGrade(value["imported"]) if "imported" in value else None


def _imported(before: datetime) -> set[int]:
    rows = ImportedRow.objects.filter(file__imported_at__lt=before)
    return set(rows.order_by().values_list("incident", flat=True).distinct())
