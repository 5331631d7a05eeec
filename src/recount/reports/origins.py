"""Texts that are copies of each other, found among many without holding every one against every other (R8).

For: near-duplicates and reprints, in any language, from texts and their days alone. Not for: translations and
quotations, which only the claims of reports can tell (`recount.incidents.origins`), nor for deciding anything.

Words are folded and cut into runs of four; near-duplicates are found by MinHash with locality-sensitive hashing
(Broder 1997; Indyk and Motwani 1998), reprints by the runs that few texts have. Both likenesses are then counted
exactly. A text that is nearly the same as an earlier one is held against others through that one, so that the work
grows with the number of texts and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from recount.vocabulary.sentences import tell
from recount.vocabulary.words import TieKind

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

_WORD = re.compile(r"\w+")
# Spellings of one letter in Arabic, digits of either script; vowel signs and stretched letters fall away.
_SAME_LETTER = str.maketrans(
    "أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩", "اااايهوي0123456789", "\u0640" + "".join(map(chr, range(0x64B, 0x653)))
)
_32_BITS = 0xFFFFFFFF
_RUN = 4
_PERMUTATIONS = 64
_FEWEST_RUNS = 6
_LIKE_ENOUGH, _NEARLY_THE_SAME, _CONTAINED = 0.5, 0.9, 0.75
# Fewer runs than this are the buttons of a page, or one sentence of the trade.
_FEWEST_REPRINTED, _FEWEST_SEEN = 12, 2
_A_REPRINT_IS_LESS_CERTAIN = 0.9
# A run that more texts have is a phrase of the trade, or the foot of every page of one site.
_COMMON = 20
_MOST_CANDIDATES = 8


class Alike(NamedTuple):
    """Two texts by their keys, the earlier one given first, with score (0 to 1) and reason."""

    first: str
    second: str
    kind: TieKind
    score: float
    reason: str


def _shelf_of_sketches() -> MinHashLSH:
    # The library takes longer to load than a page may take; whoever holds no texts against each other needs it not.
    from datasketch import MinHashLSH

    return MinHashLSH(threshold=_LIKE_ENOUGH, num_perm=_PERMUTATIONS)


@dataclass
class Shelf:
    """Texts as they come in, each held against those that came before it."""

    _runs: dict[str, frozenset[int]] = field(default_factory=dict)
    _having: dict[int, list[str]] = field(default_factory=dict)
    _near: Any = field(default_factory=_shelf_of_sketches)

    def put(self, key: str, text: str) -> list[Alike]:
        """Take a text in; give the earlier ones of which it is a copy, or which it reprints, the likest first."""
        runs = runs_of(text)
        if len(runs) < _FEWEST_RUNS:
            return []
        sketch = _sketch(runs)
        others = dict.fromkeys([*self._near.query(sketch)[:_MOST_CANDIDATES], *self._sharing(runs)])
        found = sorted(filter(None, (self._alike(other, key, runs) for other in others)), key=lambda tie: -tie.score)
        if not found or found[0].kind is not TieKind.COPY or found[0].score < _NEARLY_THE_SAME:
            self._keep(key, runs, sketch)
        return found

    def _sharing(self, runs: frozenset[int]) -> list[str]:
        """Give the texts that share most of the runs which few have."""
        shared = Counter(other for run in _every_fourth(runs) for other in self._few(run))
        return [other for other, number in shared.most_common(_MOST_CANDIDATES) if number >= _FEWEST_SEEN]

    def _few(self, run: int) -> Sequence[str]:
        having = self._having.get(run, ())
        return having if len(having) < _COMMON else ()

    def _alike(self, other: str, key: str, runs: frozenset[int]) -> Alike | None:
        earlier = self._runs[other]
        shared = len(runs & earlier)
        likeness = shared / (len(runs) + len(earlier) - shared)
        contained = shared / min(len(runs), len(earlier))
        if likeness >= _LIKE_ENOUGH:
            return Alike(
                other,
                key,
                TieKind.COPY,
                round(likeness, 2),
                tell("reports.phrases_are_the_same", share=f"{likeness:.0%}"),
            )
        if contained >= _CONTAINED and shared >= _FEWEST_REPRINTED:
            score = round(contained * _A_REPRINT_IS_LESS_CERTAIN, 2)
            return Alike(
                other, key, TieKind.REPRINT, score, tell("reports.shorter_in_longer", share=f"{contained:.0%}")
            )
        return None

    def _keep(self, key: str, runs: frozenset[int], sketch: MinHash) -> None:
        self._runs[key] = runs
        self._near.insert(key, sketch)
        for run in _every_fourth(runs):
            having = self._having.setdefault(run, [])
            if len(having) < _COMMON:
                having.append(key)


def alike(texts: Iterable[tuple[str, str]]) -> Iterator[Alike]:
    """Give the copies and reprints among texts (key and text), which come in the order in which they were published."""
    shelf = Shelf()
    for key, text in texts:
        yield from shelf.put(key, text)


def likeness(one: str, other: str) -> float:
    """Give the share of phrases (runs of two words) that two texts have in common, 0 to 1."""
    phrases, others = _phrases(one), _phrases(other)
    return len(phrases & others) / max(1, len(phrases | others))


def runs_of(text: str) -> frozenset[int]:
    """Give the hashes of every four folded words in a row; letter forms, case and signs do not matter."""
    numbers = [_number(word) for word in _words(text)]
    return frozenset(hash(run) & _32_BITS for run in zip(*(numbers[at:] for at in range(_RUN)), strict=False))


def _every_fourth(runs: frozenset[int]) -> list[int]:
    """Give the same quarter of the runs of every text: enough to see that two share many."""
    return [run for run in runs if run % 4 == 0]


def _phrases(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(_words(text)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().translate(_SAME_LETTER))


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return crc32(word.encode())


def _sketch(runs: frozenset[int]) -> MinHash:
    sketch = _blank().copy()
    sketch.update_batch(sorted(runs))
    return sketch


@cache
def _blank() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=_PERMUTATIONS, hashfunc=int)
