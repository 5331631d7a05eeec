"""The claims that wait for a person's word on where they belong, and the one that is looked at.

For: the page of linking, its JSON and its CSV. Not for: proposing (`recount.incidents.capturing.proposing`) or deciding
(`recount.workbench.linking.signing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.http import HttpRequest
from pydantic import Field

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.deciding.foresight import what_would_change
from recount.incidents.deciding.reviewing import last_decision
from recount.incidents.evidence import evidence_of
from recount.incidents.models import Incident, Link
from recount.workbench.answering import Answer, Form, form_of
from recount.workbench.incidents.one.saying import names_of
from recount.workbench.linking.foreseen import foreseen
from recount.workbench.linking.lately import Lately, signed_lately
from recount.workbench.linking.reasons import reasons_of
from recount.workbench.linking.shapes import Candidate, LikestReport, Looked, OriginOf, Waiting
from recount.workbench.linking.waiting import Numbers, proposed_links, waiting_claims, waiting_keys
from recount.workbench.paging import counted, in_form
from recount.workbench.people.rights import visible_reports
from recount.workbench.reading.marking import words_around
from recount.workbench.reading.telling import headline
from recount.workbench.words import in_language, in_words, say

SIZE = 20
MOST_COUNTED = 10_000
_MOST_COMPANIONS = 12
_AT_ONCE = 500
# Letters of the report around a quote, and quotes of others beside an incident.
_CONTEXT, _QUOTES = 220, 3


class WaitingPage(Answer):
    """What waits, and the claim that the address names."""

    rows: list[Waiting]
    total: int
    looked_at: Looked | None
    undo: list[int] = Field(exclude=True)
    lately: list[Lately] = Field(default=[], exclude=True)

    @property
    def total_words(self) -> str:
        """Say how many wait; what is not counted to its end is told as such."""
        many = self.total > MOST_COUNTED
        return say("linking.more_wait", n=MOST_COUNTED) if many else say("linking.wait", n=self.total)


def waiting_page(request: HttpRequest) -> WaitingPage:
    """Gather what waits and what is looked at. Raises: BadInput when the address names a claim that does not wait."""
    keys = waiting_keys(request)
    chosen = _chosen(request, request.GET.get("claim", ""))
    rows = _in_lots(request, keys) if form_of(request) is Form.CSV else listed_claims(request, _around(keys, chosen))
    return WaitingPage(
        **in_form(request, rows),
        total=counted(keys, MOST_COUNTED),
        looked_at=_looked_at(request, chosen) if chosen else None,
        undo=[int(each) for each in request.GET.get("undo", "").split(",") if each.isdecimal()],
        lately=signed_lately(request) if form_of(request) is Form.PAGE else [],
    )


def _chosen(request: HttpRequest, key: str) -> ClaimRecord | None:
    if not key:
        return next(iter(_claims(waiting_keys(request)[:1])), None)
    found = waiting_claims(request).filter(key=key).first()
    if found is None:
        raise BadInput(
            say("linking.waits_no_more", claim=key), say("linking.waits_no_more_why"), say("linking.see_what_waits")
        )
    return found


def _around(keys: Numbers, chosen: ClaimRecord | None) -> list[ClaimRecord]:
    """Give where the list begins and goes on, so that the chosen one stands among some that came before it."""
    if chosen is None:
        return []
    before = list(keys.filter(claim__lte=chosen.pk).order_by("-claim")[: SIZE // 4 + 1])
    return _claims(keys.filter(claim__gte=min(before, default=chosen.pk))[:SIZE])


def _claims(keys: Iterable[int]) -> list[ClaimRecord]:
    rows = ClaimRecord.objects.filter(pk__in=list(keys)).select_related("report__publisher")
    return list(rows.defer("folded", "report__folded", "report__publisher__folded").order_by("id"))


def _in_lots(request: HttpRequest, keys: Numbers) -> Iterator[Waiting]:
    """Give all that waits, some hundreds at a time."""
    ahead = iter(list(keys))
    while some := list(islice(ahead, _AT_ONCE)):
        yield from listed_claims(request, _claims(some))


def listed_claims(request: HttpRequest, rows: Iterable[ClaimRecord]) -> list[Waiting]:
    """Give claims as rows of a list, each with its likeliest incident."""
    shown = list(rows)
    links: dict[int, list[tuple[str, float | None]]] = {}
    proposed = proposed_links(request).filter(claim__in=[row.pk for row in shown])
    for claim, code, score in proposed.order_by("-score", "id").values_list("claim", "incident__code", "score"):
        links.setdefault(claim, []).append((code, score))
    return [_waiting(row, links.get(row.pk, [])) for row in shown]


def _waiting(row: ClaimRecord, links: list[tuple[str, float | None]]) -> Waiting:
    likeliest, score = links[0] if links else ("", None)
    return Waiting(
        claim=row.key,
        report=row.report.key,
        publisher=_publisher(row),
        published=row.report.published or say("look.undated"),
        kind=row.kind,
        headline=headline(row.claim),
        quote=row.claim.quote.text,
        candidates=len(links),
        likeliest=likeliest,
        score=score,
    )


def _publisher(row: ClaimRecord) -> str:
    publisher = row.report.publisher
    if publisher is None:
        return row.report.title or row.report.key
    return in_language(publisher.name_en, publisher.name_ar)


def _looked_at(request: HttpRequest, row: ClaimRecord) -> Looked:
    quote, keys = row.claim.quote, waiting_keys(request)
    before, after = words_around(row.report.text, quote.start, quote.end, _CONTEXT)
    later, earlier = keys.filter(claim__gt=row.pk)[:1], keys.filter(claim__lt=row.pk).order_by("-claim")[:1]
    proposed = proposed_links(request).filter(claim=row).select_related("incident__place", "incident__grade")
    return Looked(
        claim=row.key,
        report=row.report.key,
        report_title=row.report.title,
        publisher=_publisher(row),
        published=row.report.published or say("look.undated"),
        language=row.report.language,
        kind=row.kind,
        headline=headline(row.claim),
        quote=quote.text,
        before=before,
        after=after,
        candidates=[_candidate(request, row, link) for link in proposed.order_by("-score", "id")],
        companions=_companions(request, row),
        later=_key(later),
        earlier=_key(earlier),
    )


def _key(number: Numbers) -> str:
    """Give the key of the one claim that these numbers name, empty for none."""
    return ClaimRecord.objects.order_by().filter(pk__in=list(number)).values_list("key", flat=True).first() or ""


def _candidate(request: HttpRequest, row: ClaimRecord, link: Link) -> Candidate:
    incident = link.incident
    would = what_would_change(row, incident)
    told, origins = _origins(request, incident, row)
    place, reasons = incident.place, reasons_of(link.reason)
    return Candidate(
        code=incident.code,
        title_en=incident.title_en,
        title_ar=incident.title_ar,
        start=incident.start,
        end=incident.end,
        place_en=place.name_en if place else "",
        place_ar=place.name_ar if place else "",
        grade=incident.grade.airwars if hasattr(incident, "grade") else None,
        score=link.score,
        reasons=reasons,
        likest=_likest(request, reasons.likest),
        reports=len({each.report_id for each in told}),
        origins=origins,
        quotes=[each.claim.quote.text for each in told[:_QUOTES]],
        foreseen=foreseen(would),
        refused=in_words(would.refused or ""),
        seen=max(last_decision(incident), _last_about(row)),
    )


def _likest(request: HttpRequest, key: str) -> LikestReport | None:
    found = visible_reports(request).filter(key=key).select_related("publisher").first() if key else None
    if found is None:
        return None
    publisher = found.publisher
    name = in_language(publisher.name_en, publisher.name_ar) if publisher else ""
    return LikestReport(key=found.key, title=found.title or found.key, publisher=name)


def _last_about(row: ClaimRecord) -> int:
    """Give the number of the last decision about a claim: who links it has seen that as well."""
    return row.decisions.order_by("-id").values_list("id", flat=True).first() or 0


def _origins(request: HttpRequest, incident: Incident, row: ClaimRecord) -> tuple[list[ClaimRecord], list[OriginOf]]:
    """Give the accepted evidence that who asks may know of, and its origins with the one of the new claim (R8)."""
    evidence = evidence_of(incident, row)
    seen = set(
        visible_reports(request).filter(pk__in=[each.report_id for each, _, _ in evidence]).values_list("pk", flat=True)
    )
    own = next(origin.key for each, origin, _ in evidence if each == row)
    told = [(each, origin.key) for each, origin, _ in evidence if each != row and each.report_id in seen]
    names = names_of({key for _, key in told} | {own})
    reports: dict[str, set[int]] = {}
    for each, key in told:
        reports.setdefault(key, set()).add(each.report_id)
    reports.setdefault(own, set())
    rows = [OriginOf(name=names.get(key, key), reports=len(of), is_of_claim=key == own) for key, of in reports.items()]
    return [each for each, _ in told], sorted(rows, key=lambda origin: (-origin.reports, origin.name))


def _companions(request: HttpRequest, row: ClaimRecord) -> list[Waiting]:
    """Give other waiting claims of the same report, or of the same day and place."""
    others = ClaimRecord.objects.exclude(pk=row.pk).order_by("id").values_list("pk", flat=True)
    found = set(others.filter(report=row.report_id))
    if row.day and row.place:
        found |= set(others.filter(day=row.day, place=row.place))
    waiting = waiting_keys(request).filter(claim__in=found)
    return listed_claims(request, _claims(waiting[:_MOST_COMPANIONS]))
