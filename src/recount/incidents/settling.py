"""From the accepted claims of an incident to its ranges, kept in the record and made anew after every decision.

For: feeding the record's claims to `recount.incidents.adjudication` and keeping what it gives. Not for: the
arithmetic itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q

from recount.claims.models import ClaimRecord
from recount.incidents.adjudication import AdjudicatedToll, CountedClaim, adjudicate
from recount.incidents.models import Decision, Incident, Link, Toll
from recount.incidents.origins import Origin, origin_of
from recount.reports.models import publishers_by_name
from recount.vocabulary.words import ClaimKind, Credibility, DecisionKind, LinkRole, LinkState

# Denials and responses stand beside the range: the striking party's own statement is never enough (R13).
_COUNTING_KINDS = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)


# Incidents whose ranges wait until many decisions have been signed; None while each decision settles at once.
_waiting: ContextVar[dict[int, Incident] | None] = ContextVar("_waiting", default=None)


@contextmanager
def settled_together() -> Iterator[None]:
    """Settle each incident once, at the end, however many decisions inside touch it."""
    waiting: dict[int, Incident] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for incident in waiting.values():
        settle(incident)


def settle(incident: Incident) -> None:
    """Make the ranges of an incident anew from its accepted evidence.

    What a person set by hand stays (R12), and so does another recorder's own range: their adjudication is not ours
    to make anew, only to override.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting[incident.pk] = incident
        return
    from_claims = Q(decision__isnull=True, as_stated=False)
    incident.tolls.filter(from_claims).delete()
    standing = {(toll.outcome, toll.victim_class, toll.category) for toll in incident.tolls.all()}
    for range_ in adjudicate(counted_claims(incident)):
        if tuple(range_.group) not in standing:
            _keep(incident, range_)


def counted_claims(incident: Incident) -> list[CountedClaim]:
    """Give what every accepted piece of evidence counts, with its origin and its date."""
    links = (
        Link.objects.filter(incident=incident, state=LinkState.ACCEPT, role=LinkRole.EVIDENCE)
        .select_related("claim__report__publisher", "claim__report__copy_of__publisher")
        .order_by("id")
    )
    names = publisher_keys()
    doubted = _doubted_claims(incident)
    return [counted for link in links for counted in _counts_of(link.claim, names, link.claim_id not in doubted)]


def publisher_keys() -> dict[str, str]:
    """Give the key of every publisher under each of its names."""
    return {name: publisher.key for name, publisher in publishers_by_name().items()}


def record_origin(row: ClaimRecord, names: dict[str, str]) -> Origin:
    """Name the origin of a claim of the record (R8)."""
    report = row.report
    original = report.original()
    return origin_of(
        row.claim,
        publisher=report.publisher.key if report.publisher else report.key,
        original_publisher=original.publisher.key if original.publisher else original.key,
        publishers=names,
    )


def _counts_of(row: ClaimRecord, names: dict[str, str], credible: bool) -> Iterator[CountedClaim]:
    claim = row.claim
    if claim.kind not in _COUNTING_KINDS:
        return
    origin = record_origin(row, names)
    for group in claim.casualties:
        yield CountedClaim(
            claim_id=row.key,
            origin=origin.key,
            published=row.report.published_end,
            outcome=group.outcome,
            victim_class=group.victim_class,
            category=group.category,
            quantity=group.count,
            credible=credible,
            sequence=row.report_id,
        )


def _doubted_claims(incident: Incident) -> set[int | None]:
    """Give the claims that a person marked improbable (5), the one mark that leaves a claim out (ruling 5)."""
    marks = Decision.objects.filter(
        kind=DecisionKind.CREDIBILITY, retired_by__isnull=True, claim__links__incident=incident
    )
    return {mark.claim_id for mark in marks if mark.value["mark"] == Credibility.LEVEL_5}


def _keep(incident: Incident, range_: AdjudicatedToll) -> None:
    Toll(
        incident=incident,
        outcome=range_.outcome,
        victim_class=range_.victim_class,
        category=range_.category,
        low=range_.low,
        high=range_.high,
        high_open=range_.high_open,
        low_claims=list(range_.low_claims),
        high_claims=list(range_.high_claims),
        superseded={claim: earlier.by for claim, earlier in range_.superseded.items()},
        convention=range_.convention,
        method=range_.method,
        reason=range_.reason,
    ).save()
