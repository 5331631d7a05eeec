"""An expression of place taken apart: the name, the kind of place it asks for, the wider places it names.

For: "village of X in the Y countryside", "Raqqa city, Syria", "ريف حلب الشمالي". Not for: knowing any place
(`recount.places.gazetteer`) or finding expressions in a text (`recount.places.spotting`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from recount.places.folding import fold_name
from recount.places.lexicon import arabic_place_nouns, cues, directions, place_nouns, wider
from recount.vocabulary.words import PlacePrecision

ATTACHED = "وفبلك"
"""Arabic conjunctions and prepositions that are written together with the next word."""

_EMPTY_WORDS = frozenset(map(fold_name, ("the", "of", "a")))


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """What an expression of place says: a bare name, the first noun beside it, and the wider places after it."""

    name: str
    noun: str
    around: tuple[PlacePhrase, ...] = ()

    @property
    def kind(self) -> PlacePrecision | None:
        """The kind of place that the noun asks for."""
        return place_nouns().get(fold_name(self.noun))

    @property
    def announced(self) -> str:
        """The name with its noun in the usual order: "Damascus countryside", "ريف دمشق"."""
        order = (self.name, self.noun) if self.noun.isascii() else (self.noun, self.name)
        return " ".join(order).strip()


@lru_cache(maxsize=65536)
def read_phrase(words: str) -> PlacePhrase:
    """Take an expression of place apart; of several names, the first is the place and the others lie around it."""
    parts = _parts(words)
    return PlacePhrase(*_bare(parts[0]), around=tuple(PlacePhrase(*_bare(part)) for part in parts[1:]))


@lru_cache(maxsize=65536)
def bare_noun(word: str) -> str:
    """Give a noun of place without the Arabic letters attached to it; nothing where the word is no such noun."""
    return next((form for form in _forms(word) if fold_name(form) in place_nouns()), "")


@lru_cache(maxsize=65536)
def is_direction(word: str) -> bool:
    """Tell whether a word only says in which part of a place."""
    return any(fold_name(form) in directions() for form in _forms(word))


@lru_cache(maxsize=65536)
def is_cue(word: str) -> bool:
    """Tell whether a word announces a place: a noun of place, or one that says nothing of the kind."""
    return bool(bare_noun(word)) or any(fold_name(form) in cues() for form in _forms(word))


def _parts(words: str) -> list[str]:
    """Give the parts of an expression that hold a name; a noun that stands alone belongs to the part behind it."""
    parts, waiting = [], ""
    for part in _separator().split(words):
        if _named(part):
            parts.append(f"{waiting}{part}")
            waiting = ""
        elif any(map(bare_noun, part.split())):
            waiting = f"{part} "
    return parts or [words]


def _bare(part: str) -> tuple[str, str]:
    nouns = [noun for word in part.split() if (noun := bare_noun(word))]
    named = _named(part)
    return (" ".join(named), nouns[0] if nouns else "") if named else (part.strip(), "")


def _named(part: str) -> list[str]:
    return [word for word in part.split() if not bare_noun(word) and not _says_nothing(word)]


def _says_nothing(word: str) -> bool:
    return is_direction(word) or fold_name(word) in _EMPTY_WORDS


def _forms(word: str) -> list[str]:
    """Give a word as it stands, and without one and two letters that may be attached to it."""
    attached = len(word[:2]) - len(word[:2].lstrip(ATTACHED))
    return [word[letters:] for letters in range(attached + 1)]


@cache
def _separator() -> re.Pattern[str]:
    """Give what divides the parts: signs, words such as "near", and the room before an Arabic noun of place."""
    between = "|".join(re.escape(words) for language in wider().values() for words in language)
    nouns = "|".join(map(re.escape, arabic_place_nouns()))
    return re.compile(
        rf"[,،;؛/()\[\]|:]|\s[-–—]\s|(?<!\w)(?:{between})(?!\w)|\s+(?=[{ATTACHED}]{{0,2}}(?:{nouns})\s)", re.IGNORECASE
    )
