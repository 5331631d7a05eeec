"""What the record held at the end of a day: evidence, grades and parties as they were decided by then (R17, R21).

For: `as_of` of a figure. Not for: corrections of an incident's day or place, which stand as they stand today; nor for
releases, which freeze everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from recount.figures.counted import Counted
from recount.figures.evidence import COLUMNS
from recount.incidents.adjudication import Group
from recount.incidents.grading import derive_airwars
from recount.incidents.models import Decision, Grade, ImportedRow, Link, PartyAttribution
from recount.incidents.ranges import Range
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    DecisionKind,
    HarmGrade,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    VictimCategory,
    VictimClass,
)

_OF_LINKS = [DecisionKind(state) for state in LinkState if state is not LinkState.PROPOSED]


def ended_after(day: date) -> Q:
    """Give the incidents that were merged, split or withdrawn only after a day."""
    went_on = Q(successions__decision__signed_at__date__gt=day)
    return went_on | Q(decisions__kind=DecisionKind.WITHDRAW, decisions__signed_at__date__gt=day)


class Past:
    """The record at the end of a day (UTC): only what was signed or imported by then."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._imported = _imported(day)
        retired = Decision.retires.through.objects.filter(from_decision__signed_at__date__lte=day)
        self._standing = (
            Decision.objects.filter(signed_at__date__lte=day)
            .exclude(pk__in=retired.values("to_decision"))
            .order_by("signed_at", "id")
        )
        self._decided = set(Decision.objects.filter(signed_at__date__lte=day).values_list("incident", flat=True))

    def knew(self, incident: int) -> bool:
        """Tell whether the record held an incident: somebody had decided about it, or it had been imported."""
        return incident in self._decided or incident in self._imported

    def imported(self, incident: int) -> bool:
        """Tell whether another recorder's own coding of an incident had been imported."""
        return incident in self._imported

    def accepted(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give the accepted evidence as rows: the incident, and what its claim's row says."""
        states: dict[tuple[int, int], bool] = {}
        decisions = self._standing.filter(kind__in=_OF_LINKS, claim__isnull=False, incident__isnull=False)
        for incident, claim, kind, value in decisions.values_list("incident", "claim", "kind", "value"):
            role = value.get("role", LinkRole.EVIDENCE)
            states[incident, claim] = kind is DecisionKind.ACCEPT and role == LinkRole.EVIDENCE
        by_then = Link.objects.filter(decision__signed_at__date__lte=self._day)
        for incident, claim, state, role in by_then.values_list("incident", "claim", "state", "role"):
            states[incident, claim] = state is LinkState.ACCEPT and role is LinkRole.EVIDENCE
        for row in Link.objects.order_by("id").values(*COLUMNS):
            if states.get((row["incident"], row["claim"])):
                yield row["incident"], row

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

    def overrides(self) -> Mapping[int, Mapping[Counted, Range]]:
        """Give the ranges that stood by hand."""
        found: dict[int, dict[Counted, Range]] = defaultdict(dict)
        decisions = self._standing.filter(kind=DecisionKind.OVERRIDE)
        for incident, value in decisions.values_list("incident", "value"):
            group = Group(
                Outcome(value["outcome"]), VictimClass(value["victim_class"]), VictimCategory(value["category"])
            )
            low, high = value["low"], value["high"]
            found[incident][group] = Range(low, low if high is None else high, high_open=high is None)
        return found


def _grade(value: Mapping[str, Any], parties: Mapping[Party, AttributionStatus]) -> AirwarsGrade | None:
    if "harm" in value:
        return derive_airwars(HarmGrade(value["harm"]), dict(parties))
    return AirwarsGrade(value["imported"]) if "imported" in value else None


def _imported(day: date) -> set[int]:
    rows = ImportedRow.objects.filter(file__imported_at__date__lte=day)
    return set(rows.order_by().values_list("incident", flat=True).distinct())
