"""The reasons of a proposal in plain words: how near it lies, what speaks for and against it, which report is likest.

For: the pages of linking. Not for: finding reasons (`incidents.capturing.proposing` and `incidents.capturing.nearness`,
which say them as data).
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from recount.releases.paper.words import joined
from recount.vocabulary.sentences import Sentence
from recount.workbench.words import in_words, language, say

# What moves a score less than this says nothing to a person.
_LEAST_MOVED = 0.3
_MOST_PERCENT = 99


class Reasons(BaseModel):
    """What speaks for a proposal and against it; `near` is the whole reason where it stands on nearness alone."""

    model_config = ConfigDict(frozen=True)

    near: str
    speak_for: list[str]
    speak_against: list[str]
    likest: str

    @property
    def pros(self) -> str:
        """Say what speaks for it."""
        return joined(self.speak_for, language())

    @property
    def cons(self) -> str:
        """Say what speaks against it."""
        return joined(self.speak_against, language())

    @property
    def line(self) -> str:
        """Say all of it in one line."""
        told = [self.near]
        told += [f"{say('linking.speaks_for')} {self.pros}"] if self.speak_for else []
        told += [f"{say('linking.speaks_against')} {self.cons}"] if self.speak_against else []
        return " · ".join(filter(None, told))


def percent_of(score: float | None) -> int | None:
    """Give a score of 0 to 1 in percent, as people read it; a proposal is never told as certain."""
    return None if score is None else min(round(100 * score), _MOST_PERCENT)


def reasons_of(reason: str) -> Reasons:
    """Part the reason of a proposal; one that is plain text, as older records keep it, stands as it is."""
    fills = reason.fills if isinstance(reason, Sentence) else {}
    likest = fills.get("likest") or (reason if "moved" in fills else None)
    if not isinstance(likest, Sentence):
        return Reasons(near=in_words(reason), speak_for=[], speak_against=[], likest="")
    moved = likest.fills["moved"]
    return Reasons(
        near=in_words(fills.get("near", "")),
        speak_for=_families(each for each in moved if float(each.fills["by"]) >= _LEAST_MOVED),
        speak_against=_families(each for each in moved if float(each.fills["by"]) <= -_LEAST_MOVED),
        likest=str(likest.fills["report"]),
    )


def _families(moved: Iterable[Sentence]) -> list[str]:
    return [in_words(each.fills["family"]) for each in moved]
