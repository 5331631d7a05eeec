"""From likenesses to a verdict: the first that holds, with its reason (method, section 6; ruling 8; R23).

For: one number of an article against all numbers of the record. Not for: finding them or wording them. Pure.

*Contradicted* is read strictly: whoever is named as the counter has, for the same place, window, class and
unit, a number that excludes the one stated; or, where nobody is named, every count excludes it and the number
stands nowhere. A verdict of another class, unit, window, place or counter means: this very number stands in
the record, but for something else (`recount.checks.slips`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.checks.comparing import Agreement, Lie, Likeness, counts_everybody
from recount.checks.denials import is_denial, judge_denial
from recount.checks.judgement import Judgement
from recount.checks.phrasing import Remark, reason
from recount.checks.slips import explain_by_a_slip
from recount.checks.statements import Span, Statement
from recount.vocabulary.units import names_a_unit
from recount.vocabulary.words import ClaimKind, Outcome, Verdict


def judge(article: Statement, likenesses: Sequence[Likeness]) -> Judgement:
    """Give the verdict on one number of an article (ruling 8)."""
    judgement = _judge(article, likenesses)
    if article.is_undated_event and any(one.known.incident for one in judgement.rests_on):
        return _of_a_guessed_event(judgement)
    if article.is_yearless and judgement.rests_on:
        return replace(judgement, reason=(*judgement.reason, reason("yearless", raw=article.when.raw)))
    return judgement


def _of_a_guessed_event(judgement: Judgement) -> Judgement:
    """An event that was guessed supports nothing, unless the very counter that the article names has the number."""
    named = any(one.counter is Agreement.SAME for one in judgement.rests_on)
    if judgement.verdict in (Verdict.SUPPORTED, Verdict.SUPPORTED_AS_FLOOR) and not named:
        return replace(judgement, verdict=Verdict.CONTESTED, reason=(reason("on_a_guess"), reason("undated")))
    return replace(judgement, reason=(*judgement.reason, reason("undated")))


def _judge(article: Statement, likenesses: Sequence[Likeness]) -> Judgement:
    whole = article.whole
    if whole is not None and _exceeds(article.span, whole):
        return Judgement(
            Verdict.PART_EXCEEDS_WHOLE, (reason("part_above_whole", part=article.span.low, whole=whole.high),)
        )
    if is_denial(article):
        return judge_denial(article, likenesses)
    if article.subject is ClaimKind.SHARE and not names_a_unit(article.denominator):
        return Judgement(Verdict.OTHER_UNIT, (reason("of_nothing_countable"),), _shares_of_any_cut(likenesses))
    peers = _at_the_very_place(_in_the_very_scope([one for one in likenesses if _is_peer(article, one)]))
    peers = _settle_on_one_event(article, peers)
    peers = _as_its_counter_says(peers) or [*peers, *_wholes_below(article, peers, likenesses)]
    return (
        _contradicted_by_its_counter(article, peers, likenesses)
        or (None if _any_agrees(peers) else explain_by_a_slip(article, likenesses))
        or _judge_among(peers, _elsewhere(article, likenesses))
        or _laid_to_other_parties(likenesses)
        or _judge_without_scope(article, likenesses)
        or Judgement(Verdict.NOT_IN_RECORD, (reason("not_there"),))
    )


def _is_peer(article: Statement, one: Likeness) -> bool:
    """Agree in everything that makes two numbers comparable (R23)."""
    if one.differing() or (_has_no_scope(one) and not isinstance(article.subject, ClaimKind)):
        return False
    if not article.is_total:
        return one.place is not Agreement.UNSTATED and _class_tells(one)
    # A total without a window is comparable with nothing; the very same number is still worth showing.
    loosely = Agreement.PARTLY in (one.place, one.window, one.party) or not _class_tells(one)
    return not loosely and (one.window is Agreement.SAME or one.lie is Lie.SAME)


def _class_tells(one: Likeness) -> bool:
    """A count of civilians bounds a count of people from below, and says nothing against a higher one."""
    return one.victim_class is not Agreement.PARTLY or one.lie in (Lie.SAME, Lie.FLOOR, Lie.BELOW)


def _at_the_very_place(peers: list[Likeness]) -> list[Likeness]:
    """Where the record has an event at exactly this place, those nearby are other events."""
    there = [one for one in peers if one.place is Agreement.SAME and one.known.incident]
    return there or peers


def _in_the_very_scope(peers: list[Likeness]) -> list[Likeness]:
    """Where the record counts these very days there, a count of some of them is of a part of what is told (R4)."""
    exact = [one for one in peers if one.window is Agreement.SAME and one.place is Agreement.SAME]
    return exact or peers


def _wholes_below(article: Statement, peers: list[Likeness], likenesses: Sequence[Likeness]) -> list[Likeness]:
    """Give counts of everybody in the same event that are lower than a count of civilians alone (R16).

    Whoever has a higher one as well does not stand against it.
    """
    events = {one.known.incident for one in peers} - {None}
    there = [one for one in likenesses if one.known.incident in events and one.differing() == ["victim_class"]]
    current = [one for one in there if not one.known.superseded]
    wholes = [one for one in current if counts_everybody(article, one.known.statement)]
    reached = {one.known.source.origin for one in wholes if one.lie is not Lie.ABOVE}
    return [one for one in wholes if one.known.source.origin not in reached]


def _laid_to_other_parties(likenesses: Sequence[Likeness]) -> Judgement | None:
    """A total of one party is none of everybody, nor of two parties one of the other (R15)."""
    same = [one for one in likenesses if one.party is Agreement.PARTLY and one.lie is Lie.SAME and not one.differing()]
    twins = [one for one in same if one.window is Agreement.SAME and one.place is Agreement.SAME and _class_tells(one)]
    return Judgement(Verdict.CONTESTED, (reason("other_parties"),), tuple(twins)) if twins else None


def _has_no_scope(one: Likeness) -> bool:
    return one.window is Agreement.UNSTATED and one.place is Agreement.UNSTATED


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


def _as_its_counter_says(peers: list[Likeness]) -> list[Likeness]:
    """Where whoever is named as the counter has this very number today, its other numbers do not stand against it."""
    own = [one for one in peers if one.counter is Agreement.SAME and one.lie is Lie.SAME]
    return [one for one in own if not (one.known.superseded or one.known.beside)]


def _any_agrees(peers: list[Likeness]) -> bool:
    return any(one.lie in (Lie.SAME, Lie.FLOOR) for one in peers)


def _contradicted_by_its_counter(
    article: Statement, peers: list[Likeness], likenesses: Sequence[Likeness]
) -> Judgement | None:
    own = [one for one in peers if one.counter is Agreement.SAME and not one.known.superseded]
    if not any(one.lie in (Lie.ABOVE, Lie.BELOW) for one in own) or _any_agrees(own):
        return None
    slip = explain_by_a_slip(article, likenesses)
    why = reason("counter_has_another", name=own[0].known.source.origin_name)
    return Judgement(Verdict.CONTRADICTED, (why, *(slip.reason if slip else ())), tuple(own))


def _elsewhere(article: Statement, likenesses: Sequence[Likeness]) -> list[Likeness]:
    """Give what others count of the same event, where the article names one counter and its number is higher there."""
    if article.is_total:
        return []
    others = [one for one in likenesses if one.differing() == ["counter"] and not _has_no_scope(one)]
    return [one for one in others if one.lie is Lie.FLOOR and not one.known.superseded]


def _judge_among(peers: list[Likeness], elsewhere: list[Likeness]) -> Judgement | None:
    current = [one for one in peers if not one.known.superseded]
    same = [one for one in current if one.lie is Lie.SAME]
    higher = [one for one in current if one.lie is Lie.FLOOR]
    against = [one for one in current if one.lie in (Lie.ABOVE, Lie.BELOW)]
    overtaken = [one for one in peers if one.known.superseded and one.lie is Lie.SAME]
    if against and len(against) == len(current) and len({one.lie for one in against}) == 1:
        return Judgement(Verdict.CONTRADICTED, (reason("all_exclude"),), tuple(current))
    if against:
        return Judgement(Verdict.CONTESTED, (_how_counts_disagree(current),), tuple(same + against))
    if higher or (same and elsewhere):
        return Judgement(Verdict.SUPPORTED_AS_FLOOR, (reason("early"),), tuple(same + higher + elsewhere))
    if same:
        return Judgement(Verdict.SUPPORTED, (reason("same"),), tuple(same))
    if peers:
        why = reason("overtaken" if overtaken else "left_open")
        return Judgement(Verdict.CONTESTED, (why,), tuple(overtaken + current))
    return None


def _judge_without_scope(article: Statement, likenesses: Sequence[Likeness]) -> Judgement | None:
    """A total of no stated time and place ("nine hospitals") has only other totals of the same thing beside it."""
    totals = [one for one in likenesses if one.known.incident is None and _has_no_scope(one) and _may_be_the_same(one)]
    if not totals:
        return None
    if isinstance(article.subject, Outcome):
        # Totals of the dead run from one to a hundred thousand; beside a number without scope they say nothing.
        the_same = tuple(one for one in totals if one.lie is Lie.SAME)
        return Judgement(Verdict.NOT_CHECKABLE, (reason("without_scope"),), the_same)
    why = reason("cut_differently" if article.subject is ClaimKind.SHARE else "without_scope")
    return Judgement(Verdict.CONTESTED, (why, _how_counts_disagree(totals)), tuple(totals))


def _may_be_the_same(one: Likeness) -> bool:
    """A count that names nobody as responsible may still be of the same thing."""
    return not one.differing() or (one.differing() == ["party"] and one.known.names_nobody)


def _how_counts_disagree(accounts: list[Likeness]) -> Remark:
    spans = [one.known.statement.span for one in accounts]
    numbers = [number for span in spans for number in (span.low, span.high) if number is not None]
    if min(numbers) == max(numbers):
        return reason("one_other_count", number=spans[0])
    return reason("counts_run", low=min(numbers), high=max(numbers))


def _exceeds(part: Span, whole: Span) -> bool:
    return whole.high is not None and part.low is not None and part.low > whole.high


def _shares_of_any_cut(likenesses: Sequence[Likeness]) -> tuple[Likeness, ...]:
    """Give the record's shares of the same party's doings, whatever they are shares of."""
    shares = [one for one in likenesses if one.known.statement.subject is ClaimKind.SHARE]
    return tuple(one for one in shares if one.party is not Agreement.DIFFERENT and one.known.statement.zone)
