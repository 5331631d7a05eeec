"""What the record held at the end of a day: evidence, grades and parties as they were decided by then (R17, R21).

For: `as_of` of a figure. Not for: corrections of an incident's day or place, which stand as they stand today; nor for
releases, which freeze everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from recount.figures.counted import Counted
from recount.figures.evidence import ACCEPTED
from recount.figures.spans import Way
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.incidents.judging.grading import derive_airwars
from recount.incidents.models import Decision, Grade, ImportedRow, Link, PartyAttribution, Succession
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    DecisionKind,
    HarmGrade,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    SettlingMethod,
    VictimCategory,
    VictimClass,
)

_MANY = 1000
_OF_LINKS = [DecisionKind(state) for state in LinkState if state is not LinkState.PROPOSED]


def end_of(day: date) -> datetime:
    """Give the moment at which a day is over (UTC)."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def ended_after(day: date) -> Q:
    """Give the incidents that were merged, split or withdrawn only after a day."""
    later = Decision.objects.filter(signed_at__gte=end_of(day))
    went_on = Succession.objects.filter(decision__in=later.values("pk")).values("predecessor")
    return Q(pk__in=went_on) | Q(pk__in=later.filter(kind=DecisionKind.WITHDRAW).values("incident"))


class Past:
    """The record at the end of a day (UTC): only what was signed or imported by then."""

    def __init__(self, day: date) -> None:
        self._after = end_of(day)
        self._imported = _imported(self._after)
        by_then = Decision.objects.filter(signed_at__lt=self._after)
        retired = Decision.retires.through.objects.filter(from_decision__in=by_then.values("pk"))
        self._standing = by_then.exclude(pk__in=retired.values("to_decision")).order_by("signed_at", "id")
        self._decided = set(by_then.order_by().values_list("incident", flat=True).distinct())

    def knew(self, incident: int) -> bool:
        """Tell whether the record held an incident: somebody had decided about it, or it had been imported."""
        return incident in self._decided or incident in self._imported

    def imported(self, incident: int) -> bool:
        """Tell whether another recorder's own coding of an incident had been imported."""
        return incident in self._imported

    def accepted(self) -> Iterator[QuerySet[Link]]:
        """Give the links by which claims were evidence; a link that was decided later, if its claim was one before."""
        by_then = Q(decision__signed_at__lt=self._after)
        yield Link.objects.filter(ACCEPTED & by_then)
        later = Link.objects.exclude(by_then)
        states = self._states_of(later)
        wanted = [pk for pk, *pair in later.values_list("pk", "incident", "claim") if states.get(tuple(pair))]
        for first in range(0, len(wanted), _MANY):
            yield Link.objects.filter(pk__in=wanted[first : first + _MANY])

    def _states_of(self, links: QuerySet[Link]) -> Mapping[tuple[int, ...], bool]:
        """Tell of incidents and claims whether the last decision on them by then took the claim for evidence."""
        decisions = self._standing.filter(kind__in=_OF_LINKS, claim__in=links.values("claim"))
        roles = decisions.annotate(role=KeyTextTransform("role", "value"))
        return {
            (incident, claim): kind is DecisionKind.ACCEPT and role in (None, LinkRole.EVIDENCE)
            for incident, claim, kind, role in roles.values_list("incident", "claim", "kind", "role")
        }

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
        """Give the ranges that stood by hand, as numbers; a way that was chosen is in `ways`."""
        found: dict[int, dict[Counted, Range]] = defaultdict(dict)
        for incident, value in self._overridden(by_way=False):
            low, high = value["low"], value["high"]
            found[incident][_group(value)] = Range(low, low if high is None else high, high_open=high is None)
        return found

    def ways(self) -> Mapping[int, Mapping[Group, Way]]:
        """Give the ways to settle a range that people had chosen; what they give depends on the evidence by then."""
        found: dict[int, dict[Group, Way]] = defaultdict(dict)
        for incident, value in self._overridden(by_way=True):
            way = Way(SettlingMethod(value["method"]), tuple(value.get("hierarchy", ())))
            found[incident][_group(value)] = way
        return found

    def _overridden(self, *, by_way: bool) -> Iterable[tuple[int, Mapping[str, Any]]]:
        chosen, overrides = Q(value__has_key="method"), self._standing.filter(kind=DecisionKind.OVERRIDE)
        return overrides.filter(chosen if by_way else ~chosen).values_list("incident", "value")


def _group(value: Mapping[str, Any]) -> Group:
    return Group(Outcome(value["outcome"]), VictimClass(value["victim_class"]), VictimCategory(value["category"]))


def _grade(value: Mapping[str, Any], parties: Mapping[Party, AttributionStatus]) -> AirwarsGrade | None:
    if "harm" in value:
        return derive_airwars(HarmGrade(value["harm"]), dict(parties))
    return AirwarsGrade(value["imported"]) if "imported" in value else None


def _imported(before: datetime) -> set[int]:
    rows = ImportedRow.objects.filter(file__imported_at__lt=before)
    return set(rows.order_by().values_list("incident", flat=True).distinct())
