"""Which language a text is written in, told by its letters alone; and which each block of a mixed text.

For: choosing the reader of a report, or of an Arabic post in the frame of an English page, and the direction of a page.
Not for: telling apart languages that share
an alphabet: a text in plain Latin letters counts as English. Languages whose own letters show (Turkish, Persian,
Kurdish) are left undetermined rather than taken for a language that Recount reads.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

TextLanguage = Literal["en", "ar", "und"]

# Addresses, handles and tags stand in Latin letters under many an Arabic report.
ADDRESS_STARTS: Final = ("www.", "#")
ADDRESS_SIGNS: Final = (*ADDRESS_STARTS, "@", "://")
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


# So many words in a row of the other script are no name: who wrote them changed the language. Latin names run longer.
LEAST_RUNS: Final = {"ar": 4, "en": 8}
_ADDRESS = r"(?:https?://|www\.)\S*|[@#]\w+"
_ARABIC = r"[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+"
_LATIN = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"
_WORD = re.compile(rf"(?P<address>{_ADDRESS})|(?P<ar>{_ARABIC})|(?P<en>{_LATIN})")
# A text is asked as a whole, by its sections and by what they tell: mostly the same words.
_TEXTS_ASKED_AGAIN = 4
_IS_ARABIC, _IS_LATIN, _TAG = re.compile(_ARABIC), re.compile(_LATIN), re.compile("[@#]")


class Block(NamedTuple):
    """A stretch of a text in one language, by offsets in code points."""

    start: int
    end: int
    language: TextLanguage


@lru_cache(maxsize=_TEXTS_ASKED_AGAIN)
def blocks_of(text: str) -> Sequence[Block]:
    """Cut a text where its script changes, at lines and within them; the blocks cover it in order.

    A line has the language of most of its words, but for a run of words in the other script, which is a block of its
    own. What has no letters goes on with what stands before it. A text in one script is one block.
    """
    if not (_IS_ARABIC.search(text) and _IS_LATIN.search(text)):
        return [Block(0, len(text), language_of(text))]
    pieces = [piece for line in re.finditer(r"[^\n]+", text) for piece in _pieces(text, line.start(), line.end())]
    turns = [(at, script) for n, (at, script) in enumerate(pieces) if n == 0 or script != pieces[n - 1][1]]
    starts = [0, *(at for at, _ in turns[1:])]
    stretches = list(zip(starts, [*starts[1:], len(text)], [script for _, script in turns] or [""], strict=True))
    tongues = {
        script: _tongue("\n".join(text[a:b] for a, b, own in stretches if own == script), script) for _, script in turns
    }
    return [Block(start, end, tongues.get(script, "und")) for start, end, script in stretches]


def _tongue(text: str, script: str) -> TextLanguage:
    """Give the language of what a text writes in one script, whatever it names in another."""
    alphabet = next(alphabet for alphabet in ALPHABETS if alphabet.language == script)
    return _told_by(_in_script(_letters(text), alphabet), alphabet)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Give where the pieces of a line begin, and their scripts; nothing for a line without letters."""
    if alone := _only_script(text, start, end):
        yield start, alone
        return
    words = [found for found in _WORD.finditer(text, start, end) if found.lastgroup != "address"]
    scripts = Counter([str(word.lastgroup) for word in words])
    if not scripts:
        return
    own = scripts.most_common(1)[0][0]
    runs = list(_runs(words)) if len(scripts) > 1 else []
    if not any(script != own for _, script in runs):
        yield start, own
        return
    opens = runs[0][0] == words[0].start()
    yield start, runs[0][1] if opens else own
    yield from runs[opens:]


def _only_script(text: str, start: int, end: int) -> str:
    """Give the one script of a line that holds no address, handle or tag; "" where that takes a closer look."""
    if _IS_LATIN.search(text, start, end) or _TAG.search(text, start, end):
        return ""
    return "ar" if _IS_ARABIC.search(text, start, end) else ""


def _runs(words: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """Give where the runs of one script begin that are long enough to be somebody's words."""
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].lastgroup != words[first].lastgroup:
            if at - first >= LEAST_RUNS[str(words[first].lastgroup)]:
                yield words[first].start(), str(words[first].lastgroup)
            first = at


def language_of(text: str) -> TextLanguage:
    """Tell the language by the script of most letters: "en", "ar", or "und" where neither is sure.

    Addresses, handles and tags are not counted. Presentation forms of Arabic letters count as the letters.
    """
    if text.isascii():
        return "en" if any(_says(word) for word in text.split()) else "und"
    letters = _letters(text)
    for alphabet in ALPHABETS:
        written = _in_script(letters, alphabet)
        if 2 * sum(written.values()) > sum(letters.values()):
            return _told_by(written, alphabet)
    return "und"


def _in_script(letters: Mapping[str, int], alphabet: Alphabet) -> dict[str, int]:
    return {letter: n for letter, n in letters.items() if _is_of(letter, alphabet.script)}


def _told_by(written: Mapping[str, int], alphabet: Alphabet) -> TextLanguage:
    """Give the language of an alphabet for letters of its script, if it has nearly all of them."""
    foreign = sum(n for letter, n in written.items() if letter not in alphabet.letters)
    return alphabet.language if foreign <= MOST_FOREIGN_LETTERS * sum(written.values()) else "und"


def _letters(text: str) -> dict[str, int]:
    words = text.split()
    if any(sign in text for sign in ADDRESS_SIGNS):
        words = [word for word in words if not _is_address(word)]
    plain = Counter(unicodedata.normalize("NFKC", "".join(words)))
    return {character: n for character, n in plain.items() if character.isalpha()}


def _says(word: str) -> bool:
    return not _is_address(word) and any(map(str.isalpha, word))


def _is_address(word: str) -> bool:
    return word.startswith(ADDRESS_STARTS) or "@" in word or "://" in word


@lru_cache(maxsize=4096)
def _is_of(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)
