"""Who says what of an incident: its claims in their own words, grouped by origin (R1, R8).

For: the page of an incident. Not for: finding origins (`recount.incidents.origins`). Claims of a report that who asks
may not know of are left out, and only their number is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest

from recount.claims.models import ClaimRecord
from recount.claims.schema import Casualties
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.evidence import origins_among
from recount.incidents.models import Incident, Link
from recount.incidents.origins import Origin
from recount.releases.casefile.case import Case, Testimony
from recount.releases.dossier.cards import publisher_of
from recount.releases.paper.words import count_words, group_words, joined
from recount.reports.models import Publisher
from recount.vocabulary.words import Hedge, VictimCategory
from recount.workbench.incidents.one.shapes import ClaimRow, OriginRow
from recount.workbench.people.rights import visible_reports
from recount.workbench.words import in_language, in_words, language, say


def without_hidden(case: Case, request: HttpRequest) -> tuple[Case, frozenset[str]]:
    """Leave out the claims of reports that who asks may not know of; give their keys too."""
    keys = {each.capture.key for each in case.testimonies}
    seen = set(visible_reports(request).filter(key__in=keys).values_list("key", flat=True))
    hidden = frozenset(each.key for each in case.testimonies if each.capture.key not in seen)
    return replace(case, testimonies=[each for each in case.testimonies if each.key not in hidden]), hidden


def origins_in(incident: Incident) -> dict[str, Origin]:
    """Give the origin of every claim of an incident, with quotations followed to their end."""
    links = Link.objects.filter(incident=incident)
    rows = ClaimRecord.objects.filter(pk__in=links.values("claim"))
    return origins_among(list(rows.select_related("report__publisher", "report__copy_of__publisher").order_by("id")))


def names_of(origins: Collection[str]) -> dict[str, str]:
    """Give what origins are called in the language of the page; one that is no publisher keeps its own name."""
    rows = Publisher.objects.filter(key__in=origins)
    return {row.key: in_language(row.name_en, row.name_ar) for row in rows}


def claims_of(
    case: Case,
    origins: Mapping[str, Origin],
    names: Mapping[str, str],
    scores: Mapping[str, float | None],
    *,
    may_see_names: bool,
) -> list[ClaimRow]:
    """Give the claims in the order in which they were linked; words that name victims only to who may see them."""
    later: dict[str, set[str]] = {}
    for toll in case.tolls:
        for claim, by in toll.superseded.items():
            later.setdefault(claim, set()).add(by)
    rows = [_claim(each, origins, names, sorted(later.get(each.key, ())), scores) for each in case.testimonies]
    return rows if may_see_names else [_covered(row) for row in rows]


def origin_rows(claims: Sequence[ClaimRow], origins: Mapping[str, Origin], names: Mapping[str, str]) -> list[OriginRow]:
    """Group the accepted evidence by origin, those with most reports first."""
    grouped: dict[str, list[ClaimRow]] = {}
    for claim in claims:
        if claim.is_evidence:
            grouped.setdefault(origins[claim.key].key, []).append(claim)
    rows = [_origin(key, told, origins, names) for key, told in grouped.items()]
    return sorted(rows, key=lambda row: (-len(row.reports), row.name))


def _origin(key: str, told: Sequence[ClaimRow], origins: Mapping[str, Origin], names: Mapping[str, str]) -> OriginRow:
    return OriginRow(
        key=key,
        name=names.get(key, key),
        claims=[claim.key for claim in told],
        publishers=list(dict.fromkeys(claim.publisher for claim in told)),
        reports=list(dict.fromkeys(claim.report for claim in told)),
        reasons=list(dict.fromkeys(in_words(origins[claim.key].reason, names) for claim in told)),
    )


def _claim(
    each: Testimony,
    origins: Mapping[str, Origin],
    names: Mapping[str, str],
    superseded_by: list[str],
    scores: Mapping[str, float | None],
) -> ClaimRow:
    origin = origins[each.key]
    return ClaimRow(
        key=each.key,
        report=each.capture.key,
        publisher=publisher_of(each, language()),
        published=each.capture.published or say("look.undated"),
        url=each.capture.url,
        language=each.capture.language,
        kind=each.claim.kind,
        text_kind=each.capture.text_kind,
        quote=each.claim.quote.text,
        counts=_counts(each),
        role=each.role,
        state=each.state,
        score=scores.get(each.key),
        credibility=each.credibility,
        origin=names.get(origin.key, origin.key),
        origin_reason=in_words(origin.reason, names),
        superseded_by=superseded_by,
        names_victims=any(_names(group) for group in each.claim.casualties),
    )


def _covered(row: ClaimRow) -> ClaimRow:
    return row.model_copy(update={"quote": ""}) if row.names_victims else row


def _names(group: Casualties) -> bool:
    return group.category is VictimCategory.NAMED or group.count.hedge is Hedge.NAMED_LIST


def _counts(each: Testimony) -> str:
    said = (
        f"{group_words(Group(group.outcome, group.victim_class, group.category), language())}: "
        f"{count_words(group.count.min, group.count.max, group.count.hedge, language())}"
        for group in each.claim.casualties
    )
    return joined(said, language())
