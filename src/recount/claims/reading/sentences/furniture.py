"""Tells the lines of a page that belong to no report: buttons, captions, menus of headlines, titles cut short.

For: the lines within a report's own section. Not for: where comments and other articles begin (`sections`). A caption
or a headline of another story never becomes a claim of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recount.claims.reading.words.lexicon import LEXICON_FOLDER, Lexicon, lexicon

_LONGEST_CAPTION = 220
_LONGEST_HEADLINE = 120
_SHORTEST_PARAGRAPH = 160
_FEWEST_PARAGRAPHS = 2
_FEWEST_HEADLINES = 5
_OWN_HEADLINES = 3
_SHORTEST_TITLE = 15
_LONGEST_BUTTON = 160
_COUNT = re.compile(r"^\d[\d.,]{0,8}[km]?\s+")
_LAST_BRACKET = re.compile(r"[(\-–—][^()\-–—\n]{2,60}\)?\s*$")
_CUT = re.compile(r"(?:\.{2,}|…)(?:\s+[-|]\s+.{1,80})?\s*$")
_BULLET = re.compile(r"\s*(?:\d{1,3}\s*[-–.):_/]|[-–_•*▪●◾#])")
_ENDS = (".", "؟", "?", "!", ":", "،", "؛")


def furniture_among(lines: Sequence[str], words: Lexicon) -> frozenset[int]:
    """Give the indexes of the lines that no author of the report wrote into it."""
    single = {at for at, line in enumerate(lines) if is_button(line) or is_caption(line, words)}
    if len(single) == len(lines):
        return frozenset(at for at in single if is_button(lines[at]))
    return frozenset(single | set(_cut_titles(lines)) | set(_menus(lines)))


def is_button(line: str) -> bool:
    """Tell whether a line is a button or label of the page, with a count perhaps: "15 Retweets".

    In any language that is read: a page frames its posts in its own.
    """
    return is_one_of(line, "lines")


def is_one_of(line: str, key: str) -> bool:
    """Tell whether a line is one of the phrases of pages under that key, with a count before it perhaps."""
    return len(line) <= _LONGEST_BUTTON and _COUNT.sub("", plain_line(line)) in page_phrases(key)


@cache
def page_phrases(key: str) -> frozenset[str]:
    """Give a list of the words of pages (`lines`, `ends`) in every language that is read."""
    folders = sorted(folder.name for folder in LEXICON_FOLDER.iterdir() if folder.is_dir())
    return frozenset(phrase for name in folders for phrase in lexicon(name).words("furniture", key))


def is_caption(line: str, words: Lexicon) -> bool:
    """Tell whether a line describes a picture: it says so, or names at its end who took it."""
    if len(line) > _LONGEST_CAPTION:
        return False
    plain = plain_line(line)
    if plain.startswith(tuple(words.words("furniture", "captions"))):
        return True
    credit = _LAST_BRACKET.search(line)
    return credit is not None and any(word in credit.group().lower() for word in words.words("furniture", "credits"))


def plain_line(line: str) -> str:
    """Give a line without its signs, in lower case."""
    return re.sub(r"[^\w\s]", "", line).strip().lower()


def _cut_titles(lines: Sequence[str]) -> Iterator[int]:
    """A title cut short ("...") whose words a later line tells in full."""
    for at, line in enumerate(lines[:2]):
        cut = _CUT.search(line)
        head = line[: cut.start()].strip() if cut else ""
        if len(head) >= _SHORTEST_TITLE and any(head in later for later in lines[at + 1 :]):
            yield at


def _menus(lines: Sequence[str]) -> Iterator[int]:
    """Runs of headlines before the first or behind the last paragraph of an article, but for its own title."""
    paragraphs = [at for at, line in enumerate(lines) if _is_paragraph(line)]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return
    before, behind = range(paragraphs[0]), range(paragraphs[-1] + 1, len(lines))
    for stretch, whole in ((before[:-_OWN_HEADLINES], before), (behind, behind)):
        if _is_menu([lines[at] for at in whole]):
            yield from (at for at in stretch if _is_headline(lines[at]))


def _is_paragraph(line: str) -> bool:
    return len(line) >= _SHORTEST_PARAGRAPH and line.rstrip().endswith((".", "”.", '"', "”", ".”", "؟", "!", "»"))


def _is_menu(lines: Sequence[str]) -> bool:
    headlines = sum(_is_headline(line) for line in lines)
    return headlines >= _FEWEST_HEADLINES and 5 * headlines >= 4 * len(lines)


def _is_headline(line: str) -> bool:
    plain = line.rstrip()
    return len(plain) <= _LONGEST_HEADLINE and not plain.endswith(_ENDS) and not _BULLET.match(plain)
