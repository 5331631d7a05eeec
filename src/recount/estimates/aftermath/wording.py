"""What is said of an aftermath in English and Arabic.

For: sentences of `words.yaml` as notices. Not for: deciding what to say.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from recount.estimates.refusals import Notice
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.written import written_in

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words() -> dict[str, dict[str, dict[Language, str]]]:
    """Give every sentence by chapter and word."""
    chapters: dict[str, dict[str, dict[Language, str]]] = written_in(_FILE)
    return chapters


def say(chapter: str, word: str, **about: Any) -> Notice:
    """Say a word; `about` fills its sentence, with a text for each language where a filling has both.

    Raises: KeyError where the file does not know the word, a fault of the program.
    """
    texts = {
        language: words()[chapter][word][language].format(**{key: _in(said, language) for key, said in about.items()})
        for language in LANGUAGES
    }
    return Notice(word=word, about={key: _in(said, "en") for key, said in about.items()}, **texts)


def _in(said: Any, language: Language) -> Any:
    """Give a filling in one language, where it has one text for each."""
    return said[language] if isinstance(said, dict) else said


def heading(word: str, language: Language) -> str:
    """Give a heading."""
    return words()["headings"][word][language]
