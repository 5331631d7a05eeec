"""A good number gone bad: the article's very number stands in the record, one step away (method, section 6).

For: status inflated, monitor swapped, window swapped, dead and wounded merged, a perpetrator added. Not for:
numbers that the record has for the same thing. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.checks.comparing import Agreement, Lie, Likeness, is_long_apart
from recount.checks.judgement import Judgement
from recount.checks.phrasing import Remark, reason
from recount.checks.statements import Statement
from recount.vocabulary.words import ClaimKind, Outcome, Verdict

# In the order in which a verdict asks for them (ruling 8).
_VERDICTS = {
    "victim_class": Verdict.OTHER_CLASS,
    "unit": Verdict.OTHER_UNIT,
    "window": Verdict.OTHER_WINDOW,
    "place": Verdict.OTHER_PLACE,
    "counter": Verdict.OTHER_COUNTER,
    "party": Verdict.CONTRADICTED,
}
# Small numbers stand in any record by chance: they tell of a slip only where all else agrees, and within a year. A
# large one, or one of the counter that the article itself names, may differ in two respects and still be the same
# number.
TELLING = 10
TELLING_BY_ITSELF = 100


def explain_by_a_slip(article: Statement, likenesses: Iterable[Likeness]) -> Judgement | None:
    """Find the article's number in the record for something else; None where it stands nowhere, or by chance."""
    twins = sorted((one for one in likenesses if one.lie is Lie.SAME and _is_telling(article, one)), key=_distance)
    if not twins:
        return None
    nearest = twins[0].differing()
    alike = tuple(one for one in twins if one.differing() == nearest)
    if nearest == ["party"] and twins[0].known.names_nobody:
        return Judgement(Verdict.CONTESTED, (reason("perpetrator_added"),), alike)
    ways = tuple(Remark(("way", name)) for name in nearest)
    return Judgement(_VERDICTS[nearest[0]], (reason("slip", ways=ways),), alike)


def _is_telling(article: Statement, one: Likeness) -> bool:
    differing, value = one.differing(), article.span.value or 0
    if not differing or not _count_the_same_kind(article, one.known.statement):
        return False
    if isinstance(article.subject, ClaimKind) and "party" in differing:
        return False
    if article.when.inherited and "window" in differing:
        # A day taken over from the sentence before is our reading, and no slip of the article's.
        return False
    if value < TELLING and "window" in differing and is_long_apart(article.when, one.known.statement.when):
        return False
    unstated = sum(dimension is Agreement.UNSTATED for dimension in (one.window, one.place))
    steps = len(differing) + unstated
    is_known = one.counter is Agreement.SAME or value >= TELLING_BY_ITSELF
    return steps <= (2 if is_known else 1) and (value >= TELLING or steps <= 1)


def _count_the_same_kind(article: Statement, other: Statement) -> bool:
    both_count_people = isinstance(article.subject, Outcome) and isinstance(other.subject, Outcome)
    return article.subject == other.subject or both_count_people


def _distance(one: Likeness) -> tuple[int, int]:
    differing = one.differing()
    return len(differing), list(_VERDICTS).index(differing[0])
