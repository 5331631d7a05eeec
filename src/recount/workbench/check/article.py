"""The article that was sent for a check: its text, its name and its day.

For: what is pasted and what is dropped, read in the same way as by the command. Not for: reading claims
(`recount.checks`). Nothing of it is kept: it lives for one request.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.text import text_of
from recount.workbench.words import say


@dataclass(frozen=True)
class Article:
    """An article as it was sent; `published` is the day that was given, or that its page states."""

    text: str
    name: str
    published: date | None
    problems: tuple[str, ...] = ()


def article_sent(request: HttpRequest) -> Article:
    """Give the article of a request: a file, or else what was pasted.

    Raises: BadInput for neither, for a file that holds no text, and for a day that is none.
    """
    day = _day(request.POST.get("published", "").strip())
    dropped = request.FILES.get("file")
    if dropped is not None:
        return _from_bytes(dropped.read(), str(dropped.name or ""), day)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise BadInput(say("check.nothing"), say("check.nothing_why"), say("check.nothing_remedy"))
    return Article(text, request.POST.get("name", "").strip() or say("check.pasted"), day)


def _from_bytes(content: bytes, name: str, day: date | None) -> Article:
    read = text_of(content, name=name)
    return Article(read.text, name, day or read.published, read.problems)


def _day(written: str) -> date | None:
    if not written:
        return None
    day = PartialDate.parse(written).day
    if day is None:
        raise BadInput(say("check.no_day", written=written), say("check.no_day_why"), say("check.no_day_remedy"))
    return day
