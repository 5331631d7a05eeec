"""What is public now, as data: one row an incident that two people released.

For: the page before the public pages, its JSON and its CSV. Not for: what the public reads of an incident
(`recount.releases.public.projection`).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from pydantic import BaseModel, ConfigDict

from recount.incidents.deciding.reviewing import released_incidents
from recount.incidents.models import Incident
from recount.releases.public.site import Room, incident_path, room_path
from recount.vocabulary.words import DecisionKind, ReviewStage
from recount.workbench.answering import Answer
from recount.workbench.paging import Paging, in_form, paged
from recount.workbench.people.rights import visible_incidents
from recount.workbench.words import in_language, language


class PublicRow(BaseModel):
    """One public incident, and when its release was completed; the titles are those of the record within."""

    model_config = ConfigDict(frozen=True)

    code: str
    title_en: str
    title_ar: str
    start: date | None
    end: date | None
    released: datetime

    @property
    def title(self) -> str:
        """Give the title in the language of the page, where it has one."""
        return in_language(self.title_en, self.title_ar)

    @property
    def address(self) -> str:
        """Give the address of its public page, in the language of this page."""
        return incident_path(self.code, language())


class PublicNow(Answer):
    """The public incidents, those released last first."""

    paging: Paging
    rows: list[PublicRow]

    @property
    def waiting(self) -> str:
        """Give the address of the incidents that were reviewed and wait for their two signatures."""
        return f"{reverse('incidents:list')}?stage={ReviewStage.REVIEWED}"

    @property
    def site(self) -> str:
        """Give the address of the first public page, in the language of this page."""
        return room_path(Room.INDEX, language())


def public_now(request: HttpRequest) -> PublicNow:
    """List what is public and who asks may know of. Raises: BadInput."""
    codes = released_incidents().values("code")
    dated = _dated(visible_incidents(request).filter(code__in=codes))
    incidents, paging = paged(dated, request, with_parts=_dated)
    return PublicNow(paging=paging, **in_form(request, (_row(each) for each in incidents)))


def _dated(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Say of each incident when its release was completed, the last first."""
    of_release = Max("decisions__signed_at", filter=Q(decisions__kind=DecisionKind.RELEASE))
    dated: QuerySet[Incident] = incidents.annotate(released=of_release).order_by("-released", "code")
    return dated


def _row(incident: Incident) -> PublicRow:
    fields = {name: getattr(incident, name) for name in PublicRow.model_fields}
    return PublicRow(**fields)
