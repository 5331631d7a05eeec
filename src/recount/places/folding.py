"""Comparison keys for names: what is left of a spelling when habit is taken away.

For: holding two spellings of one place (or of any name) against each other, in Arabic letters, in Latin letters, and
across both by their consonants. Not for: showing a name to anyone, or deciding that two names are one place, which is
what `recount.places.gazetteer` weighs.

Every function takes any text, never fails, and needs no list of names; the `fold_*` functions are idempotent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, reduce

SILENT = "'’‘`´′‛ʹʼʻʾʿˈء\u0640\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
"""Apostrophes, marks for ayn and hamza, tatweel and invisible signs: they separate no words and carry no name."""

_WITHOUT_SILENT = dict.fromkeys(map(ord, SILENT))
_LETTER_FORMS = {"ي": "ىیېێ", "ك": "کگ", "ه": "ةەھہ", "و": "ۆۇ", "ا": "ٱ", "i": "ı", "o": "ø", "d": "đð", "l": "ł"}
_ONE_FORM = {ord(form): letter for letter, forms in _LETTER_FORMS.items() for form in forms}
_DIGITS = {ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)}
_ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_ARABIC_FORMS = str.maketrans("آأإؤئىة", "اااوييه", "ء")
_LATIN = re.compile("[a-z]")
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_ARABIC_ARTICLE = re.compile(r"\b(?:ال)+(?=\w{2})")
_DOUBLED = re.compile(r"([a-z])\1+")
_VOWELS_OF_HABIT = [
    ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), (" y", " Y"), ("y", "i"), ("Y", "y"),
    ("ah ", "a "), ("eh ", "a "), ("e ", "a "), ("ei", "ai"), ("e", "i"),
]  # fmt: skip
_KINSHIP = re.compile(r"\b(?:al)?(?:ab[ou]+|b[ou]+\b)|\bابو|\bبو\b")
_GLUED_ARTICLE = re.compile(r"\b(?:al(?=[b-df-hj-np-tv-z]\w{3})|[ae](?=([rstdnz])\1\w{2}))")
_DIGRAPHS = [
    ("kh", "χ"), ("gh", "g"), ("sh", "ʃ"), ("ch", "ʃ"),
    ("th", "t"), ("dh", "d"), ("ph", "f"), ("dj", "j"), ("ه ", "ت "),
]  # fmt: skip
_SOUNDS = {
    "b": "bpبپ", "t": "tتثط", "j": "jجچ", "h": "hحه", "χ": "خ", "d": "dzدذضظز", "r": "rر", "s": "sسص", "ʃ": "ش",
    "f": "fvفڤ", "k": "kqcقك", "l": "lل", "m": "mم", "n": "nن", "w": "wو", "y": "yي", "g": "gغ", "ks": "x",
    "a": "aeiouاع",
}  # fmt: skip
_SOUND_OF = {ord(letter): sound for sound, letters in _SOUNDS.items() for letter in letters}
_VOWELS_WITHIN = re.compile(r"(?<=\w)[awy]+|(?<=\w)h+\b")


def fold_arabic(text: str) -> str:
    """Give a key that agrees for the usual Arabic spellings of one name.

    Compatibility forms, short vowels, tatweel, the forms of alef, hamza, ya and ta marbuta, Eastern digits and the
    article disappear; Latin letters keep everything but their case and marks.
    """
    return _settled(text, _with_arabic_habits)


def fold_latin(text: str) -> str:
    """Give a key that agrees for the usual transliterations of one name.

    Marks, apostrophes, hyphens, doubled letters and articles (al-, el-, and assimilated ar-, as-, ez-...) disappear;
    ou, oo and o become u, ee and y become i, ei becomes ai, a final -ah, -eh or -e becomes a.
    """
    return _settled(text, _with_latin_habits)


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Give the key of a name in either script, or in both: first `fold_arabic`, then `fold_latin`, until it rests."""
    return _settled(text, _with_arabic_habits, _with_latin_habits)


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Give the consonants of a name by their sound, the same for Arabic and Latin letters, without word breaks.

    q and k, th and t, dh, z and d are one sound each; a vowel or ayn counts only at the head of a word; an article
    glued to its word falls away, and abu, abou, bu and albu are one word.
    """
    name = _KINSHIP.sub("b", _without_latin_articles(plain(text)))
    name = _DOUBLED.sub(r"\1", _GLUED_ARTICLE.sub("", _ARABIC_ARTICLE.sub("", name)))
    for pair, sound in _DIGRAPHS:
        name = name.replace(pair, sound)
    name = _VOWELS_WITHIN.sub("", name.translate(_SOUND_OF))
    return name.replace(" ", "")


def plain(text: str) -> str:
    """Give words of bare lower-case letters and digits, one space between them."""
    if _ARABIC_WORD.fullmatch(text):  # the same as below, ten times faster for the words of a report
        return text.translate(_ARABIC_FORMS)
    if text.isascii():
        return _NOT_IN_NAMES.sub(" ", text.replace("'", "").replace("`", "").lower()).strip()
    bare = unicodedata.normalize("NFKD", text.translate(_WITHOUT_SILENT)).casefold()
    if not bare.isascii():
        bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    bare = bare.translate(_WITHOUT_SILENT).translate(_ONE_FORM).translate(_DIGITS)
    return _NOT_IN_NAMES.sub(" ", bare).strip()


def _with_arabic_habits(name: str) -> str:
    return name if name.isascii() else _ARABIC_ARTICLE.sub("", name)


def _with_latin_habits(name: str) -> str:
    if not _LATIN.search(name):
        return name
    name = f" {_without_latin_articles(name)} "
    for habit, letters in _VOWELS_OF_HABIT:
        name = name.replace(habit, letters)
    return _DOUBLED.sub(r"\1", name.strip())


def _without_latin_articles(name: str) -> str:
    words = name.split(" ")
    kept = [word for word, following in zip(words, [*words[1:], ""], strict=True) if not is_article(word, following)]
    return " ".join(kept)


def is_article(word: str, following: str) -> bool:
    """Tell whether a bare lower-case word is the Arabic article of the word after it: al, el, or assimilated to it.

    Assimilation shows in the letters (ez Zor, ash Sham, an Nabk), so no list is needed, and "as Homs" is none.
    """
    if not following:
        return False
    return word in ("al", "el") or (1 < len(word) < 4 and word[0] in "ae" and following.startswith(word[1:]))


def _settled(text: str, *habits: Callable[[str], str]) -> str:
    """Fold until nothing changes, so that a key is its own key."""
    while (folded := reduce(lambda name, habit: habit(name), habits, plain(text))) != text:
        text = folded
    return text
