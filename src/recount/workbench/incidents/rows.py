"""What every list tells of an incident: its code, its title, its days and its place.

For: the rows of the list and of the map. Not for: what a list adds to it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from recount.incidents.models import Grade, Incident
from recount.vocabulary.words import AirwarsGrade
from recount.workbench.words import in_language


class Row(BaseModel):
    """One incident of a list."""

    model_config = ConfigDict(frozen=True)

    code: str
    title_en: str
    title_ar: str
    start: date | None
    end: date | None
    place: str | None
    place_en: str
    place_ar: str
    grade: AirwarsGrade | None

    @property
    def title(self) -> str:
        """Give the title in the language of the page, where it has one."""
        return in_language(self.title_en, self.title_ar)

    @property
    def place_name(self) -> str:
        """Give the name of the place in the language of the page, where it has one."""
        return in_language(self.place_en, self.place_ar)


def row_of(incident: Incident) -> dict[str, Any]:
    """Give what every row tells of an incident; its place and its grade are at hand."""
    place = incident.place
    return {
        "code": incident.code,
        "title_en": incident.title_en,
        "title_ar": incident.title_ar,
        "start": incident.start,
        "end": incident.end,
        "place": place.key if place else None,
        "place_en": place.name_en if place else "",
        "place_ar": place.name_ar if place else "",
        "grade": _grade(incident),
    }


def _grade(incident: Incident) -> AirwarsGrade | None:
    """Give the grade that was signed or imported; a mere proposal is no grade (R17)."""
    grade: Grade | None = getattr(incident, "grade", None)
    if grade is None or not (grade.decision_id or grade.imported_from):
        return None
    airwars: AirwarsGrade | None = grade.airwars
    return airwars
