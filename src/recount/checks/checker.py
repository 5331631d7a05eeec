"""Checking an article: every number in it held against the open record.

For: `recount check`. Not for: reading (`recount.claims.reader`), judging one number (`recount.checks.judging`)
or showing the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recount.checks.answer import (
    Account,
    Check,
    CheckedClaim,
    MatchedIncident,
    NumberVerdict,
    RangeOfIncident,
    RecordAnswer,
    article_of,
)
from recount.checks.arithmetic import Arithmetic, reckon
from recount.checks.comparing import NEAR_IN_TIME, Agreement, Likeness, compare, days_apart
from recount.checks.documented import Scope, figure_for
from recount.checks.evidence import NOT_STATED, Evidence, gather
from recount.checks.judgement import Judgement
from recount.checks.judging import judge
from recount.checks.narrowing import Narrowing
from recount.checks.phrasing import Remark, reason
from recount.checks.statements import Statement, statements_of
from recount.checks.wording import Wording
from recount.claims.reader import read
from recount.claims.schema import Claim, Reading
from recount.incidents.evidence import publisher_keys
from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
from recount.places.record import record_gazetteer
from recount.reports.access import Groups
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Polarity, Verdict

# Arithmetic is reported apart; where it fails, that is the verdict. Otherwise the first that holds (ruling 8).
PRECEDENCE = (
    Verdict.ARITHMETIC_WRONG,
    Verdict.CONTRADICTED,
    Verdict.PART_EXCEEDS_WHOLE,
    Verdict.OTHER_CLASS,
    Verdict.OTHER_UNIT,
    Verdict.OTHER_WINDOW,
    Verdict.OTHER_PLACE,
    Verdict.OTHER_COUNTER,
    Verdict.CONTESTED,
    Verdict.SUPPORTED_AS_FLOOR,
    Verdict.SUPPORTED,
    Verdict.NOT_IN_RECORD,
    Verdict.NOT_CHECKABLE,
)
_MOST_NEAREST = 5


@dataclass(frozen=True)
class ReadArticle:
    """An article that was read: its text, its reading, and every number of it taken apart."""

    text: str
    name: str
    record: str
    reading: Reading
    statements: list[Statement]
    gazetteer: Gazetteer


def check(
    text: str,
    *,
    name: str = "",
    record: str = "",
    published: date | None = None,
    country: str = "SY",
    language: Language = "en",
    problems: Sequence[str] = (),
    evidence: Evidence | None = None,
) -> Check:
    """Hold an article against the open record.

    `text` is the article; `published` its date when the text bears none; `name` and `record` only label the answer;
    `language` is that of its sentences, whatever the article's; `problems` are those of getting the text, told with
    those of reading it; `evidence` is what of the record may matter to it, unless it is given. Gives one checked
    claim for each claim of the reading, in the order of the text.
    """
    article = read_article(text, name=name, record=record, published=published, country=country, problems=problems)
    return hold(article, evidence or evidence_for(article), language=language)


def read_article(
    text: str,
    *,
    name: str = "",
    record: str = "",
    published: date | None = None,
    country: str = "SY",
    problems: Sequence[str] = (),
) -> ReadArticle:
    """Read an article and take its numbers apart; the keys are those of `check`."""
    gazetteer = record_gazetteer()
    reading = read(text, published=published, country=country, gazetteer=gazetteer)
    told = reading.model_copy(update={"problems": [*problems, *reading.problems]})
    statements = [statement for claim in reading.claims for statement in statements_of(claim)]
    return ReadArticle(text, name, record, told, statements, gazetteer)


def evidence_for(article: ReadArticle, groups: Groups = None) -> Evidence:
    """Gather what of the open record may matter to an article, of rows that these groups may see."""
    return gather(Narrowing(article.statements, article.gazetteer, publisher_keys()), groups)


def hold(
    article: ReadArticle,
    evidence: Evidence,
    *,
    language: Language = "en",
    known_by: date | None = None,
    groups: Groups = None,
) -> Check:
    """Hold an article that was read against evidence; with `known_by`, against what was published by that day.

    Links, grades and marks are those of today either way, as in a figure that names `known_by`.
    """
    held = evidence.known_by(known_by) if known_by else evidence
    checker = _Checker(article, held, Wording(article.gazetteer, language), Scope(known_by, groups))
    return Check(
        article=article_of(article.reading, article.text, article.name, article.record, language),
        claims=[checker.check(claim) for claim in article.reading.claims],
    )


class _Checker:
    """Holds the claims of one article against the evidence of one record."""

    def __init__(self, article: ReadArticle, evidence: Evidence, wording: Wording, scope: Scope) -> None:
        self.claims = {claim.id: claim for claim in article.reading.claims}
        self.statements = article.statements
        self.evidence, self.scope = evidence, scope
        self.wording, self.language = wording, wording.language

    def check(self, claim: Claim) -> CheckedClaim:
        """Judge every number of a claim; the claim has the first verdict that holds for any of them."""
        judged = [(one, self._likenesses(one)) for one in self.statements if one.claim_id == claim.id]
        verdicts = [(one, judge(one, likenesses), likenesses) for one, likenesses in judged]
        arithmetic = reckon(claim, self.statements, self.claims, self.language)
        if not verdicts or not _is_stated(claim):
            return self._without_number(claim)
        statement, judgement, likenesses = min(_deciding(verdicts), key=_precedence)
        judgement = _with_arithmetic(judgement, arithmetic)
        return CheckedClaim(
            claim=claim,
            verdict=judgement.verdict,
            reason=judgement.reason_in(self.language),
            sentence=self._sentence(statement, judgement, arithmetic, likenesses),
            record=self._answer(statement, judgement, likenesses),
            arithmetic=arithmetic,
            numbers=[self._number_verdict(one, found) for one, found, _ in verdicts],
        )

    def _sentence(
        self, statement: Statement, judgement: Judgement, arithmetic: Arithmetic | None, likenesses: Sequence[Likeness]
    ) -> str:
        """Where the arithmetic settles the verdict, its own sentence is the one to print."""
        if arithmetic and judgement.reason[:1] == (_as_said(arithmetic),):
            return judgement.reason_in(self.language)
        return self.wording.sentence_for(statement, judgement, _nearest(statement, likenesses))

    def _likenesses(self, statement: Statement) -> list[Likeness]:
        counters = self.evidence.counters
        return [compare(statement, known, counters, self.wording.gazetteer) for known in self.evidence.known]

    def _answer(self, statement: Statement, judgement: Judgement, likenesses: Sequence[Likeness]) -> RecordAnswer:
        codes = dict.fromkeys(one.known.incident for one in judgement.rests_on if one.known.incident)
        wanted = judgement.verdict in (Verdict.NOT_IN_RECORD, Verdict.CONTESTED)
        nearest = [one for one in _nearest(statement, likenesses) if one not in judgement.rests_on] if wanted else []
        return RecordAnswer(
            figure=figure_for(statement, self.language, self.scope),
            incidents=[_matched(self.evidence.incidents[code], self.language) for code in codes],
            accounts=[Account.of(one.known, self.language) for one in judgement.rests_on],
            nearest=[Account.of(one.known, self.language) for one in nearest],
        )

    def _number_verdict(self, statement: Statement, judgement: Judgement) -> NumberVerdict:
        return NumberVerdict(
            counts=str(statement.subject),
            raw=statement.span.raw,
            low=statement.span.low,
            high=statement.span.high,
            verdict=judgement.verdict,
            reason=judgement.reason_in(self.language),
            read_as=self.wording.read_as(statement),
        )

    def _without_number(self, claim: Claim) -> CheckedClaim:
        return CheckedClaim(
            claim=claim,
            verdict=Verdict.NOT_CHECKABLE,
            reason=reason("without_number").in_language(self.language),
            sentence="",
            record=RecordAnswer(),
        )


Judged = tuple[Statement, Judgement, list[Likeness]]


def _deciding(verdicts: list[Judged]) -> list[Judged]:
    """Keep the numbers that the claim is about, and those beside them that the record opposes."""
    opposed = PRECEDENCE[: PRECEDENCE.index(Verdict.CONTESTED)]
    return [found for found in verdicts if found[0].is_main or found[1].verdict in opposed] or verdicts


def _precedence(found: Judged) -> int:
    return PRECEDENCE.index(found[1].verdict)


def _with_arithmetic(judgement: Judgement, arithmetic: Arithmetic | None) -> Judgement:
    if arithmetic is None:
        return judgement
    if not arithmetic.holds:
        return Judgement(Verdict.ARITHMETIC_WRONG, (_as_said(arithmetic),), judgement.rests_on)
    if not arithmetic.same_class:
        why = (_as_said(arithmetic), reason("other_classes"))
        return Judgement(Verdict.OTHER_CLASS, why, judgement.rests_on)
    return judgement


def _as_said(arithmetic: Arithmetic) -> Remark:
    return reason("as_said", said=arithmetic.sentence)


def _is_stated(claim: Claim) -> bool:
    """A forecast, a supposition or a plain denial of a number states no number; a zero count does."""
    if claim.modality in NOT_STATED:
        return False
    zeros = all(group.count.max == 0 for group in claim.casualties)
    return claim.polarity is Polarity.AFFIRMED or zeros


def _nearest(article: Statement, likenesses: Sequence[Likeness]) -> list[Likeness]:
    """Give the numbers nearest in scope: they differ in one dimension, or in two when the same counter gives them."""
    close = {
        (one.known.source.claim, one.known.statement.span): one
        for one in likenesses
        if one.unit is Agreement.SAME and 0 < len(one.differing()) <= _reach(one) and _is_near(article, one)
    }
    return sorted(close.values(), key=lambda one: _farness(article, one))[:_MOST_NEAREST]


def _farness(article: Statement, one: Likeness) -> tuple[bool, int, int]:
    apart = days_apart(article.when, one.known.statement.when)
    return one.counter is not Agreement.SAME, len(one.differing()), apart


def _is_near(article: Statement, one: Likeness) -> bool:
    """Tell whether it is near: not in another place and time at once, and no one event near a total of other days."""
    if article.is_without_scope:
        return False
    differing, incident = one.differing(), one.known.incident
    if "window" in differing:
        apart = days_apart(article.when, one.known.statement.when)
        if "place" in differing or (article.is_total and incident) or apart > NEAR_IN_TIME.days:
            return False
    placed = one.place in (Agreement.SAME, Agreement.PARTLY) or incident is None
    return placed or one.counter is Agreement.SAME


def _reach(one: Likeness) -> int:
    return 2 if one.counter is Agreement.SAME else 1


def _matched(incident: Incident, language: Language) -> MatchedIncident:
    grade = getattr(incident, "grade", None)
    return MatchedIncident(
        code=incident.code,
        title=(incident.title_ar if language == "ar" else "") or incident.title_en,
        start=incident.start,
        end=incident.end,
        place=incident.place.key if incident.place else None,
        grade=grade.airwars if grade else None,
        parties={str(row.party): str(row.status) for row in incident.attributions.all()},
        ranges=[
            RangeOfIncident(
                outcome=toll.outcome,
                victim_class=toll.victim_class,
                category=toll.category,
                low=toll.low,
                high=toll.high,
                high_open=toll.high_open,
            )
            for toll in incident.tolls.all()
        ],
    )
