"""Tells which part a named place plays in what a sentence tells, by the words around its name (R7).

For: the place of the event, told apart from the reporter's city, the hospital, the place that people fled from or
lie near to. Not for: which place a name means (`recount.places`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.tokens import Token, plain_form
from recount.places.folding import fold_name
from recount.places.lexicon import beside, between, place_nouns
from recount.places.phrases import bare_noun, is_direction
from recount.vocabulary.reader import Language
from recount.vocabulary.words import PlacePrecision, PlaceRole

_LOOK_BACK = 48
_LOOK_AHEAD = 24
_WORDS_BACK = 8
_WORDS_RECEIVING = 3


def role_of(text: str, span: tuple[int, int], sentence: Sentence, words: Lexicon) -> PlaceRole:
    """Tell the part of the place that is named at these offsets of the text."""
    start, end = span
    before = _plain(text, sentence, (max(sentence.start, start - _LOOK_BACK), start), words)
    after = _plain(text, sentence, (end, min(sentence.end, end + _LOOK_AHEAD)), words)
    near = before + " " + " ".join(after.split()[:2])
    frames = words.files["frames"]
    if start - sentence.start < _LOOK_AHEAD and _is_dateline(text[start:end], after):
        return PlaceRole.REPORTER
    if _says(before, words, "to_hospital") and _says(near, words, "hospitals"):
        return PlaceRole.HOSPITAL
    if _receives(before, after, words):
        return PlaceRole.HOSPITAL
    if _comes_from(before, frames["origin"]):
        return PlaceRole.ORIGIN
    if _says(before, words, "afterwards"):
        return PlaceRole.EFFECT
    return PlaceRole.NEAR if _ends_in(before, frames["near"]) else PlaceRole.EVENT


def stands_beside(text: str, start: int, sentence: Sentence, words: Lexicon) -> bool:
    """Tell whether the words before a name set the event at a distance: "north of X", "شرقي X", "between X and Y".

    "In the north of X" is a part of X. What supplies a town ("water to X", "محطة مغذية لمدينة X") seldom stands in it.
    """
    reach = max(sentence.start, start - _LOOK_BACK), start
    if _says(_plain(text, sentence, reach, words), words, "serves"):
        return True
    before = _words_before(sentence, start)
    while before and (before[-1].norm in _EMPTY or bare_noun(before[-1].norm)):
        before.pop()
    if _ends_between(before, words):
        return True
    inside = [token.norm for token in before[:-1] if token.norm != "the"][-1:] == ["in"]
    return bool(before) and not inside and not before[-1].definite and before[-1].norm in beside(words.language)


def _ends_between(before: Sequence[Token], words: Lexicon) -> bool:
    """Tell whether a name is the second of two: "on the road between X and Y"."""
    norms = [token.norm for token in before]
    joining = words.words("grammar", "coordinators")
    if not norms or norms[-1] not in joining:
        return False
    first = next((at for at in range(len(norms) - 1, -1, -1) if norms[at] in between(words.language)), None)
    return first is not None and not any(norm in joining for norm in norms[first + 1 : -1])


def in_countryside(start: int, sentence: Sentence) -> bool:
    """Tell whether the words before a name set the event in the country around it: "الريف الشرقي لمدينة X"."""
    for token in reversed(_words_before(sentence, start)):
        if place_nouns().get(fold_name(bare_noun(token.text))) is PlacePrecision.GOVERNORATE:
            return True
        if token.norm not in _EMPTY and not bare_noun(token.text) and not is_direction(token.text):
            return False
    return False


def _words_before(sentence: Sentence, start: int) -> list[Token]:
    behind = bisect_right(sentence.tokens, start, key=_end)
    return list(sentence.tokens[max(0, behind - _WORDS_BACK) : behind])


_EMPTY = {"of", "the", "from", "من", "ل", "ال", "#", '"', "“", "«"}


def _plain(text: str, sentence: Sentence, reach: tuple[int, int], words: Lexicon) -> str:
    """Give some words of a sentence as the lexicon writes them."""
    if not words.words("language", "attached"):
        return text[reach[0] : reach[1]].lower()
    return " ".join(_norms(sentence.tokens, *reach)) + " "


def _norms(tokens: Sequence[Token], start: int, end: int) -> Iterator[str]:
    """Give the plain forms of the words from `start` to `end`; of one that a name cuts, the letters before it."""
    for at in range(bisect_left(tokens, start, key=_start), len(tokens)):
        token = tokens[at]
        if token.start >= end:
            return
        yield token.norm if token.end <= end else plain_form(token.text[: end - token.start])


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end


def _is_dateline(words: str, after: str) -> bool:
    return (words.isupper() and len(words) > 2) or after.lstrip().startswith(("—", "– ", "(reuters", "(ap"))


def _says(said: str, words: Lexicon, key: str) -> bool:
    """Tell whether whole words of a stretch are one of the phrases under that key."""
    return _phrases(words.language, key).search(f" {' '.join(said.split())} ") is not None


@cache
def _phrases(language: Language, key: str) -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(map(re.escape, lexicon(language).words('frames', key)))}) ")


def _receives(before: str, after: str, words: Lexicon) -> bool:
    """ "The hospital in X received five dead": the harmed were brought there."""
    behind = " ".join(after.split()[:_WORDS_RECEIVING])
    return _says(before, words, "hospitals") and _says(behind, words, "receives")


def _comes_from(before: str, origin: Sequence[str]) -> bool:
    """ "displaced from X", "had fled X": the first word of the list needs one of the others before it."""
    last = _last_word(before)
    return last in origin[1:] or (last == origin[0] and any(word in before for word in origin[1:]))


def _ends_in(before: str, phrases: Sequence[str]) -> bool:
    stripped = before.rstrip().removesuffix(" the").rstrip()
    return stripped.endswith(tuple(phrases))


def _last_word(before: str) -> str:
    parts = before.split()
    return parts[-1] if parts else ""
