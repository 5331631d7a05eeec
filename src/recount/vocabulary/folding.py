"""Folds names so that spellings which a reader would take for the same word become the same letters.

For: looking up words of the vocabulary in English and Arabic. Not for: place names, which need more than
spelling (`recount.places`), nor for anything that is shown: folded words are keys, never text.
"""

from __future__ import annotations

import re
import unicodedata

ARTICLE_EN = "the"
ARTICLE_AR = "ال"

# Alef with any hamza, alef maqsura, ta marbuta, and hamza on its seats: writers use them interchangeably.
_ARABIC_FORMS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
# God, thousands: their first letters are their own.
_BEGIN_LIKE_AN_ARTICLE = frozenset({"الله", "الاف", "الوف"})
_DROPPED = re.compile(r"[.'’‘ʼʿʾ`´\"“”«»()\u0640]")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s\-‐‑–—_/]+")


def fold(words: str) -> str:
    """Fold a phrase: case, diacritics, dots, quotes, hyphens, the English possessive, Arabic letter forms.

    Hyphens part words ("US-led" has two). Articles stay; `without_articles` takes them away.
    """
    return same_letters(_without_marks(same_letters(words).casefold())).translate(_ARABIC_FORMS)


def same_letters(words: str) -> str:
    """Give the phrase in its own case and letters, without dots, quotes, hyphens and the possessive."""
    plain = unicodedata.normalize("NFKC", _DROPPED.sub("", _POSSESSIVE.sub("", words)))
    undotted = _DROPPED.sub("", plain)
    return " ".join(_BETWEEN_WORDS.sub(" ", undotted).split())


def without_articles(folded: str) -> str:
    """Take the English article from the front of a folded phrase and the Arabic one from each of its words."""
    words = folded.split()
    if len(words) > 1 and words[0] == ARTICLE_EN:
        words = words[1:]
    return " ".join(_bare(word) for word in words)


def with_article(folded: str) -> str:
    """Make a folded Arabic phrase definite: noun and adjective alike; where a word has the article, the last alone."""
    words = folded.split()
    if any(_has_article(word) for word in words):
        return " ".join([*words[:-1], _definite(words[-1])])
    return " ".join(_definite(word) for word in words)


def _definite(word: str) -> str:
    return word if _has_article(word) else ARTICLE_AR + word


def _bare(word: str) -> str:
    return word.removeprefix(ARTICLE_AR) if _has_article(word) else word


def _has_article(word: str) -> bool:
    return word.startswith(ARTICLE_AR) and len(word) > 3 and word not in _BEGIN_LIKE_AN_ARTICLE


def _without_marks(words: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", words).translate(_KEPT))


class _Kept(dict[int, int | None]):
    """Which characters stay, by code point, found out when first asked for: a text has few different ones."""

    def __missing__(self, code: int) -> int | None:
        # Hamza and madda (U+0653 to U+0655) are part of Arabic letters, which are folded by their own table.
        loose = unicodedata.combining(chr(code)) > 0 and not 0x653 <= code <= 0x655
        self[code] = None if loose else code
        return self[code]


_KEPT = _Kept()
