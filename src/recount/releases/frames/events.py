"""The rows of the frame of incidents, read from the open record in one walk.

For: `recount.releases.frames.frame`. Not for: figures, which say what may be added up and what stands beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count

from recount.figures.telling.geojson import Placed, coarsened
from recount.incidents.models import Incident, Link, PartyAttribution, Succession, Toll
from recount.releases.frames.naming import decision_ids
from recount.vocabulary.words import (
    LinkRole,
    LinkState,
    Outcome,
    PlacePrecision,
    VictimCategory,
    VictimClass,
)

Row = dict[str, Any]

_STRIKE = ("strike_type", "strike_status")
_OWN = ("status", "title_en", "title_ar", "start", "end", "place_precision", *_STRIKE, "as_stated")
_OF_PLACE = ("place__key", "place__name_en", "place__governorate__key", "place__country", "place__kind")
_POINT = ("place__lat", "place__lon")
_GRADED = ("grade__airwars", "grade__harm", "grade__imported_from", "grade__decision")
_SPANS = {"killed": Outcome.KILLED, "injured": Outcome.INJURED}


def incidents() -> Iterator[Row]:
    """Give one row an incident."""
    around = _Around()
    names = ("id", "code", "precision", "infrastructure", *_OWN, *_OF_PLACE, *_POINT, *_GRADED)
    for row in Incident.objects.order_by("code").values(*names).iterator():
        yield {
            "id": row["code"],
            **{name: row[name] for name in _OWN},
            "time_precision": row["precision"],
            "infrastructure": sorted(row["infrastructure"]),
            **_place(row),
            **around.of(row["id"]),
            **_grade(row, around.decided),
        }


class _Around:
    """What stands around each incident: parties, ranges, evidence, where it went on."""

    def __init__(self) -> None:
        self.decided = decision_ids()
        self._parties = _gathered(PartyAttribution.objects.order_by("party").values_list("incident", "party"))
        followed = Succession.objects.order_by("successor__code").values_list("predecessor", "successor__code")
        self._followed = _gathered(followed)
        self._evidence = _evidence()
        self._spans = {name: _ranges(outcome) for name, outcome in _SPANS.items()}

    def of(self, incident: int) -> Row:
        """Give what stands around one incident."""
        spans = {key: value for name, found in self._spans.items() for key, value in _span(name, found.get(incident))}
        claims, reports = self._evidence.get(incident, (0, 0))
        beside = {"parties": self._parties.get(incident, []), "went_on_as": self._followed.get(incident, [])}
        return {**beside, **spans, "claims": claims, "reports": reports}


def _place(row: Mapping[str, Any]) -> Row:
    known = PlacePrecision.UNRESOLVED if row["place__kind"] is None else row["place__kind"]
    ranks = list(PlacePrecision)
    closely = [each for each in (known, row["place_precision"]) if each is not PlacePrecision.UNRESOLVED]
    precision = max(closely, key=ranks.index, default=PlacePrecision.UNRESOLVED)
    point = Placed(row["place__lat"], row["place__lon"], precision, frozenset(row["infrastructure"]))
    lon, lat, told = coarsened(point) or (None, None, None)
    is_governorate = known is PlacePrecision.GOVERNORATE
    return {
        "place": row["place__key"],
        "place_name": row["place__name_en"],
        "governorate": row["place__key"] if is_governorate else row["place__governorate__key"],
        "country": row["place__country"],
        "lat": row["place__lat"],
        "lon": row["place__lon"],
        "told_lat": lat,
        "told_lon": lon,
        "told_precision": told,
    }


def _grade(row: Mapping[str, Any], decided: Mapping[int, str]) -> Row:
    """Give the grade that was signed or imported; a mere proposal is none (R17)."""
    stands = row["grade__imported_from"] or row["grade__decision"] is not None
    return {
        "grade": row["grade__airwars"] if stands else None,
        "harm": row["grade__harm"] if stands else None,
        "grade_from": row["grade__imported_from"] or None,
        "grade_decision": decided.get(row["grade__decision"]),
    }


def _span(name: str, span: tuple[int | None, int | None, bool] | None) -> Iterator[tuple[str, Any]]:
    low, high, is_open = span or (None, None, None)
    yield from ((f"{name}_low", low), (f"{name}_high", high), (f"{name}_high_open", is_open))


def _ranges(outcome: Outcome) -> dict[int, tuple[int | None, int | None, bool]]:
    civilians = Toll.objects.filter(outcome=outcome, victim_class=VictimClass.CIVILIAN, category=VictimCategory.TOTAL)
    found = civilians.order_by().values_list("incident", "low", "high", "high_open")
    return {incident: (low, high, is_open) for incident, low, high, is_open in found}


def _evidence() -> dict[int, tuple[int, int]]:
    accepted = Link.objects.filter(state=LinkState.ACCEPT, role=LinkRole.EVIDENCE).order_by()
    counted = accepted.values("incident").annotate(claims=Count("id"), reports=Count("claim__report", distinct=True))
    return {row["incident"]: (row["claims"], row["reports"]) for row in counted}


def _gathered(pairs: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for incident, value in pairs:
        found[incident].append(str(value))
    return found
