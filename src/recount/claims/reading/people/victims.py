"""Whom a few words name: civilians, fighters, children.

For: the part of a share ("a third of them fighters") and anything else that names victims without counting them.
Not for: counts in a sentence (`recount.claims.reading.frames.casualties`).
"""

from __future__ import annotations

from typing import NamedTuple

from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.reading.words.tokens import tokenise
from recount.vocabulary.reader import Language
from recount.vocabulary.words import VictimCategory, VictimClass


class Victims(NamedTuple):
    """A class and a category of victims."""

    victim_class: VictimClass
    category: VictimCategory


def victims_named(words: str, language: Language = "en") -> Victims | None:
    """Give whom the first word of victims in `words` names; None where none does."""
    tokens, known = tokenise(words), lexicon(language)
    found = (known.longest(tokens, at) for at in range(len(tokens)))
    entries = (entry for match in found if match for entry in [match[1]] if entry.kind is Kind.VICTIM)
    return next((Victims(entry.victim_class, entry.category) for entry in entries), None)
