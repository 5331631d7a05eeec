"""Bringing reports in, one after the other: each item stored as it is, read, and proposed to incidents.

For: the inbox and its long work. Not for: capture itself (`incidents.capturing.capture`). An item is a file that is
kept already, known by its hash, or an address that is visited once. What cannot be used is told, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from recount.incidents.capturing.capture import Captured, capture_all
from recount.jobs.kinds import Kind, Piece, know
from recount.reports.gathering import Source, gather
from recount.reports.report_line import ReportLine
from recount.reports.store import ContentStore
from recount.reports.text import text_of
from recount.vocabulary.sentences import together, written
from recount.vocabulary.words import CaptureState

Item = Mapping[str, Any]
# The name of this work among jobs.
BRING = "bring"
_KNOWN = ("published", "publisher", "country")


@dataclass(frozen=True)
class Brought:
    """An item with its text, ready to be kept, and what is known of it."""

    source: Source
    known: Mapping[str, str]


def stored(content: bytes, name: str, files: Path, **known: str) -> Item:
    """Keep bytes as they are and give the item that names them; whether they are a report is told when it is ready."""
    return {"name": name, "sha256": ContentStore(files).put(content), **_said(known)}


def stored_lines(lines: Iterable[ReportLine], files: Path, **known: str) -> list[Item]:
    """Keep the texts of a batch as they are and give an item for each; what a line says goes before what is known."""
    return [_stored_line(line, files, known) for line in lines]


def address(url: str, **known: str) -> Item:
    """Give the item of an address; it is visited when its turn comes."""
    return {"name": url, "url": url, "visit": True, **_said(known)}


def ready(item: Item, files: Path) -> Brought:
    """Read the text of an item, or visit its address; nothing is kept. Raises: BadInput for what is no report."""
    known = {name: str(item[name]) for name in _KNOWN if item.get(name)}
    url = str(item.get("url") or "")
    if item.get("visit"):
        return Brought(gather([url])[0], known)
    content = ContentStore(files).get(str(item["sha256"]))
    text = text_of(content, name=str(item["name"]))
    source = Source(str(item["name"]), url, CaptureState.FULL_TEXT_LOCAL, content, text.media_type, text)
    title = text.title or str(item.get("title") or "")
    return Brought(replace(source, text=replace(text, title=title or None)), known)


def bring(brought: Brought, files: Path) -> Captured:
    """Keep an item that is ready: the report, its claims and what it may tell of."""
    country = brought.known.get("country") or "SY"
    stated = {name: brought.known.get(name) or None for name in ("published", "publisher")}
    return capture_all([brought.source], files=files, country=country.upper(), **stated)[0]


def _stored_line(line: ReportLine, files: Path, known: Mapping[str, str]) -> Item:
    own = {
        "published": str(line.published) if line.published else "",
        "publisher": line.publisher or "",
        "country": line.country or "",
        "url": line.url or "",
    }
    content = line.text.encode("utf-8", "surrogatepass")
    said = {**_said(known), **_said(own)}
    return {"name": line.id, "sha256": ContentStore(files).put(content), **said}


def _said(known: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in known.items() if value}


def _prepare(piece: Piece) -> Brought:
    return ready(piece.about["items"][piece.number], piece.files)


def _keep(piece: Piece, brought: Brought) -> str | None:
    captured = bring(brought, piece.files)
    problems = captured.report.problems if captured.report.text == "" else ()
    return written(together(*problems)) if problems else None


know(Kind(BRING, _prepare, _keep))
