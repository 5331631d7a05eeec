"""From the accepted claims of an incident to its ranges, kept in the record and made anew after every decision.

For: feeding the record's claims to `recount.incidents.adjudicating` and keeping what it gives. Not for: the
arithmetic itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db.models import Q

from recount.claims.models import ClaimRecord
from recount.incidents.adjudicating.adjudication import AdjudicatedToll, CountedClaim, adjudicate
from recount.incidents.adjudicating.tolls import Group
from recount.incidents.models import Decision, Incident, Link, Toll
from recount.incidents.origins import Origin, origin_of
from recount.incidents.origins.following import Spoken, follow
from recount.reports.models import Report, publishers_by_name
from recount.vocabulary.words import (
    ClaimKind,
    Credibility,
    DecisionKind,
    LinkRole,
    LinkState,
    Outcome,
    SettlingMethod,
    VictimCategory,
    VictimClass,
)

# Denials and responses stand beside the range: the striking party's own statement is never enough (R13).
COUNTING_KINDS = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)


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
    settle_all(waiting.values())


def settle_all(incidents: Iterable[Incident]) -> None:
    """Make the ranges of many incidents anew, as `settle` does; the publishers are looked up once."""
    names = publisher_keys()
    for incident in incidents:
        settle(incident, names)


def settle(incident: Incident, names: dict[str, str] | None = None) -> None:
    """Make the ranges of an incident anew from its accepted evidence.

    What a person set by hand stays (R12), and so does another recorder's own range: their adjudication is not ours
    to make anew, only to override. `names` gives the keys of publishers by name, where they are at hand.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting[incident.pk] = incident
        return
    chosen = chosen_ways(incident)
    from_claims = Q(decision__isnull=True, as_stated=False) | Q(decision__in=[way.decision for way in chosen.values()])
    incident.tolls.filter(from_claims).delete()
    standing = {(toll.outcome, toll.victim_class, toll.category) for toll in incident.tolls.all()}
    for range_ in ranges_of(counted_claims(incident, names=names), chosen):
        if tuple(range_.group) not in standing:
            _keep(incident, range_, chosen.get(range_.group))


@dataclass(frozen=True)
class Way:
    """The way to settle one range that a person chose, with the decision behind it (R12)."""

    method: SettlingMethod
    hierarchy: tuple[str, ...]
    decision: Decision


def chosen_ways(incident: Incident) -> dict[Group, Way]:
    """Give the ranges of an incident that a person settles in another way than by the range of all origins."""
    decisions = incident.decisions.filter(kind=DecisionKind.OVERRIDE, retired_by__isnull=True, value__has_key="method")
    return {group_of_decision(row): _way(row) for row in decisions.order_by("id")}


def group_of_decision(decision: Decision) -> Group:
    """Give the range that an override is about."""
    value = decision.value
    return Group(Outcome(value["outcome"]), VictimClass(value["victim_class"]), VictimCategory(value["category"]))


def _way(decision: Decision) -> Way:
    method = SettlingMethod(decision.value["method"])
    return Way(method, tuple(decision.value.get("hierarchy", ())), decision)


def ranges_of(counted: Sequence[CountedClaim], chosen: Mapping[Group, Way]) -> list[AdjudicatedToll]:
    """Adjudicate, each range in the way that was chosen for it; nothing is kept."""
    ranges = {range_.group: range_ for range_ in adjudicate(counted)}
    for group, way in chosen.items():
        by_way = adjudicate(counted, method=way.method, hierarchy=way.hierarchy)
        ranges |= {range_.group: range_ for range_ in by_way if range_.group == group}
    return list(ranges.values())


def counted_claims(incident: Incident, *more: ClaimRecord, names: dict[str, str] | None = None) -> list[CountedClaim]:
    """Give what every accepted piece of evidence counts, with its origin and its date; `more` as if it were too."""
    evidence = evidence_of(incident, *more, names=names)
    return [counted for row, origin, credible in evidence for counted in _counts_of(row, origin, credible)]


def evidence_of(
    incident: Incident, *more: ClaimRecord, names: dict[str, str] | None = None
) -> list[tuple[ClaimRecord, Origin, bool]]:
    """Give the accepted evidence of an incident: the claim, its origin, and whether nobody marked it improbable.

    Claims in `more` are taken as if they were accepted too.
    """
    links = (
        Link.objects.filter(incident=incident, state=LinkState.ACCEPT, role=LinkRole.EVIDENCE)
        .select_related("claim__report__publisher", "claim__report__copy_of__publisher")
        .order_by("id")
    )
    accepted = [link.claim for link in links]
    rows = accepted + [row for row in more if row not in accepted]
    origins = origins_among(rows, names)
    doubted = _doubted_claims(rows)
    return [(row, origins[row.key], row.pk not in doubted) for row in rows]


def origins_among(rows: Sequence[ClaimRecord], names: dict[str, str] | None = None) -> dict[str, Origin]:
    """Give the origin of each claim of one incident by its key, with quotations followed to their end (R8)."""
    return follow(spoken_in(rows, names))


def spoken_in(rows: Sequence[ClaimRecord], names: dict[str, str] | None = None) -> list[Spoken]:
    """Give each claim with whose report it stands in and the origin that it names itself."""
    names = publisher_keys() if names is None else names
    return [Spoken(row.key, _publisher(row.report.original()), record_origin(row, names)) for row in rows]


def publisher_keys() -> dict[str, str]:
    """Give the key of every publisher under each of its names."""
    return {name: publisher.key for name, publisher in publishers_by_name().items()}


def record_origin(row: ClaimRecord, names: dict[str, str]) -> Origin:
    """Name the origin of a claim of the record (R8)."""
    report = row.report
    return origin_of(
        row.claim, publisher=_publisher(report), original_publisher=_publisher(report.original()), publishers=names
    )


def _publisher(report: Report) -> str:
    return report.publisher.key if report.publisher else report.key


def _counts_of(row: ClaimRecord, origin: Origin, credible: bool) -> Iterator[CountedClaim]:
    """Give what one claim counts of each group of victims."""
    claim = row.claim
    if claim.kind not in COUNTING_KINDS:
        return
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


def _doubted_claims(rows: Sequence[ClaimRecord]) -> set[int | None]:
    """Give the claims that a person marked improbable (5), the one mark that leaves a claim out (ruling 5)."""
    marks = Decision.objects.filter(kind=DecisionKind.CREDIBILITY, retired_by__isnull=True, claim__in=rows)
    return {mark.claim_id for mark in marks if mark.value["mark"] == Credibility.LEVEL_5}


def _keep(incident: Incident, range_: AdjudicatedToll, way: Way | None) -> None:
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
        decision=way.decision if way else None,
    ).save()
