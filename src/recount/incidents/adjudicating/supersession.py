"""Which counts of an origin still stand, and which a later one of the same origin has superseded (R8, R9).

For: counts of one origin, in one scope, of one outcome, class and category. Not for: counts of different
origins, which never supersede each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recount.incidents.adjudicating.ranges import Bounds
from recount.vocabulary.sentences import Sentence, tell


@dataclass(frozen=True)
class Count:
    """One claim's number in one group, ready for arithmetic: who says it, since when, which bounds."""

    claim_id: str
    origin: str
    published: date | None
    sequence: int
    bounds: Bounds


@dataclass(frozen=True)
class Supersession:
    """The claim that took an earlier one's place, and why."""

    by: str
    reason: str


# A day, or the place in the order of what carries no day; everything undated comes before everything dated.
Moment = tuple[date, int]
UNDATED = date.min


def standing(counts: Sequence[Count]) -> tuple[list[Count], dict[str, Supersession]]:
    """Part the counts of one origin into those that stand and those that a later one supersedes (R9).

    A later day of publication supersedes an earlier one; counts of the same day both stand, because nobody
    knows which came last. A count without a date never supersedes a dated one; among counts without a date the
    higher `sequence` does. A number that the origin repeats (a copy, a repost) is as old as its first dated
    statement, so a late copy of an early toll supersedes nothing (R8).
    """
    first_said = _first_said(counts)
    latest = max(first_said.values())
    stand = latest_of(counts)
    newest = min(count.claim_id for count in stand if _moment(count) == latest)
    return stand, {
        count.claim_id: Supersession(newest, _reason(count.origin, first_said[count.bounds], latest))
        for count in counts
        if first_said[count.bounds] < latest
    }


def latest_of(counts: Sequence[Count]) -> list[Count]:
    """Give the counts of one origin that stand, as `standing` does, without a word on the others (R9)."""
    first_said = _first_said(counts)
    latest = max(first_said.values())
    return [count for count in counts if first_said[count.bounds] == latest]


def _first_said(counts: Sequence[Count]) -> Mapping[Bounds, Moment]:
    return {
        bounds: min(_dated_first([_moment(count) for count in counts if count.bounds == bounds]))
        for bounds in {count.bounds for count in counts}
    }


def _dated_first(moments: list[Moment]) -> list[Moment]:
    return [moment for moment in moments if moment[0] > UNDATED] or moments


def _moment(count: Count) -> Moment:
    return (UNDATED, count.sequence) if count.published is None else (count.published, 0)


def _reason(origin: str, earlier: Moment, later: Moment) -> str:
    return tell("incidents.adjudicating.superseded_since", origin=origin, earlier=_on(earlier), later=_on(later))


def _on(moment: Moment) -> Sentence:
    if moment[0] > UNDATED:
        return tell("incidents.adjudicating.on_day", day=moment[0])
    return tell("incidents.adjudicating.without_date")
