"""In which account of the ledger each claim stands: linked, aggregate, set aside, withdrawn, or not yet assessed.

For: the ledger, claim by claim and in numbers. Not for: other stages of the ledger. Numbers are counted from the few
that are in each account for a reason of their own; claims are walked one by one only where somebody may not see them.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.incidents.lots import lots
from recount.incidents.models import Decision, Incident, Link
from recount.reports.models import Report
from recount.vocabulary.words import DecisionKind, IncidentStatus, LinkState

LINKED, AGGREGATE, SET_ASIDE, NOT_YET_ASSESSED = "linked", "aggregate", "set aside", "not yet assessed"
# Accepted into an incident that was withdrawn since: kept, and counted nowhere.
WITHDRAWN = "withdrawn with their incident"

Claims = QuerySet[ClaimRecord]


def accounts_of_claims(claims: Claims) -> dict[str, Claims]:
    """Give the claims in each account, each account asked for by itself.

    A claim that stands in two (an aggregate linked to an incident, R4; a claim linked and set aside) makes
    the parts larger than the total.
    """
    accepted = Link.objects.filter(claim=OuterRef("pk"), state=LinkState.ACCEPT)
    linked = Exists(accepted.exclude(incident__status=IncidentStatus.WITHDRAWN))
    ended = Exists(accepted.filter(incident__status=IncidentStatus.WITHDRAWN))
    aside = Exists(_set_aside().filter(claim=OuterRef("pk")))
    aggregate = Q(kind__in=AGGREGATE_KINDS)
    return {
        LINKED: claims.filter(linked),
        AGGREGATE: claims.filter(aggregate & ~aside),
        SET_ASIDE: claims.filter(aside),
        WITHDRAWN: claims.filter(ended & ~linked),
        NOT_YET_ASSESSED: claims.filter(~linked & ~ended & ~aside & ~aggregate),
    }


def number_in_accounts(hidden: QuerySet[Report]) -> dict[str, int]:
    """Count the claims in each account, without those of `hidden` reports."""
    every, apart = _whole(), _of(ClaimRecord.objects.order_by().filter(report__in=hidden.order_by().values("pk")))
    return {account: number - apart[account] for account, number in every.items()}


def _whole() -> dict[str, int]:
    """Count the accounts of all claims by what put them there, which is the same as asking each claim (R4)."""
    every = ClaimRecord.objects.order_by()
    accepted = Link.objects.order_by().filter(state=LinkState.ACCEPT)
    is_accepted = Exists(accepted.filter(claim=OuterRef("pk")))
    named_aside = Q(pk__in=_set_aside().filter(claim__isnull=False).values("claim"))
    aside, aggregate = every.filter(named_aside), every.filter(kind__in=AGGREGATE_KINDS).exclude(named_aside)
    in_any = accepted.aggregate(claims=Count("claim", distinct=True))["claims"]
    ended = _only_withdrawn()
    return {
        LINKED: in_any - ended,
        AGGREGATE: aggregate.count(),
        SET_ASIDE: aside.count(),
        WITHDRAWN: ended,
        NOT_YET_ASSESSED: every.count()
        - in_any
        - sum(some.filter(~is_accepted).count() for some in (aside, aggregate)),
    }


def _only_withdrawn() -> int:
    """Count the claims all of whose incidents were withdrawn, beginning with those few incidents."""
    accepted = Link.objects.order_by().filter(state=LinkState.ACCEPT)
    withdrawn = set(Incident.objects.filter(status=IncidentStatus.WITHDRAWN).values_list("pk", flat=True))
    of_them = [accepted.filter(incident__in=some).values_list("claim", flat=True) for some in lots(withdrawn)]
    ended = {claim for claims in of_them for claim in claims}
    every = [accepted.filter(claim__in=some).values_list("claim", "incident") for some in lots(ended)]
    return len(ended - {claim for links in every for claim, incident in links if incident not in withdrawn})


def _of(claims: Claims) -> Mapping[str, int]:
    return {account: rows.count() for account, rows in accounts_of_claims(claims).items()}


def _set_aside() -> QuerySet[Decision]:
    return Decision.objects.order_by().filter(kind=DecisionKind.SET_ASIDE, retired_by__isnull=True)
