"""What the record says, number by number, with who says it and where it stands.

For: the evidence an article is held against. Not for: judging. Claims that a person set aside and claims that
nobody has assessed yet are no evidence; a monitor's adjudication of the same sources stands beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from recount.checks.known import Known, Source
from recount.checks.narrowing import Narrowing, Question
from recount.checks.sieving import COLUMNS, WHERE, Row
from recount.checks.statements import Statement, implied_shares, statements_of
from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.claims.schema import Claim, When, Where
from recount.incidents.evidence import publisher_keys, record_origin
from recount.incidents.models import Decision, Incident, Link, PartyAttribution
from recount.reports.access import Groups
from recount.reports.models import Publisher, Report
from recount.vocabulary.reader import Bilingual
from recount.vocabulary.words import (
    AttributionStatus,
    DecisionKind,
    IncidentStatus,
    LinkRole,
    LinkState,
    Modality,
    Party,
    PlaceRole,
)


@dataclass(frozen=True)
class Evidence:
    """Every number of the record, the incidents they stand in, and the names of those who count."""

    known: list[Known]
    incidents: dict[str, Incident]
    counters: dict[str, str]

    def known_by(self, day: date) -> Evidence:
        """Give what was published by a day; what has no date is left out, and nothing is superseded before its time."""
        published = [one for one in self.known if one.source.published_end and one.source.published_end <= day]
        claims = {one.source.claim for one in published}
        return replace(self, known=[replace(one, superseded=one.superseded_by in claims) for one in published])


_A_THOUSAND = 1000
# The days of a row that may matter, and how to come from it to the index of its claim.
_INDEX: dict[Any, tuple[tuple[str, str], str]] = {
    Link: (("incident__start", "incident__end"), "claim__"),
    ClaimRecord: (("day", "day_end"), ""),
}
# What somebody expects, imagines or thinks is no count.
NOT_STATED = (Modality.PREDICTED, Modality.COUNTERFACTUAL, Modality.OPINION)


def gather(narrowing: Narrowing | None = None, groups: Groups = None) -> Evidence:
    """Read the evidence of the open record: all of it, or what may matter to the numbers of one article.

    With `groups`, only reports and incidents that these groups may see are read.
    """
    names = publisher_keys()
    known_as = {publisher.key: _name(publisher) for publisher in Publisher.objects.all()}
    links = _accepted_links(narrowing, groups)
    known: list[Known] = []
    for row in _rows(narrowing, links, groups):
        claim = row.claim
        if claim.modality in NOT_STATED:
            continue
        source = _source(row, claim, names, known_as)
        statements = [*statements_of(claim), *implied_shares(claim)]
        if row.kind in AGGREGATE_KINDS:
            known += [Known(statement, source) for statement in statements]
        for link in links.get(row.pk, []):
            known += [_in_incident(statement, source, link) for statement in statements]
    return Evidence(known, {link.incident.code: link.incident for found in links.values() for link in found}, names)


def _rows(narrowing: Narrowing | None, links: dict[int, list[Link]], groups: Groups) -> list[ClaimRecord]:
    """Give the claims that were accepted into an incident, and the totals, in the order of the record."""
    totals = ClaimRecord.objects.filter(kind__in=AGGREGATE_KINDS)
    wanted = {*links, *_found(totals, narrowing.totals() if narrowing else [Question(Q())])}
    rows = ClaimRecord.objects.exclude(pk__in=_claims_set_aside()).select_related(
        "report__publisher", "report__copy_of__publisher"
    )
    if groups is not None:
        rows = rows.filter(report__in=Report.objects.visible_to(groups))
    found = (row for some in _by_the_thousand(wanted) for row in rows.filter(pk__in=some))
    return sorted(found, key=lambda row: (row.report.key, row.pk))


def _accepted_links(narrowing: Narrowing | None, groups: Groups) -> dict[int, list[Link]]:
    accepted = Link.objects.filter(state=LinkState.ACCEPT, incident__status=IncidentStatus.ACTIVE)
    if groups is not None:
        accepted = accepted.filter(incident__in=Incident.objects.visible_to(groups))
    links: dict[int, list[Link]] = defaultdict(list)
    for some in _by_the_thousand(_found(accepted, narrowing.links() if narrowing else [Question(Q())])):
        for link in (
            Link.objects.filter(pk__in=some)
            .order_by("pk")
            .select_related("incident__place", "incident__grade")
            .prefetch_related("incident__attributions", "incident__tolls")
        ):
            links[link.claim_id].append(link)
    return links


def _found(rows: QuerySet[Any], questions: Iterable[Question]) -> set[int]:
    """Give the rows that any question finds; asked one by one, each is answered by an index."""
    return {key for question in questions for key in _answer(rows, question)}


def _answer(rows: QuerySet[Any], question: Question) -> Iterable[int]:
    found = rows.filter(question.asked).order_by()
    if question.choose is None:
        return found.values_list("pk", flat=True)
    days, of_claim = _INDEX[rows.model]
    columns = (*COLUMNS, WHERE) if question.asks_where else COLUMNS
    index = found.values_list("pk", *days, *(f"{of_claim}{column}" for column in columns))
    return question.choose(Row(*row) for row in index.iterator())


def _by_the_thousand(keys: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(keys)
    return (ordered[first : first + _A_THOUSAND] for first in range(0, len(ordered), _A_THOUSAND))


def _claims_set_aside() -> list[int]:
    decisions = Decision.objects.filter(kind=DecisionKind.SET_ASIDE, retired_by__isnull=True)
    return [claim for claim in decisions.values_list("claim_id", flat=True) if claim is not None]


def _name(publisher: Publisher) -> Bilingual:
    return Bilingual(en=publisher.name_en, ar=publisher.name_ar or publisher.name_en)


def _source(row: ClaimRecord, claim: Claim, names: dict[str, str], known_as: dict[str, Bilingual]) -> Source:
    report = row.report
    origin = record_origin(row, names).key
    return Source(
        claim=row.key,
        report=report.key,
        publisher=_name(report.publisher) if report.publisher else Bilingual(en=report.title, ar=report.title),
        title=report.title,
        url=report.url,
        published=report.published,
        published_end=report.published_end,
        origin=origin,
        origin_name=known_as.get(origin) or Bilingual(en=origin, ar=origin),
        quote=claim.quote.text,
    )


def _in_incident(statement: Statement, source: Source, link: Link) -> Known:
    """Give a number of an incident the incident's time, place and parties, which people have settled."""
    incident = link.incident
    settled = replace(
        statement,
        when=_when(incident) or statement.when,
        where=(*_where(incident), *statement.where),
        parties=_parties(incident.attributions.all()) or statement.parties,
    )
    later = (toll.superseded.get(source.claim) for toll in incident.tolls.all())
    by = next(filter(None, later), None)
    beside = link.role == LinkRole.BESIDE
    return Known(settled, source, incident.code, beside=beside, superseded=by is not None, superseded_by=by)


def _when(incident: Incident) -> When | None:
    if incident.start is None:
        return None
    return When(start=incident.start, end=incident.end, precision=incident.precision)


def _where(incident: Incident) -> tuple[Where, ...]:
    place = incident.place
    if place is None:
        return ()
    return (
        Where(
            raw=place.name_en,
            place=place.key,
            lat=place.lat,
            lon=place.lon,
            precision=incident.place_precision,
            role=PlaceRole.EVENT,
        ),
    )


def _parties(attributions: object) -> frozenset[Party]:
    rows: list[PartyAttribution] = list(attributions)  # type: ignore[call-overload]
    return frozenset(Party(row.party) for row in rows if row.status != AttributionStatus.DENIED)
