"""Gives the plain letters of a text, with a map back to the text as given.

For: reading words whatever way they were written: presentation forms, vowel signs, stretched letters, Eastern digits,
marks of direction, and letters broken up to dodge filters. Not for: anything that is shown: quotes are cut from the
text as given, by the offsets that the map leads back to (R1). Linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

TATWEEL = "\u0640"
_ARABIC = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_MARKS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_DROPPED = re.compile(f"[{_MARKS}{_UNSEEN}{TATWEEL}]")
_BROKEN = re.compile(
    rf"""
    (?<=[{_ARABIC}]){TATWEEL}[{TATWEEL} .*_…·•~|+\-]*+(?=[{_ARABIC}])   # stretched over signs, and stretched again
  | (?<=[^\W\d_])[*•·]++(?=[^\W\d_])                                     # a star inside a word
    """,
    re.VERBOSE,
)
_MAY_BE_BROKEN = re.compile(f"[{TATWEEL}*•·]")
_ONLY_STRETCHED = re.compile(rf"{TATWEEL}++[^{TATWEEL}]*+\Z")
_SPELT_OUT = re.compile(rf"(?<![{_ARABIC}.])[{_ARABIC}](?:[.*\-_][{_ARABIC}]){{2,}}(?![.*\-_]?[{_ARABIC}])")


class Plain(NamedTuple):
    """A text in plain letters; `origins` gives for each of them where it stood, None where nothing moved."""

    text: str
    origins: tuple[int, ...] | None
    given: int

    def start(self, at: int) -> int:
        """Give the offset in the text as given of the plain letter at `at`."""
        return at if self.origins is None else self.origins[at]

    def end(self, stop: int) -> int:
        """Give the offset in the text as given where the letter before `stop` ends, the signs upon it included."""
        if self.origins is None:
            return stop
        after = self.origins[stop] if stop < len(self.origins) else self.given
        return max(self.origins[stop - 1] + 1, after)


def normalise(text: str) -> Plain:
    """Give the plain letters of `text`; the map is monotone, and plain text maps onto itself."""
    if text.isascii() and "*" not in text:
        return Plain(text, None, len(text))
    breaks = _breaks(text)
    if not breaks and all(_PLAIN[letter] == letter for letter in set(text)):
        return Plain(text, None, len(text))
    letters = [_PLAIN[letter] for letter in text]
    for index in breaks:
        letters[index] = ""
    plain = "".join(letters)
    if plain == text:
        return Plain(text, None, len(text))
    return Plain(plain, tuple([index for index, letter in enumerate(letters) for _ in letter]), len(text))


class _PlainLetters(dict[str, str]):
    """The plain letters for each letter, found out when first asked for; a text has few different ones."""

    def __missing__(self, letter: str) -> str:
        plain = _DROPPED.sub("", unicodedata.normalize("NFKC", letter)).translate(_DIGITS)
        self[letter] = plain
        return plain


_PLAIN = _PlainLetters()


def _breaks(text: str) -> set[int]:
    """The offsets of signs that only break a word: between two stretches, stars, or single letters spelt out."""
    found: set[int] = set()
    if _MAY_BE_BROKEN.search(text):
        for match in _BROKEN.finditer(text):
            if not _ONLY_STRETCHED.match(match.group()) or not _parts_words(match.group()):
                found.update(range(*match.span()))
    for match in _SPELT_OUT.finditer(text):
        found.update(range(match.start() + 1, match.end(), 2))
    return found


def _parts_words(signs: str) -> bool:
    """Tell whether room or a hyphen behind a stretch parts two words, as behind an article that stands alone."""
    return " " in signs or "-" in signs
