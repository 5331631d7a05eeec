"""Two publishers that are one, as incidents see it: their origins become one, with a decision in every log (R8, R17).

For: signing a union of publishers and taking it back. Not for: the rows of publishers and their reports
(`recount.reports.unions`). What was reviewed of an incident that this touches lapses, as with any change of origins.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from recount.incidents.deciding.signing import Signature, sign
from recount.incidents.models import Decision, Incident
from recount.incidents.settling import settle_all
from recount.reports.models import Publisher, PublisherUnion, Report
from recount.reports.unions import part, standing_union, unite
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import DecisionKind, LinkState


@transaction.atomic
def sign_union(publisher: Publisher, into: Publisher, signature: Signature) -> PublisherUnion:
    """Sign that a publisher goes on as another; the ranges of the incidents that it is heard in follow.

    One that is heard in no incident leaves its decision on its first report.

    Raises: BadInput as `recount.reports.unions.unite`, and for a publisher without any report.
    """
    touched = heard_in(publisher) or list(publisher.reports.order_by("pk")[:1])
    if not touched:
        raise refusal("incidents.deciding.no_report_of_it", name=publisher.name_en)
    union = unite(publisher, into, by=signature.by, at=signature.at, reason=signature.reason)
    value = {"before": {"publisher": publisher.name_en}, "after": {"publisher": into.name_en}, "union": union.pk}
    for report in touched:
        sign(DecisionKind.UNITE, signature, report=report, value=value)
    settle_all(_incidents_of(touched))
    return union


@transaction.atomic
def sign_parting(union: PublisherUnion, signature: Signature) -> PublisherUnion:
    """Sign that two publishers are two after all; every decision that the union left is retired.

    Raises: BadInput as `recount.reports.unions.part`.
    """
    back = part(union, by=signature.by, at=signature.at, reason=signature.reason)
    signed = Decision.objects.filter(kind=DecisionKind.UNITE, value__union=union.pk).select_related("report")
    value = {"before": {"publisher": union.into.name_en}, "after": {"publisher": union.publisher.name_en}}
    for decision in signed:
        sign(DecisionKind.RETIRE, signature, report=decision.report, value=value, retires=[decision])
    settle_all(_incidents_of([decision.report for decision in signed if decision.report]))
    return back


def take_back(publisher: Publisher, signature: Signature) -> Decision:
    """Sign that a publisher that goes on as another stands for itself again. Raises: BadInput as `sign_parting`."""
    union = standing_union(publisher)
    if union is None:
        raise LookupError(f"{publisher.key} goes on as another, and no union says so")
    sign_parting(union, signature)
    return signed_for(union).retired_by.latest("id")


def signed_for(union: PublisherUnion) -> Decision:
    """Give the first decision that a union left."""
    return Decision.objects.filter(kind=DecisionKind.UNITE, value__union=union.pk).earliest("id")


def heard_in(publisher: Publisher) -> list[Report]:
    """Give the reports with a claim in an incident that are a publisher's, or quote it by one of its names."""
    quoted = Q()
    for name in publisher.names():
        quoted |= Q(claims__told_by__icontains=name)
    accepted: QuerySet[Report] = Report.objects.filter(claims__links__state=LinkState.ACCEPT)
    return list(accepted.filter(Q(publisher=publisher) | quoted).distinct().order_by("pk"))


def _incidents_of(reports: list[Report]) -> list[Incident]:
    found = Incident.objects.filter(links__state=LinkState.ACCEPT, links__claim__report__in=reports)
    return list(found.distinct().order_by("code"))
