"""The ranges of an incident as bars: every claim that counts the same people is a mark in the lane of its origin.

For: the page of an incident. Not for: making a range (`recount.incidents.settling`), or the scale, which is that of
papers (`recount.releases.paper.bars`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.claims.schema import Casualties
from recount.incidents.evidence import COUNTING_KINDS
from recount.releases.casefile.case import Case, Testimony, TollKept
from recount.releases.dossier.cards import publisher_of
from recount.releases.paper.bars import Bar, Counted, Part, bar, part_of
from recount.releases.paper.words import count_words, group_words, part_names, range_words
from recount.releases.public.showing import order_of
from recount.vocabulary.words import LinkRole, LinkState
from recount.workbench.incidents.one.shapes import Drawn, Lane, RangeRow, Signed
from recount.workbench.words import in_words, language, say

Names = Mapping[str, str]


@dataclass(frozen=True)
class _Count:
    """One count of one claim, with the name of its origin; beside ones set no end."""

    testimony: Testimony
    group: Casualties
    origin: str
    is_beside: bool


def ranges_of(case: Case, origins: Names, names: Names, signed: Mapping[int, Signed]) -> list[RangeRow]:
    """Draw every range of a case; `origins` gives the origin of a claim, `names` what an origin is called."""
    tolls = sorted(case.tolls, key=lambda toll: order_of(toll.group))
    return [_row(toll, list(_counts(toll, case, origins)), names, signed) for toll in tolls if toll.range is not None]


def _counts(toll: TollKept, case: Case, origins: Names) -> Iterator[_Count]:
    for each in case.testimonies:
        if each.state is not LinkState.ACCEPT:
            continue
        is_beside = each.role is LinkRole.BESIDE or each.claim.kind not in COUNTING_KINDS
        for group in each.claim.casualties:
            if (group.outcome, group.victim_class, group.category) == toll.group:
                yield _Count(each, group, origins.get(each.key, each.origin), is_beside)


def _row(toll: TollKept, counts: Sequence[_Count], names: Names, signed: Mapping[int, Signed]) -> RangeRow:
    drawn = _bar(toll, counts)
    by_hand = signed.get(toll.decision or 0)
    return RangeRow(
        outcome=toll.group.outcome,
        victim_class=toll.group.victim_class,
        category=toll.group.category,
        low=toll.low,
        high=toll.high,
        high_open=toll.high_open,
        low_claims=list(toll.low_claims),
        high_claims=list(toll.high_claims),
        method=toll.method,
        why=by_hand.reason if by_hand else in_words(toll.reason, names),
        signed=by_hand,
        lanes=list(_lanes(counts, _drawn(counts, drawn), names)),
        name=drawn.heading,
        left=drawn.left,
        width=drawn.width,
        ticks=list(drawn.ticks),
    )


def _bar(toll: TollKept, counts: Sequence[_Count]) -> Bar:
    span = toll.range
    if span is None:
        raise ValueError("a range that nobody knows has no bar")
    heading, words = group_words(toll.group, language()), range_words(span, language())
    return bar(heading, words, toll.reason, span, [_counted(each, toll) for each in counts], named={})


def _counted(each: _Count, toll: TollKept) -> Counted:
    count, testimony = each.group.count, each.testimony
    part = part_of(testimony.key, toll.low_claims, toll.high_claims, toll.superseded)
    return Counted(
        id=testimony.key,
        who=publisher_of(testimony, language()),
        when=testimony.capture.published or say("look.undated"),
        low=count.min,
        high=count.max,
        said=count_words(count.min, count.max, count.hedge, language()),
        part=Part.WITHIN if each.is_beside else part,
    )


def _drawn(counts: Sequence[_Count], drawn: Bar) -> list[Drawn]:
    return [
        Drawn(
            claim=mark.id,
            publisher=mark.who,
            published=mark.when,
            said=mark.said,
            does=_does(each, mark.part),
            is_superseded=mark.part is Part.SUPERSEDED,
            is_beside=each.is_beside,
            mark=mark,
        )
        for each, mark in zip(counts, drawn.marks, strict=True)
    ]


def _does(each: _Count, part: Part) -> str:
    if each.is_beside:
        return say("incidents.stands_beside")
    return part_names(language()).get(part) or say("incidents.stands_within")


def _lanes(counts: Sequence[_Count], marks: Sequence[Drawn], names: Names) -> Iterator[Lane]:
    """Give one lane an origin, as its first claim stands, and those that stand beside last."""
    pairs = list(zip(counts, marks, strict=True))
    for origin in dict.fromkeys(each.origin for each in counts if not each.is_beside):
        own = [mark for each, mark in pairs if each.origin == origin and not each.is_beside]
        yield Lane(name=names.get(origin, origin), marks=own)
    for origin in dict.fromkeys(each.origin for each in counts if each.is_beside):
        own = [mark for each, mark in pairs if each.origin == origin and each.is_beside]
        yield Lane(name=names.get(origin, origin), marks=own, is_beside=True)
