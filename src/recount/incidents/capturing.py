"""Taking reports into the record: bytes stored under their hash, read, and their claims proposed to incidents.

For: `recount capture`. Not for: fetching (`recount.reports.fetch`), text (`recount.reports.text`) or deciding.
A capture that fails keeps its state: failure is data (R25).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from recount.claims.models import ClaimRecord, keep_claims
from recount.claims.reader import read
from recount.incidents.models import Link
from recount.incidents.proposing import propose_links
from recount.reports.fetch import fetch
from recount.reports.models import Publisher, Report, publishers_by_name
from recount.reports.store import ContentStore
from recount.reports.text import ReportText, read_file, text_of
from recount.vocabulary.words import CaptureState, SourceKind, TextKind

_ADDRESS = ("http://", "https://")


@dataclass(frozen=True)
class Source:
    """The bytes of a report, or why there are none."""

    name: str
    url: str
    content: bytes | None
    media_type: str | None
    state: CaptureState


@dataclass(frozen=True)
class Captured:
    """What became of one source; `again` when the same bytes were in the record already."""

    report: Report
    claims: list[ClaimRecord]
    links: list[Link]
    again: bool = False


def capture_all(
    sources: Sequence[str],
    *,
    files: Path,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    country: str = "SY",
) -> list[Captured]:
    """Take files and addresses into the record, all of them or none.

    `files` is the folder that keeps the bytes. Raises: BadInput for a file that is no text; the record is as
    it was then.
    """
    store = ContentStore(files)
    fetched = [_source(source, url) for source in sources]
    texts = [_text(source) for source in fetched]
    with transaction.atomic():
        return [
            _capture(source, text, store, published=published, publisher=publisher, country=country)
            for source, text in zip(fetched, texts, strict=True)
        ]


def _source(named: str, url: str | None) -> Source:
    if named.startswith(_ADDRESS):
        answer = fetch(named)
        return Source(named, answer.final_url or named, answer.content, answer.media_type, answer.state)
    content = read_file(Path(named))
    return Source(Path(named).name, url or "", content, None, CaptureState.FULL_TEXT_LOCAL)


def _text(source: Source) -> ReportText | None:
    if source.content is None:
        return None
    return text_of(source.content, name=source.name, media_type=source.media_type)


def _capture(
    source: Source,
    text: ReportText | None,
    store: ContentStore,
    *,
    published: str | None,
    publisher: str | None,
    country: str,
) -> Captured:
    sha256 = store.put(source.content) if source.content is not None else ""
    known = Report.objects.filter(sha256=sha256).first() if sha256 else None
    if known is not None:
        return Captured(known, [], [], again=True)
    report = _report(source, text, sha256, published, _publisher(publisher))
    report.save()
    if text is None:
        return Captured(report, [], [])
    reading = read(
        text.text, id=report.key, published=report.published_end, publisher=publisher, url=source.url, country=country
    )
    report.problems = [*text.problems, *reading.problems]
    report.save()
    rows = keep_claims(report, reading.claims)
    return Captured(report, rows, propose_links(rows))


def _report(
    source: Source, text: ReportText | None, sha256: str, published: str | None, publisher: Publisher | None
) -> Report:
    stated = published or (text.published.isoformat() if text and text.published else "")
    return Report(
        key=sha256[:16] or f"failed-{timezone.now():%Y%m%d%H%M%S%f}",
        publisher=publisher,
        author=(text.author if text else None) or "",
        title=(text.title if text else None) or source.name,
        url=source.url,
        language=text.language if text else "und",
        kind=SourceKind.PRIMARY,
        published=stated,
        text=text.text if text else "",
        text_kind=TextKind.PRESERVED,
        state=source.state,
        sha256=sha256,
        media_type=(text.media_type if text else source.media_type) or "",
        captured_at=timezone.now(),
    )


def _publisher(named: str | None) -> Publisher | None:
    if not named:
        return None
    return Publisher.objects.filter(key=named).first() or publishers_by_name().get(named.casefold())
