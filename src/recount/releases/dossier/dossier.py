"""A dossier in its two forms: the whole case, and what may be given to anybody without endangering a source.

For: the one object behind page, PDF and JSON. Not for: how it looks. The safe form **is** the public projection of the
incident with the checklist without ids (R28): no quote, note, reason, name of a signer, a reporter, a victim or a
witness, and no exact place has a field in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from recount.releases.casefile.case import Case
from recount.releases.dossier.checklist import checklist
from recount.releases.dossier.points import Finding, Point
from recount.releases.public.projecting import project
from recount.releases.public.projection import PublicIncident


@dataclass(frozen=True)
class FullDossier:
    """Everything behind an incident, for those who may see it; `contact` is where a correction can be asked for."""

    case: Case
    points: list[Point]
    contact: str


class SafeDossier(BaseModel):
    """What may be given away of an incident, released or not: the projection and the findings, nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    incident: PublicIncident
    points: list[Finding]
    contact: str


Dossier = FullDossier | SafeDossier


def full_dossier(case: Case, contact: str = "") -> FullDossier:
    """Draw up the full form of a case."""
    return FullDossier(case, checklist(case, contact), contact)


def safe_dossier(case: Case, contact: str = "") -> SafeDossier:
    """Draw up the safe form of a case."""
    points = [point.without_ids() for point in checklist(case, contact)]
    return SafeDossier(incident=project(case), points=points, contact=contact)


def as_json(dossier: Dossier) -> dict[str, Any]:
    """Give a dossier as JSON."""
    found: dict[str, Any] = TypeAdapter(type(dossier)).dump_python(dossier, mode="json", by_alias=True)
    return found
