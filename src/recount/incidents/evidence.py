"""The accepted evidence of incidents: what each claim counts, on whose word it stands, and whether it is believed.

For: ranges, grades and pages, of one incident or of many at once. Not for: the arithmetic of ranges
(`recount.incidents.adjudicating`) or keeping them (`recount.incidents.settling`). What a claim counts and who says it
are read from the index of its document, so that no document is parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from recount.claims.counts import GroupCount, read_chain, read_counts
from recount.claims.models import ClaimRecord
from recount.claims.schema import Quantity
from recount.incidents.adjudicating.tolls import CountedClaim
from recount.incidents.lots import lots
from recount.incidents.models import Decision, Incident, Link
from recount.incidents.origins import Origin, origin_of
from recount.incidents.origins.following import Spoken, follow
from recount.remembering import while_tables_stand
from recount.reports.models import Report, publishers_by_name
from recount.vocabulary.words import ClaimKind, Credibility, DecisionKind, LinkRole, LinkState

# Denials and responses stand beside the range: the striking party's own statement is never enough (R13).
COUNTING_KINDS = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)

_INDEX = ("claim", "claim__key", "claim__kind", "claim__counts", "claim__told_by")

Names = Mapping[str, str]
"""The key of a publisher under each of its names, folded."""


class Told(NamedTuple):
    """One accepted claim as counting needs it: the lines of its index, its report, and whose words these are.

    `publisher` and `original` are the keys of who published the report and of who published what it copies.
    """

    claim: int
    key: str
    kind: ClaimKind
    counts: str
    chain: str
    report: int
    published: date | None
    publisher: str
    original: str


def counted_claims(incident: Incident, *more: ClaimRecord) -> list[CountedClaim]:
    """Give what every accepted piece of evidence counts, with its origin and its date; `more` as if it were too."""
    told = _accepted([incident.pk])[incident.pk]
    known = {one.claim for one in told}
    told += [_told_in(row) for row in more if row.pk not in known]
    return _counted(told, publisher_keys(), _doubted(one.claim for one in told))


def counted_in(incidents: Collection[int], names: Names) -> dict[int, list[CountedClaim]]:
    """Give what the accepted evidence of each of these incidents counts, by the numbers of the incidents."""
    accepted = _accepted(incidents)
    doubted = _doubted(one.claim for told in accepted.values() for one in told)
    return {incident: _counted(told, names, doubted) for incident, told in accepted.items()}


def evidence_of(incident: Incident, *more: ClaimRecord) -> list[tuple[ClaimRecord, Origin, bool]]:
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
    origins = origins_among(rows)
    doubted = _doubted(row.pk for row in rows)
    return [(row, origins[row.key], row.pk not in doubted) for row in rows]


def origins_among(rows: Sequence[ClaimRecord]) -> dict[str, Origin]:
    """Give the origin of each claim of one incident by its key, with quotations followed to their end (R8)."""
    return follow(spoken_in(rows, publisher_keys()))


def spoken_in(rows: Sequence[ClaimRecord], names: Names) -> list[Spoken]:
    """Give each claim with whose report it stands in and the origin that it names itself."""
    return [_spoken(_told_in(row), names) for row in rows]


@while_tables_stand("reports.publisher")
def publisher_keys() -> dict[str, str]:
    """Give the key of every publisher under each of its names."""
    return {name: publisher.key for name, publisher in publishers_by_name().items()}


def record_origin(row: ClaimRecord, names: Names) -> Origin:
    """Name the origin of a claim of the record (R8)."""
    return _origin(_told_in(row), names)


def _accepted(incidents: Collection[int]) -> dict[int, list[Told]]:
    """Give the accepted evidence of incidents in the order in which it was linked; every incident has an entry."""
    links = Link.objects.filter(incident__in=incidents, state=LinkState.ACCEPT, role=LinkRole.EVIDENCE).order_by("id")
    rows = list(links.values_list("incident", "claim__report", *_INDEX, "claim__report__published_end"))
    whose = _whose({row[1] for row in rows})
    found: dict[int, list[Told]] = {incident: [] for incident in incidents}
    for incident, report, claim, key, kind, counts, chain, published in rows:
        found[incident].append(Told(claim, key, kind, counts, chain, report, published, *whose[report]))
    return found


def _whose(reports: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Give who published each report, and who published what it copies, followed to the first (R8)."""
    by: dict[int, str] = {}
    copied: dict[int, int] = {}
    wanted = set(reports)
    while wanted:
        for pk, key, publisher, copy_of in _publications(wanted):
            by[pk] = publisher or key
            if copy_of is not None:
                copied[pk] = copy_of
        wanted = set(copied.values()) - by.keys()
    return {pk: (by[pk], by[_first(pk, copied)]) for pk in by}


def _publications(reports: Iterable[int]) -> Iterator[tuple[int, str, str | None, int | None]]:
    for some in lots(reports):
        yield from Report.objects.filter(pk__in=some).values_list("pk", "key", "publisher__key", "copy_of")


def _first(pk: int, copied: Mapping[int, int]) -> int:
    """Follow copies to the first; copies that go round in a circle end where they began to."""
    seen = {pk}
    while pk in copied and copied[pk] not in seen:
        pk = copied[pk]
        seen.add(pk)
    return pk


def _told_in(row: ClaimRecord) -> Told:
    report = row.report
    whose = _publisher(report), _publisher(report.original())
    return Told(row.pk, row.key, row.kind, row.counts, row.told_by, report.pk, report.published_end, *whose)


def _publisher(report: Report) -> str:
    return report.publisher.key if report.publisher else report.key


def _spoken(told: Told, names: Names) -> Spoken:
    return Spoken(told.key, told.original, _origin(told, names))


def _origin(told: Told, names: Names) -> Origin:
    chain = read_chain(told.chain)
    return origin_of(chain, publisher=told.publisher, original_publisher=told.original, publishers=names)


def _counted(told: Sequence[Told], names: Names, doubted: set[int]) -> list[CountedClaim]:
    origins = follow(_spoken(one, names) for one in told)
    return [
        CountedClaim(
            claim_id=one.key,
            origin=origins[one.key].key,
            published=one.published,
            outcome=group.outcome,
            victim_class=group.victim_class,
            category=group.category,
            quantity=_quantity(group),
            credible=one.claim not in doubted,
            sequence=one.report,
        )
        for one in told
        if one.kind in COUNTING_KINDS
        for group in read_counts(one.counts).groups
    ]


@lru_cache(maxsize=4096)
def _quantity(group: GroupCount) -> Quantity:
    return Quantity(raw=group.words, min=group.least, max=group.most)


def _doubted(claims: Iterable[int]) -> set[int]:
    """Give the claims that a person marked improbable (5), the one mark that leaves a claim out (ruling 5)."""
    marks = Decision.objects.filter(kind=DecisionKind.CREDIBILITY, retired_by__isnull=True)
    found = (row for some in lots(claims) for row in marks.filter(claim__in=some).values_list("claim", "value"))
    return {claim for claim, value in found if claim is not None and value["mark"] == Credibility.LEVEL_5}
