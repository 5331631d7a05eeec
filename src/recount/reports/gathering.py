"""Gathering the reports that somebody named: files and addresses, each with its text or with what went wrong.

For: `recount capture`, before a record is opened, so that bad input begins none. Not for: keeping anything
(`recount.incidents.capturing.capture`), fetching (`recount.reports.fetch`) or making text (`recount.reports.text`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recount.reports.fetch import Fetched, fetch
from recount.reports.text import ReportText, read_file, text_of
from recount.vocabulary.words import CaptureState

_ADDRESS = ("http://", "https://")


@dataclass(frozen=True)
class Source:
    """The bytes of a report with their text, or the state in which the attempt ended."""

    name: str
    url: str
    state: CaptureState
    content: bytes = b""
    media_type: str | None = None
    text: ReportText | None = None
    problems: tuple[str, ...] = ()


def gather(named: Sequence[str], *, url: str | None = None) -> list[Source]:
    """Read files and visit addresses, all of them; `url` is where a file was published.

    Raises: BadInput for a file that is no text and for an address that may not be visited.
    """
    return [_visited(fetch(each)) if each.startswith(_ADDRESS) else _read(Path(each), url or "") for each in named]


def _read(file: Path, url: str) -> Source:
    content = read_file(file)
    text = text_of(content, name=file.name)
    return Source(file.name, url, CaptureState.FULL_TEXT_LOCAL, content, text.media_type, text)


def _visited(answer: Fetched) -> Source:
    return Source(
        name=answer.url,
        url=answer.final_url,
        state=answer.state,
        content=answer.content,
        media_type=answer.media_type,
        text=answer.text,
        problems=() if answer.text else (answer.reason,),
    )
