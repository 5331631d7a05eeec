"""What is said beside an estimate, or instead of one: assumptions, warnings and refusals as words with their sentences.

For: every method of estimation. Not for: the wording itself, which stands in `vocabulary/terms/estimates.yaml`, or
input that cannot be read at all, which is `recount.errors.BadInput`.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from recount.vocabulary.reader import LANGUAGES, Language, Term, term
from recount.vocabulary.words import EstimateAssumption, EstimateRefusal, EstimateWarning

Told = EstimateAssumption | EstimateRefusal | EstimateWarning


class Notice(BaseModel):
    """One word said of a fit, with its sentence in both languages and the numbers that the sentence tells.

    `about` holds what fills the sentence: numbers, names of lists. A refusal's sentence ends with what is needed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    en: str
    ar: str
    about: dict[str, float | int | str] = {}

    def in_language(self, language: Language) -> str:
        """Give the sentence in one of the two languages."""
        return self.ar if language == "ar" else self.en


def notice(word: Told, **about: Any) -> Notice:
    """Say a word of a fit; `about` must hold what the word's sentence leaves open.

    Raises: KeyError when the sentence needs more than was given, a fault of the program.
    """
    told = term(word)
    plain = {key: _plain(value) for key, value in about.items()}
    texts = {language: _sentence(told, language, plain) for language in LANGUAGES}
    return Notice(word=str(word), about=plain, **texts)


def _sentence(told: Term, language: Language, about: dict[str, float | int | str]) -> str:
    says = told.detail("says")
    sentence = says[language].format(**about) if says else told.definition.in_language(language)
    needs = told.detail("needs")
    if not needs:
        return sentence
    lead = {"en": "Needed:", "ar": "المطلوب:"}[language]
    return f"{sentence} {lead} {needs[language]}"


def _plain(value: Any) -> float | int | str:
    if isinstance(value, bool | str):
        return str(value)
    number = float(value)
    return int(number) if number.is_integer() and not isinstance(value, float) else number
