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
    likeliest = found[:_MOST]
    claims = _claims([key for new in likeliest for key in new.claims])
    seen = set(visible_reports(request).filter(pk__in={row.report_id for row in claims}).values_list("pk", flat=True))
    rows = [row for row in claims if row.report_id in seen]
    shown = {each.claim: each for each in listed_claims(request, rows)}
    told = [(new.incident, [row for key, row in shown.items() if key in new.claims]) for new in likeliest]
    return NewIncidents(
        rows=[Gathered(incident=one, claims=[each.claim for each in of], shown=of) for one, of in told if of],
        total=len(found),
    )


def _claims(keys: list[str]) -> list[ClaimRecord]:
    rows = ClaimRecord.objects.filter(key__in=keys).select_related("report__publisher")
    return list(rows.defer("folded", "report__folded", "report__publisher__folded").order_by("id"))
