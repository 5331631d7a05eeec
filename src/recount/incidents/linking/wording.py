"""How far the words of sightings are the same, and how rare what they share is.

For: the signs of likeness that lie in the wording. Not for: what the words say (`recount.claims`). Words are weighed
by how few of the sightings have them (inverse document frequency; Sparck Jones 1972), so that "killed" says little
and the name of a village much. Across Arabic and Latin letters, words are held together by their consonants.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.places.folding import skeleton
from recount.vocabulary.written import written_in

Scores = NDArray[np.float64]
Pairs = NDArray[np.int64]
"""Two columns: the numbers of the sightings that are held against each other."""

COMMON_WORDS_FILE = Path(__file__).with_name("common_words.yaml")
_COMMONEST = 0.4
# Reports of other days that a batch is seen among, and the share of them that has a word which is not listed.
_BACKGROUND = 400
_UNCOMMON = 0.002
_OPENING = 60
_OPENING_OF_NAMES = 80
_SHORTEST_NAME = 3
_RAREST_TAKEN = 6
_SHORTEST_ARTICLED = 4
_PREFIXES = ("وال", "بال", "لل", "فال", "كال", "ال")


class Wording:
    """The words of many sightings, ready to be held against each other."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        bare = [[_bare(word) for word in text] for text in texts]
        names = [_names(text) for text in bare]
        self._opening_names = [frozenset(_names(text[:_OPENING_OF_NAMES])) for text in bare]
        self._rarity = _rarity(self._opening_names)
        self.words = _weighed(bare)
        self.phrases = _weighed([[f"{one} {two}" for one, two in pairwise(text)] for text in bare])
        self.openings = _weighed([text[:_OPENING] for text in bare])
        self.names = _weighed(names)
        self._word_sets, self._word_rarity = _with_rarity(bare)
        self._name_sets, self._name_rarity = _with_rarity(names)

    def signs(self, pairs: Pairs) -> dict[str, Scores]:
        """Give the signs of likeness of each pair, each from 0 (nothing) upwards."""
        shared = [self._rare_names(one, other) for one, other in pairs]
        return {
            "likeness": _cosines(self.words, pairs),
            "phrases": _cosines(self.phrases, pairs),
            "openings": _cosines(self.openings, pairs),
            "rarest_name": np.array([max(rare, default=0.0) for rare in shared]),
            "rare_names": np.array([sum(rare[:_RAREST_TAKEN]) for rare in shared]),
            "words_contained": _contained(self._word_sets, self._word_rarity, pairs),
            "names_contained": _contained(self._name_sets, self._name_rarity, pairs),
        }

    def nearest(self, most: int) -> Pairs:
        """Give the pairs worth a closer look: each sighting with the `most` that share most of its words or names."""
        found = {pair for matrix in (self.words, self.names) for pair in _neighbours(matrix, most)}
        return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)

    def _rare_names(self, one: int, other: int) -> list[float]:
        return sorted(
            (self._rarity[name] for name in self._opening_names[one] & self._opening_names[other]), reverse=True
        )


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """Take the Arabic article, and what is written onto it, from a folded word."""
    if len(word) <= _SHORTEST_ARTICLED:
        return word
    return next((word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)), word)


def _names(words: Iterable[str]) -> list[str]:
    """Give the consonants of every word that has some: a name is the same in both scripts."""
    bones = {skeleton(word) for word in words if not word.isdigit()}
    return sorted(bone for bone in bones if len(bone) >= _SHORTEST_NAME)


def _rarity(sets: Sequence[Iterable[str]]) -> dict[str, float]:
    """Weigh each word by how few reports have it: these, and the many reports of other days that they stand among.

    Without those, two reports alone would share nothing rare: what they share would be in all there is.
    """
    in_how_many = Counter(word for words in sets for word in set(words))
    common, reports = _common_words(), _BACKGROUND + len(sets)
    return {
        word: math.log(reports / (_BACKGROUND * common.get(word, _UNCOMMON) + count))
        for word, count in in_how_many.items()
    }


@cache
def _common_words() -> dict[str, float]:
    """Read the share of reports that have each common word, 0 to 1; for a word's consonants, that of all of them."""
    listed: dict[int, list[str]] = written_in(COMMON_WORDS_FILE)
    shares = {word: hundredths / 100 for hundredths, words in listed.items() for word in words}
    by_sound: dict[str, float] = {}
    for word, share in shares.items():
        by_sound[skeleton(word)] = min(1.0, by_sound.get(skeleton(word), 0.0) + share)
    return by_sound | shares


def _with_rarity(texts: Sequence[Iterable[str]]) -> tuple[list[frozenset[str]], dict[str, float]]:
    return [frozenset(text) for text in texts], _rarity(texts)


def _weighed(texts: Sequence[Sequence[str]]) -> scipy.sparse.csr_array:
    """Make a row a text: the rarity of its words times one plus the log of their count, of length one."""
    rarity = _rarity(texts)
    commonest = math.log(1 / _COMMONEST)
    columns = {word: at for at, word in enumerate(sorted(word for word, rare in rarity.items() if rare > commonest))}
    rows, at, values = [], [], []
    for row, text in enumerate(texts):
        weights = {columns[w]: (1 + math.log(n)) * rarity[w] for w, n in Counter(text).items() if w in columns}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for column, weight in weights.items():
            rows.append(row)
            at.append(column)
            values.append(weight / length)
    return scipy.sparse.csr_array((values, (rows, at)), shape=(len(texts), max(1, len(columns))))


def _cosines(matrix: scipy.sparse.csr_array, pairs: Pairs, step: int = 20000) -> Scores:
    parts = [pairs[start : start + step] for start in range(0, len(pairs), step)]
    sums = [np.asarray(matrix[part[:, 0]].multiply(matrix[part[:, 1]]).sum(axis=1)).ravel() for part in parts]
    return np.concatenate(sums) if sums else np.zeros(0)


def _neighbours(matrix: scipy.sparse.csr_array, most: int, step: int = 500) -> Iterable[tuple[int, int]]:
    turned = matrix.T.tocsr()
    for start in range(0, matrix.shape[0], step):
        near = (matrix[start : start + step] @ turned).tocsr()
        for row in range(near.shape[0]):
            others = near.indices[near.indptr[row] : near.indptr[row + 1]]
            scores = near.data[near.indptr[row] : near.indptr[row + 1]]
            for other in others[np.argsort(-scores, kind="stable")[: most + 1]]:
                if other != start + row:
                    yield min(start + row, int(other)), max(start + row, int(other))


def _contained(sets: Sequence[frozenset[str]], rarity: dict[str, float], pairs: Pairs) -> Scores:
    """How much of the shorter text's rarity the longer one has too: a line of a roundup is wholly in its source."""

    def weigh(words: Iterable[str]) -> float:
        return sum(rarity[word] for word in words)

    whole = [weigh(words) for words in sets]
    return np.array(
        [
            weigh(sets[one] & sets[other]) / least if (least := min(whole[one], whole[other])) > _SHORTEST_NAME else 0.0
            for one, other in pairs
        ]
    )
