"""The accepted evidence of many incidents at once: who counts what, ready for adjudication.

For: figures that read claims anew: by monitor, of strikes and facilities, under a convention, as of a day. Not for:
what the ranges of an incident are now, which the record keeps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from pydantic import TypeAdapter

from recount.claims.schema import Attribution, Casualties, Claim, Infrastructure, Quote, Strike
from recount.incidents.adjudication import CountedClaim
from recount.incidents.models import Decision, Incident, Link
from recount.incidents.origins import origin_of
from recount.incidents.settling import publisher_keys
from recount.reports.models import Report
from recount.vocabulary.words import ClaimKind, Credibility, DecisionKind, LinkRole, LinkState

_COUNTING = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)
_GROUPS = TypeAdapter(list[Casualties])
_NO_QUOTE = Quote.model_construct(text="", start=0, end=0)
_OBJECTS = TypeAdapter(list[Infrastructure])
COLUMNS = ("incident", "claim", "claim__key", "claim__report", "claim__document")


@dataclass(frozen=True)
class Evidence:
    """What one accepted claim counts: its origin, its day, its victims, its strikes and its objects."""

    key: str
    origin: str
    published: date | None
    sequence: int
    credible: bool
    groups: list[Casualties]
    strike: Strike | None
    objects: list[Infrastructure]

    def counted(self) -> Iterator[CountedClaim]:
        """Give each group of victims as adjudication takes it."""
        for group in self.groups:
            yield CountedClaim(
                claim_id=self.key,
                origin=self.origin,
                published=self.published,
                outcome=group.outcome,
                victim_class=group.victim_class,
                category=group.category,
                quantity=group.count,
                credible=self.credible,
                sequence=self.sequence,
            )


@dataclass(frozen=True)
class _Published:
    publisher: str
    original: str
    day: date | None


def accepted_now(incidents: QuerySet[Incident]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the accepted evidence of incidents as rows: the incident, and what its claim's row says."""
    accepted = Q(state=LinkState.ACCEPT, role=LinkRole.EVIDENCE)
    links = Link.objects.filter(accepted, incident__in=incidents.values("pk")).order_by()
    for row in links.values(*COLUMNS):
        yield row["incident"], row


def evidence_of(
    accepted: Iterable[tuple[int, Mapping[str, Any]]],
    *,
    published_by: date | None = None,
    marked_by: date | None = None,
) -> Mapping[int, list[Evidence]]:
    """Give the evidence of each incident; where a day is given, without what was published or marked later."""
    reports, names, doubted = _reports(), publisher_keys(), _doubted(marked_by)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for incident, row in accepted:
        said = reports[row["claim__report"]]
        # Asked of the database, the kind of a claim makes SQLite walk the claims once for each link.
        if row["claim__document"]["kind"] not in _COUNTING:
            continue
        if published_by is None or (said.day is not None and said.day <= published_by):
            found[incident].append(_evidence(row, said, names, credible=row["claim"] not in doubted))
    return found


def _evidence(row: Mapping[str, Any], said: _Published, names: Mapping[str, str], *, credible: bool) -> Evidence:
    document = row["claim__document"]
    return Evidence(
        key=row["claim__key"],
        origin=_origin(document.get("attribution") or [], said, names),
        published=said.day,
        sequence=row["claim__report"],
        credible=credible,
        groups=_GROUPS.validate_python(document.get("casualties") or []),
        strike=Strike.model_validate(document["strike"]) if document.get("strike") else None,
        objects=_OBJECTS.validate_python(document.get("infrastructure") or []),
    )


def _origin(chain: list[Mapping[str, Any]], said: _Published, names: Mapping[str, str]) -> str:
    if not chain:
        return said.original
    # Only the chain of who says it matters here; reading whole claims by the ten thousand would take seconds.
    links = [Attribution.model_validate(link) for link in chain]
    claim = Claim.model_construct(id="", kind=ClaimKind.CASUALTY, quote=_NO_QUOTE, attribution=links)
    return origin_of(claim, publisher=said.publisher, original_publisher=said.original, publishers=names).key


def _reports() -> Mapping[int, _Published]:
    """Give who published each report, what it copies, and when, following copies to the first (R8)."""
    columns = ("pk", "key", "publisher__key", "copy_of", "published_end")
    rows = {row["pk"]: row for row in Report.objects.order_by().values(*columns)}
    by = {pk: row["publisher__key"] or row["key"] for pk, row in rows.items()}
    return {pk: _Published(by[pk], by[_original(pk, rows)], row["published_end"]) for pk, row in rows.items()}


def _original(pk: int, rows: Mapping[int, Mapping[str, Any]]) -> int:
    seen = {pk}
    while rows[pk]["copy_of"] and rows[pk]["copy_of"] not in seen:
        pk = rows[pk]["copy_of"]
        seen.add(pk)
    return pk


def _doubted(marked_by: date | None) -> set[int | None]:
    """Give the claims that are marked improbable (ruling 5), or were on a day."""
    marks = Decision.objects.filter(kind=DecisionKind.CREDIBILITY)
    standing = Q(retired_by__isnull=True) if marked_by is None else Q(signed_at__date__lte=marked_by)
    marks = marks.filter(standing)
    latest = {claim: value["mark"] for claim, value in marks.order_by("id").values_list("claim", "value")}
    return {claim for claim, mark in latest.items() if mark == Credibility.LEVEL_5}
