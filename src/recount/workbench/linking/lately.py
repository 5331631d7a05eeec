"""What somebody signed lately about links, so that it can be taken back also after the notice is gone.

For: the pages of linking. Not for: taking it back (`recount.workbench.linking.signing`), or the log of an incident.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import Max
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.incidents.deciding.two_people import person
from recount.incidents.models import Decision
from recount.vocabulary.words import DecisionKind
from recount.workbench.people.rights import hidden_claims, hidden_incidents, signer

_MOST: Final = 5
# Looked for among so many of the record's last decisions, so that a long history costs nothing.
_AMONG: Final = 2_000
_ABOUT_LINKS: Final = (DecisionKind.ACCEPT, DecisionKind.REFUSE, DecisionKind.UNSURE)


class Lately(BaseModel):
    """One decision of one's own that still stands."""

    model_config = ConfigDict(frozen=True)

    number: int
    kind: DecisionKind
    claim: str
    quote: str
    incident: str
    at: datetime


def signed_lately(request: HttpRequest) -> list[Lately]:
    """Give the last decisions of who asks about links, those that nobody has retired, the last one first."""
    last = Decision.objects.aggregate(last=Max("pk"))["last"] or 0
    own = Decision.objects.filter(
        pk__gt=last - _AMONG, signer=person(signer(request)), kind__in=_ABOUT_LINKS, retired_by=None
    )
    seen = own.exclude(incident__in=hidden_incidents(request)).exclude(claim__in=hidden_claims(request))
    told = seen.filter(incident__isnull=False, claim__isnull=False).select_related("claim", "incident")
    return [_row(each) for each in told.order_by("-id")[:_MOST]]


def _row(decision: Decision) -> Lately:
    claim, incident = decision.claim, decision.incident
    return Lately(
        number=decision.pk,
        kind=decision.kind,
        claim=claim.key if claim else "",
        quote=claim.claim.quote.text if claim else "",
        incident=incident.code if incident else "",
        at=decision.signed_at,
    )
