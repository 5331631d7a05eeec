"""Gathering cases from the record that is open: a few queries for many incidents at once.

For: dossiers and the public site, which must be able to gather ten thousand. Not for: choosing what may be shown, or
making any range or grade: these stand as the record keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from recount.errors import BadInput
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.evidence import publisher_keys, record_origin
from recount.incidents.models import Decision, Incident, Link, PartyAttribution, Response, Succession, Toll
from recount.places.models import Place, PlaceName
from recount.releases.casefile.case import (
    Answered,
    Attributed,
    Capture,
    Case,
    Graded,
    PlaceKept,
    Signed,
    Source,
    Testimony,
    TollKept,
)
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import Credibility, DecisionKind

AT_ONCE = 500
# What a publisher's profile says of being named in public; without it, the kind of publisher decides.
NAMED_IN_PUBLIC = "named_in_public"

# Whether a decision was retired is all that is asked of the later one, and asked of the database.
_LATER = Decision.retires.through.objects.filter(to_decision=OuterRef("pk"))
_DECISIONS = Decision.objects.annotate(is_retired=Exists(_LATER)).select_related("claim")
_EVERYTHING = (
    "tolls",
    "attributions",
    "responses__claim",
    "successions__successor",
    Prefetch("decisions", _DECISIONS),
    Prefetch(
        "links",
        Link.objects.order_by("id").select_related("claim__report__publisher", "claim__report__copy_of__publisher"),
    ),
)


def case_of(code: str) -> Case:
    """Gather the case of one incident.

    Raises: BadInput when no incident has this code.
    """
    found = next(cases(Incident.objects.filter(code=code)), None)
    if found is None:
        raise BadInput(
            f"There is no incident {code}.",
            "A dossier stands on one incident of the record.",
            "`recount figure --by place --grade any --format json` lists the codes in use.",
        )
    spellings = PlaceName.objects.filter(place__incidents__code=code).values_list("name", flat=True)
    return replace(found, spellings=tuple(spellings))


def cases(incidents: QuerySet[Incident]) -> Iterator[Case]:
    """Gather the cases of incidents, in the order of their codes, some hundreds at a time."""
    keys = iter(list(incidents.order_by("code").values_list("pk", flat=True)))
    known = _Known()
    while some := list(islice(keys, AT_ONCE)):
        rows = Incident.objects.filter(pk__in=some).order_by("code")
        rows = rows.select_related("place__governorate", "grade").prefetch_related(*_EVERYTHING)
        for row in rows:
            yield _case(row, known)


class _Known:
    """What is the same for every case: the names of publishers, who they are, and the marks of claims (R10)."""

    def __init__(self) -> None:
        self.names = publisher_keys()
        self.sources = {row.key: _source(row) for row in Publisher.objects.all()}
        marks = Decision.objects.filter(kind=DecisionKind.CREDIBILITY, retired_by__isnull=True).order_by()
        # Put in order here: the few of this kind are found by an index that knows no other order.
        in_order = sorted(marks.values_list("id", "claim", "value"), key=itemgetter(0))
        self.marks = {claim: Credibility(value["mark"]) for _, claim, value in in_order}


def _case(row: Incident, known: _Known) -> Case:
    return Case(
        code=row.code,
        title_en=row.title_en,
        title_ar=row.title_ar,
        start=row.start,
        end=row.end,
        precision=row.precision,
        place=_place(row.place) if row.place else None,
        place_precision=row.place_precision,
        strike_type=row.strike_type,
        strike_status=row.strike_status,
        infrastructure=tuple(row.infrastructure),
        status=row.status,
        testimonies=[_testimony(link, known) for link in row.links.all()],
        tolls=[_toll(toll) for toll in row.tolls.all()],
        attributions=[_attributed(each) for each in row.attributions.all()],
        grade=_graded(row),
        responses=[_answered(each) for each in row.responses.all()],
        decisions=[_signed(each) for each in _in_order(row.decisions.all())],
        successors=tuple(_codes(row.successions.all())),
    )


def _in_order(decisions: Sequence[Decision] | QuerySet[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda each: each.pk)


def _codes(steps: QuerySet[Succession]) -> Iterator[str]:
    yield from (step.successor.code for step in steps)


def _place(row: Place) -> PlaceKept:
    return PlaceKept(
        key=row.key,
        name_en=row.name_en,
        name_ar=row.name_ar,
        kind=row.kind,
        lat=row.lat,
        lon=row.lon,
        governorate=_place(row.governorate) if row.governorate else None,
        country=row.country,
        source=row.source,
    )


def _testimony(link: Link, known: _Known) -> Testimony:
    row = link.claim
    origin = record_origin(row, known.names)
    return Testimony(
        key=row.key,
        claim=row.claim,
        capture=_capture(row.report),
        origin=origin.key,
        origin_reason=origin.reason,
        origin_source=known.sources.get(origin.key),
        role=link.role,
        state=link.state,
        credibility=known.marks.get(row.pk),
    )


def _capture(row: Report) -> Capture:
    return Capture(
        key=row.key,
        title=row.title,
        author=row.author,
        url=row.url,
        language=row.language,
        published=row.published,
        published_end=row.published_end,
        captured_at=row.captured_at,
        sha256=row.sha256,
        state=row.state,
        kind=row.kind,
        text_kind=row.text_kind,
        copy_of=row.copy_of.key if row.copy_of else None,
        source=_source(row.publisher) if row.publisher else None,
    )


def _source(row: Publisher) -> Source:
    named = row.profile.get(NAMED_IN_PUBLIC)
    return Source(
        key=row.key,
        name_en=row.name_en,
        name_ar=row.name_ar,
        kind=row.kind,
        reliability=row.reliability,
        is_open=named if isinstance(named, bool) else None,
    )


def _toll(row: Toll) -> TollKept:
    return TollKept(
        group=Group(row.outcome, row.victim_class, row.category),
        low=row.low,
        high=row.high,
        high_open=row.high_open,
        low_claims=tuple(row.low_claims),
        high_claims=tuple(row.high_claims),
        superseded=dict(row.superseded),
        convention=row.convention,
        method=row.method,
        reason=row.reason,
        decision=row.decision_id,
    )


def _attributed(row: PartyAttribution) -> Attributed:
    return Attributed(row.party, row.status, row.decision_id)


def _graded(row: Incident) -> Graded | None:
    grade = getattr(row, "grade", None)
    return grade and Graded(grade.harm, grade.airwars, grade.imported_from, grade.decision_id)


def _answered(row: Response) -> Answered:
    return Answered(
        party=row.party,
        position=row.position,
        reason=row.reason,
        killed=(row.killed_low, row.killed_high),
        injured=(row.injured_low, row.injured_high),
        day=row.day,
        statement=row.statement,
        url=row.url,
        claim=row.claim.key if row.claim else None,
        decision=row.decision_id,
    )


def _signed(row: Decision) -> Signed:
    return Signed(
        number=row.pk,
        kind=row.kind,
        claim=row.claim.key if row.claim else None,
        value=dict(row.value),
        by=row.signed_by,
        at=row.signed_at,
        rule=row.rule,
        reason=row.reason,
        retired=bool(getattr(row, "is_retired")),  # noqa: B009 (an annotation is no field)
    )
