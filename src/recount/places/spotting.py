"""Names of places in running text.

For: pointing at the words of a report that may name a place, with their offsets. Not for: saying that they do, nor
whether the place is that of the event; a bare hit is right in a fifth to a half of the cases.

A text is cut into words; each name of the gazetteer is a path of folded words in a trie; from each word the longest
path wins. In Latin letters a name begins with a capital, in Arabic it may carry attached و ف ب ل ك. Names that are
common words too need a noun, a cue or a preposition of place beside them. A noun beside a name ("province", "ريف")
belongs to the words found and decides between the governorate and its capital (R7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from recount.places.lexicon import directions, homographs
from recount.places.phrases import bare_noun
from recount.places.place import Candidate, Place, Spotted
from recount.places.reasons import PART_OF_ANOTHER_NAME
from recount.places.words import Words, fold_word, has_arabic_article, heads, is_arabic
from recount.vocabulary.recognising import BETWEEN
from recount.vocabulary.words import PlacePrecision

_LONG_ENOUGH_WITHOUT_ARTICLE = 6
_IN = "في"
_OF_ANOTHER = 0.4

Resolve = Callable[[str], list[Candidate]]


@dataclass(slots=True)
class _Node:
    """A word on the path of a name; a name that ends here is known with its article, without it, or both.

    `settled` tells that a place of the name is more than a quarter of a city.
    """

    following: dict[str, _Node] = field(default_factory=dict)
    bare: bool = False
    articled: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name found: words `first` to `last`, the letters before it in the first word, that word without them."""

    first: int
    last: int
    attached: int
    bare_first: str
    node: _Node


_Beginnings = tuple[tuple[int, str, _Node], ...]


class Spotter:
    """Finds the names of some places; `resolve` gives the candidates for the words found."""

    def __init__(self, places: Iterable[Place], resolve: Resolve) -> None:
        self._root = _Node()
        self._resolve = resolve
        self._beginnings = lru_cache(maxsize=65536)(self._find_beginnings)
        for place in places:
            for name in place.names:
                self._learn(name, settled=place.kind is not PlacePrecision.NEIGHBOURHOOD)

    def spot(self, text: str) -> list[Spotted]:
        """Find the names in a text, in order, none overlapping; offsets are code points of the text as given."""
        words = Words(text)
        found: list[Spotted] = []
        free = 0
        for first, word in words.possible_heads():
            beginnings = self._beginnings(word)
            if beginnings and first >= free and (hit := _longest(words, first, free, beginnings)):
                spotted, last = self._describe(words, hit, free)
                found.append(spotted)
                free = last + 1
        return found

    def _learn(self, name: str, *, settled: bool) -> None:
        node = self._root
        path, has_article = _path_of(name)
        for key in path:
            node = node.following.setdefault(key, _Node())
        node.articled |= has_article
        node.bare |= not has_article
        node.settled |= settled

    def _find_beginnings(self, word: str) -> _Beginnings:
        found = ((attached, bare, self._root.following.get(fold_word(bare))) for attached, bare in heads(word))
        return tuple((attached, bare, node) for attached, bare, node in found if node)

    def _describe(self, words: Words, hit: _Hit, free: int) -> tuple[Spotted, int]:
        start, last, noun = self._extent(words, hit, free)
        article = f"{words[hit.first - 1]}-" if words.is_article(hit.first - 1) else ""
        name = article + hit.bare_first + words.text[words.end_of(hit.first) : words.end_of(hit.last)]
        candidates = self._resolve(f"{name} {noun}".strip())
        if words.is_cut_short(hit.first, last) or (not noun and words.is_part_of_another(hit.first, last)):
            candidates = [_doubted(candidate) for candidate in candidates]
        end = words.end_of(last)
        return Spotted(start, end, words.text[start:end], tuple(candidates)), last

    def _extent(self, words: Words, hit: _Hit, free: int) -> tuple[int, int, str]:
        """Give where the words found start, which word is their last, and the noun of place among them."""
        behind = words.noun_behind(hit.last)
        before = words.noun_before(hit.first)
        start = words.start_of(hit.first - 1) if words.is_article(hit.first - 1) else words.start_of(hit.first)
        if behind is not None:
            return start + hit.attached, behind, words[behind]
        if before is not None and before >= free:
            noun = bare_noun(words[before])
            return words.end_of(before) - len(noun), hit.last, noun
        return start + hit.attached, hit.last, ""


def _doubted(candidate: Candidate) -> Candidate:
    return replace(
        candidate,
        score=round(candidate.score * _OF_ANOTHER, 3),
        reason=f"{candidate.reason}{BETWEEN}{PART_OF_ANOTHER_NAME}",
    )


def _path_of(name: str) -> tuple[list[str], bool]:
    """Give the keys of the words of a name without its articles, and whether it begins with one."""
    if name.isalpha():  # one word, as half of all names are: nothing to take apart
        return [fold_word(name)], has_arabic_article(name)
    words = Words(name)
    articles = [words.is_article(index) for index in range(len(words))]
    keys = [fold_word(words[index]) for index, is_article in enumerate(articles) if not is_article]
    return keys, bool(words) and (articles[0] or has_arabic_article(words[0]))


def _longest(words: Words, first: int, free: int, beginnings: _Beginnings) -> _Hit | None:
    paths = (hit for beginning in beginnings for hit in _paths(words, first, *beginning))
    meant = [hit for hit in paths if _may_be_meant(words, hit, free)]
    return max(meant, key=lambda hit: (hit.last, -hit.attached), default=None)


def _paths(words: Words, first: int, attached: int, bare: str, node: _Node | None) -> Iterator[_Hit]:
    last: int | None = first
    while node and last is not None:
        if node.bare or node.articled:
            yield _Hit(first, last, attached, bare, node)
        last = words.next_of_name(last) if node.following else None
        node = node.following.get(fold_word(words[last])) if last is not None else None


def _only_a_quarter(words: Words, hit: _Hit, key: str) -> bool:
    """Tell whether a bare name is known for quarters alone, which mostly bear the names of people and common words."""
    return not hit.node.settled and (not _is_placed(words, hit) or key in directions())


def _is_placed(words: Words, hit: _Hit) -> bool:
    """Tell whether "in" stands before an Arabic name, or a preposition is attached to it."""
    return bool(hit.attached) or (hit.first > 0 and words[hit.first - 1] == _IN)


def _may_be_meant(words: Words, hit: _Hit, free: int) -> bool:
    """Tell whether the article, and for common words the neighbours, allow that the name is meant."""
    key = fold_word(hit.bare_first)
    if hit.last > hit.first:
        key += "".join(fold_word(words[index]) for index in range(hit.first + 1, hit.last + 1))
    spelt = hit.node.articled if has_arabic_article(hit.bare_first) else hit.node.bare
    if key in homographs() or _only_a_quarter(words, hit, key):
        located = spelt and _is_placed(words, hit) and words.is_located(hit.last)
        return located or words.is_announced(hit.first, free) or words.noun_behind(hit.last) is not None
    if is_arabic(hit.bare_first):
        return spelt
    return hit.node.bare or words.has_article(hit.first) or len(key) >= _LONG_ENOUGH_WITHOUT_ARTICLE
