"""What a model reader and the rules make of each other: agreement beside a claim, proposals beside the claims.

For: `model_reader`. Not for: changing what the rules read: claims and toll go out as they came in. What the model alone
found is a proposal with a score and a reason, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from recount.claims.schema import Claim, Proposal, Quantity, Quote, Reading
from recount.claims.signs import Agreement
from recount.vocabulary.words import Outcome, Polarity

Counted: TypeAlias = tuple[Outcome, int | None, int | None]

UNOPPOSED: Final = 0.5
OPPOSED: Final = 0.25
"""Scores of proposals order them for a person; unlike a second opinion's they were measured on nothing."""


def set_beside(reading: Reading, found: Sequence[Claim], model: str) -> Reading:
    """Give the reading with what a model found set beside it; `found` are its claims of the same text."""
    return reading.model_copy(
        update={
            "model": model,
            "agreements": [_agreement(claim, found) for claim in reading.claims if claim.casualties],
            "proposals": [_proposal(claim, reading.claims) for claim in found if not _is_known(claim, reading.claims)],
        }
    )


def _agreement(claim: Claim, found: Iterable[Claim]) -> Agreement:
    others = [other for other in found if _meets(claim, other)]
    unheard = _counts(claim) - {count for other in others for count in _counts(other)}
    if not others:
        return Agreement(claim=claim.id, confirmed=False, reason="the model reader names no casualties in these words")
    if unheard:
        heard = ", ".join(_in_words(others)) or "no number"
        return Agreement(claim=claim.id, confirmed=False, reason=f"the model reader takes: {heard}")
    return Agreement(claim=claim.id, confirmed=True, reason="the model reader takes the same counts")


def _proposal(claim: Claim, known: Iterable[Claim]) -> Proposal:
    opposed = any(_meets(claim, other) for other in known if other.casualties)
    reason = "the rules take other counts from these words" if opposed else "the rules read nothing in these words"
    return Proposal(claim=claim, score=OPPOSED if opposed else UNOPPOSED, reason=f"a model reader alone: {reason}")


def _is_known(claim: Claim, known: Iterable[Claim]) -> bool:
    """Tell whether the rules have every count of a claim, in words that meet it."""
    theirs = {count for other in known if _meets(claim, other) for count in _counts(other)}
    return _counts(claim) <= theirs


def _meets(one: Claim, other: Claim) -> bool:
    return _overlap(one.quote, other.quote) and (one.polarity is Polarity.AFFIRMED) == (
        other.polarity is Polarity.AFFIRMED
    )


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _counts(claim: Claim) -> set[Counted]:
    """The counts of a claim by outcome and bounds; the hedge and the class of victims may be told apart differently."""
    return {(group.outcome, *_bounds(group.count)) for group in claim.casualties}


def _bounds(count: Quantity) -> tuple[int | None, int | None]:
    return count.min, count.max


def _in_words(claims: Iterable[Claim]) -> Iterator[str]:
    yield from dict.fromkeys(f"{group.count.raw} ({group.outcome})" for claim in claims for group in claim.casualties)
