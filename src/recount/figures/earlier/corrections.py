"""What incidents said of themselves before people corrected them: their days and places at the end of a day (R17).

For: `as_of` of a figure, which takes back every correction that was signed later. Not for: claims that people amended,
which are decisions about links (`recount.figures.earlier.links_then`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from recount.incidents.models import Decision
from recount.places.models import Place
from recount.vocabulary.words import DecisionKind, PlacePrecision

# A correction keeps what it changed as it is written; nothing is written so.
_NOTHING = str(None)
_OF_A_PLACE = ("key", "kind", "governorate__key", "lat", "lon")
_DAYS = ("start", "end")


def corrected_after(moment: datetime) -> QuerySet[Decision]:
    """Give the corrections of incidents that were signed after a moment, the latest first."""
    signed = Decision.objects.filter(kind=DecisionKind.CORRECT, incident__isnull=False, signed_at__gte=moment)
    return signed.order_by("-signed_at", "-id")


def stood_before(corrections: QuerySet[Decision]) -> Mapping[int, Mapping[str, Any]]:
    """Give, by incident, the columns that corrections changed, as they stood before the first of them.

    A place is kept by its name alone: where several places of the record bear it, the place is unknown, never guessed.
    """
    before: dict[int, dict[str, str]] = defaultdict(dict)
    for incident, value in corrections.values_list("incident", "value"):
        before[incident] |= value["before"]
    places = _places({said["place"] for said in before.values() if "place" in said})
    return {incident: _columns(said, places) for incident, said in before.items()}


def _columns(said: Mapping[str, str], places: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {name: _day(said[name]) for name in _DAYS if name in said}
    if "place" in said:
        found |= places.get(said["place"], dict.fromkeys(_named_columns()))
    if "place_precision" in said:
        found["place_precision"] = PlacePrecision(said["place_precision"])
    return found


def _day(written: str) -> date | None:
    return None if written == _NOTHING else date.fromisoformat(written)


def _places(names: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
    rows = Place.objects.filter(name_en__in=names).order_by()
    bearing: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, *columns in rows.values_list("name_en", *_OF_A_PLACE):
        bearing[name].append(dict(zip(_named_columns(), columns, strict=True)))
    return {name: found[0] for name, found in bearing.items() if len(found) == 1}


def _named_columns() -> list[str]:
    return [f"place__{column}" for column in _OF_A_PLACE]
