"""A word of harm in an Arabic sentence, and the statement that is made of it.

For: the two readers of Arabic harm, `arabic_casualties` and `arabic_counted`. Not for: finding the people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.claims.reading.frames.casualties import Harm
from recount.claims.reading.people.lists import Listed, nest
from recount.claims.reading.words.kinds import Kind, Side
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.reading.words.quantities import Amount
from recount.vocabulary.words import Hedge, Outcome, VictimClass

ONE = Amount(1, 1, Hedge.EXACT, 0)
TWO = Amount(2, 2, Hedge.EXACT, 0)
_FURTHEST_LIFE = 12
NONE = Amount(0, 0, Hedge.EXACT_ZERO, 0)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm at mark `at` (to `stop`), in the clause that begins at mark `clause`."""

    marks: Sequence[Mark]
    words: Lexicon
    clause: int
    at: int
    stop: int
    outcome: Outcome | None

    @property
    def mark(self) -> Mark:
        """Give the word itself."""
        return self.marks[self.at]

    @property
    def side(self) -> Side | None:
        """Tell where the harmed stand."""
        return self.mark.entry.side if self.mark.entry else None


def outcome_at(marks: Sequence[Mark], at: int, words: Lexicon) -> Outcome | None:
    """Give the outcome of a word of harm: who loses their life ("فقدت امرأة حياتها") has died, and is not missing.

    Nor are those whom the writers lost ("فقدنا أربعة من متطوعينا").
    """
    losing = words.words("grammar", "losing")
    if marks[at].norm in losing["of"]:
        if marks[at].text.endswith(tuple(losing["ours"])):
            return Outcome.KILLED
        if at + 1 < len(marks) and marks[at + 1].kind is Kind.FAMILY:
            return Outcome.KILLED
        lives = tuple(losing["life"])
        if any(mark.norm.startswith(lives) for mark in marks[at + 1 : at + 1 + _FURTHEST_LIFE]):
            return Outcome.KILLED
    entry = marks[at].entry
    return entry.outcome if entry else None


def harm_of(trigger: Trigger, listed: list[Listed], first: int, stop: int) -> Harm | None:
    """Make a statement of harm of a list of people; None where there are none, or only fighters who left."""
    wholes, parts = nest(listed)
    if trigger.outcome is None and wholes[0].victim_class is VictimClass.MILITANT:
        return None
    return Harm(trigger.outcome, tuple(wholes), tuple(parts), first, stop, trigger.at)
