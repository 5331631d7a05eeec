"""The article's own arithmetic, reported apart from whether its numbers are right.

For: a ratio against the two counts that the article gives for it, parts against their whole. Not for: anything
that needs the record. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from pydantic import BaseModel

from recount.checks.phrasing import say
from recount.checks.statements import Statement
from recount.claims.schema import Claim, Comparison, ComparisonSide
from recount.vocabulary.parties import folds_into
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import ClaimKind, Outcome, Relation, VictimCategory

# Two counts belong to a comparison when they stand in the same stretch of the text.
_REACH = 700
# "Nearly seven times" is right for 6.98 and wrong for 6.
_ROUNDING = 0.07


class Arithmetic(BaseModel):
    """One sum or ratio that the article implies: as written, as reckoned, and whether it holds."""

    expression: str
    value: float
    holds: bool
    sentence: str
    claims: list[str]
    same_class: bool = True


def reckon(
    claim: Claim, statements: Sequence[Statement], claims: dict[str, Claim], language: Language = "en"
) -> Arithmetic | None:
    """Do the arithmetic of a claim; None where there is none to do.

    `statements` are all numbers of the article, `claims` its claims by id; `language` is that of the sentence.
    """
    if claim.kind is ClaimKind.COMPARISON and claim.comparison:
        return _ratio(claim, statements, claims, language)
    return _sum_of_parts(claim, language)


def _ratio(
    claim: Claim, statements: Sequence[Statement], claims: dict[str, Claim], language: Language
) -> Arithmetic | None:
    comparison = claim.comparison
    if comparison is None:
        return None
    lefts = _counts_of(comparison.left, claim, statements, claims)
    rights = _counts_of(comparison.right, claim, statements, claims)
    pairs = [(left, right) for left, right in product(lefts, rights) if _comparable(left, right)]
    if not pairs:
        return None
    left, right = pairs[0]
    ratio = (left.span.value or 0) / (right.span.value or 1)
    holds = _holds(ratio, Relation(comparison.relation), comparison.ratio_min, comparison.ratio_max)
    expression = f"{left.span.value:g} / {right.span.value:g}"
    return Arithmetic(
        expression=expression,
        value=round(ratio, 2),
        holds=holds,
        sentence=say(
            language,
            *("arithmetic", "holds" if holds else "fails"),
            sum=expression,
            value=ratio,
            relation=_relation_words(comparison, language),
        ),
        claims=[left.claim_id, right.claim_id],
        same_class=left.victim_class == right.victim_class,
    )


def _relation_words(comparison: Comparison, language: Language) -> str:
    low, high = comparison.ratio_min, comparison.ratio_max
    if comparison.relation is not Relation.TIMES or low is None:
        return say(language, "relation", "plain", word=label(comparison.relation, language))
    if high is None:
        return say(language, "relation", "more_than_times", low=low)
    return say(language, "relation", "times" if high == low else "times_between", low=low, high=high)


def _counts_of(
    side: ComparisonSide, claim: Claim, statements: Sequence[Statement], claims: dict[str, Claim]
) -> list[Statement]:
    """Give the article's counts of the dead for one side, nearest to the comparison first."""
    near = [
        one
        for one in statements
        if one.claim_id != claim.id
        and one.subject is Outcome.KILLED
        and one.category is VictimCategory.TOTAL
        and side.perpetrator is not None
        and folds_into(side.perpetrator) in {folds_into(party) for party in one.parties}
        and _gap(claim, claims[one.claim_id]) <= _REACH
    ]
    return sorted(near, key=lambda one: _gap(claim, claims[one.claim_id]))


def _gap(one: Claim, other: Claim) -> int:
    return max(one.quote.start - other.quote.end, other.quote.start - one.quote.end, 0)


def _comparable(left: Statement, right: Statement) -> bool:
    return bool(right.span.value) and (left.when.start, left.when.end) == (right.when.start, right.when.end)


def _holds(ratio: float, relation: Relation, low: float | None, high: float | None) -> bool:
    if relation is Relation.MORE:
        return ratio > 1
    if relation is Relation.LESS:
        return ratio < 1
    if relation is Relation.EQUAL:
        return ratio == 1
    if low is not None and high is None:
        # An open ratio is strict: "more than three times" is not three times (ruling 3).
        return ratio > low
    return (low or 0) * (1 - _ROUNDING) <= ratio <= (high or ratio) * (1 + _ROUNDING)


def _sum_of_parts(claim: Claim, language: Language) -> Arithmetic | None:
    """Add up the exact parts of one class each that the sentence gives for a whole."""
    for index, whole in enumerate(claim.casualties):
        parts = [group for group in claim.casualties if group.part_of == index and group.count.min == group.count.max]
        classes = [group.victim_class for group in parts if group.category is VictimCategory.TOTAL]
        total = whole.count.max
        if total is None or len(classes) < 2 or len(set(classes)) != len(classes):
            continue
        numbers = [group.count.min or 0 for group in parts if group.category is VictimCategory.TOTAL]
        return _sum(claim, numbers, total, language)
    return None


def _sum(claim: Claim, numbers: Iterable[int], total: int, language: Language) -> Arithmetic:
    added = sum(numbers)
    expression = " + ".join(map(str, numbers))
    holds = added == total
    said = "adds_up" if holds else "does_not_add_up"
    return Arithmetic(
        expression=expression,
        value=added,
        holds=holds,
        sentence=say(language, "arithmetic", said, sum=expression, value=added, total=total),
        claims=[claim.id],
    )
