"""What the pages of every reckoning show: what was asked before, how far one is, what it assumes, what one may quote.

For: pages that a step completes with its own forms and rows. Not for: asking and watching
(`recount.workbench.reckoning.asking`), or the numbers of any reckoning.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import urlencode

from django.urls import reverse
from pydantic import ConfigDict, Field, model_serializer

from recount.estimates.printing import finite
from recount.vocabulary.reader import Language
from recount.workbench.answering import Answer
from recount.workbench.reckoning.asking import Course, Earlier
from recount.workbench.reckoning.naming import asked_in_words, left_out_in_words, rules_in_words
from recount.workbench.words import language, languages


class InBoth(Protocol):
    """What can be said in either language."""

    def in_language(self, language: Language, /) -> str:
        """Say it in one of them."""
        ...


class ReckoningPage(Answer):
    """A page of a step that reckons; the step names its folder and its addresses."""

    step: str = Field(default="", exclude=True)
    title: str = Field(default="", exclude=True)

    @property
    def base(self) -> str:
        """Give the address that the step begins with."""
        return reverse(f"{self.step}:asking")


class AskingPage(ReckoningPage):
    """What can be asked, filled in with what was asked, and the reckonings of before as `rows`."""

    asked: dict[str, str]
    rows: list[Earlier]


class AnswerPage(ReckoningPage):
    """What a reckoning gave, or how far it is; its JSON is that of the command, or its course."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    id: str
    asked: dict[str, str] = {}
    told: Any = None
    course: Course | None = None

    @classmethod
    @abstractmethod
    def kept(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Lay out an answer that was kept: the fields of its page."""

    @model_serializer
    def _as_told(self) -> dict[str, Any]:
        if self.told is None:
            return self.course.model_dump(mode="json") if self.course else {}
        said: dict[str, Any] = finite(self.told.model_dump(mode="json"))
        return said

    @property
    def told_in(self) -> str:
        """Name the template that tells it."""
        return f"{self.step}/told.html"

    @property
    def asked_in_words(self) -> str:
        """Say what was asked in the language of the page."""
        return asked_in_words(self.asked)

    @property
    def changed(self) -> str:
        """Give the address of the form, filled in as it was asked."""
        return f"{self.base}?{urlencode(self.asked)}"

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Give the rules by which rows of the record were chosen."""
        return list(rules_in_words(self.told.made.rules)) if self._has_account else []

    @property
    def left_out(self) -> list[tuple[str, int]]:
        """Give what these rules left out, and how many."""
        return list(left_out_in_words(self.told.made.left_out)) if self._has_account else []

    @property
    def _has_account(self) -> bool:
        return bool(self.told and self.told.made)

    @property
    def assumed(self) -> list[str]:
        """Give the assumptions."""
        return said(self.told.assumptions) if self.told else []

    @property
    def warnings(self) -> list[str]:
        """Give what is to be told beside the numbers."""
        return said(self.told.warnings) if self.told else []

    @property
    @abstractmethod
    def quoted(self) -> InBoth | None:
        """Give what may be quoted."""

    @property
    def quotes(self) -> list[tuple[str, str]]:
        """Give what may be quoted, in each language."""
        quoted = self.quoted
        return [(each, quoted.in_language(each)) for each in languages()] if quoted else []


def said(notices: Iterable[InBoth]) -> list[str]:
    """Say notices in the language of the page."""
    return [each.in_language(language()) for each in notices]


def placed(value: float, low: float, high: float) -> float:
    """Give where a value lies in a picture from `low` to `high`, from 0 to 100."""
    return round((value - low) / (high - low) * 100, 2)
