"""The record's numbers in words that an editor can print: unit, class, place, day and who counted, never a bare number.

For: the sentence of each verdict. Not for: deciding it. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from recount.checks.comparing import Likeness
from recount.checks.judgement import Judgement
from recount.checks.known import Known
from recount.checks.statements import Statement
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.reader import label
from recount.vocabulary.words import ClaimKind, Outcome, Partition, Unit, Verdict, VictimCategory, VictimClass

_MOST_ACCOUNTS = 3


def sentence_for(article: Statement, judgement: Judgement, nearest: Sequence[Likeness], gazetteer: Gazetteer) -> str:
    """Give the sentence that an editor could print in the place of the article's number.

    `nearest` are numbers that differ in scope; they are told where the record has none of this very one.
    """
    if judgement.verdict is Verdict.PART_EXCEEDS_WHOLE:
        return "The numbers of this sentence cannot both be right."
    if not judgement.rests_on:
        return _without_accounts(article, nearest, gazetteer)
    told = _told([one.known for one in judgement.rests_on], gazetteer)
    if judgement.verdict is Verdict.SUPPORTED:
        return f"{told}."
    if judgement.verdict is Verdict.SUPPORTED_AS_FLOOR:
        return f"{_as_a_range(judgement, gazetteer)}: {told}."
    if judgement.verdict is Verdict.CONTESTED:
        return f"Counts differ: {told}."
    return f"{told}; {_not_as_stated(article, judgement.rests_on[0], gazetteer)}."


def _without_accounts(article: Statement, nearest: Sequence[Likeness], gazetteer: Gazetteer) -> str:
    missing = f"The record has no count to set beside {article.span.words} {counted_words(article)} here"
    told = _told([one.known for one in nearest], gazetteer)
    return f"{missing}; nearest to it: {told}." if told else f"{missing}."


def _not_as_stated(article: Statement, twin: Likeness, gazetteer: Gazetteer) -> str:
    """Say what the article made of it, in the dimension in which it slipped."""
    stated = {
        "victim_class": counted_words(article),
        "unit": counted_words(article),
        "window": time_words(article.when.start, article.when.end),
        "place": place_words(article, gazetteer),
        "counter": article.counter or "",
        "party": f"by {' and '.join(label(party) for party in sorted(article.parties))}",
    }
    slipped = next(iter(twin.differing()), "")
    return f"not {stated.get(slipped) or f'{article.span.words} {counted_words(article)}'}"


def _as_a_range(judgement: Judgement, gazetteer: Gazetteer) -> str:
    """Tell from where to where the counts run, for the thing that the nearest of them counts."""
    first = judgement.rests_on[0].known.statement
    spans = [one.known.statement.span for one in judgement.rests_on]
    lowest = min(span.low for span in spans if span.low is not None)
    highest = max(number for span in spans for number in (span.low, span.high) if number is not None)
    scope = " ".join(filter(None, (place_words(first, gazetteer), time_words(first.when.start, first.when.end))))
    return f"At least {lowest:,g} {were_counted_words(first)} {scope}, by some counts {highest:,g}"


def _told(accounts: Sequence[Known], gazetteer: Gazetteer) -> str:
    """Tell one account of each origin, a monitor's adjudication last, and how many more there are."""
    unlike: dict[str, Known] = {}
    for known in sorted(accounts, key=lambda known: known.beside):
        unlike.setdefault(known.source.origin, known)
    shown = list(unlike.values())[:_MOST_ACCOUNTS]
    more = len(unlike) - len(shown)
    told = "; ".join(account_words(known, gazetteer) for known in shown)
    return f"{told}; and {more} more" if more else told


def account_words(known: Known, gazetteer: Gazetteer) -> str:
    """Tell one number of the record: who counted, how many of whom, where, when."""
    statement = known.statement
    parts = [f"{source_words(known)} has {statement.span.words} {counted_words(statement)}"]
    parts += [place_words(statement, gazetteer), time_words(statement.when.start, statement.when.end)]
    return " ".join(part for part in parts if part)


def source_words(known: Known) -> str:
    """Name who counted, and who passed it on."""
    source = known.source
    said_itself = source.origin_name == source.publisher
    return source.publisher if said_itself else f"{source.origin_name} (by {source.publisher})"


def counted_words(statement: Statement) -> str:
    """Say what a number counts."""
    if isinstance(statement.subject, Outcome):
        return f"{_people_words(statement)} {label(statement.subject)}"
    if statement.subject is ClaimKind.SHARE:
        return f"percent {_cut_words(statement)}".strip()
    if statement.subject is ClaimKind.COMPARISON:
        return "times as many"
    kind = f" on {label(statement.facility)}" if statement.facility and statement.subject is Unit.STRIKES else ""
    if statement.facility and statement.subject is Unit.FACILITIES:
        return f"{label(Unit.FACILITIES)} hit ({label(statement.facility)})"
    return f"{label(statement.subject)}{kind}"


def were_counted_words(statement: Statement) -> str:
    """Say what a number counts, as a statement with a verb."""
    if isinstance(statement.subject, Outcome):
        return f"{_people_words(statement).rstrip(',')} were {label(statement.subject)}"
    return f"{counted_words(statement)} were counted"


def _cut_words(statement: Statement) -> str:
    """Say by which criterion a share was cut (R22)."""
    if statement.partition is Partition.OUTCOME and statement.victim_class:
        return _people_words(statement)
    if statement.zone is None:
        return f"({statement.span.raw})"
    return f"{_CUT.get(statement.partition, 'of')} {label(statement.zone)}"


_CUT: dict[Partition | None, str] = {
    Partition.ZONE_OF_CONTROL: "in areas held by",
    Partition.TARGET: "aimed at",
    Partition.OUTCOME: "of harm to",
}


def _people_words(statement: Statement) -> str:
    if statement.category and statement.category is not VictimCategory.TOTAL:
        return label(statement.category)
    return _PEOPLE[statement.victim_class or VictimClass.UNSPECIFIED]


_PEOPLE = {
    VictimClass.CIVILIAN: "civilians",
    VictimClass.MILITANT: "fighters",
    VictimClass.MIXED: "people, fighters among them,",
    VictimClass.UNSPECIFIED: "people",
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
