"""From likenesses to a verdict: the first that holds, with its reason (method, section 6; R23).

For: one number of an article against all numbers of the record. Not for: finding them or printing. Pure.

*Contradicted* is read strictly: whoever is named as the counter has, for the same place, window, class and
unit, a number that excludes the one stated; or, where nobody is named, every count excludes it and the number
stands nowhere. A verdict of another class, unit, window, place or counter means: this very number stands in
the record, but for something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recount.checks.comparing import Agreement, Lie, Likeness
from recount.checks.statements import Statement
from recount.vocabulary.units import names_a_unit
from recount.vocabulary.words import ClaimKind, Outcome, Party, Verdict, VictimCategory, VictimClass

_OF_DIMENSION = {
    "victim_class": Verdict.OTHER_CLASS,
    "unit": Verdict.OTHER_UNIT,
    "window": Verdict.OTHER_WINDOW,
    "place": Verdict.OTHER_PLACE,
    "counter": Verdict.OTHER_COUNTER,
}
_SAYS = {
    "victim_class": "for another class of victims",
    "unit": "for another unit",
    "window": "for another window of time",
    "place": "for another place",
    "counter": "by another counter",
    "party": "for another party",
}
# Small numbers stand in any record by chance: they tell of a slip only where all else agrees. A large one, or
# one of the counter that the article itself names, may differ in two respects and still be the same number.
_TELLING = 10
_TELLING_BY_ITSELF = 100


NOT_THERE = "The record has no number of this unit, class, party, window and place."
ALL_EXCLUDE = "Every count in the record of this very figure is another."
OF_NOTHING_COUNTABLE = (
    "It does not say of what it is a share: strikes, sorties, targets and places are different units, "
    "and the record's shares differ for that reason alone (R22)."
)
UNDATED = "The article's date cannot be resolved (R6); this is the event whose accounts come nearest."


@dataclass(frozen=True)
class Judgement:
    """A verdict with its reason and the numbers of the record that it rests on, the most telling first."""

    verdict: Verdict
    reason: str
    rests_on: tuple[Likeness, ...] = ()


def judge(article: Statement, likenesses: Sequence[Likeness]) -> Judgement:
    """Give the verdict on one number of an article (ruling 8)."""
    judgement = _judge(article, likenesses)
    if article.is_undated_event and judgement.rests_on:
        return replace(judgement, reason=f"{judgement.reason} {UNDATED}")
    return judgement


def _judge(article: Statement, likenesses: Sequence[Likeness]) -> Judgement:
    exceeds = _part_exceeds_whole(article)
    if exceeds:
        return Judgement(Verdict.PART_EXCEEDS_WHOLE, exceeds)
    if _is_denial(article):
        return _judge_denial(likenesses)
    if article.subject is ClaimKind.SHARE and not names_a_unit(article.denominator):
        return Judgement(Verdict.OTHER_UNIT, OF_NOTHING_COUNTABLE, _shares_of_any_cut(likenesses))
    peers = _settle_on_one_event(article, [one for one in likenesses if _is_peer(article, one)])
    own = [one for one in peers if one.counter is Agreement.SAME and not one.known.superseded]
    if own and _exclude(own):
        slip = _explained_by_a_slip(article, likenesses)
        reason = f"{own[0].known.source.origin_name} has another number for the very same."
        return Judgement(Verdict.CONTRADICTED, f"{reason} {slip.reason if slip else ''}".strip(), tuple(own))
    agreeing = [one for one in peers if one.lie in (Lie.SAME, Lie.FLOOR)]
    if not agreeing:
        explained = _explained_by_a_slip(article, likenesses)
        if explained:
            return explained
    if not peers:
        return Judgement(Verdict.NOT_IN_RECORD, NOT_THERE)
    return _judge_among_peers(peers)


def _is_peer(article: Statement, one: Likeness) -> bool:
    """Agree in everything that makes two numbers comparable (R23); what states neither time nor place does not."""
    has_no_scope = one.window is one.place is Agreement.UNSTATED and not isinstance(article.subject, ClaimKind)
    if one.differing() or has_no_scope:
        return False
    if not article.is_total:
        return True
    # A total without a window is comparable with nothing; the very same number is still worth showing.
    loosely = Agreement.PARTLY in (one.place, one.window, one.party)
    return not loosely and (one.window is Agreement.SAME or one.lie is Lie.SAME)


def _settle_on_one_event(article: Statement, peers: list[Likeness]) -> list[Likeness]:
    """Where the article gives no day, keep the one event whose numbers come nearest; its accounts stay together."""
    if article.when.start is not None or article.is_total:
        return peers
    events = {one.known.incident for one in peers}
    best = max(events, key=lambda code: _closeness([one for one in peers if one.known.incident == code]), default=None)
    return [one for one in peers if one.known.incident == best]


def _closeness(accounts: list[Likeness]) -> tuple[int, int]:
    lies = [one.lie for one in accounts]
    between = Lie.ABOVE in lies and Lie.BELOW in lies
    return (2 * (Lie.SAME in lies) + between + (Lie.INSIDE in lies), len(accounts))


def _judge_among_peers(peers: list[Likeness]) -> Judgement:
    current = [one for one in peers if not one.known.superseded]
    same = [one for one in current if one.lie is Lie.SAME]
    against = [one for one in current if one.lie in (Lie.ABOVE, Lie.BELOW)]
    above_floor = [one for one in current if one.lie is Lie.FLOOR]
    if against and not same and not above_floor and _outside_all(against, current):
        return Judgement(Verdict.CONTRADICTED, ALL_EXCLUDE, tuple(current))
    if against:
        return Judgement(Verdict.CONTESTED, _contested_reason(current), tuple(same + against))
    if above_floor:
        reason = "It holds as a floor; it was early, and later counts are higher."
        return Judgement(Verdict.SUPPORTED_AS_FLOOR, reason, tuple(above_floor + same))
    if same:
        return Judgement(Verdict.SUPPORTED, "The record has the same number for the same thing.", tuple(same))
    superseded = [one for one in peers if one.lie is Lie.SAME]
    if superseded:
        reason = "The same source has since given a later count."
        return Judgement(Verdict.CONTESTED, reason, tuple(superseded + current))
    return Judgement(Verdict.CONTESTED, "It lies inside what the record's counts leave open.", tuple(current))


def _exclude(accounts: list[Likeness]) -> bool:
    """Tell whether the accounts leave no room for the article's number."""
    lies = {one.lie for one in accounts}
    return bool(lies & {Lie.ABOVE, Lie.BELOW}) and not lies & {Lie.SAME, Lie.FLOOR}


def _outside_all(against: list[Likeness], current: list[Likeness]) -> bool:
    lies = {one.lie for one in against}
    return len(against) == len(current) and len(lies) == 1


def _contested_reason(current: list[Likeness]) -> str:
    spans = [one.known.statement.span for one in current]
    numbers = [number for span in spans for number in (span.low, span.high) if number is not None]
    return f"Other counts disagree: they run from {min(numbers):g} to {max(numbers):g}."


def _explained_by_a_slip(article: Statement, likenesses: Iterable[Likeness]) -> Judgement | None:
    """Find the article's very number in the record, one step away: the mark of a good number gone bad."""
    twins = [one for one in likenesses if one.lie is Lie.SAME and _is_telling(article, one)]
    twins.sort(key=_distance)
    if not twins:
        return None
    nearest = twins[0].differing()
    reason = f"The record has this number {' and '.join(_SAYS[name] for name in nearest)}."
    return Judgement(_verdict_of_slip(twins[0], nearest[0]), reason, tuple(twins))


def _verdict_of_slip(twin: Likeness, dimension: str) -> Verdict:
    """A perpetrator added to a count that names nobody is open; put in another's place, it is contradicted."""
    if dimension != "party":
        return _OF_DIMENSION[dimension]
    named = twin.known.statement.parties - {Party.UNKNOWN}
    return Verdict.CONTRADICTED if named else Verdict.CONTESTED


def _is_telling(article: Statement, one: Likeness) -> bool:
    differing, other = one.differing(), one.known.statement
    value = article.span.value or 0
    if not differing or not (article.subject == other.subject or _both_count_people(article, other)):
        return False
    if isinstance(article.subject, ClaimKind) and "party" in differing:
        return False
    unstated = sum(dimension is Agreement.UNSTATED for dimension in (one.window, one.place))
    strangeness = len(differing) + unstated
    is_known_by_counter = one.counter is Agreement.SAME or value >= _TELLING_BY_ITSELF
    return strangeness <= (2 if is_known_by_counter else 1) and (value >= _TELLING or strangeness <= 1)


def _both_count_people(article: Statement, other: Statement) -> bool:
    return isinstance(article.subject, Outcome) and isinstance(other.subject, Outcome)


def _distance(one: Likeness) -> tuple[int, int]:
    differing = one.differing()
    return len(differing), list(_SAYS).index(differing[0])


def _part_exceeds_whole(article: Statement) -> str:
    whole, part = article.whole, article.span
    if whole is None or whole.high is None or part.low is None or part.low <= whole.high:
        return ""
    return f"The part ({part.low:g}) is larger than the whole ({whole.high:g}) of the same sentence (R16)."


def _shares_of_any_cut(likenesses: Sequence[Likeness]) -> tuple[Likeness, ...]:
    """Give the record's shares of the same party's doings, whatever they are shares of."""
    shares = [one for one in likenesses if one.known.statement.subject is ClaimKind.SHARE]
    return tuple(one for one in shares if one.party is not Agreement.DIFFERENT and one.known.statement.zone)


def _is_denial(article: Statement) -> bool:
    return isinstance(article.subject, Outcome) and article.span.low == 0 and article.span.high == 0


def _judge_denial(likenesses: Sequence[Likeness]) -> Judgement:
    """Hold "not a single X" against every account of the event that counts an X, or leaves some dead without status."""
    accounts = [one for one in likenesses if _is_of_the_same_event(one)]
    agreeing = [one for one in accounts if one.known.statement.span.high == 0]
    counting = [one for one in accounts if one.victim_class is Agreement.SAME and _counts_somebody(one)]
    doubting = [one for one in accounts if one not in counting and _leaves_status_open(one.known.statement)]
    if counting and not agreeing and not doubting:
        return Judgement(Verdict.CONTRADICTED, "The record's accounts count such dead.", tuple(counting))
    if counting or doubting:
        reason = "Other accounts count such dead, or leave the status of some dead open."
        return Judgement(Verdict.CONTESTED, reason, tuple(agreeing + counting + doubting))
    if agreeing:
        return Judgement(Verdict.SUPPORTED, "Other accounts deny it too, and none counts any.", tuple(agreeing))
    return Judgement(Verdict.NOT_IN_RECORD, "The record has no account of the status of these dead.")


def _is_of_the_same_event(one: Likeness) -> bool:
    is_placed = one.known.incident is not None and one.place is not Agreement.UNSTATED
    return is_placed and not set(one.differing()) - {"victim_class"}


def _counts_somebody(one: Likeness) -> bool:
    return (one.known.statement.span.low or 0) > 0


def _leaves_status_open(statement: Statement) -> bool:
    unidentified = statement.category is VictimCategory.UNIDENTIFIED
    return statement.subject is Outcome.KILLED and (statement.victim_class is VictimClass.MIXED or unidentified)
