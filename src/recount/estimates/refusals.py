"""What is said beside an estimate, or instead of one: assumptions, warnings and refusals as words with their sentences.

For: every method of estimation. Not for: the wording itself, which stands in `vocabulary/terms/estimates.yaml`, or
input that cannot be read at all, which is `recount.errors.BadInput`.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from recount.vocabulary.reader import LANGUAGES, Language, Term, term
from recount.vocabulary.words import EstimateAssumption, EstimateRefusal, EstimateUnit, EstimateWarning

Told = EstimateAssumption | EstimateRefusal | EstimateWarning
KINDS: Final[tuple[type[Told], ...]] = (EstimateAssumption, EstimateRefusal, EstimateWarning)


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
    return _of_unit(word, {key: _plain(value) for key, value in about.items()}, EstimateUnit.PEOPLE)


def in_unit(said: Notice, unit: EstimateUnit) -> Notice:
    """Give a notice as it is said of such units; most sentences are the same for all."""
    word = next((kind(said.word) for kind in KINDS if said.word in set(kind)), None)
    return _of_unit(word, said.about, unit) if word else said


def _of_unit(word: Told, about: dict[str, float | int | str], unit: EstimateUnit) -> Notice:
    texts = {language: _sentence(term(word), language, about, unit) for language in LANGUAGES}
    return Notice(word=str(word), about=about, **texts)


def _sentence(told: Term, language: Language, about: dict[str, float | int | str], unit: EstimateUnit) -> str:
    says = told.detail(f"of_{unit}") or told.detail("says")
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
