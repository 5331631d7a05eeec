"""The record's numbers in words that an editor can print: unit, class, place, day and who counted, never a bare number.

For: the sentence of each verdict. Not for: deciding it. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from recount.checks.comparing import Likeness
from recount.checks.evidence import Known
from recount.checks.judging import Judgement
from recount.checks.statements import Span, Statement
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.reader import label
from recount.vocabulary.words import ClaimKind, Outcome, Unit, Verdict, VictimCategory, VictimClass

_MOST_ACCOUNTS = 3


def sentence_for(article: Statement, judgement: Judgement, gazetteer: Gazetteer) -> str:
    """Give the sentence that an editor could print in the place of the article's number."""
    accounts = [one.known for one in judgement.rests_on]
    if not accounts:
        return _WITHOUT_ACCOUNTS.get(judgement.verdict, "").format(number=number_words(article.span))
    told = _told(accounts, gazetteer)
    if judgement.verdict is Verdict.SUPPORTED:
        return f"{told}."
    if judgement.verdict is Verdict.SUPPORTED_AS_FLOOR:
        return f"{_sentence_case(number_words(article.span))} was an early floor: {told}."
    if judgement.verdict is Verdict.CONTESTED:
        return f"Counts differ: {told}."
    return f"Not as stated: {told}."


_WITHOUT_ACCOUNTS = {
    Verdict.NOT_IN_RECORD: "We could not find {number} for this in the record.",
    Verdict.PART_EXCEEDS_WHOLE: "The numbers of this sentence cannot both be right.",
}


def _told(accounts: Sequence[Known], gazetteer: Gazetteer) -> str:
    """Tell the accounts, one for each origin and number, the rest only by their number."""
    unlike: dict[tuple[str, float | None, float | None], Known] = {}
    for known in accounts:
        unlike.setdefault((known.source.origin, known.statement.span.low, known.statement.span.high), known)
    shown = list(unlike.values())[:_MOST_ACCOUNTS]
    more = len(unlike) - len(shown)
    told = "; ".join(account_words(known, gazetteer) for known in shown)
    return f"{told}; and {more} more" if more else told


def account_words(known: Known, gazetteer: Gazetteer) -> str:
    """Tell one number of the record: who counted, how many of whom, where, when."""
    statement = known.statement
    parts = [f"{known.source.publisher}: {number_words(statement.span)} {counted_words(statement)}"]
    parts += [place_words(statement, gazetteer), time_words(statement.when.start, statement.when.end)]
    return " ".join(part for part in parts if part)


def number_words(span: Span) -> str:
    """Write a number or range as the record holds it."""
    if span.low is None and span.high is None:
        return "no number"
    if span.low is None:
        return f"up to {span.high:,g}"
    if span.high is None:
        return f"at least {span.low:,g}"
    return f"{span.low:,g}" if span.low == span.high else f"{span.low:,g} to {span.high:,g}"


def counted_words(statement: Statement) -> str:
    """Say what a number counts."""
    if isinstance(statement.subject, Outcome):
        return f"{_people_words(statement)} {label(statement.subject)}"
    if statement.subject is ClaimKind.SHARE:
        return f"percent {'in areas held by' if statement.zone else ''} {label(statement.zone) if statement.zone else ''}".strip()
    if statement.subject is ClaimKind.COMPARISON:
        return "times"
    if statement.subject is Unit.FACILITIES and statement.facility:
        return f"facilities ({label(statement.facility)})"
    return label(statement.subject)


def _people_words(statement: Statement) -> str:
    if statement.category and statement.category is not VictimCategory.TOTAL:
        return label(statement.category)
    return _PEOPLE[statement.victim_class or VictimClass.UNSPECIFIED]


_PEOPLE = {
    VictimClass.CIVILIAN: "civilians",
    VictimClass.MILITANT: "fighters",
    VictimClass.MIXED: "people, fighters among them,",
    VictimClass.UNSPECIFIED: "people of unstated status",
}


def place_words(statement: Statement, gazetteer: Gazetteer) -> str:
    """Name the places of a number by their names in the gazetteer."""
    names = dict.fromkeys(_name(where.place, where.raw, gazetteer) for where in statement.where)
    return f"in {_listed(names)}" if names else ""


def _name(place: str | None, raw: str, gazetteer: Gazetteer) -> str:
    try:
        return gazetteer.get(place).name_en if place else raw
    except KeyError:
        return raw


def time_words(start: date | None, end: date | None) -> str:
    """Write days as an editor would."""
    if start is None:
        return ""
    if end is None or start == end:
        return f"on {_day(start)}"
    return f"from {_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def likeness_words(one: Likeness, gazetteer: Gazetteer) -> str:
    """Tell one number of the record with how the article's lies to it."""
    return f"{account_words(one.known, gazetteer)} (the article's number is {one.lie})"
