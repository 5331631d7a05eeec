"""Which claims wait for a word on where they belong: proposed for an incident, and neither linked nor set aside.

For: the queue of linking, and signing, which takes none that waits no more. Not for: showing them
(`recount.workbench.linking.queue`).
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from recount.claims.models import ClaimRecord
from recount.incidents.models import Decision, Link
from recount.vocabulary.words import DecisionKind, LinkState
from recount.workbench.people.rights import hidden_claims, hidden_incidents

Numbers = QuerySet[Link, int]


def waiting_claims(request: HttpRequest) -> QuerySet[ClaimRecord]:
    """Give the claims that wait for who asks, as they came in; for looking one up."""
    rows = ClaimRecord.objects.filter(_undecided("pk"), pk__in=proposed_links(request).values("claim"))
    return rows.select_related("report__publisher").order_by("id")


def waiting_keys(request: HttpRequest) -> Numbers:
    """Give the numbers of the same claims, read from the index of proposals and no further than is asked for."""
    waiting = proposed_links(request).filter(_undecided("claim"))
    return waiting.order_by("claim").values_list("claim", flat=True).distinct()


def proposed_links(request: HttpRequest) -> QuerySet[Link]:
    """Give the proposals whose report and incident who asks may know of, in no order."""
    proposed = Link.objects.order_by().filter(state=LinkState.PROPOSED)
    return proposed.exclude(incident__in=hidden_incidents(request)).exclude(claim__in=hidden_claims(request))


def _undecided(claim: str) -> Q:
    aside = Decision.objects.filter(claim=OuterRef(claim), kind=DecisionKind.SET_ASIDE, retired_by__isnull=True)
    settled = Link.objects.filter(claim=OuterRef(claim), state=LinkState.ACCEPT)
    return ~Q(Exists(aside)) & ~Q(Exists(settled))
