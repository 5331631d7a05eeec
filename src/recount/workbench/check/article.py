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
from recount.site.demo import exercise_article
from recount.site.record import DEMO, opened
from recount.workbench.words import say

# The key by which the exercise article of the demo record is asked for.
EXERCISE = "exercise"
_LONGEST_HEADLINE = 140


@dataclass(frozen=True)
class Article:
    """An article as it was sent; `published` is the day that was given, or that its page states."""

    text: str
    name: str
    published: date | None
    problems: tuple[str, ...] = ()


def article_sent(request: HttpRequest) -> Article:
    """Give the article of a request: a file, or else what was pasted; in the demo record also its exercise article.

    Raises: BadInput for neither, for a file that holds no text, and for a day that is none.
    """
    day = _day(request.POST.get("published", "").strip())
    dropped = request.FILES.get("file")
    if dropped is not None:
        return _from_bytes(dropped.read(), str(dropped.name or ""), day)
    if EXERCISE in request.POST and opened().name == DEMO:
        return _from_bytes(exercise_article().read_bytes(), say("check.exercise_name"), day)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise BadInput(say("check.nothing"), say("check.nothing_why"), say("check.nothing_remedy"))
    return Article(text, request.POST.get("name", "").strip() or _headline(text), day)


def _headline(text: str) -> str:
    """Call a pasted article by its first line, where that is no whole paragraph."""
    first = next(line.strip() for line in text.splitlines() if line.strip())
    return first if len(first) <= _LONGEST_HEADLINE else say("check.pasted")


def _from_bytes(content: bytes, name: str, day: date | None) -> Article:
    read = text_of(content, name=name)
    return Article(read.text, read.title or name, day or read.published, read.problems)


def _day(written: str) -> date | None:
    if not written:
        return None
    day = PartialDate.parse(written).day
    if day is None:
        raise BadInput(say("check.no_day", written=written), say("check.no_day_why"), say("check.no_day_remedy"))
    return day
