"""The accepted evidence of many incidents at once: who counts what, ready for adjudication.

For: figures that read claims anew: by monitor, of strikes and facilities, under a convention, as of a day. Not for:
what the ranges of an incident are now, which the record keeps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain as chained
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from recount.claims.counts import read_chain, read_counts
from recount.claims.models import ClaimRecord
from recount.figures.choosing.plain import day_of, plain
from recount.figures.summing.spans import Evidence
from recount.incidents.evidence import publisher_keys
from recount.incidents.lots import lots
from recount.incidents.models import Decision, Incident, Link
from recount.incidents.origins import Origin, origin_of
from recount.incidents.origins.following import Spoken, follow
from recount.reports.models import Report
from recount.vocabulary.words import ClaimKind, Credibility, DecisionKind, LinkRole, LinkState

ACCEPTED = Q(state=LinkState.ACCEPT, role=LinkRole.EVIDENCE)
_COUNTING = frozenset(map(str, (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)))
# The day stands behind them, as a text, for SQLite would read each of them anew.
_COLUMNS = ("key", "counts", "told_by", "report")

Told = Iterable[tuple[Any, ...]]
"""Rows of an incident, a claim, its kind, its key, its counts, its chain of sources, its report and the day of that,
as the database gives them."""

OriginOf = Callable[[str, int], tuple[str, Origin]]


def accepted_now(incidents: QuerySet[Incident]) -> Told:
    """Give the claims that are evidence of incidents."""
    return told_by(Link.objects.filter(ACCEPTED, incident__in=incidents.values("pk")))


def told_by(links: QuerySet[Link]) -> Told:
    """Give what the claims of links tell."""
    # Asked of the database, the kind of a claim makes SQLite walk the claims once for each link.
    told = ("kind", *_COLUMNS)
    day = Cast("claim__report__published_end", CharField())
    return plain(links.order_by().values_list("incident", "claim", *(f"claim__{column}" for column in told), day))


def told_of(pairs: Iterable[tuple[int, int]]) -> Told:
    """Give what claims tell, each of the incident that it is paired with."""
    incidents: dict[int, list[int]] = defaultdict(list)
    for incident, claim in pairs:
        incidents[claim].append(incident)
    for some in lots(incidents):
        rows = ClaimRecord.objects.filter(pk__in=some).order_by()
        told = plain(rows.values_list("pk", "kind", *_COLUMNS, Cast("report__published_end", CharField())))
        yield from ((incident, *row) for row in told for incident in incidents[row[0]])


def evidence_of(
    told: Iterable[Told],
    *,
    published_by: date | None = None,
    marked_by: date | None = None,
) -> Mapping[int, list[Evidence]]:
    """Give the evidence of each incident; where a day is given, without what was published or marked later."""
    origin, doubted = _origins(), _doubted(marked_by)
    spoken: dict[int, list[tuple[str, str, Origin]]] = defaultdict(list)
    quoting: set[int] = set()
    found: dict[int, list[Evidence]] = defaultdict(list)
    for incident, claim, kind, key, counts, chain, report, published in chained.from_iterable(told):
        day = day_of(published)
        if published_by is None or (day is not None and day <= published_by):
            publisher, named = origin(chain, report)
            spoken[incident].append((key, publisher, named))
            if named.key != publisher:
                quoting.add(incident)
            if kind in _COUNTING:
                counted = Evidence(key, named.key, day, report, claim not in doubted, read_counts(counts))
                found[incident].append(counted)
    for incident in quoting & found.keys():
        found[incident] = _followed(found[incident], [Spoken(*one) for one in spoken[incident]])
    return found


def _followed(told: list[Evidence], spoken: list[Spoken]) -> list[Evidence]:
    """Follow quotations to their end (R8)."""
    ends = follow(spoken)
    return [each._replace(origin=ends[each.key].key) for each in told]


def _origins() -> OriginOf:
    """Give what tells, by its chain of sources and its report, who published a claim first and its origin (R8)."""
    by, copied = _publishers()
    names = publisher_keys()

    @cache
    def told(chain: str, publisher: str, original: str) -> Origin:
        return origin_of(read_chain(chain), publisher=publisher, original_publisher=original, publishers=names)

    def origin(chain: str, report: int) -> tuple[str, Origin]:
        original = by[_original(report, copied)] if report in copied else by[report]
        return original, told(chain, by[report], original)

    return origin


def _publishers() -> tuple[Mapping[int, str], Mapping[int, int]]:
    """Give who published each report, and what each copy is a copy of."""
    rows = Report.objects.order_by().values_list("pk", "key", "publisher__key", "copy_of")
    by, copied = {}, {}
    for pk, key, publisher, copy_of in plain(rows):
        by[pk] = publisher or key
        if copy_of:
            copied[pk] = copy_of
    return by, copied


def _original(pk: int, copied: Mapping[int, int]) -> int:
    """Follow copies to the first (R8); copies that go round in a circle end where they began to."""
    seen = {pk}
    while pk in copied and copied[pk] not in seen:
        pk = copied[pk]
        seen.add(pk)
    return pk


def _doubted(marked_by: date | None) -> set[int | None]:
    """Give the claims that are marked improbable (ruling 5), or were on a day."""
    marks = Decision.objects.filter(kind=DecisionKind.CREDIBILITY)
    standing = Q(retired_by__isnull=True) if marked_by is None else Q(signed_at__date__lte=marked_by)
    marks = marks.filter(standing)
    latest = {claim: value["mark"] for claim, value in marks.order_by("id").values_list("claim", "value")}
    return {claim for claim, mark in latest.items() if mark == Credibility.LEVEL_5}
