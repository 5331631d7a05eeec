"""Claims of events that belong to no incident and are proposed for none.

For: gathering new incidents of them. Not for: claims that are proposed for an incident, which wait for a word on that.
They are followed in memory: after a decision only the claims that it touched are looked up again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from django.db.models import QuerySet

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import CLAIM, ClaimRecord
from recount.incidents.lots import lots
from recount.incidents.models import Decision, Link
from recount.remembering import Standing
from recount.vocabulary.words import DecisionKind, LinkState

_STANDING: Final = (LinkState.ACCEPT, LinkState.PROPOSED, LinkState.UNSURE)


def waiting_claims() -> dict[str, str]:
    """Give the keys of claims of events that nobody has decided about and no incident is proposed for, in their order.

    Each comes with the key of its report.
    """
    unlinked = _unlinked.now()
    aside = set(_aside(unlinked))
    return {key: report for pk, (key, report) in sorted(unlinked.items()) if pk not in aside}


def _aside(claims: Collection[int]) -> Iterator[int]:
    decisions = Decision.objects.order_by().filter(kind=DecisionKind.SET_ASIDE, retired_by__isnull=True)
    for some in lots(claims):
        yield from (claim for claim in decisions.filter(claim__in=some).values_list("claim", flat=True) if claim)


def _read(claims: Collection[int] | None) -> Mapping[int, tuple[str, str]]:
    """Give the key of each unlinked claim and that of its report, of all or of some claims of the record."""
    linked = Link.objects.order_by().filter(state__in=_STANDING)
    every = ClaimRecord.objects.order_by().exclude(kind__in=AGGREGATE_KINDS)
    if claims is None:
        return _told(every.exclude(pk__in=linked.values("claim")))
    found: dict[int, tuple[str, str]] = {}
    for some in lots(claims):
        held = linked.filter(claim__in=some).values("claim")
        found |= _told(every.filter(pk__in=some).exclude(pk__in=held))
    return found


def _told(rows: QuerySet[ClaimRecord]) -> dict[int, tuple[str, str]]:
    return {pk: (key, report) for pk, key, report in rows.values_list("pk", "key", "report__key")}


_unlinked = Standing(_read, {CLAIM: lambda touched: touched})
