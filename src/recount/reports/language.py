"""Which language a text is written in, told by its letters alone.

For: choosing the reader of a report and the direction of its page. Not for: telling apart languages that share
an alphabet: a text in plain Latin letters counts as English. Languages whose own letters show (Turkish, Persian,
Kurdish) are left undetermined rather than taken for a language that Recount reads.
"""

from __future__ import annotations

import string
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final, Literal, NamedTuple

TextLanguage = Literal["en", "ar", "und"]

# Addresses, handles and tags stand in Latin letters under many an Arabic report.
ADDRESS_STARTS: Final = ("www.", "#")
# Above this share of letters that its alphabet lacks, a text is in another language of the same script.
MOST_FOREIGN_LETTERS: Final = 0.05


class Alphabet(NamedTuple):
    """A language, the script as Unicode names it, and the letters that the language itself uses."""

    language: TextLanguage
    script: str
    letters: frozenset[str]


ALPHABETS: Final = (
    Alphabet("en", "LATIN", frozenset(string.ascii_letters)),
    Alphabet("ar", "ARABIC", frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱـ")),
)


def language_of(text: str) -> TextLanguage:
    """Tell the language by the script of most letters: "en", "ar", or "und" where neither is sure.

    Addresses, handles and tags are not counted. Presentation forms of Arabic letters count as the letters.
    """
    letters = _letters(text)
    for alphabet in ALPHABETS:
        in_script = {letter: n for letter, n in letters.items() if _is_of(letter, alphabet.script)}
        written = sum(in_script.values())
        if 2 * written > letters.total():
            foreign = sum(n for letter, n in in_script.items() if letter not in alphabet.letters)
            return alphabet.language if foreign <= MOST_FOREIGN_LETTERS * written else "und"
    return "und"


def _letters(text: str) -> Counter[str]:
    words = "".join([word for word in text.split() if not _is_address(word)])
    plain = Counter(unicodedata.normalize("NFKC", words))
    return Counter({character: n for character, n in plain.items() if character.isalpha()})


def _is_address(word: str) -> bool:
    return "@" in word or "://" in word or word.startswith(ADDRESS_STARTS)


@lru_cache(maxsize=4096)
def _is_of(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)
