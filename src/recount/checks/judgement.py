"""A verdict on one number, with its reason and what it rests on.

For: the modules that judge, and those that word and show what they judged. Not for: judging. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from recount.checks.comparing import Likeness
from recount.checks.phrasing import Remark, together
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Verdict


@dataclass(frozen=True)
class Judgement:
    """A verdict with its reason and the numbers of the record that it rests on, the most telling first."""

    verdict: Verdict
    reason: tuple[Remark, ...]
    rests_on: tuple[Likeness, ...] = ()

    def reason_in(self, language: Language) -> str:
        """Say why, in one of the two languages."""
        return together(self.reason, language)
