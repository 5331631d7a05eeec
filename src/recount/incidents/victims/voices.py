"""The keys of one word of a name: how it is spelled, its consonants, and the long vowels that it may hold.

For: holding a word in Arabic letters against any romanisation of it, finer than by consonants alone: Hassan and
Hussein, or Mohammed and Mahmoud, share theirs and are different names. Not for: whole names
(`recount.incidents.victims.names`).

Arabic writes the long vowels i and u, and leaves out the short ones; a romanisation writes both alike. So a word has a
lean key, with the long vowels that must be there, and a full one, with all that may be. In Arabic letters both are the
same, save for a last ي, which may be read as a.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from recount.places.folding import fold_name, plain, skeleton

LONG_I, LONG_U = "ι", "υ"
"""Letters that no name here is written with, so that they pass through `skeleton` unchanged."""

_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_RUN = re.compile("(?<=.)[اوي]+")
_LATIN_RUN = re.compile("(?<=[^aeiou])[aeiouy]+|(?<=[aeiou])[iuy]+|(?<=.)[aeiouy]*w(?![aeiouy])")
_SURE_I = frozenset({"ei", "ai", "ay", "ey", "ee", "ie", "iy", "aii", "eey"})
_SURE_U = frozenset({"oo", "ou", "uu", "aou", "au", "aw", "ow"})
_ARTICLE = re.compile(r"^(?:ال)+(?=\w{2})|^[ae]l(?=[b-df-hj-np-tv-z]\w{3})")


class WordKeys(NamedTuple):
    """One word of a name: its folded spelling, its consonants, its lean and its full key."""

    spelling: str
    consonants: str
    lean: str
    full: str


@lru_cache(maxsize=1 << 18)
def keys_of_word(word: str) -> WordKeys:
    """Give the keys of one word, in Arabic letters or in Latin ones."""
    spelling = fold_name(word).replace(" ", "")
    bare = _ARTICLE.sub("", plain(word).replace(" ", ""))
    voices = _arabic_voices(bare) if _ARABIC.search(bare) else _latin_voices(bare)
    lean, full = (skeleton(voice) for voice in voices)
    return WordKeys(spelling, skeleton(word), lean, full)


def _arabic_voices(word: str) -> tuple[str, str]:
    full = _ARABIC_RUN.sub(lambda run: _arabic_long(run[0]), word)
    return (full.removesuffix(LONG_I) if word.endswith("ي") else full), full


def _arabic_long(run: str) -> str:
    """Give the long vowel of a run of weak letters; before an alef they are consonants."""
    last = run.rstrip("ا")
    if not last or last != run:
        return ""
    return LONG_I if last.endswith("ي") else LONG_U


def _latin_voices(word: str) -> tuple[str, str]:
    return _LATIN_RUN.sub(_surely_long, word), _LATIN_RUN.sub(_maybe_long, word)


def _surely_long(run: re.Match[str]) -> str:
    if run.end() == len(run.string):
        return ""
    return LONG_I if run[0] in _SURE_I else LONG_U if run[0] in _SURE_U else ""


def _maybe_long(run: re.Match[str]) -> str:
    vowels = run[0].rstrip("a") if len(run[0]) > 1 and run.end() < len(run.string) else run[0]
    last = vowels[-1:]
    if not last or last == "a" or (last == "e" and run.end() == len(run.string)):
        return ""
    return LONG_U if last in "ouw" else LONG_I
