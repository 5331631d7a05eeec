"""Parts what Arabic writes together: and, for, with, as before a word or a number, and the owner behind a noun.

For: "وإصابة" (and + injury), "لـ5" (to + 5), "إصابة10", "أطفالها" (her children, known as children). Not for: names of
places, whose gazetteer parts them itself. A word is parted only where what remains is known; what is known is kept,
and so is a word with which many names of places begin ("كفر").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.parties import opens_party
from recount.claims.reading.words.shorthand import spell_out
from recount.claims.reading.words.tokens import Shape, Token, plain_form
from recount.places.folding import fold_name
from recount.places.lexicon import first_words
from recount.vocabulary.reader import Language

_FEMININE = "ة"
_FOR_THE, _THE = "لل", "ال"
_SHORTEST_STEM = 3
_MOST_ATTACHED = 2
_ARABIC_ONLY = re.compile("[\u0600-\u06ff]+")
_SCRIPTS = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]+")


def part(tokens: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """Give the tokens with attached words parted; a language that attaches nothing has only its shorthand spelt out."""
    if not words.words("language", "attached"):
        return spell_out(tokens, words.words("language", "shorthand"))
    parted: list[Token] = []
    for token in tokens:
        cut, norm = _reading(token.text, words.language) if token.shape is Shape.WORD else (0, token.norm)
        if cut is None:
            parted += [piece for run in _runs(token, words) for piece in _pieces(run, words)]
        elif cut:
            parted += (*_attached(token, cut), _rest(token, cut, norm))
        elif norm == token.norm:
            parted.append(token)
        else:
            parted.append(Token(token.text, norm, token.start, token.end, Shape.WORD))
    return parted


def _pieces(run: Token, words: Lexicon) -> Iterable[Token]:
    if run.shape is not Shape.WORD or not _is_arabic(run.text):
        return (run,)
    cut, norm = _read(run.text, words.language)
    return (*_attached(run, cut), _rest(run, cut, norm))


@lru_cache(maxsize=65536)
def _reading(word: str, language: Language) -> tuple[int | None, str]:
    """Give how many letters are attached and the form of the rest; no number where other scripts are glued to it."""
    return _read(word, language) if _ARABIC_ONLY.fullmatch(word) else (None, word)


def _runs(token: Token, words: Lexicon) -> Sequence[Token]:
    """ "و4", "5قتلى", "Publicورد": what is glued to a known word or particle stands alone; "درعا24" is a name."""
    pieces = list(_SCRIPTS.finditer(token.text))
    if len(pieces) == 1 or token.end - token.start != len(token.text):
        return (token,)
    arabic = [piece.group() for piece in pieces if _is_arabic(piece.group())]
    if not arabic or not any(_opens_known(word, words) for word in arabic):
        return (token,)
    return [_run(token, piece) for piece in pieces]


def _run(token: Token, piece: re.Match[str]) -> Token:
    word, start, end = piece.group(), token.start + piece.start(), token.start + piece.end()
    if word.isdigit():
        return Token(word, word, start, end, Shape.NUMBER)
    return Token(word, plain_form(word) if _is_arabic(word) else word.lower(), start, end, Shape.WORD)


def _opens_known(word: str, words: Lexicon) -> bool:
    return word in words.words("language", "attached") or _knows(words, _read(word, words.language)[1])


def _is_arabic(word: str) -> bool:
    return word[0] >= "\u0600"


def _attached(token: Token, cut: int) -> Iterator[Token]:
    for at in range(cut):
        letter = token.text[at]
        yield Token(letter, letter, token.start + at, token.start + at + 1, Shape.WORD)


def _rest(token: Token, cut: int, norm: str) -> Token:
    text = token.text[cut:]
    if cut and token.text[cut - 1 : cut + 1] == _FOR_THE:
        text = _THE + text[1:]
    return replace(token, text=text, norm=norm, start=token.start + cut)


@lru_cache(maxsize=65536)
def _read(word: str, language: Language) -> tuple[int, str]:
    """Give how many letters are attached to a word, and the form in which the rest is looked up."""
    words = lexicon(language)
    whole = plain_form(word)
    if _knows(words, whole) or opens_party(word, words.language) or fold_name(word) in first_words():
        return 0, whole
    attached = words.words("language", "attached")
    for cut in range(1, _MOST_ATTACHED + 1):
        if len(word) - cut < _SHORTEST_STEM - 1 or word[cut - 1] not in attached:
            break
        rest = word[cut:]
        rest = _THE + rest[1:] if word[cut - 1 : cut + 1] == _FOR_THE else rest
        found = _known_form(rest, words)
        if found:
            return cut, found
    return 0, _known_form(word, words) or whole


def _known_form(word: str, words: Lexicon) -> str | None:
    """Give the form of a word that is known, its owner taken off ("أطفالها"); None where none is."""
    norm = plain_form(word)
    if _knows(words, norm) or opens_party(word, words.language):
        return norm
    return next((stem for stem in _stems(word, norm, words) if _knows(words, stem)), None)


def _stems(word: str, norm: str, words: Lexicon) -> Iterator[str]:
    """The forms that a noun may have without its owner: as it stands, feminine, dual or plural."""
    for ending in words.words("language", "possessives"):
        stem = norm.removesuffix(ending)
        if stem == norm or len(stem) < _SHORTEST_STEM - 1 or word.endswith(_FEMININE):
            continue
        if len(stem) >= _SHORTEST_STEM:
            if stem.endswith("ا") and len(stem) > _SHORTEST_STEM:
                yield stem[:-1] + "ي"
            if stem.endswith(("ي", "ا", "و")):
                yield stem + "ن"
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ه"


def _knows(words: Lexicon, norm: str) -> bool:
    if norm in words.phrases.further or norm in words.names.further or norm in words.opens_time:
        return True
    return norm in words.words("time", "months") or norm in words.words_of_time
