"""Reports that give one account of one event: translations, retellings and quotations, by what they claim (R8).

For: the signs of copying that lie in claims: the same counts of the same place and day, the same named sources, in the
same hours. Not for: likeness of whole texts (`recount.reports.origins`). One equal count is no sign: two who looked at
one street count the same dead. Two, three or four equal counts, and a named source, are. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recount.reports.origins import Alike
from recount.vocabulary.sentences import Sentence, tell
from recount.vocabulary.words import TieKind

Event = tuple[str, date]
"""The place of the gazetteer and the first day of what is told."""
Likeness = Callable[[str, str], float]
"""From the keys of two reports to the share of phrases that they have in common, 0 to 1."""

_LEAST = 0.5
_FEW = 3
_DAYS_APART = 2
_WINDOW = 30
_SAME_PHRASES = 0.3
_A_QUOTATION = 0.9
_LESS_CERTAIN: Mapping[TieKind, float] = {TieKind.TRANSLATION: 0.8, TieKind.SAME_ACCOUNT: 0.85}


class CountSeen(NamedTuple):
    """One count of an account: what was done to whom, and its ends as stated."""

    outcome: str
    category: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Account:
    """What one report tells: its counts by event, and who it names as its sources (keys of publishers or names)."""

    report: str
    publisher: str
    language: str
    published: date | None
    counts: Mapping[Event, frozenset[CountSeen]]
    sources: frozenset[str]


def same_accounts(accounts: Sequence[Account], likeness: Likeness) -> Iterator[Alike]:
    """Give the pairs of reports of different publishers that tell one account, with score and reason.

    The work grows with the number of reports: each is held only against those next to it in time that share a count.
    """
    in_order = sorted(accounts, key=lambda account: (account.published or date.max, account.report))
    for one, other in _candidates(in_order):
        tie = _tie(in_order[one], in_order[other], likeness)
        if tie is not None:
            yield tie


def _candidates(accounts: Sequence[Account]) -> Iterable[tuple[int, int]]:
    having: dict[tuple[Event, CountSeen], list[int]] = {}
    for at, account in enumerate(accounts):
        for event, counts in account.counts.items():
            for count in counts:
                having.setdefault((event, count), []).append(at)
    pairs = Counter(
        (one, other)
        for sharing in having.values()
        for at, one in enumerate(sharing)
        for other in sharing[at + 1 : at + 1 + _WINDOW]
    )
    return sorted(pairs)


def _tie(one: Account, other: Account, likeness: Likeness) -> Alike | None:
    if one.publisher == other.publisher or _too_far_apart(one.published, other.published):
        return None
    shared = _shared(one, other)
    if not shared:
        return None
    if other.publisher in one.sources or one.publisher in other.sources:
        quoted = one.publisher if one.publisher in other.sources else other.publisher
        reason = tell("incidents.origins.one_quotes", counts=_counts(shared), publisher=quoted)
        return Alike(one.report, other.report, TieKind.QUOTATION, _A_QUOTATION, reason)
    return _same_account(one, other, shared, likeness)


def _same_account(one: Account, other: Account, shared: frozenset[CountSeen], likeness: Likeness) -> Alike | None:
    in_two_languages = one.language != other.language
    kind = TieKind.TRANSLATION if in_two_languages else TieKind.SAME_ACCOUNT
    phrases = 0.0 if in_two_languages else min(1.0, likeness(one.report, other.report) / _SAME_PHRASES)
    sources = one.sources & other.sources
    doubt = 0.5 ** max(0.0, _weight(shared) - 1) * (0.6 if sources else 1.0) * (1 - phrases / 2)
    when = 1.0 if one.published and other.published else 0.8
    score = round((1 - doubt) * _LESS_CERTAIN[kind] * when, 2)
    if score < _LEAST:
        return None
    signs = _counts(shared)
    if sources:
        signs = tell("incidents.origins.both_name", counts=signs, sources=sorted(sources))
    if phrases >= 1:
        signs = tell("incidents.origins.same_phrases", signs=signs)
    return Alike(one.report, other.report, kind, score, signs)


def _shared(one: Account, other: Account) -> frozenset[CountSeen]:
    """Give the counts that both give of one event; none where they also contradict each other about it."""
    shared: set[CountSeen] = set()
    for event in one.counts.keys() & other.counts.keys():
        counts, others = one.counts[event], other.counts[event]
        same = counts & others
        told = {(count.outcome, count.category) for count in same}
        differ = {(count.outcome, count.category) for count in counts - same} & {
            (count.outcome, count.category) for count in others - same
        }
        if not differ - told:
            shared |= same
    return frozenset(shared)


def _weight(shared: Iterable[CountSeen]) -> float:
    """One or two dead are counted alike by everybody; a larger number says more."""
    return sum(1.0 if (count.low or count.high or 0) >= _FEW else 0.5 for count in shared)


def _counts(shared: frozenset[CountSeen]) -> Sentence:
    return tell("incidents.origins.same_counts", n=len(shared))


def _too_far_apart(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) > _DAYS_APART
