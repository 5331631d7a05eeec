"""A check as one self-contained page: the article annotated, the verdicts beside it, nothing fetched from outside.

For: `recount check --format html` and files that travel. Not for: the workbench. No script, no outside
address is loaded; everything is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.template import Context, Engine

from recount.checks.answer import OPPOSES, QUALIFIES, SILENT, SUPPORTS, Account, Check, CheckedClaim, tone
from recount.checks.statements import Span
from recount.checks.wording import time_words
from recount.vocabulary.reader import label
from recount.vocabulary.words import SectionRole, Verdict, VictimCategory

_TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = ("ar",)
_NOT_THE_TEXT = (SectionRole.FURNITURE, SectionRole.COMMENTS)


@dataclass(frozen=True)
class Stretch:
    """A stretch of the article, and the numbers of the claims whose quotes cover it."""

    text: str
    numbers: tuple[int, ...]
    tone: str
    is_furniture: bool


@dataclass(frozen=True)
class Row:
    """One number of the record as a row of the page."""

    account: Account
    number: str
    counts: str
    when: str
    standing: str


@dataclass(frozen=True)
class Finding:
    """One checked claim as the page shows it."""

    number: int
    checked: CheckedClaim
    verdict: str
    tone: str
    rests_on: list[Row]
    nearest: list[Row]


def page(answer: Check, text: str) -> str:
    """Give the page; `text` is the article as given, whose quotes are marked in place."""
    shown = [checked for checked in answer.claims if checked.verdict is not Verdict.NOT_CHECKABLE]
    findings = [_finding(number, checked) for number, checked in enumerate(shown, start=1)]
    context = {
        "answer": answer,
        "findings": findings,
        "stretches": list(_stretches(answer, text, findings)),
        "direction": "rtl" if answer.article.language in _RIGHT_TO_LEFT else "ltr",
        "tally": [(label(verdict), tone(verdict), count) for verdict, count in answer.tally().items()],
    }
    engine = Engine(dirs=[str(_TEMPLATES)], autoescape=True)
    return engine.get_template("check.html").render(Context(context))


def _finding(number: int, checked: CheckedClaim) -> Finding:
    return Finding(
        number=number,
        checked=checked,
        verdict=label(checked.verdict),
        tone=tone(checked.verdict),
        rests_on=[_row(account) for account in checked.record.accounts],
        nearest=[_row(account) for account in checked.record.nearest],
    )


def _gravest(covering: list[Finding]) -> str:
    """Colour what several claims share by the verdict that matters most."""
    tones = {finding.tone for finding in covering}
    return next((tone for tone in (OPPOSES, QUALIFIES, SUPPORTS, SILENT) if tone in tones), "")


def _row(account: Account) -> Row:
    standing = "beside" if account.beside else "superseded" if account.superseded else ""
    return Row(
        account=account,
        number=Span(account.low, account.high).words,
        counts=_counts(account),
        when=time_words(account.start, account.end).removeprefix("on ").removeprefix("from "),
        standing=standing,
    )


def _counts(account: Account) -> str:
    words = [account.victim_class, account.category if account.category != VictimCategory.TOTAL else "", account.counts]
    return " ".join(word.replace("_", " ") for word in words if word)


def _stretches(answer: Check, text: str, findings: list[Finding]) -> Iterator[Stretch]:
    """Cut the text wherever a quote or a section begins or ends, so that overlapping quotes are all marked."""
    quotes = [(finding.checked.claim.quote, finding) for finding in findings]
    furniture = [section for section in answer.article.sections if section.role in _NOT_THE_TEXT]
    cuts = {0, len(text)}
    cuts |= {cut for quote, _ in quotes for cut in (quote.start, quote.end)}
    cuts |= {cut for section in furniture for cut in (section.start, section.end)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        covering = [finding for quote, finding in quotes if quote.start <= start and end <= quote.end]
        yield Stretch(
            text=text[start:end],
            numbers=tuple(finding.number for finding in covering),
            tone=_gravest(covering),
            is_furniture=any(section.start <= start < section.end for section in furniture),
        )
