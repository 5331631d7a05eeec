"""Sentences that a room of the record says, as data: a key and its values, put into words in either language.

For: reasons, refusals and findings that the command line prints in English and a page says in the language of its
reader. Not for: words of the vocabulary (`recount.vocabulary.reader.label`), or what only a page says.

A folder that has something to say keeps it in its `sentences.yaml`, and the key `incidents.judging.one_origin` names
the entry `one_origin` of `recount/incidents/judging`. An entry is {en: ..., ar: ...}; braces are filled in, and `n`
chooses among plural forms. A refusal has three of them: `found`, `matters`, `remedy`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

from pydantic_core import CoreSchema, core_schema

from recount.errors import BadInput
from recount.vocabulary import words as vocabulary
from recount.vocabulary.plurals import form
from recount.vocabulary.reader import Bilingual, Language, label
from recount.vocabulary.written import written_in

FILE = "sentences.yaml"
PACKAGE = Path(__file__).parents[1]
PARTS_OF_A_REFUSAL = ("found", "matters", "remedy")

Names = Mapping[str, str]
# A name, a number or a day that stands in a sentence is set apart from it, so that neither turns the other round.
_APART, _END = "\u2068", "\u2069"
# What is typed, and dates in figures, are written from left to right within Arabic too.
_FROM_LEFT, _LEFT_TO_RIGHT = "\u2066", re.compile(r"`[^`]*`|\d+(?:[-/]\d+)+")
_WRITTEN = '{"say":'


class Sentence(str):
    """A sentence: to all who do not ask further its English text, to a page a key and what fills it in.

    Fills are numbers, names (in one language or two), days, words of the vocabulary, sentences, and lists of these.
    """

    key: str
    fills: Mapping[str, Any]

    def __new__(cls, key: str, fills: Mapping[str, Any]) -> Self:
        """Put the entry `key` into English words."""
        told = super().__new__(cls, _in_words(key, fills, "en", {}))
        told.key, told.fills = key, fills
        return told

    def __str__(self) -> str:
        """Stay what it is: those who collect messages ask for their text, and a page asks later for the language."""
        return self

    def __getnewargs__(self) -> tuple[str, Mapping[str, Any]]:  # type: ignore[override]
        """Be copied by key and fills."""
        return self.key, self.fills

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> CoreSchema:
        """Stand in models as it is, and in their JSON as its English text."""
        return core_schema.is_instance_schema(cls, serialization=core_schema.to_string_ser_schema())

    def in_language(self, language: Language, names: Names | None = None) -> str:
        """Put it into words in one of the two languages; `names` gives what keys in it are called there."""
        return _in_words(self.key, self.fills, language, names or {})


def tell(key: str, /, **fills: Any) -> Sentence:
    """Say an entry of a `sentences.yaml`. Raises: KeyError where there is none, a fault of the program."""
    return Sentence(key, fills)


def together(first: str, *more: str) -> Sentence:
    """Say several sentences one after the other; empty ones are left out, and what a person wrote stays as it is."""
    said = _apart(first)
    for then in filter(None, more):
        said = tell("vocabulary.together", one=said, then=then)
    return said


def as_clauses(first: str, *more: str) -> str:
    """Say several clauses in one sentence; what a person wrote stays as it is."""
    said = first
    for then in more:
        said = tell("vocabulary.clauses", one=_apart(said), then=_apart(then))
    return said


def refusal(key: str, /, **fills: Any) -> BadInput:
    """Give the error of an entry with its three parts."""
    return BadInput(*(tell(f"{key}.{part}", **fills) for part in PARTS_OF_A_REFUSAL))


def in_language(text: str, language: Language, names: Names | None = None) -> str:
    """Put a text into a language where it is a sentence with a key; what a person wrote stays as it is."""
    return text.in_language(language, names) if isinstance(text, Sentence) else text


def written(text: str) -> str:
    """Write a sentence so that it can be read again as one: for a column or a file."""
    return json.dumps(_as_data(text), ensure_ascii=False, separators=(",", ":")) if isinstance(text, Sentence) else text


def read(text: str) -> str:
    """Read what `written` wrote; every other text is given back as it is."""
    return _of_data(json.loads(text)) if text.startswith(_WRITTEN) else text


def entry(key: str) -> Mapping[str, Any]:
    """Give both languages of an entry. Raises: KeyError."""
    folder, found = _home(key)
    content: Any = _content(folder)
    for name in found:
        content = content[name]
    both: Mapping[str, Any] = content
    return both


def entries_of(room: str) -> Mapping[str, Any]:
    """Give all that the `sentences.yaml` of a room holds."""
    content: Mapping[str, Any] = _content(PACKAGE.joinpath(*room.split("."), FILE))
    return content


def in_english(key: str) -> Callable[..., str]:
    """Give what fills in the English of an entry, for what is said so often that it must stay plain text.

    `recount.vocabulary.recognising` finds the way back. Raises: KeyError.
    """
    fill: Callable[..., str] = entry(key)["en"].format
    return fill


def _apart(text: str) -> Sentence:
    return text if isinstance(text, Sentence) else tell("vocabulary.as_written", text=text)


def _in_words(key: str, fills: Mapping[str, Any], language: Language, names: Names) -> str:
    said = form(entry(key)[language], fills.get("n"), language)
    if language == "ar":
        said = _LEFT_TO_RIGHT.sub(rf"{_FROM_LEFT}\g<0>{_END}", said)
    return said.format(**{name: _filled(value, language, names) for name, value in fills.items()})


def _filled(value: Any, language: Language, names: Names) -> str:
    if isinstance(value, Sentence):
        return value.in_language(language, names)
    if isinstance(value, StrEnum):
        return label(value, language)
    if isinstance(value, list | tuple):
        return {"en": ", ", "ar": "، "}[language].join(_filled(each, language, names) for each in value)
    name = value.in_language(language) or value.en if isinstance(value, Bilingual) else str(value)
    text = names.get(name, name)
    return f"{_APART}{text}{_END}" if language == "ar" and text else text


def _as_data(value: Any) -> Any:
    if isinstance(value, Sentence):
        return {"say": value.key, "with": {name: _as_data(each) for name, each in value.fills.items()}}
    if isinstance(value, StrEnum):
        return {"word": f"{type(value).__name__}.{value}"}
    if isinstance(value, Bilingual):
        return value.model_dump()
    if isinstance(value, list | tuple):
        return [_as_data(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _of_data(value: Any) -> Any:
    if isinstance(value, list):
        return [_of_data(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "word" in value:
        words, _, word = value["word"].partition(".")
        return getattr(vocabulary, words)(word)
    if "say" not in value:
        return Bilingual(**value)
    return Sentence(value["say"], {name: _of_data(each) for name, each in value["with"].items()})


@cache
def _home(key: str) -> tuple[Path, tuple[str, ...]]:
    """Find the folder that a key names, and the way to its entry there."""
    names = key.split(".")
    for end in range(len(names) - 1, 0, -1):
        path = PACKAGE.joinpath(*names[:end], FILE)
        if path.is_file():
            return path, tuple(names[end:])
    raise KeyError(key)


@cache
def _content(path: Path) -> Any:
    return written_in(path)
