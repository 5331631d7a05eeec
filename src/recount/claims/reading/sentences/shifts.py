"""Finds the words with which a report turns to another event: "in another development", "من جهة أخرى".

For: cutting a sentence where they stand in it, and forgetting what the next event cannot lean on (`settling`).
Not for: sentences that turn without saying so (`recount.claims.reading.context.turning`). The phrases stand under
`shifts` in `phrases/<language>/turning.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.tokens import Shape, Token

_AND = frozenset({"و", "and", "but"})
_ATTACHED_AND = "و"
_MOST_SIGNS = 3
_PAUSES = frozenset({",", "،", ";", "؛", "–", "—", "-"})


class Shift(StrEnum):
    """How an event begins that is not the one before: at its own time, or at the same."""

    APART = "apart"
    ALONGSIDE = "alongside"


def shift_at(tokens: Sequence[Token], at: int, words: Lexicon) -> Shift | None:
    """Tell how the words at `at` turn to another event; None where they do not."""
    while at < min(len(tokens), _MOST_SIGNS) and tokens[at].shape is Shape.SIGN:
        at += 1
    at += at + 1 < len(tokens) and tokens[at].norm in _AND
    if at >= len(tokens):
        return None
    norm = tokens[at].norm
    first = norm if norm in words.shifts else norm.removeprefix(_ATTACHED_AND)
    for phrase, key in words.shifts.get(first, ()):
        rest = tokens[at + 1 : at + len(phrase)]
        if tuple(token.norm for token in rest) == phrase[1:]:
            return Shift(key)
    return None


def shifts_behind(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Tell whether the words at `at` turn to another event behind a comma, in the middle of a sentence."""
    return tokens[at - 1].text in _PAUSES and shift_at(tokens, at, words) is not None


def ends_in_pause(before: str) -> bool:
    """Tell whether the last sign of some text is a comma, so that what follows was cut from its sentence."""
    return before.rstrip()[-1:] in _PAUSES
