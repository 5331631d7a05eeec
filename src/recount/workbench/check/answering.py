"""A check as data: the article held against what is known now, and against what was known on its own day.

For: the page, its JSON, its CSV and the page that travels. Not for: checking (`recount.checks`).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from recount.checks.answer import Check, CheckedClaim, tone
from recount.checks.checker import evidence_for, hold, read_article
from recount.checks.page import Sheet, laid_out
from recount.site.record import opened
from recount.vocabulary.reader import Term, term
from recount.vocabulary.words import Verdict
from recount.workbench.answering import Answer
from recount.workbench.check.article import Article
from recount.workbench.check.forms import ArticleForm
from recount.workbench.people.rights import rights_of
from recount.workbench.words import in_words, language


class CheckedRow(BaseModel):
    """One claim of the article as a line of a table."""

    model_config = ConfigDict(frozen=True)

    quote: str
    verdict: Verdict
    verdict_then: Verdict | None
    reason: str
    sentence: str
    incidents: list[str]
    sources: list[str]


class CheckPage(Answer):
    """A check: `now` against the record as it is, `then` against what was published by the article's own day."""

    model_config = ConfigDict(serialize_by_alias=True)

    rows: list[CheckedRow] = []
    now: Check | None = None
    then: Check | None = None
    text: str = Field(default="", exclude=True)
    sent: dict[str, str] = Field(default={}, exclude=True)

    @property
    def form(self) -> ArticleForm:
        """Give the form, with what was sent filled in."""
        return ArticleForm(self.sent or None)

    @cached_property
    def sheet(self) -> Sheet | None:
        """Lay the check out for the page."""
        return laid_out(self.now, self.text, language(), self.then) if self.now else None

    @property
    def key(self) -> list[tuple[str, str, str]]:
        """Give every verdict with its name, its tone and its meaning, for whoever meets them the first time."""
        words = [(verdict, term(verdict)) for verdict in Verdict]
        return [(each.label.in_language(language()), tone(word), _meaning(each)) for word, each in words]

    @property
    def tally(self) -> list[tuple[str, str, str, int]]:
        """Give for each verdict where on the page it first stands, its name, its tone, and how often it was given."""
        if self.sheet is None:
            return []
        first = {finding.checked.verdict: f"finding-{finding.number}" for finding in reversed(self.sheet.findings)}
        return [(first.get(verdict, "not-checked"), name, tone, n) for verdict, name, tone, n in self.sheet.tally]

    @property
    def changed(self) -> int:
        """Count the claims that stood otherwise on the day of the article."""
        return sum(bool(finding.then) for finding in self.sheet.findings) if self.sheet else 0


def _meaning(word: Term) -> str:
    return word.definition.in_language(language())


def held(article: Article, request: HttpRequest) -> CheckPage:
    """Hold an article against the record, now and then, with what who asks may see of it."""
    groups = rights_of(request).groups
    read = read_article(
        article.text,
        name=article.name,
        record=opened().name,
        published=article.published,
        problems=tuple(in_words(problem) for problem in article.problems),
    )
    evidence = evidence_for(read, groups)
    now = hold(read, evidence, language=language(), groups=groups)
    day = now.article.published
    then = hold(read, evidence, language=language(), known_by=day, groups=groups) if day else None
    sent = {"name": article.name, "published": article.published.isoformat() if article.published else ""}
    return CheckPage(rows=_rows(now, then), now=now, then=then, text=article.text, sent=sent)


def _rows(now: Check, then: Check | None) -> list[CheckedRow]:
    before = {one.claim.id: one.verdict for one in then.claims} if then else {}
    return [_row(one, before.get(one.claim.id)) for one in now.claims]


def _row(checked: CheckedClaim, then: Verdict | None) -> CheckedRow:
    said: dict[str, Any] = {"verdict": checked.verdict, "reason": checked.reason, "sentence": checked.sentence}
    return CheckedRow(
        quote=checked.claim.quote.text,
        verdict_then=then,
        incidents=[incident.code for incident in checked.record.incidents],
        sources=list(dict.fromkeys(account.publisher for account in checked.record.accounts)),
        **said,
    )
