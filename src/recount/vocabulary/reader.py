"""The one reader of the vocabulary files: what each word means, in English and Arabic.

For: labels and definitions on pages, tables and the glossary; aliases of parties; the numbers behind a
hedge. Not for: naming a word in code, which is what `recount.vocabulary.words` is for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from recount.vocabulary.written import written_in

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

TERMS_FOLDER = Path(__file__).parent / "terms"

# The C loader reads the same YAML ten times faster; wheels without it fall back to the Python one.


class Bilingual(BaseModel):
    """One text in the two languages of the interface."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str
    ar: str

    def in_language(self, language: Language) -> str:
        """Give the text in one of the two languages."""
        return self.ar if language == "ar" else self.en


class Term(BaseModel):
    """One word of the vocabulary: its identifier, its labels, its meaning.

    Whatever a set says of its own terms beyond that (aliases, numbers, what a party folds into) is kept in
    `model_extra` and read by the module of that set.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    name: str
    label: Bilingual
    definition: Bilingual
    source: str = ""

    def detail(self, key: str, default: Any = None) -> Any:
        """Give what the file says of this term under `key`, or `default` where it says nothing."""
        return (self.model_extra or {}).get(key, default)


class TermSet(BaseModel):
    """One set of words (`HarmGrade`, `Verdict`, ...) in the order in which its file lists them."""

    model_config = ConfigDict(frozen=True, extra="allow")

    name: str
    topic: str
    label: Bilingual
    about: Bilingual
    standard: str
    terms: dict[str, Term] = Field(min_length=1)

    def __getitem__(self, term_id: str) -> Term:
        """Give one term by its identifier."""
        return self.terms[term_id]

    def detail(self, key: str, default: Any = None) -> Any:
        """Give what the file says of the whole set under `key`, or `default` where it says nothing."""
        return (self.model_extra or {}).get(key, default)


@cache
def term_sets() -> dict[str, TermSet]:
    """Read every set of every file, by the name of the set; files in alphabetical order."""
    return {
        name: _term_set(name, path.stem, content)
        for path in sorted(TERMS_FOLDER.glob("*.yaml"))
        for name, content in _content(path).items()
    }


def label(word: str, language: Language = "en") -> str:
    """Give the label that people read for a member of `recount.vocabulary.words`."""
    return term(word).label.in_language(language)


def term(word: str) -> Term:
    """Give the term behind a member of `recount.vocabulary.words` (its class names the set)."""
    return term_sets()[type(word).__name__][str(word)]


def _content(path: Path) -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = written_in(path)
    return content


def _term_set(name: str, topic: str, content: dict[str, Any]) -> TermSet:
    terms = {
        term_id: Term(id=term_id, name=entry.pop("name", term_id), **entry)
        for term_id, entry in content.pop("terms").items()
    }
    return TermSet(name=name, topic=topic, terms=terms, **content)
