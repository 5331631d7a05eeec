"""What about a text would mislead whoever believes that it was read: a login wall, a table, noise, broken words.

For: sentences that go with the reading as problems. Not for: mending the text, or reading it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from recount.vocabulary.sentences import tell
from recount.vocabulary.written import written_in

WALLS_FILE: Final = Path(__file__).with_name("walls.yaml")
# What stands before a wall is a notice or a teaser; a report that tells of a login is longer.
LONGEST_WALL: Final = 1200
LEAST_ROWS: Final = 2
LEAST_NOISE: Final = 2
NOISE_SHARE: Final = 0.1

ROW: Final = re.compile(r"^[^\n|\t]{0,200}+(?:[|\t][^\n|\t]{0,200}+){2,}$", re.M)
NUMBER_CELL: Final = re.compile(r"(?:^|[|\t]) *+\d[\d,.]*+ *+(?=$|[|\t])", re.M)
WORD: Final = re.compile(r"[^\W_]+")
ADDRESS: Final = re.compile(r"(?:https?://|www\.|[@#])\S*")
# A letter and a digit that scans mistake for one another, inside one word: "k1lled", "2O15".
MISREAD: Final = re.compile(r"\b(?:[a-z]++[015|]++[a-z]++|\d++[OolI]++\d++)[a-z\d]*+\b")
# Letters kept apart by signs to dodge filters: "k.i.l.l", "ق.ت.ل"; initials are capitals. The stroke that stretches a
# word is a sign and no letter: where it could be both, a row of them would be tried in every way.
_LETTER = r"[a-z\u0621-\u063f\u0641-\u064a]"
BROKEN: Final = re.compile(rf"(?<![^\W_])(?:{_LETTER}{{1,2}}[._*·\-ـ]{{1,3}}){{2,12}}{_LETTER}{{1,3}}(?![^\W_])")
# What either of the two above holds at the least, quickly found: most texts hold neither.
MAY_MISREAD: Final = re.compile(r"[015|](?<=[a-z].)|\d[OolI]")
MAY_BREAK: Final = re.compile(rf"[._*·\-ـ]{_LETTER}{{1,2}}[._*·\-ـ]")

WALL: Final = tell("reports.wall")
TABLE: Final = tell("reports.table")
NOISE: Final = tell("reports.noise")
SPELT_APART: Final = tell("reports.spelt_apart")


def oddities(text: str) -> Iterator[str]:
    """Give a sentence for each thing that would mislead a reader of the result."""
    if is_wall(text):
        yield WALL
    if ("|" in text or "\t" in text) and len(ROW.findall(text)) >= LEAST_ROWS and NUMBER_CELL.search(text):
        yield TABLE
    noise = len(MISREAD.findall(ADDRESS.sub(" ", text))) if MAY_MISREAD.search(text) else 0
    if noise >= LEAST_NOISE and noise >= NOISE_SHARE * len(WORD.findall(text)):
        yield NOISE
    if MAY_BREAK.search(text) and len(BROKEN.findall(text)) >= LEAST_NOISE:
        yield SPELT_APART


def is_wall(text: str) -> bool:
    """Tell whether a short text asks its reader to log in, to pay or to prove that they are no machine."""
    if len(text) > LONGEST_WALL:
        return False
    said = " ".join(text.lower().split())
    return any(phrase in said for phrase in _walls())


@cache
def _walls() -> tuple[str, ...]:
    words: dict[str, list[str]] = written_in(WALLS_FILE)
    return tuple(phrase for phrases in words.values() for phrase in phrases)
