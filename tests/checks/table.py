"""A row of a table of cases becomes a number of an article, or of the record, with its whole scope.

For: the tests of comparing and judging. Not for: reading; nothing here looks at words.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from recount.checks.comparing import Likeness, compare
from recount.checks.known import Known, Source
from recount.checks.statements import Span, Statement
from recount.claims.schema import When
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.reader import Bilingual
from recount.vocabulary.words import ClaimKind, Outcome, Party, VictimCategory, VictimClass
from tests.cast import MARKET_DAY, MARKET_PLACE, at, days

COUNTERS = {"monitor a": "monitor_a", "monitor b": "monitor_b"}
INCIDENT = "RC0001"


def span(number: Any) -> Span:
    """Give N, or [low, high] with an open end as None."""
    low, high = number if isinstance(number, list) else (number, number)
    return Span(low, high, str(number))


def statement(row: dict[str, Any], counter: str | None) -> Statement:
    """Give the number of a row; what the row leaves out is as on the market day."""
    return Statement(
        claim_id="x-1",
        subject=Outcome(row.get("outcome", Outcome.KILLED)),
        span=span(row["number"]),
        parties=frozenset(map(Party, [row["party"]] if isinstance(row.get("party"), str) else row.get("party", ()))),
        when=When(raw=row["said"]) if "said" in row else window(str(row.get("when", MARKET_DAY))),
        where=(at(row.get("where", MARKET_PLACE)),),
        counter=counter,
        kind=ClaimKind(row.get("kind", ClaimKind.CASUALTY)),
        victim_class=VictimClass(row.get("who", VictimClass.CIVILIAN)),
        category=VictimCategory(row.get("category", VictimCategory.TOTAL)),
        whole=span(row["whole"]) if "whole" in row else None,
    )


def window(words: str) -> When:
    """Give a day, a month, or the days from one to another."""
    first, _, last = words.partition("..")
    return days(first).model_copy(update={"end": days(last or first).end})


def account(row: dict[str, Any], incident: str = INCIDENT) -> Known:
    """Give a number of the record, accepted into an incident."""
    origin = row.get("by", "monitor_a")
    source = Source(
        claim="x-1",
        report="report-x-1",
        publisher=Bilingual(en=origin, ar=origin),
        title="",
        url="",
        published="2001-02-10",
        published_end=date(2001, 2, 10),
        origin=origin,
        origin_name=Bilingual(en=origin, ar=origin),
        quote="",
    )
    into = None if row.get("kind") == ClaimKind.AGGREGATE else incident
    return Known(statement(row, None), source, into, superseded=row.get("superseded", False))


def likeness(article: dict[str, Any], record: dict[str, Any], incident: str = INCIDENT) -> Likeness:
    """Hold a number of an article beside a number of the record."""
    said = statement(article, article.get("by"))
    return compare(said, account(record, incident), COUNTERS, Gazetteer.shipped())
