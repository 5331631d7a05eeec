"""What a check answers: the JSON contract of `recount check`.

For: the shapes that people script against, the terminal table and the page. Not for: finding the answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from recount.checks.arithmetic import Arithmetic
from recount.checks.known import Known
from recount.checks.phrasing import day_words, say
from recount.checks.unread import numbers_not_read
from recount.claims.schema import Claim, Reading, Section
from recount.figures.figure import Figure
from recount.vocabulary.reader import Language, term
from recount.vocabulary.words import Hedge, Verdict

# The tones of verdicts, as the vocabulary gives them; pages and tables colour by them.
SUPPORTS, QUALIFIES, OPPOSES, SILENT = "supports", "qualifies", "opposes", "silent"


def tone(verdict: Verdict) -> str:
    """Give the tone of a verdict: whether the record supports, qualifies or opposes a number, or is silent."""
    return str(term(verdict).detail("tone"))


class Account(BaseModel):
    """One number of the record with its scope and its source, as it is shown beside an article's number."""

    claim: str
    report: str = ""
    counts: str
    raw: str
    low: float | None
    high: float | None
    hedge: Hedge
    victim_class: str | None
    category: str | None
    parties: list[str]
    start: date | None
    end: date | None
    places: list[str]
    incident: str | None
    publisher: str
    origin: str
    origin_name: str
    title: str
    url: str
    published: str
    quote: str
    beside: bool
    superseded: bool

    @classmethod
    def of(cls, known: Known, language: Language = "en") -> Account:
        """Lay out a number of the record, with the names of who counts in one of the two languages."""
        statement, source = known.statement, known.source
        return cls(
            claim=source.claim,
            report=source.report,
            counts=str(statement.subject),
            raw=statement.span.raw,
            low=statement.span.low,
            high=statement.span.high,
            hedge=statement.span.hedge,
            victim_class=statement.victim_class,
            category=statement.category,
            parties=sorted(statement.parties),
            start=statement.when.start,
            end=statement.when.end,
            places=list(dict.fromkeys(where.place for where in statement.where if where.place)),
            incident=known.incident,
            publisher=source.publisher.in_language(language),
            origin=source.origin,
            origin_name=source.origin_name.in_language(language),
            title=source.title,
            url=source.url,
            published=source.published,
            quote=source.quote,
            beside=known.beside,
            superseded=known.superseded,
        )


class RangeOfIncident(BaseModel):
    """The adjudicated range of one group of victims of an incident (R12)."""

    outcome: str
    victim_class: str
    category: str
    low: int | None
    high: int | None
    high_open: bool


class MatchedIncident(BaseModel):
    """An incident of the record that an article's number speaks of."""

    code: str
    title: str
    start: date | None
    end: date | None
    place: str | None
    grade: str | None
    parties: dict[str, str]
    ranges: list[RangeOfIncident]


class RecordAnswer(BaseModel):
    """The record's own numbers for a claim: its incidents, the figure of its incidents, and every account."""

    incidents: list[MatchedIncident] = []
    figure: Figure | None = None
    accounts: list[Account] = []
    nearest: list[Account] = []


class NumberVerdict(BaseModel):
    """The verdict on one number of a claim; `read_as` says in plain words what it was understood to count."""

    counts: str
    raw: str
    low: float | None
    high: float | None
    verdict: Verdict
    reason: str
    read_as: str = ""


class CheckedClaim(BaseModel):
    """One claim of the article with its verdict, the reason, and a sentence that an editor can print."""

    claim: Claim
    verdict: Verdict
    reason: str
    sentence: str
    record: RecordAnswer
    arithmetic: Arithmetic | None = None
    numbers: list[NumberVerdict] = []


class CheckedArticle(BaseModel):
    """What is said of the article as a whole."""

    id: str
    name: str
    language: str
    published: date | None
    sections: list[Section]
    lost_links: int
    problems: list[str]
    findings: list[str]
    gazetteer: str
    record: str


class Check(BaseModel):
    """An article held against a record."""

    article: CheckedArticle
    claims: list[CheckedClaim]

    def opposes(self) -> bool:
        """Tell whether the record opposes any number of the article."""
        return any(tone(checked.verdict) == OPPOSES for checked in self.claims)

    def tally(self) -> dict[Verdict, int]:
        """Count the verdicts, in the order of the vocabulary."""
        counts = Counter(checked.verdict for checked in self.claims)
        return {verdict: counts[verdict] for verdict in Verdict if counts[verdict]}


def article_of(reading: Reading, text: str, name: str, record: str, language: Language = "en") -> CheckedArticle:
    """Say of an article what its reading tells, with findings in plain words."""
    return CheckedArticle(
        id=reading.id,
        name=name,
        language=reading.language,
        published=reading.sections[0].published if reading.sections else None,
        sections=reading.sections,
        lost_links=reading.lost_links,
        problems=reading.problems,
        findings=list(_findings(reading, text, language)),
        gazetteer=reading.gazetteer,
        record=record,
    )


def _findings(reading: Reading, text: str, language: Language) -> Iterator[str]:
    if reading.lost_links:
        yield say(language, "finding", "lost_links", number=reading.lost_links)
    if reading.sections and reading.sections[0].published is None:
        yield say(language, "finding", "undated")
    unread = numbers_not_read(reading, text)
    if unread:
        yield say(language, "finding", "unread", numbers=say(language, "semicolon").join(unread))
    for section in reading.sections[1:]:
        if section.published:
            day = day_words(section.published, language)
            key = "reprint_by" if section.author else "reprint"
            yield say(language, "finding", key, day=day, author=section.author)
