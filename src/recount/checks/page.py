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

from recount.checks.answer import (
    OPPOSES,
    QUALIFIES,
    SILENT,
    SUPPORTS,
    Account,
    Check,
    CheckedClaim,
    MatchedIncident,
    NumberVerdict,
    tone,
)
from recount.checks.phrasing import day_words, keys_of, number_words, say, window_words
from recount.checks.statements import subject_named
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import SectionRole, Verdict, VictimCategory, VictimClass

_TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = ("ar",)
_FILLED_IN_A_ROW = ("on_the_word", "then")
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
    on_the_word: str
    superseded: bool


@dataclass(frozen=True)
class Number:
    """One number of a claim as it was read, with its own verdict."""

    words: str
    verdict: str
    tone: str


@dataclass(frozen=True)
class Event:
    """An incident of the record that a finding rests on."""

    code: str
    words: str


@dataclass(frozen=True)
class Finding:
    """One checked claim as the page shows it; `numbers` tell how each of its numbers was read."""

    number: int
    checked: CheckedClaim
    verdict: str
    tone: str
    numbers: list[Number]
    incidents: list[Event]
    rests_on: list[Row]
    nearest: list[Row]
    then: str

    @property
    def mark(self) -> str:
        """Give its number as it stands in the names of parts of a page."""
        return str(self.number)


@dataclass(frozen=True)
class Sheet:
    """A check laid out for a page: what the template of the page is given, under the same names."""

    answer: Check
    findings: list[Finding]
    not_checked: list[CheckedClaim]
    stretches: list[Stretch]
    language: Language
    direction: str
    article_direction: str
    words: dict[str, str]
    tally: list[tuple[Verdict, str, str, int]]


def page(answer: Check, text: str, language: Language = "en", then: Check | None = None) -> str:
    """Give the page; `text` is the article as given, whose quotes are marked in place; `language` is the page's own."""
    sheet = laid_out(answer, text, language, then)
    engine = Engine(dirs=[str(_TEMPLATES)], autoescape=True)
    return engine.get_template("check.html").render(Context(vars(sheet)))


def laid_out(answer: Check, text: str, language: Language = "en", then: Check | None = None) -> Sheet:
    """Lay a check out for a page; `then` is the same article held against what was known on its own day."""
    shown = [checked for checked in answer.claims if checked.verdict is not Verdict.NOT_CHECKABLE]
    findings = [_finding(number, checked, language, then) for number, checked in enumerate(shown, start=1)]
    tally = answer.tally().items()
    return Sheet(
        answer=answer,
        findings=findings,
        not_checked=[checked for checked in answer.claims if checked.verdict is Verdict.NOT_CHECKABLE],
        stretches=list(_stretches(answer, text, findings)),
        language=language,
        direction=_direction(language),
        article_direction=_direction(answer.article.language),
        words=_words(answer, language),
        tally=[(verdict, label(verdict, language), tone(verdict), count) for verdict, count in tally],
    )


def _direction(language: str) -> str:
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def _words(answer: Check, language: Language) -> dict[str, str]:
    """Give the words of the page that are not its answer."""
    article = answer.article
    day = day_words(article.published, language) if article.published else ""
    fills = {"name": article.name, "record": article.record, "gazetteer": article.gazetteer, "day": day}
    return {key: say(language, "page", key, **fills) for key in keys_of("page") if key not in _FILLED_IN_A_ROW}


def _finding(number: int, checked: CheckedClaim, language: Language, then: Check | None) -> Finding:
    return Finding(
        number=number,
        checked=checked,
        verdict=label(checked.verdict, language),
        tone=tone(checked.verdict),
        numbers=[_number(each, language) for each in checked.numbers],
        incidents=[_incident(incident, language) for incident in checked.record.incidents],
        rests_on=[_row(account, language) for account in checked.record.accounts],
        nearest=[_row(account, language) for account in checked.record.nearest],
        then=_as_it_stood(checked, then, language) if then else "",
    )


def _as_it_stood(checked: CheckedClaim, then: Check, language: Language) -> str:
    """Say how a claim stood on the day of the article, where its verdict has changed since."""
    before = next(one for one in then.claims if one.claim.id == checked.claim.id)
    if before.verdict is checked.verdict or then.article.published is None:
        return ""
    day, verdict = day_words(then.article.published, language), label(before.verdict, language)
    return say(language, "page", "then", day=day, verdict=verdict, reason=before.reason)


def _gravest(covering: list[Finding]) -> str:
    """Colour what several claims share by the verdict that matters most."""
    tones = {finding.tone for finding in covering}
    return next((tone for tone in (OPPOSES, QUALIFIES, SUPPORTS, SILENT) if tone in tones), "")


def _number(number: NumberVerdict, language: Language) -> Number:
    return Number(number.read_as, label(number.verdict, language), tone(number.verdict))


def _incident(incident: MatchedIncident, language: Language) -> Event:
    when = day_words(incident.start, language) if incident.start else say(language, "page", "undated")
    return Event(incident.code, f"{incident.title} · {when}")


def _row(account: Account, language: Language) -> Row:
    standing = "beside" if account.beside else "superseded" if account.superseded else ""
    told = account.origin_name if account.origin_name != account.publisher else ""
    return Row(
        account=account,
        number=number_words(account.low, account.high, language),
        counts=_counts(account, language),
        when=window_words(account.start, account.end, language),
        standing=say(language, "page", standing) if standing else "",
        on_the_word=say(language, "page", "on_the_word", name=told) if told else "",
        superseded=account.superseded and not account.beside,
    )


def _counts(account: Account, language: Language) -> str:
    total = account.category == VictimCategory.TOTAL
    words = [
        account.victim_class and label(VictimClass(account.victim_class), language),
        account.category and not total and label(VictimCategory(account.category), language),
        label(subject_named(account.counts), language),
    ]
    return say(language, "comma").join(word for word in words if word)


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
