"""New incidents that waiting claims would make together, for a person to open (R17).

For: the page of new incidents. Not for: grouping reports (`recount.incidents.linking.gathering`).
"""

from __future__ import annotations

from django.http import HttpRequest
from pydantic import BaseModel

from recount.claims.models import ClaimRecord
from recount.incidents.linking.gathering import propose_new_incidents
from recount.incidents.linking.incident import LinkedIncident
from recount.places.record import record_gazetteer
from recount.workbench.answering import Answer
from recount.workbench.linking.queue import listed_claims
from recount.workbench.linking.shapes import Waiting
from recount.workbench.people.rights import visible_reports
from recount.workbench.reading.telling import place_name


class Gathered(BaseModel):
    """An event that the record lacks, with the claims that tell of it."""

    incident: LinkedIncident
    claims: list[str]
    shown: list[Waiting]

    @property
    def place_name(self) -> str:
        """Name the place in the language of the page; its words in the report where nobody knows it."""
        place = self.incident.place
        return place_name(place.place, record_gazetteer()) or place.raw or ""


class NewIncidents(Answer):
    """The events that waiting claims tell of and no incident is proposed for."""

    rows: list[Gathered]
    total: int


_MOST = 30


def new_incidents_page(request: HttpRequest) -> NewIncidents:
    """Gather the likeliest new incidents of which who asks may know every claim."""
    found = propose_new_incidents()
    seen = visible_reports(request).values("pk")
    rows = []
    for new in found[:_MOST]:
        claims = ClaimRecord.objects.filter(key__in=new.claims, report__in=seen).select_related("report__publisher")
        shown = listed_claims(request, claims.order_by("id"))
        if shown:
            rows.append(Gathered(incident=new.incident, claims=[each.claim for each in shown], shown=shown))
    return NewIncidents(rows=rows, total=len(found))
