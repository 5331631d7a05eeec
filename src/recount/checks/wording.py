"""The record's numbers in words that an editor can print: unit, class, place, day and who counted, never a bare number.

For: the sentence of each verdict, in English or Arabic. Not for: deciding it. The words stand in `wording.yaml`. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recount.checks.comparing import Lie, Likeness
from recount.checks.judgement import Judgement
from recount.checks.known import Known, Source
from recount.checks.phrasing import has, listed, number_words, say, window_words
from recount.checks.statements import Span, Statement
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import ClaimKind, Outcome, Partition, Unit, Verdict, VictimCategory, VictimClass

_MOST_ACCOUNTS = 3
# Marks between which a name keeps its own direction inside a sentence.
_APART, _NO_LONGER_APART = "\u2068", "\u2069"
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
# Verdicts that have a sentence of their own under their name; any other corrects the article's number.
_OWN_SENTENCES = (Verdict.SUPPORTED, Verdict.SUPPORTED_AS_FLOOR, Verdict.CONTESTED)


@dataclass(frozen=True)
class Wording:
    """One language to print in, and the gazetteer that names the places."""

    gazetteer: Gazetteer
    language: Language = "en"

    def sentence_for(self, article: Statement, judgement: Judgement, nearest: Sequence[Likeness]) -> str:
        """Give the sentence that an editor could print in the place of the article's number.

        `nearest` are numbers that differ in scope; they are told where the record has none of this very one.
        """
        if judgement.verdict is Verdict.PART_EXCEEDS_WHOLE:
            return self._say("sentence", str(judgement.verdict))
        if not judgement.rests_on:
            return self._without_accounts(article, nearest)
        told = self._told([one.known for one in judgement.rests_on])
        if judgement.verdict is Verdict.CONTESTED and _adds_a_party(judgement.rests_on[0]):
            return self._say("sentence", "nobody_named", told=told)
        if judgement.verdict not in _OWN_SENTENCES:
            return self._say("sentence", "corrected", told=told, stated=self._stated(article, judgement.rests_on[0]))
        bounds = self._bounds(judgement) if judgement.verdict is Verdict.SUPPORTED_AS_FLOOR else {}
        return self._say("sentence", str(judgement.verdict), told=told, **bounds)

    def account(self, known: Known) -> str:
        """Tell one number of the record: who counted, how many of whom, where, when."""
        statement = known.statement
        return self._say(
            "account",
            source=self.source(known.source),
            number=self.number(statement.span),
            counted=self.counted(statement),
            where=self._where(statement),
            when=self._when(statement),
        )

    def read_as(self, article: Statement) -> str:
        """Say how a number of the article was understood, so that somebody can see whether it was misread.

        What the sentence itself does not say, and was taken from the text around it (R6, R7), is named as such.
        """
        when = self._when(article) or (article.when.raw and self._say("read_as", "unresolved", raw=article.when.raw))
        parts = [
            self._say(
                *("read_as", "number"),
                number=self.number(article.span),
                counted=self.counted(article),
                where=self._where(article),
                when=when or "",
            ),
            article.parties and self._say("read_as", "party", parties=self._parties(article)),
            article.counter and self._say("read_as", "counter", name=self._apart(article.counter)),
            self._borrowed(article),
        ]
        return self._say("semicolon").join(part for part in parts if part)

    def source(self, source: Source) -> str:
        """Name who counted, and who passed it on."""
        if source.origin_name == source.publisher:
            return source.publisher.in_language(self.language)
        return self._say("through", origin=source.origin_name, publisher=source.publisher)

    def number(self, span: Span) -> str:
        """Write a number or range for people."""
        return number_words(span.low, span.high, self.language)

    def counted(self, statement: Statement) -> str:
        """Say what a number counts."""
        subject, facility = statement.subject, statement.facility
        if isinstance(subject, Outcome):
            return self._say("counted", str(subject), people=self._people(statement))
        if subject is ClaimKind.SHARE:
            return self._say("counted", "share", cut=self._cut(statement)).strip()
        if facility and subject is Unit.STRIKES:
            return self._say("counted", "strikes_on", facility=label(facility, self.language))
        if facility and subject is Unit.FACILITIES:
            return self._say("counted", "facilities_of_a_kind", facility=label(facility, self.language))
        key = str(subject) if has("counted", str(subject)) else "other"
        return self._say("counted", key, kind=label(subject, self.language))

    def places(self, statement: Statement) -> str:
        """Name the places of a number by their names in the gazetteer."""
        names = dict.fromkeys(self._name(where.place, where.raw) for where in statement.where)
        return listed(names, self.language) if names else ""

    def _without_accounts(self, article: Statement, nearest: Sequence[Likeness]) -> str:
        stated = {"number": self.number(article.span), "counted": self.counted(article)}
        if not nearest:
            return self._say("sentence", "missing", **stated)
        return self._say("sentence", "missing_but_near", told=self._told([one.known for one in nearest]), **stated)

    def _stated(self, article: Statement, twin: Likeness) -> str:
        """Say what the article made of it, in the dimension in which it slipped."""
        stated = {
            "victim_class": self.counted(article),
            "unit": self.counted(article),
            "window": self._when(article).strip() or (article.when.raw if article.is_yearless else ""),
            "place": self._where(article).strip(),
            "counter": article.counter,
            "party": article.parties and self._say("stated", "party", parties=self._parties(article)),
        }
        slipped = next(iter(twin.differing()), "")
        number = {"number": self.number(article.span), "counted": self.counted(article)}
        return str(stated.get(slipped) or self._say("stated", "number", **number))

    def _bounds(self, judgement: Judgement) -> dict[str, object]:
        """Tell from where to where the counts run, for the thing that the nearest of them counts."""
        first = judgement.rests_on[0].known.statement
        spans = [one.known.statement.span for one in judgement.rests_on]
        return {
            "low": min(span.low for span in spans if span.low is not None),
            "high": max(number for span in spans for number in (span.low, span.high) if number is not None),
            "were_counted": self._were_counted(first),
            "where": self._where(first),
            "when": self._when(first),
        }

    def _told(self, accounts: Sequence[Known]) -> str:
        """Tell one account of each origin, a monitor's adjudication last, and how many more there are."""
        unlike: dict[str, Known] = {}
        for known in sorted(accounts, key=lambda known: known.beside):
            unlike.setdefault(known.source.origin, known)
        shown = list(unlike.values())[:_MOST_ACCOUNTS]
        told = self._say("semicolon").join(map(self.account, shown))
        more = len(unlike) - len(shown)
        return self._say("and_more", told=told, more=more) if more else told

    def _were_counted(self, statement: Statement) -> str:
        """Say what a number counts, as a statement with a verb where the language needs one."""
        if isinstance(statement.subject, Outcome):
            people = self._people(statement).rstrip(",")
            return self._say("were_counted", str(statement.subject), people=people)
        return self._say("were_counted", "other", counted=self.counted(statement))

    def _cut(self, statement: Statement) -> str:
        """Say by which criterion a share was cut (R22)."""
        if statement.partition is Partition.OUTCOME and statement.victim_class:
            people = self._people(statement)
            return self._say("cut", str(Outcome.KILLED), people=people, people_alone=people.strip())
        if statement.zone is None:
            return self._say("cut", "as_written", raw=statement.span.raw)
        cut = str(statement.partition) if statement.partition else "unstated"
        return self._say("cut", cut, zone=label(statement.zone, self.language))

    def _people(self, statement: Statement) -> str:
        if statement.category and statement.category is not VictimCategory.TOTAL:
            return self._say("categories", str(statement.category))
        return self._say("classes", str(statement.victim_class or VictimClass.UNSPECIFIED))

    def _where(self, statement: Statement) -> str:
        places = self.places(statement)
        return self._say("where", places=places) if places else ""

    def _when(self, statement: Statement) -> str:
        return window_words(statement.when.start, statement.when.end, self.language, alone=False)

    def _apart(self, name: str) -> str:
        """Let a name in another writing than the sentence keep its own direction."""
        is_arabic = _ARABIC_LETTER.search(name) is not None
        return name if is_arabic == (self.language == "ar") else f"{_APART}{name}{_NO_LONGER_APART}"

    def _parties(self, statement: Statement) -> str:
        return listed((label(party, self.language) for party in sorted(statement.parties)), self.language)

    def _borrowed(self, article: Statement) -> str:
        """Name what was taken from the text around a number."""
        where = any(where.inherited for where in article.where)
        when = article.when.inherited and article.when.start is not None
        borrowed = {(True, True): "both_borrowed", (True, False): "place_borrowed", (False, True): "day_borrowed"}
        return self._say("read_as", borrowed[where, when]) if where or when else ""

    def _name(self, place: str | None, raw: str) -> str:
        try:
            found = self.gazetteer.get(place) if place else None
        except KeyError:
            return raw
        if found is None:
            return raw
        return (found.name_ar if self.language == "ar" else "") or found.name_en

    def _say(self, *keys: str, **fills: object) -> str:
        return say(self.language, *keys, **fills)


def _adds_a_party(one: Likeness) -> bool:
    """Tell whether the record has the number, and the article alone says whose doing it was."""
    return one.lie is Lie.SAME and one.differing() == ["party"] and one.known.names_nobody
