"""Taking reports into the record: bytes stored under their hash, read, and their claims proposed to incidents.

For: `recount capture`. Not for: gathering the reports (`recount.reports.gathering`) or deciding. A capture that fails
keeps its state: failure is data (R25).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from recount.claims.models import ClaimRecord, keep_claims
from recount.claims.reader import read
from recount.claims.reading.sentences.recurring import learn_recurring, source_of
from recount.incidents.capturing.proposing import propose_links
from recount.incidents.models import Link
from recount.incidents.origins.finding import find_ties_near
from recount.places.record import record_gazetteer
from recount.reports.gathering import Source
from recount.reports.models import Publisher, Report, publisher_named
from recount.reports.platforms import account_of
from recount.reports.store import ContentStore
from recount.vocabulary.words import SourceKind, TextKind

UNKNOWN_LANGUAGE = "und"
_PAGES_BESIDE = 50


@dataclass(frozen=True)
class Captured:
    """What became of one source; `again` when the same bytes were in the record already."""

    report: Report
    claims: list[ClaimRecord]
    links: list[Link]
    again: bool = False


def capture_all(
    sources: Sequence[Source],
    *,
    files: Path,
    published: str | None = None,
    publisher: str | None = None,
    country: str = "SY",
) -> list[Captured]:
    """Take what was gathered into the record, all of it or nothing; `files` is the folder that keeps the bytes."""
    store = ContentStore(files)
    with transaction.atomic():
        return [
            _capture(source, store, published=published, publisher=publisher, country=country) for source in sources
        ]


def _capture(
    source: Source, store: ContentStore, *, published: str | None, publisher: str | None, country: str
) -> Captured:
    sha256 = store.put(source.content) if source.content else ""
    known = Report.objects.filter(sha256=sha256).first() if sha256 else None
    if known is not None:
        return Captured(known, [], [], again=True)
    by = publisher or (source.text.publisher if source.text else None)
    report = _report(source, sha256, published, publisher_named(by) if by else None)
    report.save()
    if source.text is None:
        return Captured(report, [], [])
    reading = read(
        source.text.text,
        id=report.key,
        published=report.published_end,
        publisher=by,
        url=source.url,
        country=country,
        gazetteer=record_gazetteer(),
        recurring=_recurring(report, source_of(source.url, by)),
    )
    report.problems = list(dict.fromkeys((*source.text.problems, *reading.problems)))
    report.save()
    rows = keep_claims(report, reading.claims)
    find_ties_near(rows)
    return Captured(report, rows, propose_links(rows))


def _recurring(report: Report, source: str) -> frozenset[str]:
    """Give the lines that recur on the pages of a `source`, of which the record keeps others beside this report."""
    pages = Report.objects.exclude(text="").order_by("-captured_at")
    if not source:
        return frozenset()
    account = account_of(report.url) if report.url else None
    pages = pages.filter(url__icontains=source) if account else pages.filter(publisher=report.publisher)
    kept = pages.values_list("url", "text")[:_PAGES_BESIDE]
    texts = [text for url, text in kept if not account or account_of(url) == account]
    return learn_recurring((source, text) for text in texts).lines.get(source, frozenset())


def _report(source: Source, sha256: str, published: str | None, publisher: Publisher | None) -> Report:
    text = source.text
    stated = published or (text.published.isoformat() if text and text.published else "")
    return Report(
        key=sha256[:16] or f"failed-{timezone.now():%Y%m%d%H%M%S%f}",
        publisher=publisher,
        author=(text.author if text else None) or "",
        title=(text.title if text else None) or source.name,
        url=source.url,
        language=text.language if text else UNKNOWN_LANGUAGE,
        kind=SourceKind.PRIMARY,
        published=stated,
        text=text.text if text else "",
        text_kind=TextKind.PRESERVED,
        state=source.state,
        sha256=sha256,
        media_type=source.media_type or "",
        captured_at=timezone.now(),
        problems=list(source.problems),
    )
