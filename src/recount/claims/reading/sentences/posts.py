"""Finds where the page of a social network holds its post.

For: posts saved as a page's plain text: a header, the post, counts of reactions, comments. Not for: articles
(`sections`), or the day that the page prints (`recount.reports.stamps`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.claims.reading.sentences.furniture import is_one_of

_MONTH_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d"
_LONGEST_HEAD = 600
_SHORTEST_TOLD = 25
_BESIDE_STAMP = "·"
# "February 25, 2025 · Shared with Public" stands before a post, "1:46 PM · Nov 27, 2024" behind one.
_BEFORE = re.compile(rf"{_MONTH_DAY}(?: at \d?\d:\d\d\s?[AP]M)?\s?· ?(?:Shared with )?(?:Public|Your friends)")
_BEHIND = re.compile(rf"(?:\d?\d:\d\d)?\d?\d:\d\d\s?[AP]M\s?·\s?{_MONTH_DAY}")
# The page of a video holds its title, and behind it the foot of the network.
_FOOT = re.compile(r" - YouTube\s*(?=About\s*Press\s*Copyright)")
_REACTIONS = re.compile(r"All reactions:|Most relevant|LikeComment|See more on Facebook")


@dataclass(frozen=True, slots=True)
class Post:
    """Where a post begins and ends in the text of its page."""

    start: int
    end: int


def _answers_from(text: str) -> int:
    """Give where the buttons under a post begin, behind which only answers follow; 0 where there are none.

    A row of two is needed, or a count of the answers; a button above the first words of a page is none of these.
    """
    told, row = False, 0
    for line in re.finditer(r"\S[^\n]*", text):
        words = line.group()
        row = (row or line.start()) if is_one_of(words, "reactions") else 0
        if told and row and (row < line.start() or (words[0].isdigit() and is_one_of(words, "answers"))):
            return row
        told = told or len(words) >= _SHORTEST_TOLD
    return 0


def find_post(text: str) -> Post | None:
    """Give the post of a page that bears the marks of a network; None for any other text."""
    stamped = _BESIDE_STAMP in text
    before = _BEFORE.search(text, 0, _LONGEST_HEAD) if stamped else None
    behind = _BEHIND.search(text) if stamped and not before else None
    if not before and not behind:
        foot = _FOOT.search(text)
        end = foot.start() if foot else _answers_from(text)
        return Post(0, end) if end else None
    start = before.end() if before else 0
    ends = [found.start() for found in (_REACTIONS.search(text, start), behind) if found]
    return Post(start, min(ends, default=len(text)))
