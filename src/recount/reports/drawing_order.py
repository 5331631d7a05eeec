"""Arabic that comes out of a document in the order in which it is drawn, told by its words and turned around.

For: lines of a PDF whose letters run from left to right. Not for: the shapes of letters (`recount.reports.pdf` makes
letters of them first), or lines in which some words only are turned.
"""

from __future__ import annotations

import re
from typing import Final

ARABIC_WORD: Final = re.compile("[\u0621-\u064a]{3,}")
# With the shapes of letters, which are turned before they become letters: a joined "لا" is one shape.
ARABIC: Final = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
# What is drawn from left to right in either order: numbers with their signs, and Latin words, apart by a blank at most.
KEPT_ORDER: Final = re.compile(r"[0-9A-Za-z٠-٩](?:[0-9A-Za-z٠-٩.,:/%'’@_+-]*[0-9A-Za-z٠-٩%])?")
LATIN_RUN: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*)+")
MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def is_backwards(text: str) -> bool:
    """Tell whether Arabic stands in drawing order: the article at the ends of words, and final letters at the start."""
    words: list[str] = ARABIC_WORD.findall(text)
    forwards = sum(word.startswith("ال") + word.endswith(("ة", "ى")) for word in words)
    backwards = sum(word.endswith("لا") + word.startswith(("ة", "ى")) for word in words)
    return backwards > forwards


def turned_around(text: str) -> str:
    """Give each line with Arabic in the order of reading; numbers and Latin words keep theirs, brackets face about."""
    return "\n".join(_turned(line) if ARABIC.search(line) else line for line in text.split("\n"))


def _turned(line: str) -> str:
    reversed_line = line.translate(MIRRORED)[::-1]
    words_in_order = KEPT_ORDER.sub(lambda run: run[0][::-1], reversed_line)
    return LATIN_RUN.sub(lambda run: " ".join(reversed(run[0].split(" "))), words_in_order)
