"""Denials: "not a single fighter was killed" held against every account of the same event.

For: zero counts, which are statements and no missing numbers (R2). Not for: counts above zero. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.checks.comparing import Agreement, Likeness
from recount.checks.judgement import Judgement
from recount.checks.phrasing import reason
from recount.checks.statements import Statement
from recount.vocabulary.words import Outcome, Verdict, VictimCategory, VictimClass


def is_denial(article: Statement) -> bool:
    """Tell whether the number is a zero count of people."""
    return isinstance(article.subject, Outcome) and article.span.low == 0 and article.span.high == 0


def judge_denial(article: Statement, likenesses: Sequence[Likeness]) -> Judgement:
    """Hold a zero count against every account that counts such dead, or leaves the status of some dead open."""
    accounts = [one for one in likenesses if _is_in_the_same_scope(article, one)]
    agreeing = [one for one in accounts if one.victim_class is Agreement.SAME and one.known.statement.span.high == 0]
    counting = [one for one in accounts if one.victim_class is Agreement.SAME and _counts_somebody(one)]
    doubting = [one for one in accounts if one not in counting and _may_count_a_fighter(article, one.known.statement)]
    if counting and not agreeing and not doubting:
        return Judgement(Verdict.CONTRADICTED, (reason("denied_but_counted"),), tuple(counting))
    if counting or doubting:
        return Judgement(Verdict.CONTESTED, (reason("denial_contested"),), tuple(agreeing + counting + doubting))
    if agreeing:
        return Judgement(Verdict.SUPPORTED, (reason("denied_by_others"),), tuple(agreeing))
    return Judgement(Verdict.NOT_IN_RECORD, (reason("status_unknown"),))


def _is_in_the_same_scope(article: Statement, one: Likeness) -> bool:
    """Of the same event; or, where the article denies it of a whole campaign, of the same party anywhere."""
    if set(one.differing()) - {"victim_class", "counter"}:
        return False
    if article.where:
        return one.known.incident is not None and one.place is not Agreement.UNSTATED
    return one.party is Agreement.SAME and article.when.start is None


def _counts_somebody(one: Likeness) -> bool:
    return (one.known.statement.span.low or 0) > 0


def _may_count_a_fighter(article: Statement, statement: Statement) -> bool:
    """Dead of unknown status may be fighters; they make no civilians out of a denial that civilians died."""
    if article.victim_class is not VictimClass.MILITANT:
        return False
    unidentified = statement.category is VictimCategory.UNIDENTIFIED
    return statement.subject is Outcome.KILLED and (statement.victim_class is VictimClass.MIXED or unidentified)
