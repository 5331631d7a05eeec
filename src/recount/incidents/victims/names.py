"""A personal name, taken apart: given name, father's and grandfather's name, family name, each with its keys.

For: names in Arabic letters or in any romanisation, so that two spellings of one name can be held against each other;
all by rule: articles, servant names (Abd al-...), kunyas (Abu ..., Umm ...), titles, "son of", names in -allah and
-eddin, initials. Not for: deciding that two people are one (`recount.incidents.victims.linking`), and no list of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from recount.incidents.victims.voices import WordKeys, keys_of_word
from recount.places.folding import is_article, plain
from recount.vocabulary.written import written_in

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"«»“”]")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_SERVANT = re.compile("^عبد(?:ال)?(?=..)")
_LATIN_SERVANT = re.compile(r"^abd[aeiou]*(?:l(?=.)|([rsztdn])(?=\1))?(?=[a-z]{3})")
_ARABIC_TAIL = re.compile("(?<=..)ال(?=(?:له|دين)$)")
_LATIN_OF_GOD = re.compile("(?<=...)[aou]+ll?ah?$")
_LATIN_OF_FAITH = re.compile("(?<=..)(?:[aeou]+[ld]?)?d(?:i|ee|ei)ne?$")
_LATIN_ARTICLE = re.compile(r"^[ae]l(?=[b-df-hj-np-tv-z]\w{3})")
_ARABIC_ARTICLE = re.compile("^ال(?=..)")
_JOINING = ("openings", "tails", "son_of", "house_of")
# Articles, whole or assimilated to the word after them, are shorter.
_SHORTEST_OF_A_NAME = 4
_GOD = frozenset({"allah", "ullah", "lah", "الله", "له"})


class Name(NamedTuple):
    """A name in its parts, bare words without articles; a part that is not told is None.

    `kunya` is what someone is called after a child ("Abu ..."), where a given name stands beside it.
    """

    given: str | None = None
    father: str | None = None
    grandfather: str | None = None
    family: str | None = None
    kunya: str | None = None


def read_name(text: str) -> Name:
    """Take a name apart; "FAMILY, GIVEN ..." is turned round, and someone told only as a relative has no given name.

    Words in order are taken as given name, father's, grandfather's, ..., family name, as Arabic names stand.
    """
    text = _ASIDE.sub(" ", text)
    family, comma, rest = text.replace("،", ",").partition(",")
    text = f"{rest} {family}" if comma and rest.strip() else text
    words = [bare for word in text.split() for bare in _bare_words(word)]
    known = _beside_names()
    words = [word for word in words if word not in known["titles"]]
    unnamed = bool(words) and words[0] in known["relative_of"]
    units = list(_units(words[1:] if unnamed else words))
    kunya = units.pop(0)[1] if len(units) > 2 and units[0][0] else None
    nameless = unnamed or (bool(units) and units[0][0])
    return _parts([word for _, word in units], kunya, nameless=nameless)


@lru_cache(maxsize=1 << 17)
def _bare_words(word: str) -> tuple[str, ...]:
    """Give what a written word holds; names are many, and their words are few."""
    return tuple(plain(word).split())


def keys_of_name(name: Name) -> tuple[WordKeys | None, ...]:
    """Give the keys of the given, father's, grandfather's and family name."""
    return tuple(keys_of_word(word) if word else None for word in name[:4])


def _parts(words: list[str], kunya: str | None, *, nameless: bool) -> Name:
    """Give each word its place; who goes by a kunya or a relative's name alone has no given name of their own."""
    if nameless:
        return Name(family=words[-1] if len(words) > 1 else None, kunya=kunya)
    match words:
        case []:
            return Name(kunya=kunya)
        case [given]:
            return Name(given, kunya=kunya)
        case [given, family]:
            return Name(given, family=family, kunya=kunya)
        case [given, father, family]:
            return Name(given, father, family=family, kunya=kunya)
        case [given, father, grandfather, *_, family]:
            return Name(given, father, grandfather, family, kunya)
    raise AssertionError(words)


def _units(words: list[str]) -> Iterator[tuple[bool, str]]:
    """Join the words that make one name, and tell of each whether it is a kunya."""
    if not any(map(_may_join, words)):
        return iter([(False, _one_word(word)) for word in words])
    known = _beside_names()
    waiting: list[str] = []
    units: list[tuple[bool, str]] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if is_article(word, following) or word in known["son_of"] or word in known["house_of"]:
            continue
        if following and word in known["openings"]:
            waiting.append(word)
        elif units and not waiting and word in known["tails"]:
            units[-1] = (units[-1][0], _one_word(units[-1][1] + _tail(word)))
        else:
            units.append((bool(waiting) and waiting[0] in known["kunya"], _joined(waiting, word)))
            waiting = []
    return iter(units)


@lru_cache(maxsize=1 << 17)
def _may_join(word: str) -> bool:
    """Tell whether a word may be an article, or one that joins names; most names have none of these."""
    known = _beside_names()
    return len(word) < _SHORTEST_OF_A_NAME or any(word in known[kind] for kind in _JOINING)


def _joined(before: list[str], word: str) -> str:
    word = _one_word(word)
    for opening in reversed(before):
        word = _opening(opening, arabic=bool(_ARABIC.match(word))) + _tail(word)
    return word


def _opening(word: str, *, arabic: bool) -> str:
    """Give the one spelling of Abd, Abu and Umm before another word; the last two as their one strong consonant."""
    if word in _beside_names()["kunya"]:
        mother = word[0] in "uo" or word == "ام"
        return ("م" if arabic else "m") if mother else ("ب" if arabic else "b")
    return "عبد" if arabic else "abd"


def _tail(word: str) -> str:
    if word in _GOD:
        return "له" if _ARABIC.match(word) else "lah"
    return _ARABIC_ARTICLE.sub("", word) if _ARABIC.match(word) else _LATIN_OF_FAITH_ALONE.sub("din", word)


_LATIN_OF_FAITH_ALONE = re.compile(r"^(?:[aeu][ld])?d(?:i|ee|ei)ne?$")


@lru_cache(maxsize=1 << 17)
def _one_word(word: str) -> str:
    """Give the one spelling of a word that holds an article or a compound."""
    if _ARABIC.match(word):
        return _ARABIC_TAIL.sub("", _ARABIC_SERVANT.sub("عبد", _ARABIC_ARTICLE.sub("", word)))
    word = _LATIN_SERVANT.sub("abd", _LATIN_ARTICLE.sub("", word))
    return _LATIN_OF_FAITH.sub("din", _LATIN_OF_GOD.sub("lah", word)) if len(word) > 6 else word


@cache
def _beside_names() -> dict[str, frozenset[str]]:
    written = written_in(Path(__file__).with_name("names.yaml"))
    known = {kind: frozenset(words) for kind, words in written.items()}
    return {**known, "openings": known["kunya"] | known["servant"] | known["servant_with_article"]}
