"""Finding the incidents that a figure counts: one pass over the record, nothing added up.

For: turning rows of the record into `CountedIncident`. Not for: arithmetic (`recount.figures.sums`). Incidents that
were merged, split or withdrawn are not counted; their codes lead on elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from recount.figures.declaration import Declaration
from recount.figures.scope import Scope
from recount.figures.sums import CountedIncident
from recount.incidents.adjudication import Group, adjudicate
from recount.incidents.models import Incident, PartyAttribution, Toll
from recount.incidents.ranges import Range
from recount.incidents.settling import counted_claims
from recount.vocabulary.parties import folded_members
from recount.vocabulary.words import AirwarsGrade, Convention, Dimension, IncidentStatus, Party, PlacePrecision

Tolls = Mapping[int, Mapping[Group, Range]]

_COLUMNS = (
    "id",
    "code",
    "start",
    "end",
    "place__key",
    "place__kind",
    "place__governorate__key",
    "grade__airwars",
    "grade__imported_from",
    "grade__decision",
)


def select(declaration: Declaration, scope: Scope | None) -> list[CountedIncident]:
    """Give the incidents that lie, or may lie, in the declared place and window, of any grade."""
    incidents = _asked(declaration, scope)
    parties = _parties(incidents)
    tolls = _tolls(incidents, declaration)
    return [_counted(row, parties, tolls) for row in incidents.order_by("code").values(*_COLUMNS)]


def _asked(declaration: Declaration, scope: Scope | None) -> QuerySet[Incident]:
    incidents = Incident.objects.filter(status=IncidentStatus.ACTIVE)
    if declaration.party is not None:
        alleged = PartyAttribution.objects.filter(party__in=folded_members(declaration.party))
        incidents = incidents.filter(pk__in=alleged.values("incident"))
    if scope is not None:
        incidents = incidents.filter(Q(place__key__in=scope.inside | scope.around) | Q(place=None))
    if declaration.start is not None:
        incidents = incidents.exclude(end__lt=declaration.start.start)
    if declaration.end is not None:
        incidents = incidents.exclude(start__gt=declaration.end.end)
    return incidents


def _parties(incidents: QuerySet[Incident]) -> Mapping[int, set[Party]]:
    parties: dict[int, set[Party]] = defaultdict(set)
    rows = PartyAttribution.objects.filter(incident__in=incidents.values("pk"))
    for incident, party in rows.order_by().values_list("incident", "party"):
        parties[incident].add(Party(party))
    return parties


def _tolls(incidents: QuerySet[Incident], declaration: Declaration) -> Tolls:
    rows = Toll.objects.filter(incident__in=incidents.values("pk"))
    if Dimension.OUTCOME not in declaration.by:
        rows = rows.filter(outcome=declaration.outcome)
    if Dimension.CATEGORY not in declaration.by:
        rows = rows.filter(category=declaration.category)
    kept = _kept_ranges(rows)
    if declaration.convention is Convention.LITERAL:
        return kept
    by_hand = _kept_ranges(rows.filter(decision__isnull=False))
    return {
        incident.pk: {**kept.get(incident.pk, {}), **_anew(incident, declaration), **by_hand.get(incident.pk, {})}
        for incident in incidents
    }


def _kept_ranges(rows: QuerySet[Toll]) -> Tolls:
    tolls: dict[int, dict[Group, Range]] = defaultdict(dict)
    columns = ("incident", "outcome", "victim_class", "category", "low", "high", "high_open")
    for incident, outcome, victim_class, category, low, high, high_open in rows.order_by().values_list(*columns):
        span = _range(low, high, high_open)
        if span is not None:
            tolls[incident][Group(outcome, victim_class, category)] = span
    return tolls


def _anew(incident: Incident, declaration: Declaration) -> Mapping[Group, Range]:
    """Adjudicate an incident's claims again under the declared convention (R3)."""
    found = adjudicate(counted_claims(incident), convention=declaration.convention)
    return {toll.group: Range(toll.low, toll.high, toll.high_open) for toll in found}


def _range(low: int | None, high: int | None, high_open: bool) -> Range | None:
    if high is None:
        return None if low is None else Range(low, low, high_open=True)
    return Range(low, high, high_open)


def _counted(row: Mapping[str, Any], parties: Mapping[int, Iterable[Party]], tolls: Tolls) -> CountedIncident:
    start, end = _days(row["start"], row["end"])
    return CountedIncident(
        code=row["code"],
        start=start,
        end=end,
        place=row["place__key"],
        governorate=_governorate(row),
        grade=_grade(row),
        parties=frozenset(parties.get(row["id"], ())),
        tolls=tolls.get(row["id"], {}),
    )


def _days(start: date | None, end: date | None) -> tuple[date | None, date | None]:
    return start or end, end or start


def _governorate(row: Mapping[str, Any]) -> str | None:
    is_one = row["place__kind"] is PlacePrecision.GOVERNORATE
    governorate: str | None = row["place__key"] if is_one else row["place__governorate__key"]
    return governorate


def _grade(row: Mapping[str, Any]) -> AirwarsGrade | None:
    """Give the grade that was signed or imported; a mere proposal is no grade (R17, ruling 7)."""
    graded = row["grade__imported_from"] or row["grade__decision"] is not None
    grade: AirwarsGrade | None = row["grade__airwars"] if graded else None
    return grade
