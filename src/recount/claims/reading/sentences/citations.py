"""Finds where a text cites its sources, and where the link of a citation was lost.

For: `lost_links` and the `source_link` of a claim. A citation whose link was lost leaves an empty bracket, or one
that opens before a comma, a semicolon or a space and never closes; brackets are counted, not what is inside them.
Not for: fetching or archiving links (`recount.reports`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from recount.claims.reading.words.lexicon import Lexicon
from recount.vocabulary.words import SourceLink

_LOST = re.compile(r"[(\[](?:[\s,;،؛]{0,8}[)\]]|[,;،؛]|\s(?![^()\[\]\n]{0,400}[)\]])|$)", re.MULTILINE)
_URL = re.compile(r"https?://[^\s)\]>]++")


@dataclass(frozen=True, slots=True)
class Citations:
    """The lost and the standing links of a text, by their offsets in order."""

    lost: tuple[int, ...]
    urls: tuple[tuple[int, str], ...]
    archives: tuple[str, ...]

    def link(self, start: int, end: int) -> SourceLink:
        """Tell what became of the link of a sentence at these offsets; a lost link may stand right behind it."""
        first = bisect_left(self.urls, (start, ""))
        if first < len(self.urls) and self.urls[first][0] <= end:
            archived = any(host in self.urls[first][1] for host in self.archives)
            return SourceLink.ARCHIVED if archived else SourceLink.LIVE
        at = bisect_left(self.lost, start)
        return SourceLink.LOST if at < len(self.lost) and self.lost[at] <= end else SourceLink.NONE


def find_citations(text: str, words: Lexicon) -> Citations:
    """Find every lost citation and every address in `text`; linear in its length."""
    return Citations(
        tuple(match.start() for match in _LOST.finditer(text)),
        tuple((match.start(), match.group()) for match in _URL.finditer(text)),
        tuple(words.words("sources", "archives")),
    )
