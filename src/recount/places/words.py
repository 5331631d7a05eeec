"""A text as words with offsets, and what stands beside a word.

For: the spotting of names. Not for: reading sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recount.places.folding import SILENT, fold_name, is_article, plain
from recount.places.lexicon import buildings, first_words, place_nouns, prepositions
from recount.places.phrases import ATTACHED, bare_noun, is_cue, is_direction
from recount.vocabulary.words import PlacePrecision

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed"
_JOINS = rf"[{_MARKS}]|(?!['’]s(?!\w))[{SILENT}]+(?=[^\W_])"
_WORD = re.compile(rf"([^\W_]+(?:(?:{_JOINS})[^\W_]*)*)(?:['’]s(?!\w))?")
_ARTICLE_HEADS = frozenset("aeAE")
_WITHIN_A_NAME = re.compile(r"(?:['’]s)?[ \t\u00a0\-‐‑–_'’‘`]*\n?[ \t]*")
_BEFORE_A_NAME = re.compile(rf"{_WITHIN_A_NAME.pattern}[#\"“«]?")
_NO_NAMES = frozenset({"The", "Al", "El", "I", "A", "Refugee", "Camp"})
_ROOM = re.compile(r"[ \t\u00a0]+")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;\n•|])[\s\"“'‘(]*$")
_FIRST_ARABIC, _LAST_ARABIC = "\u0600", "\ufeff"
_LONG_ENOUGH_TO_CARRY = 3
_ATTACHED_TO_NAMES = ATTACHED.translate({ord(letter): None for letter in "فك"})  # "فاطمة" is a woman, not Atmeh
_FARTHEST_NOUN = 3
_LONGEST_ARTICLE = 3
_AREAS = {PlacePrecision.GOVERNORATE, PlacePrecision.DISTRICT, PlacePrecision.SUBDISTRICT}


class Words:
    """The words of a text by number; a possessive s belongs to none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [match.span(1) for match in _WORD.finditer(text)]

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self._spans)

    def __getitem__(self, index: int) -> str:
        """Give a word as written."""
        start, end = self._spans[index]
        return self.text[start:end]

    def start_of(self, index: int) -> int:
        """Give the offset of the first letter of a word."""
        return self._spans[index][0]

    def end_of(self, index: int) -> int:
        """Give the offset after the last letter of a word."""
        return self._spans[index][1]

    def possible_heads(self) -> list[tuple[int, str]]:
        """Give the words with which a name may begin, by number: in Latin letters a capital, in Arabic any."""
        text = self.text
        return [(index, text[start:end]) for index, (start, end) in enumerate(self._spans) if not text[start].islower()]

    def next_of_name(self, index: int) -> int | None:
        """Give the next word that may belong to the same name, articles passed over; None at the end of a phrase."""
        following = index + 1
        if following < len(self) and self.is_article(following):
            following += 1
        return following if following < len(self) and self._joined(index, following) else None

    def is_article(self, index: int) -> bool:
        """Tell whether a word is the Latin article of the word after it: joined by a hyphen, al or el, or a capital."""
        if not 0 <= index < len(self._spans) - 1:
            return False
        start, end = self._spans[index]
        if end - start > _LONGEST_ARTICLE or self.text[start] not in _ARTICLE_HEADS:
            return False
        word = self[index]
        if not is_article(plain(word), plain(self[index + 1])):
            return False
        hyphened = self.text[self.end_of(index) : self.start_of(index + 1)] in ("-", "‐", "‑")
        return hyphened or word in ("al", "el") or word[0].isupper()

    def has_article(self, index: int) -> bool:
        """Tell whether a word is the article, carries it, or follows it."""
        return has_arabic_article(self[index]) or self.is_article(index) or self.is_article(index - 1)

    def noun_behind(self, index: int) -> int | None:
        """Give the English noun of place after a name, past directions: "Aleppo's eastern countryside"."""
        for other in range(index + 1, min(index + 1 + _FARTHEST_NOUN, len(self))):
            if is_arabic(self[other]) or not self._joined(other - 1, other):
                return None
            if bare_noun(self[other]):
                return other
            if not is_direction(self[other]):
                return None
        return None

    def noun_before(self, index: int) -> int | None:
        """Give the noun of place before a name: "city of Raqqa", "ريف حلب"."""
        before = self._before(index)
        return before if before is not None and bare_noun(self[before]) else None

    def is_announced(self, index: int, free: int) -> bool:
        """Tell whether the word before a name, from word `free` on, says that a place follows."""
        before = self._before(index)
        return (
            before is not None
            and before >= free
            and (is_cue(self[before]) or fold_word(self[before]) in prepositions())
        )

    def is_located(self, index: int) -> bool:
        """Tell whether the words behind a name say where it lies: "البصيرة شرق دير الزور", "معدان بريف الرقة"."""
        behind = self._next_to(index, index + 1)
        area = place_nouns().get(fold_word(bare_noun(behind)))
        return is_arabic(behind) and (is_direction(behind) or area in _AREAS)

    def _before(self, index: int) -> int | None:
        before = index - 1
        while before >= 0 and (self.is_article(before) or self[before] in ("of", "the")):
            before -= 1
        joined = all(self._joined(other, other + 1, _BEFORE_A_NAME) for other in range(max(before, 0), index))
        return before if before >= 0 and joined else None

    def is_cut_short(self, first: int, last: int) -> bool:
        """Tell whether one word stands for a name that goes on: "تل" of "تل اللبن"."""
        behind = self._next_to(last, last + 1)
        if first < last or not behind or fold_word(self[last]) not in first_words():
            return False
        return not (bare_noun(behind) or is_direction(behind))

    def is_part_of_another(self, first: int, last: int) -> bool:
        """Tell whether the words `first` to `last` belong to a longer name: of a person, a building, another place."""
        first -= self.is_article(first - 1)
        before, behind = self._next_to(first, first - 1), self._next_to(last, last + 1)
        building = before if is_arabic(self[last]) else behind
        if building and fold_word(building) in buildings():
            return True
        if is_arabic(self[last]):
            return False
        return _is_of_a_name(behind) or (_is_of_a_name(before) and not self._opens(first - 1))

    def _next_to(self, index: int, other: int) -> str:
        """Give the word before or behind another, with nothing but room between them; nothing where there is none."""
        if not 0 <= other < len(self):
            return ""
        end, start = self.end_of(min(index, other)), self.start_of(max(index, other))
        return self[other] if _ROOM.fullmatch(self.text, end, start) else ""

    def _opens(self, index: int) -> bool:
        """Tell whether a word opens its sentence, where its capital says nothing."""
        start = self.start_of(index)
        return _OPENS_SENTENCE.search(self.text, max(0, start - 4), start) is not None

    def _joined(self, index: int, following: int, between: re.Pattern[str] = _WITHIN_A_NAME) -> bool:
        if self.is_article(index + 1) and following == index + 2:
            return self._joined(index, index + 1, between)
        return between.fullmatch(self.text, self.end_of(index), self.start_of(following)) is not None


def _is_of_a_name(word: str) -> bool:
    """Tell whether a word beside a name is one more word of a name: a capital that no noun of place explains."""
    if not word[:1].isupper() or word in _NO_NAMES:
        return False
    return not (fold_word(word) in prepositions() or is_direction(word) or is_cue(word))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Give the key of one word."""
    return fold_name(word)


def is_arabic(word: str) -> bool:
    """Tell whether a word begins with an Arabic letter."""
    return _FIRST_ARABIC <= word[:1] <= _LAST_ARABIC


def has_arabic_article(word: str) -> bool:
    """Tell whether an Arabic word carries its article."""
    return word.startswith(("ال", "ٱل")) and len(word) > _LONG_ENOUGH_TO_CARRY


def heads(word: str) -> Iterator[tuple[int, str]]:
    """Give the ways in which a name may begin at a word: how many letters stand before it, and the word without them.

    In للرقة the preposition has swallowed the alef of the article, which is given back.
    """
    yield 0, word
    attached = len(word[:2]) - len(word[:2].lstrip(_ATTACHED_TO_NAMES))
    for letters in range(1, attached + 1):
        if len(word) - letters < _LONG_ENOUGH_TO_CARRY:
            return
        yield letters, word[letters:]
        if word[letters - 1 : letters + 1] == "لل":
            yield letters - 1, "ا" + word[letters:]
