"""What the pages say, in English and Arabic: each step keeps its words in its own `words.yaml`.

For: the tag `say` in templates and the function `say` in views, each with `STEP.KEY`; and `in_words`, which puts a
sentence of another room into the language of the page. Not for: words of the vocabulary, which have their labels there.
An entry is {en: ..., ar: ...}. Braces are filled in. Where the form of a word hangs on a number, each language has the
forms that it needs by the categories of CLDR, and the number is called `n`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from recount.vocabulary import sentences
from recount.vocabulary.plurals import form
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.written import written_in
from recount.workbench.digits import in_digits

FOLDER = Path(__file__).parent
RIGHT_TO_LEFT = ("ar",)
_LATIN = re.compile("[A-Za-z0-9]")

Forms = dict[str, str]
Entry = dict[str, "str | Forms"]


def language() -> Language:
    """Give the language of this answer."""
    chosen = (get_language() or "en").partition("-")[0]
    return next((known for known in LANGUAGES if known == chosen), "en")


def languages() -> list[Language]:
    """Give both languages, that of this answer first."""
    return sorted(LANGUAGES, key=lambda each: each != language())


def direction() -> str:
    """Give the direction in which the language of this answer is written."""
    return "rtl" if language() in RIGHT_TO_LEFT else "ltr"


def in_language(english: str, arabic: str) -> str:
    """Give a name in the language of this answer, and in English where it has no Arabic one."""
    return (arabic if language() == "ar" else "") or english


def say(key: str, **fills: object) -> str:
    """Give the words for `step.key` in the language of this answer, filled in.

    Raises: KeyError where no step has such words.
    """
    text = form(entries()[key][language()], fills.get("n"), language())
    return text.format(**{name: _written(value) for name, value in fills.items()})


def in_words(text: str, names: sentences.Names | None = None) -> str:
    """Put a sentence that the record says into the language of this answer; `names` gives what keys are called there.

    What a person wrote stays in their language.
    """
    return sentences.in_language(text, language(), names)


def faults(error: ValidationError) -> str:
    """Say everything that a decision was refused for, in the language of this answer."""
    return " ".join(in_words(message) for message in error.messages)


@cache
def entries() -> dict[str, Entry]:
    """Read the words of every step, by `step.key`."""
    return {
        f"{path.parent.name}.{key}": entry
        for path in sorted(FOLDER.glob("*/words.yaml"))
        for key, entry in (_content(path) or {}).items()
    }


def _written(value: object) -> object:
    """Write a number as people do, and set a name in Latin letters apart from the Arabic around it."""
    if isinstance(value, str) and direction() == "rtl" and _LATIN.search(value):
        return f"\u2068{value}\u2069"
    return in_digits(f"{value:,}") if isinstance(value, int) and not isinstance(value, bool) else value


def _content(path: Path) -> Any:
    return written_in(path)
