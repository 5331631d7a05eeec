"""Reads corrections: the number that a report takes back, and the one that it puts in its place.

For: "An earlier version said 12 were killed", "The correct number is nine", "has since revised that figure to 13".
Not for: a number taken back inside an amount ("two, not three, children"), which `words.quantities` reads, nor tolls
that rise (`tolls`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount, read_amount
from recount.claims.schema import Casualties
from recount.vocabulary.words import ClaimKind


def takes_back(sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether a sentence only repeats what the same writer said before, and takes it back."""
    said = " ".join(token.norm for token in sentence.tokens)
    return any(phrase in said for phrase in words.words("frames", "takes_back"))


def draft_correction(text: str, sentence: Sentence, whole: Casualties, words: Lexicon) -> Draft | None:
    """Give the draft of a sentence that puts another number in the place of the `whole` told before it, if it does."""
    said = all(not sentence.norms.isdisjoint(words.set_of("frames", key)) for key in ("corrects", "corrected"))
    found = _put_instead(sentence.marks, words) if said and Kind.HARM not in sentence.kinds else None
    if found is None:
        return None
    at, amount = found
    raw = text[sentence.marks[at].start : sentence.marks[amount.stop - 1].end]
    put = whole.model_copy(update={"count": amount.quantity(raw, whole.count.unit)})
    return Draft(ClaimKind.CASUALTY, sentence, (0, len(sentence.marks)), casualties=(put,))


def _put_instead(marks: Sequence[Mark], words: Lexicon) -> tuple[int, Amount] | None:
    """Give where the last number stands that a form of to be, or "to", leads up to."""
    leads = words.words("numbers", "change")["to"]
    for at in range(len(marks) - 1, 0, -1):
        led = marks[at - 1].kind is Kind.AUXILIARY or marks[at - 1].norm in leads
        amount = read_amount(marks, at, words) if led else None
        if amount and amount.bounded:
            return at, amount
    return None
