"""Ties of origin found in the record: texts held against texts, accounts against accounts, and kept with their reason.

For: `recount origins`, and every capture. Not for: deciding; what a person joined or parted stands at every run (R17).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from recount.claims.models import ClaimRecord
from recount.incidents.evidence import publisher_keys
from recount.incidents.lots import MANY, lots
from recount.incidents.models import OriginTie
from recount.incidents.origins.accounts import Account, CountSeen, Event, Likeness, same_accounts
from recount.incidents.origins.applying import apply_ties
from recount.reports.models import Report
from recount.reports.origins import Alike, alike, likeness
from recount.vocabulary.folding import fold
from recount.vocabulary.words import ClaimKind, LinkState, PlaceRole, Polarity, TextKind

_TELL_OF_AN_EVENT = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)
_WHERE_IT_WAS = (PlaceRole.EVENT, PlaceRole.NEAR)
_MOST_NEAR = 200
_TEXTS_AT_HAND = 2000

Pair = tuple[int, int]


@transaction.atomic
def find_ties(among: Collection[int] | None = None) -> list[OriginTie]:
    """Find the ties among reports (all of them, or those with these numbers), keep them and apply them; give them.

    Ties that people settled stay as they are, also where the texts no longer show them; a proposal that is not found
    again is dropped.
    """
    reports = Report.objects.all() if among is None else Report.objects.filter(pk__in=among)
    found = _likest(_found(reports))
    kept = OriginTie.objects.filter(one__in=reports, other__in=reports)
    stale = [tie.pk for tie in kept.filter(state=LinkState.PROPOSED) if (tie.one_id, tie.other_id) not in found]
    for some in lots(stale):
        OriginTie.objects.filter(pk__in=some).delete()
    _keep_all(found, {(tie.one_id, tie.other_id): tie for tie in kept})
    apply_ties()
    return list(kept.select_related("one", "other"))


def find_ties_near(rows: Iterable[ClaimRecord]) -> list[OriginTie]:
    """Find the ties of newly captured reports among the reports that tell of the same places and days."""
    new = {row.report_id for row in rows}
    spots = {(row.place, row.day) for row in rows if row.place and row.day}
    near = {pk for place, day in spots for pk in _reports_at(place, day)}
    return find_ties(near | new) if near - new else []


def _reports_at(place: str, day: date | None) -> list[int]:
    rows = ClaimRecord.objects.filter(place=place, day=day).order_by("-report_id")
    return list(rows.values_list("report", flat=True).distinct()[:_MOST_NEAR])


def _found(reports: QuerySet[Report]) -> Iterator[Alike]:
    in_order = reports.order_by(F("published_end").asc(nulls_last=True), "pk")
    preserved = in_order.filter(text_kind=TextKind.PRESERVED).exclude(text="")
    yield from alike((str(pk), text) for pk, text in preserved.values_list("pk", "text").iterator())
    yield from same_accounts(list(_accounts(reports)), _likeness_by_texts())


def _likeness_by_texts() -> Likeness:
    """Hold the preserved words of two reports against each other; our own summaries are like nothing."""

    @lru_cache(maxsize=_TEXTS_AT_HAND)
    def text(report: str) -> str:
        rows = Report.objects.filter(pk=report, text_kind=TextKind.PRESERVED)
        return rows.values_list("text", flat=True).first() or ""

    def likeness_of(one: str, other: str) -> float:
        return likeness(text(one), text(other)) if text(one) and text(other) else 0.0

    return likeness_of


def _likest(found: Iterable[Alike]) -> dict[Pair, Alike]:
    """Keep the strongest tie of each pair; of equal ones the first, which is that of the texts."""
    best: dict[Pair, Alike] = {}
    for tie in found:
        one, other = sorted((int(tie.first), int(tie.second)))
        if (one, other) not in best or tie.score > best[one, other].score:
            best[one, other] = tie
    return best


def _keep_all(found: Mapping[Pair, Alike], known: Mapping[Pair, OriginTie]) -> None:
    """Keep what was found and differs from what is there, many rows at once; what people settled stays."""
    new = [OriginTie(one_id=one, other_id=other) for one, other in found if (one, other) not in known]
    changed = [
        known[pair]
        for pair, tie in found.items()
        if pair in known and known[pair].state == LinkState.PROPOSED and _told(known[pair]) != _what(tie)
    ]
    for row in [*new, *changed]:
        row.kind, row.score, row.reason = _what(found[row.one_id, row.other_id])
        row.clean()
    OriginTie.objects.bulk_create(new, batch_size=MANY)
    OriginTie.objects.bulk_update(changed, ["kind", "score", "reason"], batch_size=MANY)


def _what(tie: Alike) -> tuple[str, float | None, str]:
    return tie.kind, tie.score, tie.reason


def _told(tie: OriginTie) -> tuple[str, float | None, str]:
    return tie.kind, tie.score, tie.reason


def _accounts(reports: QuerySet[Report]) -> Iterator[Account]:
    names = publisher_keys()
    rows = ClaimRecord.objects.filter(report__in=reports, kind__in=_TELL_OF_AN_EVENT, day__isnull=False).exclude(
        place=""
    )
    told: dict[int, list[Mapping[str, Any]]] = {}
    for report, document in rows.order_by("report", "id").values_list("report", "document").iterator():
        told.setdefault(report, []).append(document)
    columns = ("pk", "key", "publisher__key", "language", "published_end")
    for row in reports.order_by("pk").values(*columns).iterator():
        claims = told.get(row["pk"])
        if claims is None:
            continue
        yield Account(
            report=str(row["pk"]),
            publisher=row["publisher__key"] or row["key"],
            language=row["language"],
            published=row["published_end"],
            counts=_counts(claims),
            sources=frozenset(_sources(claims, names)),
        )


def _counts(claims: Iterable[Mapping[str, Any]]) -> dict[Event, frozenset[CountSeen]]:
    counts: dict[Event, set[CountSeen]] = {}
    for claim in claims:
        place = next(
            (where["place"] for where in claim["where"] if where["role"] in _WHERE_IT_WAS and where["place"]), ""
        )
        seen = {_count(group) for group in claim["casualties"] if _is_a_number(group["count"])}
        if place and seen and claim["polarity"] == Polarity.AFFIRMED:
            counts.setdefault((place, date.fromisoformat(claim["when"]["start"])), set()).update(seen)
    return {event: frozenset(seen) for event, seen in counts.items()}


def _count(group: Mapping[str, Any]) -> CountSeen:
    return CountSeen(group["outcome"], group["category"], group["count"]["min"], group["count"]["max"])


def _is_a_number(count: Mapping[str, Any]) -> bool:
    return count["min"] is not None or count["max"] is not None


def _sources(claims: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[str]:
    for claim in claims:
        for source in claim["attribution"]:
            folded = fold(source["name"])
            yield names.get(folded, folded)
