"""In which language and direction words of others are written, told from their letters.

For: quotes on a page, which may be of a report in one language and kept as our summary in another. Not for: knowing a
language (`recount.reports.text`), or words of ours, which are in the language of the page.
"""

from __future__ import annotations

from unicodedata import bidirectional

RIGHT_TO_LEFT, LEFT_TO_RIGHT = "rtl", "ltr"
_RUNS_LEFT = ("R", "AL")
_LANGUAGE = {RIGHT_TO_LEFT: "ar", LEFT_TO_RIGHT: "en"}


def direction_of(text: str) -> str:
    """Give the direction in which most letters of a text run."""
    ways = [bidirectional(letter) for letter in text if letter.isalpha()]
    return RIGHT_TO_LEFT if 2 * sum(way in _RUNS_LEFT for way in ways) > len(ways) else LEFT_TO_RIGHT


def language_of(text: str, told: str) -> str:
    """Give the language of words from a report that is `told` to be in one; empty where nobody can say."""
    direction = direction_of(text)
    if told in _LANGUAGE.values():
        return _LANGUAGE[direction]
    return _LANGUAGE[direction] if direction == RIGHT_TO_LEFT else told.replace("und", "")
