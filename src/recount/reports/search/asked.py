"""What somebody looks for: the words of a search, folded as the record's are.

For: reading the words of a search box. Not for: looking them up (`recount.reports.search.rows`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.reports.search.folded import only_words

# Three letters make the smallest part that the index knows; shorter words are looked up whole (ruling 14).
SHORTEST_PART = 3
# A search of more words than these is narrowed by the first ones already.
MOST_WORDS = 8
_PIECE = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]|(\S+)")


@dataclass(frozen=True)
class Asked:
    """The folded words of a search, all of which a row must have: parts of words, and short words whole."""

    parts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def in_columns(self) -> list[str]:
        """Give what must stand in the folded column, where a blank stands before and after every word."""
        return [*self.parts, *(f" {word} " for word in self.words)]

    @classmethod
    def read(cls, text: str) -> Asked:
        """Read a search; words in quotation marks stand together."""
        pieces = [only_words(found[1] or found[2]) for found in _PIECE.finditer(text)]
        wanted = list(dict.fromkeys(filter(None, pieces)))[:MOST_WORDS]
        return cls(
            parts=tuple(piece for piece in wanted if len(piece) >= SHORTEST_PART),
            words=tuple(piece for piece in wanted if len(piece) < SHORTEST_PART),
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked for."""
        return not (self.parts or self.words)
